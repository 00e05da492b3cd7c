/// Why no transformer can be made for a reference system. `detail` is PROJ's own message.
public enum CoordinateTransformerError: Error, Hashable, Sendable {
  /// PROJ's database (`proj.db`) is not installed or cannot be read.
  case databaseUnavailable(detail: String)

  /// PROJ's database has no coordinate reference system with this code, or PROJ cannot read the WKT
  /// definition.
  case unknownCode(CoordinateReferenceSystem, detail: String)

  /// The system does not have exactly two horizontal axes: it is vertical, three-dimensional,
  /// compound or local.
  case notHorizontal(CoordinateReferenceSystem, detail: String)

  /// PROJ knows the system but no transformation from it to WGS 84, or only one that needs a grid
  /// file that is not installed.
  case noTransformation(CoordinateReferenceSystem, detail: String)
}

extension CoordinateTransformerError: CustomStringConvertible {
  /// One sentence in English for a log or a terminal.
  public var description: String {
    switch self {
    case .databaseUnavailable(let detail):
      "PROJ's database proj.db cannot be read: \(detail)"
    case .unknownCode(let system, let detail):
      "\(system.name) is not known to PROJ: \(detail)"
    case .notHorizontal(let system, let detail):
      "\(system.name) is not a horizontal coordinate reference system: \(detail)"
    case .noTransformation(let system, let detail):
      "\(system.name) cannot be transformed to WGS 84: \(detail)"
    }
  }
}
