extension ByteBuffer {
  /// Appends a text as a JSON string, including the quotes.
  public mutating func appendJSONString(_ text: String) {
    var text = text
    text.withUTF8 { appendQuoted($0) }
  }

  /// Appends UTF-8 bytes as a JSON string, including the quotes. Invalid UTF-8 becomes U+FFFD.
  public mutating func appendJSONString(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard UTF8Check.firstInvalidOffset(utf8) == nil else {
      return appendJSONString(String(decoding: utf8, as: UTF8.self))
    }
    appendQuoted(utf8)
  }

  private mutating func appendQuoted(_ text: UnsafeBufferPointer<UInt8>) {
    // Reserves space for both quotes as well, so that a text without escapes needs only one check.
    tail(text.count + 2).pointee = UInt8(ascii: "\"")
    advance(1)
    if let source = text.baseAddress { appendEscaped(source, text.count) }
    append(UInt8(ascii: "\""))
  }

  /// Copies the text and escapes control characters, quotes and backslashes. The runs between them
  /// are copied in bulk.
  private mutating func appendEscaped(_ text: UnsafePointer<UInt8>, _ count: Int) {
    var at = 0
    while true {
      let run = JSONRun.copy(text + at, count - at, to: tail(count - at + 1))
      advance(run)
      at += run
      guard at < count else { return }
      appendEscape(of: text[at])
      at += 1
    }
  }

  private mutating func appendEscape(of byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append("u00")
      append(hexDigit(byte >> 4))
      append(hexDigit(byte & 15))
    }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? value + 48 : value + 87
  }
}
