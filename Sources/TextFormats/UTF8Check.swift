import CSimdjson

/// Finds damage in UTF-8 text.
public enum UTF8Check {
  /// The offset of the first byte that does not belong to well-formed UTF-8, or nil.
  ///
  /// Overlong forms, surrogates, values above U+10FFFF and cut-off sequences are not well-formed.
  public static func firstInvalidOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // Whole files are sound, nearly always, which vectors tell at several gigabytes per second.
    if bytes.count >= 256, cc_utf8_is_valid(bytes.baseAddress, bytes.count) != 0 { return nil }
    let raw = UnsafeRawBufferPointer(bytes)
    var at = 0
    while at < bytes.count {
      if at + 8 <= bytes.count,
        raw.loadUnaligned(fromByteOffset: at, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        at += 8
      } else if bytes[at] < 0x80 {
        at += 1
      } else {
        let length = sequenceLength(bytes, at)
        if length == 0 { return at }
        at += length
      }
    }
    return nil
  }

  /// The length of the sequence that starts at `at`, or 0 when it is damaged.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, at + length <= bytes.count else { return 0 }
    guard secondByte(after: lead).contains(bytes[at + 1]) else { return 0 }
    for i in 2..<max(2, length) where bytes[at + i] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The second byte alone rules out overlong forms, surrogates and values that are too large.
  private static func secondByte(after lead: UInt8) -> ClosedRange<UInt8> {
    switch lead {
    case 0xE0: 0xA0...0xBF
    case 0xED: 0x80...0x9F
    case 0xF0: 0x90...0xBF
    case 0xF4: 0x80...0x8F
    default: 0x80...0xBF
    }
  }
}
