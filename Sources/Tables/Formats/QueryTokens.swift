/// A piece of a query.
package enum QueryToken: Hashable {
  /// A word without quotes, in capitals.
  case word(String)
  /// A name in quotes, without them.
  case quoted(String)
  /// A name whose characters are written as numbers: `U&"\0061"`.
  case escapedName
  case text
  case other(UInt8)
  /// A semicolon.
  case end
  /// A quote or a comment that is never closed.
  case unclosed

  /// The name that a word or a quoted name may be.
  var name: String? {
    switch self {
    case .word(let name), .quoted(let name): name
    default: nil
    }
  }
}

/// Reads the pieces of a query, as the database that will run it does.
package struct QueryTokens {
  /// Whose rules about quotes and comments apply.
  package enum Dialect {
    /// SQLite, which runs the queries of GeoPackages.
    case sqlite
    case postgres
    /// OGR SQL, in which GDAL runs those of all other formats.
    case ogr
  }

  private let bytes: [UInt8]
  private let dialect: Dialect
  /// The position behind the last piece.
  private(set) var position = 0

  package init(_ text: String, _ dialect: Dialect) {
    bytes = Array(text.utf8)
    self.dialect = dialect
  }

  /// Whether the next piece opens a parenthesis.
  var isBeforeParenthesis: Bool {
    var rest = self
    return rest.next() == .other(UInt8(ascii: "("))
  }

  /// The next piece; nil at the end.
  package mutating func next() -> QueryToken? {
    guard skipSpace() else { return .unclosed }
    guard let byte = byte() else { return nil }
    switch byte {
    case UInt8(ascii: "'"): return quote(byte) == nil ? .unclosed : .text
    case UInt8(ascii: "\""): return quotedName(byte)
    case UInt8(ascii: "`") where dialect == .sqlite: return quotedName(byte)
    case UInt8(ascii: "[") where dialect == .sqlite: return bracketedName()
    case UInt8(ascii: "$") where dialect == .postgres: return dollars()
    case UInt8(ascii: ";"):
      position += 1
      return .end
    case _ where Self.isWordStart(byte): return word()
    default:
      position += 1
      return .other(byte)
    }
  }

  private func byte(_ offset: Int = 0) -> UInt8? {
    position + offset < bytes.count ? bytes[position + offset] : nil
  }

  // MARK: - Spaces and comments

  /// Skips spaces and comments; false if a comment is never closed.
  private mutating func skipSpace() -> Bool {
    while let byte = byte() {
      if byte <= 0x20 {
        position += 1
      } else if byte == UInt8(ascii: "-"), self.byte(1) == byte {
        while let byte = self.byte(), byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") {
          position += 1
        }
      } else if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*") {
        guard skipComment() else { return false }
      } else {
        return true
      }
    }
    return true
  }

  /// Skips a comment; within those of PostgreSQL there may be others.
  private mutating func skipComment() -> Bool {
    var depth = 0
    while let byte = byte() {
      if byte == UInt8(ascii: "/"), self.byte(1) == UInt8(ascii: "*"),
        depth == 0 || dialect == .postgres
      {
        depth += 1
        position += 2
      } else if byte == UInt8(ascii: "*"), self.byte(1) == UInt8(ascii: "/") {
        depth -= 1
        position += 2
        if depth == 0 { return true }
      } else {
        position += 1
      }
    }
    return false
  }

  // MARK: - Quotes

  /// Reads up to the quote that closes, where two of them stand for one; nil if there is none.
  private mutating func quote(_ mark: UInt8, escapes: Bool = false) -> [UInt8]? {
    var content: [UInt8] = []
    position += 1
    while let byte = byte() {
      position += 1
      if escapes, byte == UInt8(ascii: "\\") {
        position += 1
      } else if byte == mark {
        guard self.byte() == mark else { return content }
        content.append(mark)
        position += 1
      } else {
        content.append(byte)
      }
    }
    return nil
  }

  private mutating func quotedName(_ mark: UInt8) -> QueryToken {
    quote(mark).map { .quoted(String(decoding: $0, as: UTF8.self)) } ?? .unclosed
  }

  private mutating func bracketedName() -> QueryToken {
    guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "]")) else {
      position = bytes.count
      return .unclosed
    }
    defer { position = end + 1 }
    return .quoted(String(decoding: bytes[(position + 1)..<end], as: UTF8.self))
  }

  /// A text such as `$$…$$` or `$tag$…$tag$`, or a parameter such as `$1`.
  private mutating func dollars() -> QueryToken {
    let start = position
    position += 1
    while let byte = byte(), Self.isWordPart(byte), byte != UInt8(ascii: "$") { position += 1 }
    guard byte() == UInt8(ascii: "$") else { return .other(UInt8(ascii: "$")) }
    let mark = bytes[start...position]
    position += 1
    while position + mark.count <= bytes.count {
      if bytes[position..<position + mark.count].elementsEqual(mark) {
        position += mark.count
        return .text
      }
      position += 1
    }
    position = bytes.count
    return .unclosed
  }

  // MARK: - Words

  private mutating func word() -> QueryToken {
    let start = position
    while let byte = byte(), Self.isWordPart(byte) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self).uppercased()
    guard dialect == .postgres else { return .word(word) }
    if word == "E", byte() == UInt8(ascii: "'") {
      return quote(UInt8(ascii: "'"), escapes: true) == nil ? .unclosed : .text
    }
    let isEscaped = word == "U" && byte() == UInt8(ascii: "&") && byte(1) == UInt8(ascii: "\"")
    guard isEscaped else { return .word(word) }
    position += 1
    return quote(UInt8(ascii: "\"")) == nil ? .unclosed : .escapedName
  }

  private static func isWordStart(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte == UInt8(ascii: "_")
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static func isWordPart(_ byte: UInt8) -> Bool {
    isWordStart(byte) || byte == UInt8(ascii: "$")
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
