#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as text for people.
package enum Decimals {
  /// A number with a fixed number of decimals, rounded as `printf` does; `—` if it is not finite.
  ///
  /// If zeros need not be kept, those at the end are omitted, and so is the decimal point if it would be last.
  package static func text(
    _ value: Double, _ decimals: Int, keepingZeros: Bool = true
  ) -> String {
    guard value.isFinite else { return "—" }
    var text = printed(value, decimals)
    if text.first == "-", !text.contains(where: { ("1"..."9").contains($0) }) { text.removeFirst() }
    if !keepingZeros, text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  private static func printed(_ value: Double, _ decimals: Int) -> String {
    // 309 digits before the decimal point, the point, a sign and the terminating NUL.
    let room = 312 + decimals
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { out in
      let length = withVaList([CInt(decimals), value]) {
        vsnprintf(out.baseAddress, room, "%.*f", $0)
      }
      let bytes = out.prefix(Int(max(0, length))).map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A count with separators between thousands.
  package static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  /// A share in percent with one decimal; a dash if `whole` is 0.
  package static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "—" : text(Double(part) / Double(whole) * 100, 1) + " %"
  }
}
