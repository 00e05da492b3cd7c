import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Numbers as a sheet shows them: with at most fifteen digits, which is all that spreadsheets keep, and without an
/// exponent, as an id or a figure would be written.
public enum NumberText {
  /// The number of digits that spreadsheets keep.
  private static let keptDigits = 15

  /// Whether a stored number is also what is shown: a plain number with no more digits than are kept.
  @inline(__always)
  static func isPlain(_ number: UnsafeBufferPointer<UInt8>) -> Bool {
    var digits = 0
    for byte in number {
      if byte >= 48 && byte <= 57 {
        digits += 1
      } else if byte != UInt8(ascii: "."), byte != UInt8(ascii: "-") {
        return false
      }
    }
    return digits <= keptDigits
  }

  /// Whether a number probably lost digits when it was typed, because it has more than fifteen.
  public static func hasLostDigits(_ number: Double) -> Bool {
    number.isFinite && abs(number) >= 1e15
  }

  /// Whether a stored number is an integer in full with digits beyond the fifteenth. Spreadsheets do not write such
  /// numbers, so another program did, and the number is as it was.
  static func isExactInteger(_ number: [UInt8]) -> Bool {
    let digits = number.first == UInt8(ascii: "-") ? number.dropFirst() : number[...]
    return digits.count > keptDigits && digits.allSatisfy { $0 >= 48 && $0 <= 57 }
      && digits.dropFirst(keptDigits).contains { $0 != UInt8(ascii: "0") }
  }

  /// The number as shown: `330302001001234000` for 3.30302001001234e17, `120.7` for 120.69999999999999.
  public static func shown(_ number: Double) -> String {
    let text = fifteenDigits(number)
    guard let mark = text.firstIndex(of: "e"),
      let exponent = Int(text[text.index(after: mark)...])
    else { return text }
    guard (-20...30).contains(exponent) else { return text }
    return writtenOut(String(text[..<mark]), exponent)
  }

  private static func fifteenDigits(_ number: Double) -> String {
    var buffer = [CChar](repeating: 0, count: 64)
    let count = withVaList([number]) { vsnprintf(&buffer, buffer.count, "%.15g", $0) }
    return String(
      decoding: buffer.prefix(Int(max(0, count))).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Writes a number without an exponent: `3.303e+5` as `330300`, `1.5e-6` as `0.0000015`.
  private static func writtenOut(_ mantissa: String, _ exponent: Int) -> String {
    let sign = mantissa.hasPrefix("-") ? "-" : ""
    let digits = mantissa.filter(\.isNumber)
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + digits }
    let missing = exponent + 1 - digits.count
    if missing >= 0 { return sign + digits + String(repeating: "0", count: missing) }
    return sign + digits.prefix(exponent + 1) + "." + digits.dropFirst(exponent + 1)
  }
}
