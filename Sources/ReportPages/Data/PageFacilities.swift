import CareModel
import Coverage
import Layers
import Reports
import TextFormats

/// The facilities as columns of JSON, all of them, since estates refer to them by their number.
struct PageFacilities {
  let results: CoverageResults
  let frame: MapFrame
  let limits: PageLimits

  /// Whether every facility is drawn.
  var isWhole: Bool { results.facilities.count <= limits.facilities }

  func append(to json: inout ByteBuffer) {
    let facilities = results.facilities
    let records = Array(facilities.indices)
    let places = facilities.map { frame.point($0.coordinate) }
    // Beyond the limit only those that count are drawn; the others keep their names for the evidence.
    let isDrawn = { (record: Int) in isWhole || results.qualifications[record] == .qualifies }
    json.append("{")
    json.appendIntegers("x", records, isFirst: true) { isDrawn($0) ? places[$0].x : nil }
    json.appendIntegers("y", records) { isDrawn($0) ? places[$0].y : nil }
    json.appendTexts("id", records) { facilities[$0].id }
    json.appendTexts("name", records) { facilities[$0].name }
    json.appendIntegers("counts", records) { record in
      switch results.qualifications[record] {
      case .qualifies: 0
      case .fails: 1
      case .unknown: 2
      }
    }
    var codes = SharedTexts()
    json.appendIntegers("why", records) { codes.place(of: results.qualifications[$0].code) }
    json.appendMember("whys", codes.document)
    var kinds = SharedTexts()
    json.appendIntegers("kind", records) { kinds.place(of: facilities[$0].kind?.rawValue) }
    json.appendMember("kinds", kinds.document)
    json.appendIntegers("area", records) { record in
      hundredths(
        (facilities[record].area.gross ?? facilities[record].area.inner)?.exact?.squareMetres)
    }
    json.append("}")
  }
}
