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
  /// The layer of a source with several, a table of a database, or the sheet of a workbook by its name or
  /// number from 1; `all` means each of them.
  public var layer: String?
  /// A query whose rows are read in place of a layer's.
  public var query: String?

  /// The flag of the input that the file is of, without dashes: `estates`. Messages that advise a flag name it; nil
  /// where flags speak of the file alone, as those of `carecircle inspect` do.
  package var flagName: String?

  /// How a flag is called that says something of the file: `--estates-crs`, or `--crs`.
  func flag(_ word: String) -> String {
    "--" + [flagName, word].compactMap(\.self).joined(separator: "-")
  }

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
    // What else a connection says is nobody's business: host, user and password.
    if isDatabase(path) { return databaseName(path) }
    return path.hasPrefix("/") ? path.split(separator: "/").last.map(String.init) ?? path : path
  }

  static func isDatabase(_ path: String) -> Bool {
    ["PG:", "pg:", "postgresql://", "postgres://"].contains { path.hasPrefix($0) }
  }

  private static func databaseName(_ path: String) -> String {
    guard !path.contains("://") else {
      let address = path.split(separator: "?").first?.split(separator: "/").dropFirst(2).last ?? ""
      return address.contains("@") || address.contains(":") ? "PG:" : "PG:\(address)"
    }
    let parts = path.dropFirst(3).split(whereSeparator: \.isWhitespace)
    let name = parts.first { $0.hasPrefix("dbname=") }?.dropFirst(7) ?? ""
    return "PG:" + name.filter { $0 != "'" }
  }

  /// Whether a path, by its ending, is that of a layer that says itself in which coordinates it is.
  package static func mayHaveOwnSystem(_ path: String) -> Bool {
    let endings = [".shp", ".gpkg", ".fgb", ".zip", ".gdb", ".tab", ".mif", ".kml"]
    return isDatabase(path) || endings.contains { path.lowercased().hasSuffix($0) }
  }

  /// Whether the path names a database.
  public var isDatabaseName: Bool { Self.isDatabase(path) }

  /// Whether the path names a database: only these words do.
  package var isDatabase: Bool { Self.isDatabase(path) }
}
