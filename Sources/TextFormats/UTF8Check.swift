import CSimdjson

/// Checks whether text is well-formed UTF-8.
public enum UTF8Check {
  /// The offset of the first sequence that is not well-formed UTF-8; nil if all of it is.
  ///
  /// Overlong forms, surrogates, values above U+10FFFF and truncated sequences are not well-formed.
  public static func firstInvalidOffset(_ bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    // Large texts are nearly always valid, which vector instructions confirm at several GB/s.
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

  /// The length in bytes of the sequence that starts at `at`; 0 if it is not well-formed.
  private static func sequenceLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
    let lead = bytes[at]
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
    guard lead >= 0xC2, lead <= 0xF4, at + length <= bytes.count else { return 0 }
    guard secondByte(after: lead).contains(bytes[at + 1]) else { return 0 }
    for i in 2..<max(2, length) where bytes[at + i] & 0xC0 != 0x80 { return 0 }
    return length
  }

  /// The valid range of the byte after a lead byte. Restricting the second byte is enough to exclude
  /// overlong forms, surrogates and values that are too large.
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
