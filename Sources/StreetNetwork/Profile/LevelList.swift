/// The floors that a `level` names, of which 0 is at ground level.
///
/// Floors are separated by semicolons; two numbers joined by a hyphen are a range, as in `-2--1` or `0-3`. Text that is
/// no number is ignored.
struct LevelList {
  /// Whether the floor at ground level is among them.
  private(set) var hasGround = false
  /// Whether a floor below ground is among them.
  private(set) var hasBelow = false
  /// Whether a floor above ground is among them.
  private(set) var hasAbove = false

  /// Whether every floor is below ground; false if there is none.
  var isAllBelow: Bool { hasBelow && !hasGround && !hasAbove }

  init(_ text: some Sequence<UInt8>) {
    var number = Number()
    var low: Double?
    for byte in text {
      if number.take(byte) { continue }
      let value = number.value
      number = Number()
      if byte == UInt8(ascii: "-"), let value, low == nil {
        low = value
        continue
      }
      add(low, value)
      low = nil
      _ = number.take(byte)
    }
    add(low, number.value)
  }

  private mutating func add(_ low: Double?, _ high: Double?) {
    guard let first = low ?? high, let last = high ?? low else { return }
    hasBelow = hasBelow || min(first, last) < 0
    hasAbove = hasAbove || max(first, last) > 0
    hasGround = hasGround || (min(first, last) <= 0 && max(first, last) >= 0)
  }

  /// A number that is read byte by byte.
  private struct Number {
    private var digits: Double?
    private var scale = 1.0
    private var isNegative = false
    private var isFraction = false

    /// Takes a byte if it continues the number.
    mutating func take(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if isFraction { scale /= 10 }
        let digit = Double(byte - UInt8(ascii: "0"))
        digits = isFraction ? (digits ?? 0) + digit * scale : (digits ?? 0) * 10 + digit
      case UInt8(ascii: ".") where !isFraction: isFraction = true
      case UInt8(ascii: "-") where digits == nil && !isNegative && !isFraction: isNegative = true
      case UInt8(ascii: " ") where digits == nil: break
      default: return false
      }
      return true
    }

    var value: Double? { digits.map { isNegative ? -$0 : $0 } }
  }
}
