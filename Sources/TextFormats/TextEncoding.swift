#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The text encodings that are supported for tables.
public enum TextEncoding: String, Sendable, CaseIterable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "utf-8"
  /// GB 18030, which includes GBK and GB 2312.
  case gb18030
  /// Big5 with the Hong Kong characters, as used in Taiwan and Hong Kong. It is never detected automatically.
  case big5
  /// UTF-16 in little-endian byte order: what Excel calls Unicode text.
  case utf16LittleEndian = "utf-16le"
  /// UTF-16 in big-endian byte order.
  case utf16BigEndian = "utf-16be"

  /// The encoding with one of the usual names, such as "GBK" or "utf-8-sig"; nil if unknown.
  ///
  /// Case, spaces, '-' and '_' make no difference.
  public init?(name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8bom", "utf8sig": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "ansi": self = .gb18030
    case "big5", "big5hkscs", "cp950", "950": self = .big5
    case "utf16le", "utf16", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default: return nil
    }
  }

  /// The name of the encoding in iconv.
  var iconvName: String { self == .big5 ? "BIG5-HKSCS" : rawValue.uppercased() }
}

/// The encoding of a text as inferred from its bytes.
public enum EncodingGuess: Hashable, Sendable {
  /// The text is in this encoding.
  case encoding(TextEncoding)
  /// The text is mostly valid UTF-8, but damaged at this offset, for example by truncation.
  case damagedUTF8(offset: Int)
  /// The text looks like Big5, but could be GB 18030.
  case likeBig5
  /// The bytes are not text, or are in an unknown encoding. The offset is that of the first bad byte.
  case unknown(offset: Int)

  /// Infers the encoding of a text. Linear in its size.
  ///
  /// In this order: UTF-16 if there is its byte order mark, or if NULs occur almost only at even or
  /// almost only at odd offsets, since these are then the upper bytes of UTF-16 (tables contain no
  /// NULs); UTF-8 if every byte is valid; damaged UTF-8; GB 18030 if every byte is valid.
  ///
  /// A text that is mostly valid UTF-8 is taken for damaged UTF-8 even if it is valid GB 18030, as
  /// which it would show the wrong characters. In Chinese text in GB 18030 only about one character
  /// in seven looks like UTF-8.
  public init(_ bytes: UnsafeBufferPointer<UInt8>) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      self = .encoding(.utf16LittleEndian)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      self = .encoding(.utf16BigEndian)
    } else if let wide = Self.unmarkedUTF16(bytes) {
      self = .encoding(wide)
    } else if let bad = UTF8Check.firstInvalidOffset(bytes) {
      self = Self.legacy(bytes, bad)
    } else {
      self = .encoding(.utf8)
    }
  }

  /// The byte order of UTF-16 text without a byte order mark; nil for other text.
  ///
  /// At least an eighth of the code units must be below U+0100, as digits, delimiters and line ends
  /// are, with their NULs at the same side of the unit.
  private static func unmarkedUTF16(_ bytes: UnsafeBufferPointer<UInt8>) -> TextEncoding? {
    let sample = bytes.prefix(1 << 16)
    guard bytes.count % 2 == 0, sample.contains(0) else { return nil }
    var nulls = (even: 0, odd: 0)
    for (offset, byte) in sample.enumerated() where byte == 0 {
      if offset % 2 == 0 { nulls.even += 1 } else { nulls.odd += 1 }
    }
    guard (nulls.even + nulls.odd) * 16 >= sample.count else { return nil }
    // A few NULs on the other side are tolerated: the common character 一 is U+4E00.
    if nulls.odd > 4 * nulls.even { return .utf16LittleEndian }
    return nulls.even > 4 * nulls.odd ? .utf16BigEndian : nil
  }

  private static func legacy(_ bytes: UnsafeBufferPointer<UInt8>, _ bad: Int) -> EncodingGuess {
    let isGB = GB18030Check.firstInvalidOffset(bytes) == nil
    let shares = UTF8Share(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF])
      || (shares.valid > 2 && shares.valid > 2 * shares.invalid)
    {
      return .damagedUTF8(offset: bad)
    }
    if Big5Share(bytes).isLikely { return .likeBig5 }
    return isGB
      ? .encoding(.gb18030) : .unknown(offset: GB18030Check.firstInvalidOffset(bytes) ?? bad)
  }
}

