import CareModel
import Geodesy
import StreetNetwork

/// A layer of barriers of the user's own: lines, and areas whose edges count.
public struct BarrierLayer: Sendable {
  /// The lines, in WGS 84.
  public let lines: [[Coordinate]]
  /// What is wrong with rows.
  public let issues: [DataIssue]
  /// The name of the file, as outputs call it.
  public let name: String
  /// The size of the file in bytes.
  public let byteCount: Int
  /// The SHA-256 of its bytes, in hexadecimal.
  public let sha256: String
  /// How many rows the file has.
  public let rowsIn: Int
  /// How many of them were rejected.
  public let rowsRejected: Int

  /// Reads a GeoJSON layer.
  public init(_ file: InputFile) throws(CareCircleError) {
    let table = try Table(file, isKnown: ColumnMap<BoundaryField>.knownHeaders())
    guard table.hasGeometry else { throw .badData([.notALineLayer(file)]) }
    var log = IssueLog(file: file.name)
    let crs = try ResolvedCRS.resolve(table, headers: [], log: &log)
    let placer = LinePlacer(try TableLoader.transformer(crs.system, file), takesAreas: true)
    var (lines, rows, rejected) = ([[Coordinate]](), 0, 0)
    try table.forEachRow { cursor in
      rows += 1
      if let found = placer.lines(of: cursor, &log) {
        lines += found
      } else {
        rejected += 1
      }
    }
    self.lines = lines
    issues = log.issues
    (name, byteCount, sha256) = (file.name, table.byteCount, table.sha256)
    (rowsIn, rowsRejected) = (rows, rejected)
  }
}
