import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@Suite struct GeoJSONDocumentTests {
  @Test func aCollection() throws {
    let document = try parse("\u{FEFF}" + GeoJSONFuzzTests.seedText)
    #expect(document.crsName == "EPSG:4549")
    #expect(document.keys == ["name", "n", "b"])
    #expect(document.featureCount == 4)
    #expect((0..<4).map { document.line(ofFeature: $0) } == [3, 5, 6, 7])
    #expect(document.id(ofFeature: 0) == "7" && document.id(ofFeature: 1) == nil)
    #expect(document.text(feature: 0, key: 0) == "小区\n😀")
    #expect(document.text(feature: 0, key: 1) == "-1.5e3")
    #expect(document.text(feature: 0, key: 2) == #"[1,{"c":null}]"#)
    #expect(document.text(feature: 2, key: 1) == "true")
    #expect(document.text(feature: 2, key: 0) == nil && document.text(feature: 9, key: 9) == nil)
    #expect(document.withCell(feature: 0, key: 2) { $1 } == .nested)
    #expect(document.withCell(feature: 2, key: 1) { $1 } == .boolean)
    #expect(document.geometry(ofFeature: 1) == .success(nil))
    #expect(document.geometry(ofFeature: 2) == .success(.point(Position(x: 120.5, y: 27.5))))
    guard case .success(.polygon(let rings)) = document.geometry(ofFeature: 0) else {
      Issue.record("no polygon")
      return
    }
    #expect(rings.map(\.count) == [4, 4] && rings[0][2] == Position(x: 1, y: 1))
  }

  @Test func oneFeatureAndBareGeometries() throws {
    let feature = try parse(#"{"geometry":null,"properties":{"a":1},"type":"Feature"}"#)
    #expect(feature.featureCount == 1 && feature.text(feature: 0, key: 0) == "1")
    let text =
      #"{"type":"LineString","coordinates":[[1,2],[3,4]],"properties":{"adcode":"330302"}}"#
    let line = try parse(text)
    #expect(line.text(feature: 0, key: 0) == "330302")
    let positions = [Position(x: 1, y: 2), Position(x: 3, y: 4)]
    #expect(line.geometry(ofFeature: 0) == .success(.lineString(positions)))
    #expect(line.rawBytes(ofFeature: 0) == 0..<text.utf8.count)
    let collection = try parse(#"{"type":"GeometryCollection","geometries":[{"a":[1]}]}"#)
    #expect(collection.geometry(ofFeature: 0) == .success(.geometryCollection))
  }

  @Test(arguments: [
    (
      #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4549"}}"#,
      "urn:ogc:def:crs:EPSG::4549"
    ),
    (#"{"type":"EPSG","properties":{"code":4549}}"#, "EPSG:4549"),
    (#"{"properties":{"href":"http://x","type":"proj4"},"type":"link"}"#, "http://x"),
    (#""EPSG:4490""#, "EPSG:4490"), (#"{"odd":[1]}"#, #"{"odd":[1]}"#), ("null", nil),
  ])
  func referenceSystems(member: String, name: String?) throws {
    let text = #"{"type":"FeatureCollection","features":[],"crs":\#(member)}"#
    #expect(try parse(text).crsName == name)
  }

  @Test func numbersStayAsTheyAreWritten() throws {
    let text = """
      {"type":"Feature","geometry":null,"properties":{"id":33030200000000001234567890,
      "big":1e400 , "small":-0.10, "name":1, "name":"last", "\\u0061b":2, "ab":3}}
      """
    let document = try parse(text)
    #expect(document.keys == ["id", "big", "small", "name", "ab"])
    let cells = document.keys.indices.map { document.text(feature: 0, key: $0) }
    #expect(cells == ["33030200000000001234567890", "1e400", "-0.10", "last", "3"])
  }

  @Test func keysInAnotherOrder() throws {
    let document = try parse(
      """
      {"type":"FeatureCollection","features":[
      {"type":"Feature","geometry":null,"properties":{"a":1,"b":2,"c":3}},
      {"type":"Feature","geometry":null,"properties":{"c":6,"d":7,"a":4}},
      {"type":"Feature","geometry":null,"properties":{"a":8,"a":null,"c":9}}]}
      """)
    #expect(document.keys == ["a", "b", "c", "d"])
    let cells = (0..<3).map { feature in
      document.keys.indices.map { document.text(feature: feature, key: $0) ?? "-" }.joined()
    }
    #expect(cells == ["123-", "4-67", "--9-"])
  }

  @Test(arguments: [
    (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]}"#, GeometryFault.ringTooShort),
    (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}"#, .ringNotClosed),
    (#"{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]],[]]}"#, .ringTooShort),
    (#"{"type":"Polygon","coordinates":[]}"#, .empty),
    (#"{"type":"Polygon","coordinates":[[]]}"#, .empty),
    (#"{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[]]}"#, .empty),
    (#"{"type":"Point","coordinates":[1,"2"]}"#, .notANumber),
    (#"{"type":"Point","coordinates":[1,null]}"#, .notANumber),
    (#"{"type":"Point","coordinates":[1e400,2]}"#, .notANumber),
    (#"{"type":"Point","coordinates":[1]}"#, .tooFewOrdinates),
    (#"{"type":"Point","coordinates":[]}"#, .empty),
    (#"{"type":"LineString","coordinates":[[1,2],[]]}"#, .tooFewOrdinates),
    (#"{"type":"MultiPolygon","coordinates":[[[[]]]]}"#, .tooFewOrdinates),
    (#"{"type":"LineString","coordinates":[[1,2]]}"#, .lineTooShort),
    (#"{"type":"LineString","coordinates":[[1,2],3]}"#, .notAnArray),
    (#"{"type":"LineString","coordinates":[[1,2],[[1,2]]]}"#, .wrongNesting),
    (#"{"type":"Polygon","coordinates":[[0,0],[1,0],[1,1],[0,0]]}"#, .wrongNesting),
    (#"{"type":"Point","coordinates":[[[[[1,2]]]]]}"#, .wrongNesting),
    (#"{"type":"Point","coordinates":"1,2"}"#, .notAnArray),
    (#"{"type":"Point","coordinates":null}"#, .missingCoordinates),
    (#"{"type":"Point"}"#, .missingCoordinates),
    (#"{"type":"Circle","coordinates":[1,2]}"#, .unknownType("Circle")),
    (#"{"coordinates":[1,2]}"#, .missingType),
    (#"[1,2]"#, .notAnObject),
  ])
  func badGeometriesFailTheirFeatureOnly(geometry: String, fault: GeometryFault) throws {
    let feature = #"{"type":"Feature","properties":{},"geometry":"#
    let good = #"{"type":"Point","coordinates":[1,2]}"#
    let document = try parse(
      #"{"type":"FeatureCollection","features":[\#(feature)\#(geometry)},\#(feature)\#(good)}]}"#)
    #expect(document.geometry(ofFeature: 0) == .failure(fault))
    #expect(!fault.description.isEmpty)
    #expect(document.geometry(ofFeature: 1) == .success(.point(Position(x: 1, y: 2))))
  }

  @Test func oddFeaturesAreKeptAndNamed() throws {
    let document = try parse(
      """
      {"type":"FeatureCollection","features":[null,3,{"type":"Point","coordinates":[1,2]},
      {"type":"Feature","geometry":null,"properties":[1]},"x"]}
      """)
    #expect(document.featureCount == 5)
    for i in [0, 1, 2, 4] { #expect(document.geometry(ofFeature: i) == .failure(.notAFeature)) }
    #expect(document.geometry(ofFeature: 3) == .failure(.propertiesNotAnObject))
  }

  @Test(arguments: [
    ("{\"type\":\"FeatureCollection\",\n\"features\":[}", 2, 13),
    ("{\"type\":\"Point\",\n\n\"coordinates\":[1,2]} x", 3, 22),
    ("{\"type\":\"Point\",\n\"a\":\"\u{1}\",\"coordinates\":[1,2]}", 2, 6),
    ("{\"type\":\"Point\",\n\"a\":\"open}", 2, 5),
    ("{\"type\":\"Point\",\n\"a\":\"\\x\"}", 2, 6),
    ("", 1, 1), ("  ", 1, 1), ("\u{FEFF}", 1, 1), ("nope", 1, 1),
    ("{\"type\":\"Point\",\"a\":[1,]}", 1, 24), ("{\"type\":\"Point\",\"a\":tru}", 1, 21),
    ("{\"type\":\"Point\",\"a\":1 2}", 1, 23), ("{\"type\":\"Point\",\"a\" 1}", 1, 21),
  ])
  func syntaxFaultsNameTheirPlace(text: String, line: Int, column: Int) {
    guard case .syntax(line, column, _) = fault(text.bytes) else {
      Issue.record("\(text): \(String(describing: fault(text.bytes)))")
      return
    }
  }

  @Test func badUTF8NamesItsPlace() {
    let bytes = "{\"type\":\"Point\",\n\"a\":\"".bytes + [0xFF] + "\",\"coordinates\":[1,2]}".bytes
    #expect(fault(bytes) == .syntax(line: 2, column: 6, message: "not UTF-8"))
  }

  @Test(arguments: [
    "[1]", "1", "{}", #"{"type":"Topology"}"#, #"{"type":"FeatureCollection"}"#,
    #"{"type":"FeatureCollection","features":{}}"#, #"{"type":3}"#,
    #"{"type":"FeatureCollection","features":[],"features":[]}"#,
  ])
  func otherJSONIsNotGeoJSON(text: String) {
    guard case .notGeoJSON = fault(text.bytes) else {
      Issue.record("\(String(describing: fault(text.bytes)))")
      return
    }
  }
}
