extension ByteBuffer {
  /// Appends a text as a JSON string, with its quotes.
  public mutating func appendJSONString(_ text: String) {
    var text = text
    append(UInt8(ascii: "\""))
    text.withUTF8 { appendEscaped($0) }
    append(UInt8(ascii: "\""))
  }

  /// Appends UTF-8 bytes as a JSON string, with its quotes; bytes that are not UTF-8 become U+FFFD.
  public mutating func appendJSONString(_ utf8: UnsafeBufferPointer<UInt8>) {
    guard UTF8Check.firstInvalidOffset(utf8) == nil else {
      return appendJSONString(String(decoding: utf8, as: UTF8.self))
    }
    append(UInt8(ascii: "\""))
    appendEscaped(utf8)
    append(UInt8(ascii: "\""))
  }

  /// Copies the runs between the bytes that need an escape: controls, the quote, the backslash.
  private mutating func appendEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var run = 0
    for at in 0..<text.count {
      let byte = text[at]
      if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { continue }
      append(UnsafeBufferPointer(rebasing: text[run..<at]))
      appendEscape(of: byte)
      run = at + 1
    }
    append(UnsafeBufferPointer(rebasing: text[run...]))
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
