import CareCircleTestSupport
import Testing
import TextFormats

@Suite struct GeoJSONWritingTests {
  private static let outer = [
    Position(x: 120, y: 27), Position(x: 120, y: 28), Position(x: 121, y: 28),
    Position(x: 120, y: 27),
  ]
  private static let hole = outer.map {
    Position(x: 120.25 + ($0.x - 120) / 8, y: 27.625 + ($0.y - 27) / 8)
  }

  private static let geometries: [GeoJSONGeometry] = [
    .point(outer[0]), .multiPoint(outer), .lineString(outer), .multiLineString([outer, hole]),
    .polygon([outer, hole]), .multiPolygon([[outer, hole], [hole]]), .geometryCollection,
  ]

  private func document(_ geometry: GeoJSONGeometry) -> [UInt8] {
    var buffer = ByteBuffer()
    buffer.append(#"{"type":"Feature","properties":{},"geometry":"#)
    buffer.appendGeometry(geometry)
    buffer.append("}")
    return buffer.bytes
  }

  @Test(arguments: geometries)
  func whatIsWrittenIsValidAndReadsBack(geometry: GeoJSONGeometry) throws {
    let bytes = document(geometry.woundByRightHand())
    #expect(GeoJSONValidator.validate(bytes) == [])
    let back = try GeoJSONDocument(FileBytes(bytes)).geometry(ofFeature: 0).get()
    switch geometry {
    case .polygon, .multiPolygon: #expect(back?.woundByRightHand() == back)
    default: #expect(back == geometry)
    }
  }

  @Test(arguments: [
    #"{"type":"Point","coordinates":[27,120]}"#, #"{"type":"Point","coordinates":[200,1]}"#,
    #"{"type":"Point","coordinates":[1.12345678,2]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}"#,
    #"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#,
    #"{"type":"Feature","geometry":null}"#, #"{"type":"Feature","properties":{}}"#,
    #"{"type":"FeatureCollection","features":[],"crs":{}}"#, "[]", "{",
  ])
  func theValidatorFindsFaults(text: String) {
    #expect(!GeoJSONValidator.validate(text.bytes).isEmpty)
  }
}
