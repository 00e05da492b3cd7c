import CareModel
import Tables
import Wording

/// Reads housing estates some of which have their ground in another layer, so that their rows need no point.
package struct GroundedEstateReader: RowReader {
  package static let required = EstateReader.required
  package static let lon = EstateReader.lon
  package static let lat = EstateReader.lat
  package static let geometry = EstateReader.geometry
  package static let placing = RowPlacing.optional
  package static let idField = EstateReader.idField

  private var reader: EstateReader
  private let id: Column<EstateField>
  private let grounds: Set<String>

  package init(_ columns: ColumnMap<EstateField>) { self.init(columns, among: KnownRows()) }

  package init(_ columns: ColumnMap<EstateField>, among known: KnownRows) {
    reader = EstateReader(columns)
    id = columns.column(.id)
    grounds = known.estateGrounds
  }

  package mutating func read(
    _ scribe: RowScribe<EstateField>, at place: RowPlace, into rows: RowBuffer<Estate>
  ) -> Bool {
    var place = place
    if scribe.columns[.lon] == nil, case .point = place { place = .unknown }
    if place.isUnknown, scribe.text(id).map(grounds.contains) != true {
      scribe.reject(.coordinateMissing, in: .lon, .missingGround)
      return false
    }
    return reader.read(scribe, at: place, into: rows)
  }

  package static func form(of field: EstateField) -> FieldForm? { EstateReader.form(of: field) }
}

extension Message {
  fileprivate static let missingGround = Message(
    en: "the row has no coordinate, and no polygon has its id; enter either",
    zh: "该行没有坐标，小区范围图层中也没有该编号；请补充其中之一")
}
