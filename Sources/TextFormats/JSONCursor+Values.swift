extension JSONCursor {
  /// Steps over a value of any kind, checks it, and returns its kind and its text.
  mutating func takeValue(depth: Int) throws(JSONDamage) -> (kind: JSONKind, text: JSONText) {
    switch byte {
    case UInt8(ascii: "\""):
      return (.string, try takeString())
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      let start = offset
      try skip(depth: depth)
      return (.nested, JSONText(start: start, length: endOfPrevious - start))
    case UInt8(ascii: "t"):
      return (.boolean, try takeWord("true"))
    case UInt8(ascii: "f"):
      return (.boolean, try takeWord("false"))
    case UInt8(ascii: "n"):
      return (.absent, try takeWord("null"))
    default:
      return (.number, try takeNumber())
    }
  }

  /// Steps over a value of any kind and checks it.
  mutating func skip(depth: Int) throws(JSONDamage) {
    var isFirst = true
    if byte == UInt8(ascii: "{") {
      try open(UInt8(ascii: "{"), depth: depth)
      while try nextKey(&isFirst) != nil { try skip(depth: depth + 1) }
    } else if byte == UInt8(ascii: "[") {
      try open(UInt8(ascii: "["), depth: depth)
      while try nextElement(&isFirst) { try skip(depth: depth + 1) }
    } else {
      _ = try takeValue(depth: depth)
    }
  }

  /// Steps over a string and checks its escapes.
  mutating func takeString() throws(JSONDamage) -> JSONText {
    let start = offset
    let end = end(ahead: 0)
    guard byte == UInt8(ascii: "\""), end - start >= 2, bytes[end - 1] == UInt8(ascii: "\"") else {
      throw damage("a text in quotes was expected here")
    }
    var text = JSONText(start: start + 1, length: end - start - 2)
    if mayHaveEscapes(text), bytes[text.start..<end - 1].contains(UInt8(ascii: "\\")) {
      text.hasEscapes = true
      if let offset = JSONEscapes.firstFault(bytes, text) {
        throw JSONDamage(offset: offset, message: "this escape does not exist")
      }
    }
    advance()
    return text
  }

  /// Whether there is a backslash in a text or in the seven bytes after it.
  ///
  /// Eight bytes are tested at a time. Reading past the end is safe, since the index requires readable
  /// padding after the end of every file anyway.
  @inline(__always)
  private func mayHaveEscapes(_ text: JSONText) -> Bool {
    guard let base = UnsafeRawPointer(bytes.baseAddress) else { return false }
    let ones: UInt64 = 0x0101_0101_0101_0101
    for start in stride(from: text.start, to: text.start + text.length, by: 8) {
      let word = base.loadUnaligned(fromByteOffset: start, as: UInt64.self) ^ (ones &* 0x5C)
      // Subtracting 1 sets the highest bit of a byte that was zero; borrows only follow such bytes.
      if (word &- ones) & ~word & (ones &* 0x80) != 0 { return true }
    }
    return false
  }

  /// Steps over a number and checks its grammar.
  private mutating func takeNumber() throws(JSONDamage) -> JSONText {
    let start = offset
    let length = end(ahead: 0) - start
    guard let base = bytes.baseAddress, length > 0,
      let scan = DecimalScan(base + start, count: length), scan.isJSON
    else {
      throw damage("a value was expected here")
    }
    advance()
    return JSONText(start: start, length: length)
  }

  private mutating func takeWord(_ word: StaticString) throws(JSONDamage) -> JSONText {
    let text = JSONText(start: offset, length: end(ahead: 0) - offset)
    guard matches(text, word) else { throw damage("true, false or null was expected here") }
    advance()
    return text
  }
}
