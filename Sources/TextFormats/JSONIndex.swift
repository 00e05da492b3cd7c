import CSimdjson

/// The offsets of a JSON text's tokens. Owns the memory that the C++ shim allocated.
final class JSONIndex {
  private var index = cc_json_index()

  /// Indexes the text from `offset` on. 64 readable bytes must follow its end.
  init(_ bytes: UnsafeBufferPointer<UInt8>, from offset: Int) throws(JSONFault) {
    guard let base = bytes.baseAddress, offset < bytes.count else {
      throw .syntax(line: 1, column: 1, message: "the document is empty")
    }
    let code = cc_json_index_build(base + offset, bytes.count - offset, &index)
    if Int(code) == cc_json_ok { return }
    throw JSONIndexFault(bytes: bytes, offset: offset).fault(Int(code), message: message)
  }

  deinit { cc_json_index_free(&index) }

  var count: Int { index.count }
  var starts: UnsafePointer<UInt32>? { index.starts }

  private var message: String {
    withUnsafeBytes(of: index.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
  }
}

/// Locates a fault that the index reports without its offset. Slow, but used only for damaged files.
private struct JSONIndexFault {
  let bytes: UnsafeBufferPointer<UInt8>
  let offset: Int

  func fault(_ code: Int, message: String) -> JSONFault {
    switch code {
    case Int(cc_json_empty):
      return .syntax(line: 1, column: 1, message: "the document is empty")
    case Int(cc_json_bad_utf8):
      let invalid = UTF8Check.firstInvalidOffset(bytes) ?? offset
      return JSONFault.syntax(at: invalid, in: bytes, "not UTF-8")
    case Int(cc_json_open_string):
      return JSONFault.syntax(at: stringFaults().open, in: bytes, "this text is never closed")
    case Int(cc_json_control_character):
      return JSONFault.syntax(at: stringFaults().control, in: bytes, "control character in a text")
    case Int(cc_json_too_large):
      return .tooLarge
    case Int(cc_json_no_memory):
      return .outOfMemory
    default:
      return .syntax(line: 1, column: 1, message: message)
    }
  }

  /// The offset at which the last string opens, and that of the first control character inside a
  /// string.
  private func stringFaults() -> (open: Int, control: Int) {
    var open = offset
    var control: Int?
    var isInside = false
    var at = offset
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\\"): at += 1
      case UInt8(ascii: "\""):
        isInside.toggle()
        if isInside { open = at }
      case 0..<0x20 where isInside: control = control ?? at
      default: break
      }
      at += 1
    }
    return (open, control ?? open)
  }
}

extension JSONFault {
  static func syntax(
    at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, _ message: String
  ) -> JSONFault {
    let before = bytes[..<min(offset, bytes.count)]
    let line = before.count { $0 == 10 } + 1
    let start = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return .syntax(line: line, column: before.count - start + 1, message: message)
  }
}
