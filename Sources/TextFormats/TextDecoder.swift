#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Converts short texts from one encoding to UTF-8.
///
/// Not Sendable: only one thread at a time may use the converter of the C library.
public final class TextDecoder {
  /// The encoding of the texts to convert.
  public let encoding: TextEncoding
  private let converter: iconv_t?
  private var output = [CChar](repeating: 0, count: 1024)

  /// Makes a decoder. Texts in UTF-8 are only checked.
  public init(_ encoding: TextEncoding) {
    self.encoding = encoding
    let opened = encoding == .utf8 ? nil : iconv_open("UTF-8", encoding.iconvName)
    converter = opened == iconv_t(bitPattern: -1) ? nil : opened
  }

  deinit {
    if let converter { iconv_close(converter) }
  }

  /// Appends a text in UTF-8; returns false if some of its bytes are invalid, which become U+FFFD.
  ///
  /// An incomplete character at the end is dropped without being reported, because fields of fixed
  /// width are often cut in the middle of a character.
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
    // An incomplete character has at most three bytes.
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

  /// Converts as many bytes as possible; returns their number and the `errno` that stopped it, or 0.
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
