import TextFormats

/// Numbers as text for people.
enum Decimals {
  /// A number with so many decimals; without zeros behind the point unless they are to be kept.
  static func text(_ value: Double, _ decimals: Int, keepingZeros: Bool = true) -> String {
    var buffer = ByteBuffer()
    buffer.appendFixed(value, decimals: decimals)
    var text = buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    if !keepingZeros, text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text
  }

  /// A count with its thousands set apart.
  static func grouped(_ count: Int) -> String {
    let digits = Array(String(count.magnitude))
    var text = ""
    for (place, digit) in digits.enumerated() {
      if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return count < 0 ? "-" + text : text
  }

  /// A share in percent with one decimal; a dash of nothing.
  static func percent(_ part: Int, of whole: Int) -> String {
    whole == 0 ? "—" : text(Double(part) / Double(whole) * 100, 1) + " %"
  }
}
