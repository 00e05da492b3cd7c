import Geodesy

/// The rows of an input as the model has them, and what is known of the file they came from.
public struct LoadedTable<Row: Sendable>: Sendable {
  /// The rows that were used, in the order of the file.
  public internal(set) var rows: [Row] = []
  /// The line of each row.
  public internal(set) var lines: [Int] = []
  /// What was rejected, doubtful or notable.
  public internal(set) var issues: [DataIssue] = []
  /// The file itself.
  public internal(set) var info: InputInfo
}

/// What is known of an input file.
public struct InputInfo: Sendable {
  /// What the input is for: `estates`, `facilities`, `gates`.
  public let role: String
  /// The name of the file.
  public let name: String
  /// Its size in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// Its coordinate reference system.
  public let crs: CoordinateReferenceSystem
  /// Who says so.
  public let crsSource: CRSSource
  /// The headers that were taken for fields, by field.
  public let columns: [String: String]
  /// The headers that were taken for nothing.
  public let unusedColumns: [String]
  /// How many rows the file has: always `rowsUsed + rowsRejected`.
  public internal(set) var rowsIn = 0
  /// How many rows were rejected.
  public internal(set) var rowsRejected = 0
  /// How many rows were used.
  public var rowsUsed: Int { rowsIn - rowsRejected }
}
