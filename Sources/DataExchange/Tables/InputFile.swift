import Geodesy

/// A file to read: where it is, in which coordinates, and which column is what.
public struct InputFile: Hashable, Sendable {
  /// The path; `-` is standard input.
  public var path: String
  /// How messages and outputs call the file; never an absolute path.
  public var name: String
  /// The coordinate reference system that the user declares.
  public var crs: CoordinateReferenceSystem?
  /// Columns by field, for headers that the catalogue does not know: `["name": "小区"]`.
  public var columns: [String: String]

  /// A file to read. The name by which outputs call it is the last part of an absolute path, and a
  /// relative path as it stands.
  public static func file(
    _ path: String, crs: CoordinateReferenceSystem? = nil, columns: [String: String] = [:]
  ) -> InputFile {
    InputFile(path: path, name: shown(path), crs: crs, columns: columns)
  }

  /// A file to read, with the name by which outputs call it.
  public init(
    path: String, name: String, crs: CoordinateReferenceSystem?, columns: [String: String]
  ) {
    self.path = path
    self.name = name
    self.crs = crs
    self.columns = columns
  }

  private static func shown(_ path: String) -> String {
    if path == "-" { return "stdin" }
    return path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : path
  }
}

/// Where the knowledge of a file's coordinates comes from.
///
/// The later cases are the weaker ones, so that the largest of several is the one to warn of.
public enum CRSSource: String, Sendable, CaseIterable, Comparable {
  /// The user said so.
  case declared
  /// A header of the table says so.
  case header
  /// The `crs` member of a GeoJSON file says so.
  case crsMember = "crs_member"
  /// Nothing says so: GeoJSON without a `crs` member is WGS 84 by its standard.
  case assumed

  /// Surer sources are smaller.
  public static func < (left: CRSSource, right: CRSSource) -> Bool {
    (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
  }
}
