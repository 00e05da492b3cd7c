/// A document that cannot be read at all.
public enum JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not JSON, or not UTF-8; the column counts bytes from 1.
  case syntax(line: Int, column: Int, message: String)
  /// The text is JSON, but not GeoJSON; the reason says why.
  case notGeoJSON(String)
  /// Brackets are nested deeper than the limit, which no map needs.
  case tooDeep(line: Int)
  /// The document has 4 GB or more.
  case tooLarge
  /// There is not enough memory for the document's index.
  case outOfMemory

  /// What is wrong and where.
  public var description: String {
    switch self {
    case .syntax(let line, let column, let message): "line \(line), column \(column): \(message)"
    case .notGeoJSON(let reason): "not GeoJSON: \(reason)"
    case .tooDeep(let line): "line \(line): nested too deeply"
    case .tooLarge: "4 GB or more in one document"
    case .outOfMemory: "not enough memory for the document"
    }
  }
}

/// What a property's value is.
public enum JSONKind: UInt8, Sendable, Hashable {
  /// There is no such member, or it is null.
  case absent
  /// A string, unescaped.
  case string
  /// A number as it is written.
  case number
  /// `true` or `false`.
  case boolean
  /// An array or object as it is written.
  case nested
}
