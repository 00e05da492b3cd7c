/// What the library for vector formats says is wrong, in its own words.
public struct VectorFault: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: Sendable {
    /// The library cannot be loaded.
    case libraryMissing
    /// The source cannot be opened.
    case cannotOpen
    /// The source has no such layer, or its statement cannot be run.
    case noLayer
    /// Reading stopped before the end.
    case cannotRead
    /// More than fits into memory as one table: 4 GB.
    case tooLarge
    /// The target cannot be written.
    case cannotWrite
  }

  /// What went wrong.
  public let kind: Kind
  /// The library's own text, on one line; may be empty.
  public let detail: String

  /// A fault with its text.
  public init(_ kind: Kind, _ detail: String) {
    self.kind = kind
    self.detail = detail.split(whereSeparator: \.isNewline).joined(separator: " ")
  }
}