/// The number of non-ASCII characters that are valid UTF-8, and the number of bytes that are not.
private struct UTF8Share {
  var valid = 0
  var invalid = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    // A sample from the start suffices to distinguish UTF-8 from GB 18030.
    let sample = bytes.prefix(1 << 20)
    var at = sample.startIndex
    while at < sample.endIndex {
      guard sample[at] >= 0x80 else {
        at += 1
        continue
      }
      let length = sample[at] >= 0xF0 ? 4 : sample[at] >= 0xE0 ? 3 : sample[at] >= 0xC2 ? 2 : 1
      let end = at + length
      let isValid =
        length > 1 && end <= sample.endIndex
        && sample[(at + 1)..<end].allSatisfy { $0 & 0xC0 == 0x80 }
      if isValid { valid += 1 } else { invalid += 1 }
      at = isValid ? end : at + 1
    }
  }
}

/// Counts the two-byte characters of a text that are typical of Big5.
///
/// In GB 18030, nearly all common characters are in GB 2312, whose second bytes are above A0; rare ones in GBK may
/// have second bytes from 7F to A0. In Big5, more than a third of characters have a second byte below 7F, and none has
/// one from 7F to A0.
private struct Big5Share {
  // First bytes below A1 and above F9 belong to Hong Kong characters.
  private var characters = 0
  private var low = 0
  private var isBig5 = true

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    let sample = bytes.prefix(1 << 20)
    var at = sample.startIndex
    while at < sample.endIndex, isBig5 {
      guard sample[at] >= 0x80 else {
        at += 1
        continue
      }
      // The sample may end in the middle of a character.
      guard at + 1 < sample.endIndex else { break }
      let (first, second) = (sample[at], sample[at + 1])
      let isLow = (0x40...0x7E).contains(second)
      isBig5 = (0x87...0xFE).contains(first) && (isLow || (0xA1...0xFE).contains(second))
      characters += 1
      if isLow { low += 1 }
      at += 2
    }
  }

  var isLikely: Bool { isBig5 && low >= 4 && low * 5 > characters }
}

/// Checks text against the byte grammar of GB 18030.
enum GB18030Check {
  /// The offset of the first character that is not valid GB 18030; nil if all are valid.
  static func firstInvalidOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var at = 0
    while at < bytes.count {
      let length = length(bytes, at)
      if length == 0 { return at }
      at += length
    }
    return nil
  }

  /// The length in bytes of the character at an offset; 0 if it is invalid.
  private static func length(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let first = bytes[at]
    if first < 0x80 { return 1 }
    guard first >= 0x81, first <= 0xFE, at + 1 < bytes.count else { return 0 }
    let second = bytes[at + 1]
    if second >= 0x40, second <= 0xFE, second != 0x7F { return 2 }
    guard second >= 0x30, second <= 0x39, at + 3 < bytes.count else { return 0 }
    let isFour = bytes[at + 2] >= 0x81 && bytes[at + 2] <= 0xFE
    return isFour && bytes[at + 3] >= 0x30 && bytes[at + 3] <= 0x39 ? 4 : 0
  }
}

/// The error for a byte that is invalid in the declared encoding of a text.
public struct EncodingFault: Error, Hashable, Sendable {
  /// The offset of the invalid byte.
  public let offset: Int

  /// Makes an error for the byte at an offset.
  public init(offset: Int) {
    self.offset = offset
  }
}

extension FileBytes {
  /// The same text converted to UTF-8. Line ends are kept.
  ///
  /// - Throws: `EncodingFault` for the first bytes that are invalid in the encoding.
  public func inUTF8(from encoding: TextEncoding) throws(EncodingFault) -> FileBytes {
    if encoding == .utf8 { return self }
    let result = withBytes { bytes in
      Result { () throws(EncodingFault) in
        try IconvConversion.utf8(bytes, from: encoding)
      }
    }
    return FileBytes(try result.get())
  }
}

/// Converts whole texts with the C library's `iconv`.
private enum IconvConversion {
  static func utf8(
    _ bytes: UnsafeBufferPointer<UInt8>, from encoding: TextEncoding
  ) throws(EncodingFault) -> [UInt8] {
    guard let converter = iconv_open("UTF-8", encoding.iconvName),
      converter != iconv_t(bitPattern: -1)
    else { throw EncodingFault(offset: 0) }
    defer { iconv_close(converter) }
    var input = UnsafeMutablePointer(
      mutating: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self))
    var inputLeft = bytes.count
    var isValid = true
    // Two bytes of GB 18030 or UTF-16 become at most three of UTF-8, those of Big5 at most four, and
    // four bytes at most four.
    let capacity = bytes.count / 2 * 4 + 16
    let output = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      var target = UnsafeMutableRawPointer(buffer.baseAddress)?.assumingMemoryBound(to: CChar.self)
      var left = capacity
      isValid = iconv(converter, &input, &inputLeft, &target, &left) != .max
      count = capacity - left
    }
    guard isValid, inputLeft == 0 else { throw EncodingFault(offset: bytes.count - inputLeft) }
    return output
  }
}
