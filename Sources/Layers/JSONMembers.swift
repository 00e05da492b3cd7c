import TextFormats

/// The members of one JSON object, each as its text.
package struct JSONMembers: Sendable {
  private let document: GeoJSONDocument
  /// The keys, in their order.
  package let keys: [String]

  /// Parses an object; nil when the text is none.
  package init?(_ object: some Collection<UInt8>) {
    // An array of objects is a table to the reader of documents, with a row for the only object.
    let bytes = [UInt8(ascii: "[")] + object + [UInt8(ascii: "]")]
    guard let document = try? GeoJSONDocument(FileBytes(bytes)), document.isTable,
      document.featureCount == 1
    else { return nil }
    self.document = document
    keys = document.keys
  }

  /// The value of a member: a string unescaped, everything else as it is written; nil where it is null or absent.
  package subscript(key: String) -> String? {
    keys.firstIndex(of: key).flatMap { document.text(feature: 0, key: $0) }
  }

  /// The members of a member that is an object.
  package func members(_ key: String) -> JSONMembers? {
    self[key].flatMap { JSONMembers($0.utf8) }
  }
}
