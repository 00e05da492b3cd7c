/// Damage at a byte offset of a JSON text.
struct JSONDamage: Error {
  var offset: Int
  var message: StaticString
  var kind = Kind.syntax

  enum Kind {
    case syntax
    case tooDeep
    case notGeoJSON
  }
}

/// A range of bytes in the file: a string without its quotes, or any other value as it is written.
struct JSONText {
  var start: Int
  var length: Int
  var hasEscapes = false
}

/// Walks the tokens of a JSON text and checks its grammar on the way.
///
/// Nothing is left unchecked: skipping a value walks its tokens as well.
struct JSONCursor {
  /// The maximum nesting depth. The walk is recursive, so deeper nesting is rejected.
  static let depthLimit = 256

  let bytes: UnsafeBufferPointer<UInt8>
  /// The offset from which the token starts count: the first byte after any byte order mark.
  private let base: Int
  private let starts: UnsafePointer<UInt32>
  private let count: Int
  private(set) var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>, base: Int, starts: UnsafePointer<UInt32>, count: Int) {
    self.bytes = bytes
    self.base = base
    self.starts = starts
    self.count = count
  }

  var isAtEnd: Bool { at >= count }

  /// The byte offset of the current token.
  @inline(__always)
  var offset: Int { start(of: at) }

  /// The first byte of the current token; 0, with which no token starts, at the end.
  @inline(__always)
  var byte: UInt8 { peek(0) }

  /// The first byte of the token `ahead` tokens after the current one; 0 past the end.
  @inline(__always)
  func peek(_ ahead: Int) -> UInt8 {
    at + ahead < count ? bytes[base + Int(starts[at + ahead])] : 0
  }

  @inline(__always)
  private func start(of token: Int) -> Int {
    token < count ? base + Int(starts[token]) : bytes.count
  }

  /// The end of the token `ahead` tokens after the current one, excluding white space after it.
  @inline(__always)
  func end(ahead: Int) -> Int {
    var end = start(of: at + ahead + 1)
    while end > 0, bytes[end - 1] <= 0x20, isSpace(bytes[end - 1]) { end -= 1 }
    return end
  }

  @inline(__always)
  func startOfToken(ahead: Int) -> Int { start(of: at + ahead) }

  /// The end of the previous token, which must be a single byte.
  var endOfPrevious: Int { start(of: at - 1) + 1 }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  @inline(__always)
  mutating func advance(_ tokens: Int = 1) { at += tokens }

  /// Returns to an earlier token.
  mutating func rewind(to token: Int) { at = token }

  func damage(_ message: StaticString) -> JSONDamage {
    JSONDamage(offset: offset, message: isAtEnd ? "the document ends too early" : message)
  }

  /// Steps over an opening bracket or brace.
  mutating func open(_ bracket: UInt8, depth: Int) throws(JSONDamage) {
    guard byte == bracket else { throw damage("an opening bracket was expected here") }
    guard depth < Self.depthLimit else {
      throw JSONDamage(offset: offset, message: "nested too deeply", kind: .tooDeep)
    }
    at += 1
  }

  /// Steps to the next element of an open array; returns false if the array ends instead.
  @inline(__always)
  mutating func nextElement(_ isFirst: inout Bool) throws(JSONDamage) -> Bool {
    if byte == UInt8(ascii: "]") {
      at += 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw damage("a comma or ] was expected here") }
      at += 1
    }
    // A comma before the closing bracket is reported later, as a missing value.
    isFirst = false
    return true
  }

  /// Steps to the next value of an open object and returns its key; nil if the object ends instead.
  mutating func nextKey(_ isFirst: inout Bool) throws(JSONDamage) -> JSONText? {
    if byte == UInt8(ascii: "}") {
      at += 1
      return nil
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw damage("a comma or } was expected here") }
      at += 1
    }
    isFirst = false
    let key = try takeString()
    guard byte == UInt8(ascii: ":") else { throw damage("a colon was expected here") }
    at += 1
    return key
  }

  /// Whether a text, once unescaped, equals the given literal byte for byte.
  func matches(_ text: JSONText, _ literal: StaticString) -> Bool {
    literal.withUTF8Buffer { literal in
      if text.hasEscapes { return JSONEscapes.unescaped(bytes, text).elementsEqual(literal) }
      guard text.length == literal.count else { return false }
      for i in 0..<literal.count where bytes[text.start + i] != literal[i] { return false }
      return true
    }
  }

  /// The unescaped text as a string.
  func string(_ text: JSONText) -> String {
    if text.hasEscapes {
      return String(decoding: JSONEscapes.unescaped(bytes, text), as: UTF8.self)
    }
    let run = UnsafeBufferPointer(rebasing: bytes[text.start..<text.start + text.length])
    return String(decoding: run, as: UTF8.self)
  }
}
