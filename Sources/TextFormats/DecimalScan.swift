/// The components of a decimal number, found in one pass over its bytes.
struct DecimalScan {
  var isNegative = false
  /// All digits as one whole number; wraps around if there are more than 19.
  var mantissa: UInt64 = 0
  /// The power of ten by which to multiply the mantissa.
  var exponent = 0
  /// Whether `mantissa` holds all digits, that is, did not wrap around.
  var isExact = true
  /// Whether the text also matches JSON's narrower grammar for numbers (RFC 8259, section 6).
  var isJSON = true

  /// Scans the text; nil unless all of it is one decimal number.
  @inline(__always)
  init?(_ text: UnsafePointer<UInt8>, count: Int) {
    var at = 0
    if at < count, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") {
      isNegative = text[at] == UInt8(ascii: "-")
      isJSON = isNegative
      at += 1
    }
    let whole = takeDigits(text, count, &at)
    if whole == 0 || (whole > 1 && text[at - whole] == UInt8(ascii: "0")) { isJSON = false }
    var fraction = 0
    if at < count, text[at] == UInt8(ascii: ".") {
      at += 1
      fraction = takeDigits(text, count, &at)
      if fraction == 0 { isJSON = false }
      exponent = -fraction
    }
    guard whole + fraction > 0 else { return nil }
    isExact = whole + fraction <= 19
    if at < count {
      guard takeExponent(text, count, &at), at == count else { return nil }
    }
  }

  @inline(__always)
  private mutating func takeDigits(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ at: inout Int
  ) -> Int {
    let start = at
    while at < count {
      let digit = text[at] &- 48
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      at += 1
    }
    return at - start
  }

  private mutating func takeExponent(
    _ text: UnsafePointer<UInt8>, _ count: Int, _ at: inout Int
  ) -> Bool {
    guard text[at] | 0x20 == UInt8(ascii: "e") else { return false }
    at += 1
    var sign = 1
    if at < count, text[at] == UInt8(ascii: "-") || text[at] == UInt8(ascii: "+") {
      sign = text[at] == UInt8(ascii: "-") ? -1 : 1
      at += 1
    }
    let start = at
    var value = 0
    while at < count, text[at] &- 48 <= 9 {
      // With larger exponents every number is zero or infinite; the cap prevents an overflow.
      value = min(value * 10 + Int(text[at] &- 48), 1_000_000)
      at += 1
    }
    exponent += sign * value
    return at > start
  }
}
