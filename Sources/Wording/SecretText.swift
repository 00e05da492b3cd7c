/// Connection texts as messages may show them.
package enum SecretText {
  /// The text without passwords, whichever way they are written: `password=…`, `pwd='…'`, `://user:…@host`, or in the
  /// parameters of an address.
  package static func hidden(_ text: String) -> String {
    guard mayHaveSecret(text) else { return text }
    return withoutValues(withoutParameters(withoutUserInformation(text)))
  }

  private static let mark = "***"

  /// Words that come before a password, all in lower case.
  private static let words = ["password", "passwd", "passphrase", "pass", "pwd", "secret", "token"]

  private static func mayHaveSecret(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "@") }) else {
      return false
    }
    let lower = text.lowercased()
    return lower.contains("://") || words.contains { lower.contains($0) }
  }

  /// Hides what is between the colon and the last @ of an address.
  private static func withoutUserInformation(_ text: String) -> String {
    // What begins with the number of a port and a slash is no password.
    text.replacing(/:\/\/([^\s:\/@]*):(?!\d+\/)(\S*)@/) { found in
      "://\(found.1):\(mark)@"
    }
  }

  /// Hides the parameters of the address of a database: their names may be encoded.
  private static func withoutParameters(_ text: String) -> String {
    text.replacing(/(?i)(postgres(?:ql)?:\/\/[^\s?]*\?)\S*/) { found in "\(found.1)\(mark)" }
  }

  /// Hides values up to the next pair. A value without quotes ends at a space, but whoever wrote a password with a space
  /// did not know that.
  private static func withoutValues(_ text: String) -> String {
    let value = /(?i)((?:\w*pass(?:word|wd|phrase)?|pwd|\w*secret|\w*token)\s*=\s*)/
    var shown = ""
    var rest = text[...]
    while let found = rest.firstMatch(of: value) {
      shown += rest[..<found.range.upperBound] + mark
      rest = afterValue(rest[found.range.upperBound...])
    }
    return shown + rest
  }

  private static func afterValue(_ text: Substring) -> Substring {
    // It has been hidden before.
    if text.hasPrefix(mark) { return text.dropFirst(mark.count) }
    let closing: [Character: Character] = ["'": "'", "\"": "\"", "{": "}"]
    if let first = text.first, let end = closing[first] {
      var rest = text.dropFirst()
      while let character = rest.first {
        rest = rest.dropFirst()
        if character == "\\" {
          rest = rest.dropFirst()
        } else if character == end {
          return rest
        }
      }
      return rest
    }
    let next = text.firstMatch(of: /[\s;,&]+\w+\s*=/)
    return next.map { text[$0.range.lowerBound...] } ?? text[text.endIndex...]
  }
}

extension VisibleText {
  /// A line of a message: visible, and without passwords.
  package static func line(_ text: String) -> String { of(SecretText.hidden(text)) }
}
