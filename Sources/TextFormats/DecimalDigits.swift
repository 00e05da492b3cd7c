/// Writes the decimal digits of whole numbers, two at a time.
enum DecimalDigits {
  /// The number of decimal digits; 1 for zero.
  @inline(__always)
  static func count(_ value: UInt64) -> Int {
    // b bits are b * log10(2) digits, which is approximated by b * 1233 / 4096 and may be one too
    // few; one comparison decides.
    let bits = 64 - (value | 1).leadingZeroBitCount
    let fewest = (bits * 1233) >> 12
    return fewest + (value >= PowersOfTen.whole(fewest) ? 1 : 0) + (value == 0 ? 1 : 0)
  }

  /// Writes the digits so that they end just before `end`; returns the address of the first.
  @inline(__always)
  static func write(
    _ value: UInt64, before end: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var at = end
    var rest = value
    while rest >= 100 { at = writePair(&rest, before: at) }
    if rest >= 10 { return writePair(&rest, before: at) }
    at -= 1
    at.pointee = UInt8(truncatingIfNeeded: rest) &+ 48
    return at
  }

  /// Removes the last `count` digits from a number and writes them so that they end just before
  /// `end`.
  @inline(__always)
  static func writeLast(
    _ count: Int, of rest: inout UInt64, before end: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    var at = end
    if count % 2 == 1 {
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      at -= 1
      at.pointee = UInt8(truncatingIfNeeded: digit) &+ 48
      rest = quotient
    }
    for _ in 0..<count / 2 { at = writePair(&rest, before: at) }
    return at
  }

  @inline(__always)
  private static func writePair(
    _ rest: inout UInt64, before end: UnsafeMutablePointer<UInt8>
  ) -> UnsafeMutablePointer<UInt8> {
    let (quotient, pair) = rest.quotientAndRemainder(dividingBy: 100)
    rest = quotient
    let at = end - 2
    at.update(from: pairs.utf8Start + Int(truncatingIfNeeded: pair) * 2, count: 2)
    return at
  }

  /// The digit pairs 00 to 99, stored in the read-only data segment.
  private static let pairs: StaticString = """
    0001020304050607080910111213141516171819\
    2021222324252627282930313233343536373839\
    4041424344454647484950515253545556575859\
    6061626364656667686970717273747576777879\
    8081828384858687888990919293949596979899
    """
}
