#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Numbers as text for people.
package enum Decimals {
  /// A number with a fixed count of decimals, rounded as `printf` does; `—` where it is not finite.
  ///
  /// Unless zeros are to be kept, those at the end are left out, and the point with them.
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
    // 309 digits before the point, the point, a sign, the final NUL.
    let room = 312 + decimals
    return withUnsafeTemporaryAllocation(of: CChar.self, capacity: room) { out in
      let length = withVaList([CInt(decimals), value]) {
        vsnprintf(out.baseAddress, room, "%.*f", $0)
      }
      let bytes = out.prefix(Int(max(0, length))).map { UInt8(bitPattern: $0) }
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// A count with its thousands set apart.
  package static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  /// A share in percent with one decimal; a dash of nothing.
  package static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "—" : text(Double(part) / Double(whole) * 100, 1) + " %"
  }
}
