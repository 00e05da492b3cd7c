import Wording

#if GDAL
  /// The options that are added to the user's text for a database connection.
  package enum ConnectionText {
    /// What is set on every connection, whatever options the user's text has: nothing may be changed, quotes are what the
    /// check of queries takes them for, and nothing runs for ever.
    static let settings = [
      "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY",
      "SET standard_conforming_strings = on", "SET statement_timeout = '10min'",
    ]

    /// Allows reading only, and limits the time of waiting for a server that does not answer.
    static func readOnly(_ path: String) -> String {
      guard !path.contains("://") else {
        let path = withPlainScheme(path)
        let options = "connect_timeout=10&options=-c%20default_transaction_read_only%3Don"
        return path + (path.contains("?") ? "&" : "?") + options
      }
      var text = "PG:" + path.dropFirst(3)
      if !text.contains("connect_timeout") { text += " connect_timeout=10" }
      if !text.contains("options=") { text += " options='-c default_transaction_read_only=on'" }
      return text
    }

    /// An address whose scheme is written as GDAL wants it.
    package static func withPlainScheme(_ path: String) -> String {
      "postgresql" + path.drop { $0 != ":" }
    }

    /// What the library says of a connection that fails, without anything that could be part of a password.
    package static func told(_ detail: String, of path: String) -> String? {
      let aboutText = [
        "connection info", "connection option", "URI", "percent-encoded", "port number",
        "IPv6 host address", "definition of service", "environment variable",
      ]
      guard !aboutText.contains(where: { detail.contains($0) }) else { return nil }
      // Messages repeat host, database and user; a password stands there only if the text was misread.
      let isSaid = suspects(path).contains { $0.count > 3 && detail.contains($0) }
      return isSaid ? nil : SecretText.hidden(detail)
    }

    /// The words of a connection that may be parts of a password.
    private static func suspects(_ path: String) -> ArraySlice<Substring> {
      let words = { (text: Substring) in
        text.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
      }
      if let scheme = path.firstRange(of: "://") {
        // What is before the first colon is the user.
        let end = path.lastIndex(of: "@") ?? scheme.upperBound
        return words(path[scheme.upperBound..<end].drop { $0 != ":" })[...]
      }
      let all = words(path[...])
      guard let start = all.firstIndex(where: { $0.lowercased().contains("pass") }) else {
        return []
      }
      return all[(start + 1)...].prefix { !keys.contains(String($0)) }
    }

    /// The keys that may follow a password.
    private static let keys: Set = [
      "host", "hostaddr", "port", "dbname", "user", "connect_timeout", "options", "sslmode",
    ]
  }
#endif
