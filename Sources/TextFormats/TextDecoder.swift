#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Turns short texts of one encoding into UTF-8, one after the other.
///
/// Not Sendable: the converter of the C library is one thread's at a time.
public final class TextDecoder {
  /// From which encoding.
  public let encoding: TextEncoding
  private let converter: iconv_t?
  private var output = [CChar](repeating: 0, count: 1024)

  /// A decoder; texts in UTF-8 are only checked.
  public init(_ encoding: TextEncoding) {
    self.encoding = encoding
    let opened = encoding == .utf8 ? nil : iconv_open("UTF-8", encoding.rawValue.uppercased())
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit {
    if let converter { iconv_close(converter) }
  }

  /// Appends a text; false where bytes of it have no meaning, which become U+FFFD.
  ///
  /// Half a character at the end is left out without a word: fields of a fixed width cut there.
  public func append(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) -> Bool {
    guard bytes.contains(where: { $0 >= 0x80 }) else {
      buffer.append(bytes)
      return true
    }
    return converter == nil ? appendUTF8(bytes, to: &buffer) : appendConverted(bytes, to: &buffer)
  }

  private func appendUTF8(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer
  ) -> Bool {
    guard let bad = UTF8Check.firstInvalidOffset(bytes) else {
      buffer.append(bytes)
      return true
    }
    // At most three bytes of a character are there when the fourth is not.
    let rest = bytes[bad...]
    let isCut =
      rest.count < 4 && (rest.first ?? 0) >= 0xC2
      && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    if isCut {
      buffer.append(UnsafeBufferPointer(rebasing: bytes[..<bad]))
    } else {
      buffer.append(String(decoding: bytes, as: UTF8.self))
    }
    return isCut
  }

  private func appendConverted(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer
  ) -> Bool {
    if output.count < bytes.count * 2 + 16 {
      output = [CChar](repeating: 0, count: bytes.count * 2 + 16)
    }
    var rest = bytes
    var isSound = true
    while !rest.isEmpty {
      let (used, failure) = convert(rest, to: &buffer)
      if failure == 0 || failure == EINVAL { break }
      isSound = false
      buffer.append("\u{FFFD}")
      rest = UnsafeBufferPointer(rebasing: rest.dropFirst(used + 1))
    }
    return isSound
  }

  /// Converts as far as it goes; returns how many bytes were used and what stopped it.
  private func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer
  ) -> (used: Int, failure: Int32) {
    guard let converter else { return (bytes.count, 0) }
    _ = iconv(converter, nil, nil, nil, nil)
    var input = UnsafeMutablePointer(
      mutating: UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self))
    var inputLeft = bytes.count
    return output.withUnsafeMutableBufferPointer { memory in
      var target = memory.baseAddress
      var left = memory.count
      let result = iconv(converter, &input, &inputLeft, &target, &left)
      let failure = result == .max ? errno : 0
      UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(memory)[..<(memory.count - left)])
        .withMemoryRebound(to: UInt8.self) { buffer.append($0) }
      return (bytes.count - inputLeft, failure)
    }
  }
}

@available(*, unavailable)
extension TextDecoder: Sendable {}
