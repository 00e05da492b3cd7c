import Geodesy
import Tables
import TextFormats
import Wording

/// Where the rows of a file stand: what has to be known of each to give every tile of a study the rows that it needs,
/// whatever gives them.
///
/// Ids are as the rows claim them. Whether two rows of a register are identical, or share an id, is settled where both
/// are read.
package struct RowStandings: Sendable {
  /// One row that can be read. A row that is rejected whatever the others are has none.
  package struct Row: Sendable {
    package let line: Int
    /// The id that the row gives, otherwise its name; nil for a row with neither, and in tables whose rows have no ids.
    package let id: String?
    package let name: String?
    /// The id of the estate to which it belongs.
    package let owner: String?
    package let anchor: Coordinate?
    package let box: PointBox?
    /// Whether there is a doubt about the row.
    package let isDoubtful: Bool
  }

  /// The facts about the file.
  package let info: InputInfo
  /// The number of rows in it, without blank ones.
  package let rowsIn: Int
  /// The line on which its first row starts; nil for GeoJSON.
  package let firstLine: Int?
  package let rows: [Row]
}

/// The meridians and parallels between which some points lie.
package struct PointBox: Sendable {
  package private(set) var west: Double
  package private(set) var south: Double
  package private(set) var east: Double
  package private(set) var north: Double

  /// The box around the points of a row; nil for a row without a location.
  init?(_ row: some RegisterRow) {
    var box: PointBox?
    row.forEachPoint { point in
      if box == nil { box = PointBox(point) } else { box?.add(point) }
    }
    guard let box else { return nil }
    self = box
  }

  private init(_ point: Coordinate) {
    (west, south, east, north) = (
      point.longitude, point.latitude, point.longitude, point.latitude
    )
  }

  private mutating func add(_ point: Coordinate) {
    (west, east) = (min(west, point.longitude), max(east, point.longitude))
    (south, north) = (min(south, point.latitude), max(north, point.latitude))
  }
}

extension TableLoader {
  /// Reads every row of an input's files and tells where each stands.
  static func standings<Reader: RowReader>(
    _ reader: Reader.Type, _ files: [InputFile], as kind: InputKind
  ) throws(CareCircleError) -> [RowStandings] {
    var found: [RowStandings] = []
    for table in try Table.opened(
      kind.flagged(files), isKnown: ColumnMap<Reader.Field>.knownHeaders())
    {
      let source = try OpenedSource<Reader>(
        table, of: kind, among: KnownRows(), chunkSize: chunkSize)
      found.append(RowStandings(source, kind))
    }
    return found
  }
}

extension RowStandings {
  fileprivate init<Reader: RowReader>(_ source: OpenedSource<Reader>, _ kind: InputKind) {
    info = InputInfo(kind, source.table, source.crs, source.columns)
    rowsIn = source.chunks.reduce(0) { $0 + $1.rowsIn }
    firstLine = source.table.layout?.firstRow.line
    rows = source.chunks.flatMap { chunk -> [Row] in
      let doubtful = Set(chunk.issues.compactMap(\.line))
      return (0..<chunk.rows.count).map { index in
        let row = chunk.rows[index]
        let line = Int(chunk.lines[index])
        let claim = chunk.claims.indices.contains(index) ? chunk.claims[index] : nil
        return Row(
          line: line, id: claim.flatMap { $0.basis == .line ? nil : Reader.id(of: row) },
          name: row.name, owner: row.ownerID, anchor: row.anchor, box: PointBox(row),
          isDoubtful: doubtful.contains(line))
      }
    }
  }
}
