extension ByteBuffer {
  /// Appends a text as the content of an XML element or attribute. Characters that XML 1.0 cannot hold become U+FFFD.
  public mutating func appendXML(_ text: String) {
    var text = text
    text.withUTF8 { appendXML($0) }
  }

  /// Appends UTF-8 text in the same way.
  public mutating func appendXML(_ utf8: UnsafeBufferPointer<UInt8>) {
    var start = 0
    for (index, byte) in utf8.enumerated() {
      guard let escape = Self.escape(of: byte) else { continue }
      append(UnsafeBufferPointer(rebasing: utf8[start..<index]))
      append(escape)
      start = index + 1
    }
    append(UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private static func escape(of byte: UInt8) -> StaticString? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\""): "&quot;"
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): nil
    case UInt8(ascii: "\r"): "&#13;"
    case 0..<0x20: "\u{FFFD}"
    default: nil
    }
  }
}
