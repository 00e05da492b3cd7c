import Geodesy
import TextFormats

/// A file to read: where it is, in which coordinates, and which column is what.
public struct InputFile: Hashable, Sendable {
  /// The path; `-` is standard input.
  public var path: String
  /// How messages and outputs call the file; never an absolute path.
  public var name: String
  /// The coordinate reference system that the user declares.
  public var crs: CoordinateReferenceSystem?
  /// Columns by field, for headers that the catalogue does not know: `["name": "小区"]`. Without a
  /// header, columns go by their numbers from 1: `["name": "2"]`.
  public var columns: [String: String]
  /// The encoding of a text; told from its bytes unless it is given.
  public var encoding: TextEncoding?
  /// What separates cells; told from the first lines unless it is given.
  public var delimiter: Delimiter?
  /// Whether a text has a header; a table without one says so here.
  public var hasHeader: Bool?

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
