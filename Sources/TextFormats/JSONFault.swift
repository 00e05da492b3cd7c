/// Why a document cannot be read at all.
public enum JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The text is not valid JSON or not valid UTF-8. The column counts bytes from 1.
  case syntax(line: Int, column: Int, message: String)
  /// The text is valid JSON but not GeoJSON, for the given reason.
  case notGeoJSON(String)
  /// Brackets are nested more deeply than the limit, which no map needs to exceed.
  case tooDeep(line: Int)
  /// The document is 4 GB or larger.
  case tooLarge
  /// Memory for the document's index could not be allocated.
  case outOfMemory

  /// The fault and its location, in English.
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

/// The kind of a property's value.
public enum JSONKind: UInt8, Sendable, Hashable {
  /// The member does not exist or is null.
  case absent
  /// A string; its text is unescaped.
  case string
  /// A number, as it is written in the file.
  case number
  /// The literal `true` or `false`.
  case boolean
  /// An array or object, as it is written in the file.
  case nested
}
