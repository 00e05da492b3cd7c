/// Why no transformer can be made for a reference system. `detail` is PROJ's own text.
public enum CoordinateTransformerError: Error, Hashable, Sendable {
  /// PROJ's database (`proj.db`) is not installed or cannot be read.
  case databaseUnavailable(detail: String)

  /// PROJ's database has no coordinate reference system of this code.
  case unknownCode(CoordinateReferenceSystem, detail: String)

  /// The system is not made of two horizontal axes: vertical, three-dimensional, compound, local.
  case notHorizontal(CoordinateReferenceSystem, detail: String)

  /// PROJ knows the system but no way from it to WGS 84, or not without a grid that is not
  /// installed.
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
