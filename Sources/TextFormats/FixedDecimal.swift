/// A number rounded to a fixed count of decimals, as a whole number of its last decimal's units.
struct FixedDecimal {
  let isNegative: Bool
  let units: UInt64

  /// Rounds as `printf` does: to the nearest decimal of the double's exact value, and a value that
  /// lies exactly between two of them to the even one. Nil where the fast path would not be exact.
  @inline(__always)
  init?(_ value: Double, decimals: Int) {
    guard decimals >= 0, decimals <= 22 else { return nil }
    let scale = PowersOfTen.exact(decimals)
    let scaled = value.magnitude * scale
    guard scaled < 0x1p51 else { return nil }
    // Adding 2^52 pushes the fraction out of the significand: rounding to the nearest even.
    var rounded = (scaled + 0x1p52) - 0x1p52
    let difference = scaled - rounded
    if difference.magnitude == 0.5 {
      // Only here can the rounding of the product have decided: look at what it rounded away.
      let lost = (-scaled).addingProduct(value.magnitude, scale)
      if lost > 0, difference > 0 { rounded += 1 }
      if lost < 0, difference < 0 { rounded -= 1 }
    }
    units = UInt64(rounded)
    isNegative = value < 0 && units != 0
  }

  /// How many bytes `write` takes.
  @inline(__always)
  func length(_ decimals: Int) -> Int {
    max(DecimalDigits.count(units), decimals + 1) + (decimals > 0 ? 1 : 0) + (isNegative ? 1 : 0)
  }

  /// Writes the number so that it ends before `end`, in exactly `length` bytes.
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
