import CareModel
import Tables
import Wording

extension InputKind {
  /// The ground of estates, matched by id.
  public static let estatePolygons = InputKind(
    "estate_polygons", title: Message(en: "ground of estates", zh: "小区范围"),
    help: Message(
      en: "The ground of estates, by their ids: polygons.",
      zh: "小区范围（面），按小区编号对应。"),
    uses: Set(InputUse.allCases), form: .register(EstatePolygonReader.self))
}

extension LoadedTable<Estate> {
  /// Reads the ground of estates: polygons that are identified by the estates' ids.
  ///
  /// - Throws: `CareCircleError` with every problem that prevents the table from being read. Rows that cannot be used
  ///   are issues of the table instead.
  public static func estatePolygons(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<Estate> {
    try TableLoader.load(EstatePolygonReader.self, [file], as: .estatePolygons)
  }
}

/// Reads polygons of estates.
package struct EstatePolygonReader: RowReader {
  package static let required: [EstateField] = [.id]
  package static let lon = EstateField.lon
  package static let lat = EstateField.lat
  package static let geometry: EstateField? = .geometry

  private let id: Column<EstateField>

  package init(_ columns: ColumnMap<EstateField>) {
    id = columns.column(.id)
  }

  package static let idField = EstateReader.idField

  package mutating func read(
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

/// Estates with the ground that another layer gives them, matched by id.
///
/// An estate that already has a polygon keeps it. Ground that matches no estate is rejected and reported, never
/// dropped.
package struct PolygonJoin {
  /// The estates with their ground.
  package let estates: LoadedTable<Estate>
  /// The layer; its rows that match no estate count as rejected.
  package let polygons: LoadedTable<Estate>

  /// Joins the two tables in time proportional to both.
  package init(_ estates: LoadedTable<Estate>, _ polygons: LoadedTable<Estate>) {
    (self.estates, self.polygons) = estates.joined(
      with: polygons, strays: .polygonWithoutEstate
    ) { estate, _, row, _ in
      if case .area = estate.place { return }
      estate.place = polygons.rows[row].place
    }
  }
}
