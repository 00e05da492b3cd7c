/// Parses a whole field as a decimal number. Surrounding text, names such as "nan" and hexadecimal
/// numbers are rejected.
public struct DecimalParser {
  private init() {}

  /// The double nearest to a decimal such as `-12.5`, `.5`, `5.` or `1e-7`.
  ///
  /// The result is always correctly rounded. It is nil for an empty field, for anything that is not
  /// entirely a decimal, and for magnitudes beyond the largest double. Magnitudes that are too small
  /// become zero.
  public static func double(_ field: UnsafeBufferPointer<UInt8>) -> Double? {
    guard let base = field.baseAddress else { return nil }
    return double(base, count: field.count)
  }

  /// The value of a whole number with an optional sign; nil for anything else and on overflow.
  public static func int(_ field: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    let isNegative = first == UInt8(ascii: "-")
    let start = isNegative || first == UInt8(ascii: "+") ? 1 : 0
    guard field.count > start else { return nil }
    var value = 0
    for i in start..<field.count {
      let digit = field[i] &- 48
      guard digit <= 9 else { return nil }
      let (tens, overflow) = value.multipliedReportingOverflow(by: 10)
      // Accumulating negative numbers downwards makes room for the smallest Int.
      let (sum, carry) = tens.addingReportingOverflow(isNegative ? -Int(digit) : Int(digit))
      guard !overflow, !carry else { return nil }
      value = sum
    }
    return value
  }

  @inline(__always)
  static func double(_ text: UnsafePointer<UInt8>, count: Int) -> Double? {
    guard let scan = DecimalScan(text, count: count) else { return nil }
    return value(of: scan, text, count: count)
  }

  /// The value of scanned decimal text, by Clinger's fast path where it applies: if the mantissa and
  /// the power of ten are both exact doubles, their product or quotient is correctly rounded.
  @inline(__always)
  static func value(
    of scan: DecimalScan, _ text: UnsafePointer<UInt8>, count: Int
  ) -> Double? {
    guard scan.isExact, scan.mantissa <= 1 << 53, scan.exponent >= -22, scan.exponent <= 22 else {
      return slowValue(text, count: count)
    }
    let digits = Double(Int64(bitPattern: scan.mantissa))
    let magnitude =
      scan.exponent < 0
      ? digits / PowersOfTen.exact(-scan.exponent) : digits * PowersOfTen.exact(scan.exponent)
    return scan.isNegative ? -magnitude : magnitude
  }

  /// The value by the standard library's parser, which rounds correctly and ignores the locale.
  @inline(never)
  private static func slowValue(_ text: UnsafePointer<UInt8>, count: Int) -> Double? {
    let string = String(decoding: UnsafeBufferPointer(start: text, count: count), as: UTF8.self)
    guard let value = Double(string), value.isFinite else { return nil }
    return value
  }
}
