/// Texts without the characters that XML does not allow.
///
/// libxlsxwriter itself writes control characters in the form that Office uses, `_x0001_`, except for the NUL, at which
/// a C string ends. The rest is escaped here: the NUL, U+FFFE and U+FFFF, and text that only looks like such an escape.
/// Line ends within a cell become line feeds.
enum CellText {
  /// The text in the form in which it must be written.
  static func written(_ text: String) -> String {
    var text = text
    let escaped = text.withUTF8 { bytes -> String? in
      let first = bytes.indices.first { replacement(bytes, $0) != nil }
      return first.map { changed(bytes, from: $0) }
    }
    return escaped ?? text
  }

  private static func changed(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> String {
    var result = Array(bytes[..<first])
    var position = first
    while position < bytes.count {
      if let (length, text) = replacement(bytes, position) {
        text.withUTF8Buffer { result.append(contentsOf: $0) }
        position += length
      } else {
        result.append(bytes[position])
        position += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The number of bytes at a position that must be replaced, and their replacement; nil if nothing must be replaced
  /// there.
  private static func replacement(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: Int
  ) -> (length: Int, text: StaticString)? {
    switch bytes[position] {
    case 0: return (1, "_x0000_")
    case 0x0D: return (position + 1 < bytes.count && bytes[position + 1] == 0x0A ? 2 : 1, "\n")
    case UInt8(ascii: "_"): return looksEscaped(bytes[position...]) ? (1, "_x005F_") : nil
    case 0xEF:
      // Full-width letters begin with this byte as well.
      guard position + 2 < bytes.count, bytes[position + 1] == 0xBF else { return nil }
      switch bytes[position + 2] {
      case 0xBE: return (3, "_xFFFE_")
      case 0xBF: return (3, "_xFFFF_")
      default: return nil
      }
    default: return nil
    }
  }

  /// Whether `_x`, four hexadecimal digits and `_` follow.
  private static func looksEscaped(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let next = rest.prefix(7)
    return next.count == 7 && next.starts(with: "_x".utf8) && next.last == UInt8(ascii: "_")
      && next.dropFirst(2).dropLast().allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
  }
}
