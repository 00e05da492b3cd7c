#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension ByteBuffer {
  /// Appends a whole number in decimal.
  public mutating func appendInt(_ value: Int) {
    let magnitude = UInt64(value.magnitude)
    let length = DecimalDigits.count(magnitude) + (value < 0 ? 1 : 0)
    let out = tail(length)
    out.pointee = UInt8(ascii: "-")
    _ = DecimalDigits.write(magnitude, before: out + length)
    advance(length)
  }

  /// Appends a number with a fixed number of decimals, from 0 to 300.
  ///
  /// The exact value is rounded to the nearest decimal and exact ties to the even digit, as
  /// `printf("%.*f")` does. Zero is written without a sign, and a number that is not finite as
  /// `null`.
  public mutating func appendFixed(_ value: Double, decimals: Int) {
    if let fixed = FixedDecimal(value, decimals: decimals) {
      let length = fixed.length(decimals)
      fixed.write(decimals, before: tail(length) + length)
      advance(length)
    } else if value.isFinite {
      appendPrinted(value, decimals: min(max(decimals, 0), 300))
    } else {
      append("null")
    }
  }

  /// Appends the fewest digits that read back as the same double; `null` if it is not finite.
  public mutating func appendShortest(_ value: Double) {
    guard value.isFinite else { return append("null") }
    let text = value.description
    append(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  private mutating func appendPrinted(_ value: Double, decimals: Int) {
    // 309 digits before the decimal point, the point, a sign and the terminating NUL.
    let room = 309 + decimals + 3
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { out in
      let length = withVaList([CInt(decimals), value]) {
        vsnprintf(out.baseAddress, room, "%.*f", $0)
      }
      let digits = out.prefix(Int(max(0, length))).map { UInt8(bitPattern: $0) }
      appendPlain(digits)
    }
  }

  /// Appends printed digits with "." as the decimal separator, which a process-wide locale may have
  /// changed, and without the sign of a zero.
  private mutating func appendPlain(_ digits: [UInt8]) {
    let isZero = !digits.contains { $0 > 48 && $0 <= 57 }
    for digit in digits {
      let isDigit = digit >= 48 && digit <= 57
      if digit == UInt8(ascii: "-") {
        if !isZero { append(digit) }
      } else {
        append(isDigit ? digit : UInt8(ascii: "."))
      }
    }
  }
}
