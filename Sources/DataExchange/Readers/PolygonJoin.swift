import CareModel
import Geodesy

extension LoadedTable<Estate> {
  /// Reads the ground of estates: polygons whose rows are known by the estates' ids.
  public static func estatePolygons(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(file, with: EstatePolygonReader.init)
  }
}

/// Reads polygons of estates.
struct EstatePolygonReader: RowReader {
  static let role = "estate_polygons"
  static let required: [EstateField] = [.id]
  static let lon = EstateField.lon
  static let lat = EstateField.lat
  static let geometry: EstateField? = .geometry

  private let id: Column<EstateField>

  init(_ columns: ColumnMap<EstateField>) {
    id = columns.column(.id)
  }

  static let idField = EstateReader.idField
  static func id(of row: Estate) -> String { row.id }
  static func rename(_ row: inout Estate, to id: String) { row.id = id }

  mutating func read(
    _ scribe: RowScribe<EstateField>, at place: RowPlace, into rows: RowBuffer<Estate>
  ) -> Bool {
    guard case .area(let ground) = place else {
      scribe.reject(
        .geometryType,
        Message(en: "the ground of an estate is a polygon or a multi-polygon", zh: "小区范围应为面或多面"))
      return false
    }
    rows.append(Estate(id: scribe.claim(id, name: nil), place: .area(ground)))
    return true
  }
}

/// Estates that stand on the ground which another layer gives them, by id.
///
/// An estate that is a polygon already keeps its own. Ground of no estate is rejected and listed, never dropped.
package struct PolygonJoin {
  /// The estates, with their ground.
  package let estates: LoadedTable<Estate>
  /// The layer, with its rows that found no estate counted as rejected.
  package let polygons: LoadedTable<Estate>

  /// Joins the two in time proportional to both.
  package init(_ estates: LoadedTable<Estate>, _ polygons: LoadedTable<Estate>) {
    var rows = estates.rows
    var (issues, info) = (polygons.issues, polygons.info)
    let places = Dictionary(
      rows.indices.map { (rows[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
    for (ground, line) in zip(polygons.rows, polygons.lines) {
      guard let place = places[ground.id] else {
        issues.append(.withoutEstate(ground, info, line))
        info.rowsRejected += 1
        continue
      }
      if case .area = rows[place].place { continue }
      rows[place].place = ground.place
    }
    self.estates = LoadedTable(
      rows: rows, lines: estates.lines, issues: estates.issues, info: estates.info)
    self.polygons = LoadedTable(
      rows: polygons.rows, lines: polygons.lines, issues: issues, info: info)
  }
}

extension DataIssue {
  fileprivate static func withoutEstate(
    _ row: Estate, _ info: InputInfo, _ line: Int32
  ) -> DataIssue {
    DataIssue(
      file: info.name, line: Int(line), field: info.columns["id"], value: row.id,
      code: .polygonWithoutEstate, severity: .rejected,
      message: Message(
        en: "no estate that is used has this id; correct it, or leave the row out",
        zh: "没有该编号的小区；请更正或删除该行"))
  }
}
