import Geodesy
import TextFormats
import Wording

/// A file to read: its path, its coordinate reference system, and which column is what.
public struct InputFile: Hashable, Sendable {
  /// The path; `-` is standard input.
  public var path: String
  /// The name of the file in messages and outputs; never an absolute path.
  public var name: String
  /// The coordinate reference system that the user declares; nil if none is declared.
  public var crs: CoordinateReferenceSystem?
  /// Columns by field, for headers that are not among the synonyms: `["name": "小区"]`. Without a header, columns are
  /// given by their numbers from 1: `["name": "2"]`.
  public var columns: [String: String]
  /// The encoding of a text; nil to determine it from the bytes.
  public var encoding: TextEncoding?
  /// The delimiter between cells; nil to determine it from the first lines.
  public var delimiter: Delimiter?
  /// Whether a text has a header. Unless it is false, the first lines are searched for one.
  public var hasHeader: Bool?
  /// The layer of a source that has several, a table of a database, or a sheet of a workbook by name or by number from
  /// 1; `all` means each of them.
  public var layer: String?
  /// A query whose rows are read instead of a layer's.
  public var query: String?
  /// A file with the line of every line of this one in the file from which it was cut; nil for a whole file. Issues and
  /// made-up ids then refer to that file.
  public var lines: String?

  /// The flag of the input to which the file belongs, without dashes: `estates`. Messages that suggest a flag use it.
  /// Nil if flags refer to the only file, as in `carecircle inspect`.
  package var flagName: String?

  /// The flag with which something is said about the file: `--estates-crs`, or `--crs`.
  func flag(_ word: String) -> String {
    "--" + [flagName, word].compactMap(\.self).joined(separator: "-")
  }

  /// A file to read. Outputs call it by the last component of an absolute path, or by the whole of a relative path.
  public static func file(
    _ path: String, crs: CoordinateReferenceSystem? = nil, columns: [String: String] = [:]
  ) -> InputFile {
    InputFile(path: path, name: shown(path), crs: crs, columns: columns)
  }

  /// A file to read, with its name in outputs.
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
    if isDatabase(path) { return ConnectionName.shown(path) }
    // A connection of another kind, or with a mistake in its first letters, may have a password, too.
    let path = SecretText.hidden(SystemPath.written(path))
    return path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : path
  }

  static func isDatabase(_ path: String) -> Bool {
    let start = path.prefix(13).lowercased()
    return ["pg:", "postgresql://", "postgres://"].contains { start.hasPrefix($0) }
  }

  /// Whether the ending of a path belongs to a format whose layers declare their own coordinate reference system.
  package static func mayHaveOwnSystem(_ path: String) -> Bool {
    let endings = [".shp", ".gpkg", ".fgb", ".zip", ".gdb", ".tab", ".mif", ".kml", ".kmz"]
    return isDatabase(path) || endings.contains { path.lowercased().hasSuffix($0) }
  }

  /// Whether the path denotes a database.
  public var isDatabaseName: Bool { Self.isDatabase(path) }

  /// Whether a path denotes a database, which only these prefixes do.
  package var isDatabase: Bool { Self.isDatabase(path) }
}
