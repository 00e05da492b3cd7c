/// An error of the library for vector formats, with the library's own message.
public struct VectorFault: Error, Hashable, Sendable {
  /// The operation that failed.
  public enum Kind: Sendable {
    /// The library cannot be loaded.
    case libraryMissing
    /// The dataset cannot be opened.
    case cannotOpen
    /// The dataset has no such layer, or the query failed.
    case noLayer
    /// Reading failed before the end of the layer.
    case cannotRead
    /// The query, or the view that is the layer, takes more steps than are allowed, and may have no end.
    case endless
    /// The layer exceeds the limit for one table in memory, about 4 GB.
    case tooLarge
    /// The target cannot be written.
    case cannotWrite
  }

  /// The operation that failed.
  public let kind: Kind
  /// The library's own message on one line; may be empty.
  public let detail: String

  /// Makes an error; line breaks in `detail` become spaces.
  public init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
