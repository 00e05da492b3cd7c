/// A number rounded to a fixed number of decimals, stored as a whole number of units of the last
/// decimal.
struct FixedDecimal {
  let isNegative: Bool
  let units: UInt64

  /// Rounds the exact value of the double to the nearest decimal, and exact ties to the even digit,
  /// as `printf` does. Nil if this fast path might not be exact: for more than 22 decimals, or 2^51
  /// or more units.
  @inline(__always)
  init?(_ value: Double, decimals: Int) {
    guard decimals >= 0, decimals <= 22 else { return nil }
    let scale = PowersOfTen.exact(decimals)
    let scaled = value.magnitude * scale
    guard scaled < 0x1p51 else { return nil }
    // Adding 2^52 shifts the fraction out of the significand, which rounds to nearest, ties to even.
    var rounded = (scaled + 0x1p52) - 0x1p52
    let difference = scaled - rounded
    if difference.magnitude == 0.5 {
      // An apparent tie may be caused by the rounding of the product. The sign of the rounding error,
      // which the fused multiply-add yields exactly, tells on which side the exact value lies.
      let lost = (-scaled).addingProduct(value.magnitude, scale)
      if lost > 0, difference > 0 { rounded += 1 }
      if lost < 0, difference < 0 { rounded -= 1 }
    }
    units = UInt64(rounded)
    isNegative = value < 0 && units != 0
  }

  /// The number of bytes that `write` produces.
  @inline(__always)
  func length(_ decimals: Int) -> Int {
    max(DecimalDigits.count(units), decimals + 1) + (decimals > 0 ? 1 : 0) + (isNegative ? 1 : 0)
  }

  /// Writes the number in exactly `length` bytes, so that it ends just before `end`.
  @inline(__always)
  func write(_ decimals: Int, before end: UnsafeMutablePointer<UInt8>) {
    var rest = units
    var at = end
    if decimals > 0 {
      at = DecimalDigits.writeLast(decimals, of: &rest, before: end) - 1
      at.pointee = UInt8(ascii: ".")
    }
    at = DecimalDigits.write(rest, before: at)
    if isNegative { at[-1] = UInt8(ascii: "-") }
  }
}
