/// Checks and resolves the escapes inside JSON strings.
enum JSONEscapes {
  /// The offset of the first escape that JSON does not define; nil if all are valid.
  static func firstFault(_ bytes: UnsafeBufferPointer<UInt8>, _ text: JSONText) -> Int? {
    let end = text.start + text.length
    var at = text.start
    while at < end {
      guard bytes[at] == UInt8(ascii: "\\") else {
        at += 1
        continue
      }
      guard at + 1 < end else { return at }
      if bytes[at + 1] == UInt8(ascii: "u") {
        guard unit(bytes, at, end) != nil else { return at }
        at += 6
      } else {
        guard plain(bytes[at + 1]) != nil else { return at }
        at += 2
      }
    }
    return nil
  }

  /// The text with its escapes resolved. An unpaired surrogate becomes U+FFFD.
  static func unescaped(_ bytes: UnsafeBufferPointer<UInt8>, _ text: JSONText) -> [UInt8] {
    let end = text.start + text.length
    var out: [UInt8] = []
    out.reserveCapacity(text.length)
    var at = text.start
    while at < end {
      if bytes[at] != UInt8(ascii: "\\") || at + 1 >= end {
        out.append(bytes[at])
        at += 1
      } else if let byte = plain(bytes[at + 1]) {
        out.append(byte)
        at += 2
      } else {
        let (scalar, length) = scalar(bytes, at, end)
        out.append(contentsOf: String(Character(scalar)).utf8)
        at += length
      }
    }
    return out
  }

  /// The character of a `\u` escape, or of two that form a surrogate pair, and the length in bytes.
  private static func scalar(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> (Unicode.Scalar, Int) {
    guard let first = unit(bytes, at, end) else { return ("\u{FFFD}", 2) }
    if let scalar = Unicode.Scalar(first) { return (scalar, 6) }
    guard first < 0xDC00, let second = unit(bytes, at + 6, end), second >= 0xDC00, second <= 0xDFFF,
      let pair = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
    else {
      return ("\u{FFFD}", 6)
    }
    return (pair, 12)
  }

  /// The UTF-16 code unit of `\uXXXX` at an offset; nil if there is no such escape.
  private static func unit(
    _ bytes: UnsafeBufferPointer<UInt8>, _ at: Int, _ end: Int
  ) -> UInt32? {
    guard at + 6 <= end, bytes[at] == UInt8(ascii: "\\"), bytes[at + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for i in at + 2..<at + 6 {
      switch bytes[i] {
      case 48...57: value = value << 4 | UInt32(bytes[i] - 48)
      case 65...70: value = value << 4 | UInt32(bytes[i] - 55)
      case 97...102: value = value << 4 | UInt32(bytes[i] - 87)
      default: return nil
      }
    }
    return value
  }

  private static func plain(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): byte
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "r"): 0x0D
    default: nil
    }
  }
}
