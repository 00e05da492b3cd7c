import Wording

/// What outputs and messages may say of a database's connection: its name. Host, user and password are confidential.
enum ConnectionName {
  /// `PG:` with the name of the database if the text names it beyond doubt.
  static func shown(_ path: String) -> String {
    let name = path.contains("://") ? nameInAddress(path) : nameInPairs(String(path.dropFirst(3)))
    guard let name, isPlain(name) else { return "PG:" }
    return "PG:\(name)"
  }

  /// Anything but letters, digits and a few marks may be part of something else in a text with a mistake.
  private static func isPlain(_ name: String) -> Bool {
    !name.isEmpty && name.count <= 63
      && name.allSatisfy { $0.isLetter || $0.isNumber || "_-".contains($0) }
  }

  /// The name in `postgresql://user:password@host/name?…`.
  private static func nameInAddress(_ path: String) -> String? {
    let parts = path.prefix { $0 != "?" }.split(separator: "/", omittingEmptySubsequences: false)
    // The scheme with its colon, nothing, the host, and the name.
    return parts.count == 4 ? String(parts[3]) : nil
  }

  /// The name in `dbname=city host='…'`, by the rules of libpq; nil if the text breaks them.
  private static func nameInPairs(_ text: String) -> String? {
    var rest = Substring(text)
    var name: String?
    while true {
      rest = rest.drop(while: \.isWhitespace)
      guard !rest.isEmpty else { return name }
      let key = rest.prefix { !$0.isWhitespace && $0 != "=" }
      rest = rest.dropFirst(key.count).drop(while: \.isWhitespace)
      guard rest.first == "=" else { return nil }
      rest = rest.dropFirst().drop(while: \.isWhitespace)
      guard let value = value(&rest) else { return nil }
      if key == "dbname" { name = value }
    }
  }

  /// Takes a value, in single quotes or up to the next blank, where a backslash precedes a character that is meant as it
  /// is; nil if its quote is never closed.
  private static func value(_ rest: inout Substring) -> String? {
    let isQuoted = rest.first == "'"
    if isQuoted { rest = rest.dropFirst() }
    var value = ""
    while let character = rest.first {
      rest = rest.dropFirst()
      if character == "\\" {
        if let next = rest.first { value.append(next) }
        rest = rest.dropFirst()
      } else if isQuoted ? character == "'" : character.isWhitespace {
        return value
      } else {
        value.append(character)
      }
    }
    return isQuoted ? nil : value
  }
}
