extension ByteBuffer {
  /// Appends a field of a comma-separated table, with quotes if a reader would need them.
  ///
  /// With `neutralisingFormulas`, a text that a spreadsheet would run as a formula gets an
  /// apostrophe in front: one that starts with `=`, `+`, `-` or `@`, in half or full width, or with
  /// a tab or a carriage return. This includes negative numbers written as text, so append numbers
  /// with the functions for numbers.
  public mutating func appendCSVField(_ text: String, neutralisingFormulas: Bool) {
    var text = text
    text.withUTF8 { appendCSVField($0, neutralisingFormulas: neutralisingFormulas) }
  }

  /// Appends UTF-8 bytes as a field, as the function for texts does.
  public mutating func appendCSVField(
    _ utf8: UnsafeBufferPointer<UInt8>, neutralisingFormulas: Bool
  ) {
    let neutralise = neutralisingFormulas && startsFormula(utf8)
    guard needsQuotes(utf8) else {
      if neutralise { append(UInt8(ascii: "'")) }
      return append(utf8)
    }
    append(UInt8(ascii: "\""))
    if neutralise { append(UInt8(ascii: "'")) }
    var rest = utf8[...]
    while let quote = rest.firstIndex(of: UInt8(ascii: "\"")) {
      append(UnsafeBufferPointer(rebasing: rest[...quote]))
      append(UInt8(ascii: "\""))
      rest = rest[(quote + 1)...]
    }
    append(UnsafeBufferPointer(rebasing: rest))
    append(UInt8(ascii: "\""))
  }

  /// Whether a field must be quoted. Semicolons and tabs count because some spreadsheets split at
  /// them whatever the file's delimiter is; outer spaces because some readers trim them.
  private func needsQuotes(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    if first == 0x20 || last == 0x20 { return true }
    return text.contains { byte in
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\""), 0x09, 0x0A, 0x0D: true
      default: false
      }
    }
  }

  private func startsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = text.first else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      return true
    case 0xEF:
      // The full-width forms are U+FF1D, U+FF0B, U+FF0D and U+FF20.
      guard text.count >= 3, text[1] == 0xBC else { return false }
      return [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
    default:
      return false
    }
  }
}
