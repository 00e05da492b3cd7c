#if GDAL
  /// The options that are added to the user's text for a database connection.
  package enum ConnectionText {
    /// Allows reading only, and limits the time of waiting for a server that does not answer.
    static func readOnly(_ path: String) -> String {
      guard !path.contains("://") else {
        let options = "connect_timeout=10&options=-c%20default_transaction_read_only%3Don"
        return path + (path.contains("?") ? "&" : "?") + options
      }
      var text = "PG:" + path.dropFirst(3)
      if !text.contains("connect_timeout") { text += " connect_timeout=10" }
      if !text.contains("options=") { text += " options='-c default_transaction_read_only=on'" }
      return text
    }
  }
#endif
