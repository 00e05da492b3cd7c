/// The members of a JSON object, each as text.
package struct JSONMembers: Sendable {
  private let document: GeoJSONDocument
  /// The keys in order.
  package let keys: [String]

  /// Parses an object; nil if the text is not an object.
  package init?(_ object: some Collection<UInt8>) {
    // The reader of documents takes an array of objects for a table, which here has one row.
    let bytes = [UInt8(ascii: "[")] + object + [UInt8(ascii: "]")]
    guard let document = try? GeoJSONDocument(FileBytes(bytes)), document.isTable,
      document.featureCount == 1
    else { return nil }
    self.document = document
    keys = document.keys
  }

  /// The value of a member: a string without its escapes, everything else as it is written. Nil if it is null or
  /// absent.
  package subscript(key: String) -> String? {
    keys.firstIndex(of: key).flatMap { document.text(feature: 0, key: $0) }
  }

  /// The members of a member that is itself an object.
  package func members(_ key: String) -> JSONMembers? {
    self[key].flatMap { JSONMembers($0.utf8) }
  }
}
