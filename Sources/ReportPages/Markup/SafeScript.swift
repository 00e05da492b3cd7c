import TextFormats

extension ByteBuffer {
  /// Appends JSON so that it can stand in a `script` element: no character in it can end the element, begin a comment
  /// or be taken for the end of a line by a script.
  ///
  /// Outside strings, JSON has none of these characters; inside, an escape stands for the same character.
  mutating func appendForScript(_ json: borrowing ByteBuffer) {
    json.withBytes { json in
      var start = 0
      var at = 0
      while at < json.count {
        guard let (escape, length) = Self.scriptEscape(json, at) else {
          at += 1
          continue
        }
        append(UnsafeBufferPointer(rebasing: json[start..<at]))
        append(escape)
        at += length
        start = at
      }
      append(UnsafeBufferPointer(rebasing: json[start...]))
    }
  }

  private static func scriptEscape(
    _ json: UnsafeBufferPointer<UInt8>, _ at: Int
  ) -> (StaticString, Int)? {
    switch json[at] {
    case UInt8(ascii: "<"): return ("\\u003c", 1)
    case UInt8(ascii: ">"): return ("\\u003e", 1)
    case UInt8(ascii: "&"): return ("\\u0026", 1)
    case 0xE2 where at + 2 < json.count && json[at + 1] == 0x80:
      // The line separators U+2028 and U+2029.
      if json[at + 2] == 0xA8 { return ("\\u2028", 3) }
      return json[at + 2] == 0xA9 ? ("\\u2029", 3) : nil
    default: return nil
    }
  }
}
