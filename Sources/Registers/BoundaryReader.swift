import PlaneGeometry
import Tables
import Wording

extension LoadedTable<MultiPolygon> {
  /// Reads the boundary of a study: one or more polygons.
  public static func boundary(
    _ file: InputFile
  ) throws(CareCircleError) -> LoadedTable<MultiPolygon> {
    try TableLoader.load(file) { _ in BoundaryReader() }
  }

  /// All of the polygons as one place; nil without any.
  public var place: MultiPolygon? { MultiPolygon(rows.flatMap(\.polygons)) }
}

/// What a table of boundaries can say.
package enum BoundaryField: String, TableField {
  case geometry, lon, lat

  package var synonyms: [String] {
    switch self {
    case .geometry: EstateField.geometry.synonyms
    case .lon: EstateField.lon.synonyms
    case .lat: EstateField.lat.synonyms
    }
  }
}

/// Reads the polygons of a boundary.
package struct BoundaryReader: RowReader {
  package static let role = "boundary"
  package static let required: [BoundaryField] = []
  package static let lon = BoundaryField.lon
  package static let lat = BoundaryField.lat
  package static let geometry: BoundaryField? = .geometry

  package func read(
    _ scribe: RowScribe<BoundaryField>, at place: RowPlace, into rows: RowBuffer<MultiPolygon>
  ) -> Bool {
    guard case .area(let ground) = place else {
      scribe.reject(
        .geometryType, Message(en: "a boundary is a polygon or a multi-polygon", zh: "边界应为面或多面"))
      return false
    }
    rows.append(ground)
    return true
  }
}
