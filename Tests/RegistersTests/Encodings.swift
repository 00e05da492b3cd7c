import Foundation
import TextFormats

/// The bytes of a text in an encoding; nil when it cannot be written in it.
///
/// By the C library, as other programs write such files; not by the code under test.
func encoded(_ text: String, _ encoding: TextEncoding, mark: Bool = false) -> [UInt8]? {
  let marked = mark ? "\u{FEFF}" + text : text
  switch encoding {
  case .utf8: return Array(marked.utf8)
  case .utf16LittleEndian:
    return marked.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  case .utf16BigEndian:
    return marked.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  case .gb18030: return converted(Array(text.utf8), from: "UTF-8", to: "GB18030")
  case .big5: return converted(Array(text.utf8), from: "UTF-8", to: "BIG5-HKSCS")
  }
}

/// Bytes in another encoding by `iconv`; nil when they have no meaning in the first or the second.
func converted(_ bytes: [UInt8], from: String, to: String) -> [UInt8]? {
  guard let converter = iconv_open(to, from), converter != iconv_t(bitPattern: -1) else {
    return nil
  }
  defer { iconv_close(converter) }
  var input = bytes.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: bytes.count * 4 + 16)
  var inputLeft = input.count
  var outputLeft = output.count
  let isDone = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var from = input.baseAddress
      var to = output.baseAddress
      return iconv(converter, &from, &inputLeft, &to, &outputLeft) != Int.max
        && inputLeft == 0
    }
  }
  guard isDone else { return nil }
  return output.prefix(output.count - outputLeft).map { UInt8(bitPattern: $0) }
}
