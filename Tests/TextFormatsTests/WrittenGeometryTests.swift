import CareCircleTestSupport
import Testing
import TextFormats

/// Well-known text and binary in cells of tables.
@Suite struct WrittenGeometryTests {
  private static let square = [(0, 0), (4, 0), (4, 4), (0, 0)].map {
    Position(x: Double($0.0), y: Double($0.1))
  }
  private static let hole = [(1, 1), (2, 1), (2, 2), (1, 1)].map {
    Position(x: Double($0.0), y: Double($0.1))
  }
  private static let point = Position(x: 120.68, y: 28)

  private static let texts: [(String, GeoJSONGeometry, Int?)] = [
    ("POINT(120.68 28.0)", .point(point), nil),
    ("SRID=4490;POINT(120.68 28.0)", .point(point), 4490),
    ("srid = 0 ; point z ( 1.2068e2 2.8E1 -5 )", .point(point), nil),
    ("POINTZM(120.68 28 1 2)", .point(point), nil), ("POINT M (120.68 28 1)", .point(point), nil),
    ("MULTIPOINT(120.68 28,120.68 28)", .multiPoint([point, point]), nil),
    ("MULTIPOINT((120.68 28),(120.68 28))", .multiPoint([point, point]), nil),
    ("LINESTRING(120.68 28, 120.68 28)", .lineString([point, point]), nil),
    ("MULTILINESTRING((120.68 28,120.68 28))", .multiLineString([[point, point]]), nil),
    ("POLYGON((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))", .polygon([square, hole]), nil),
    (
      "MultiPolygon(((0 0,4 0,4 4,0 0)),((1 1,2 1,2 2,1 1)))", .multiPolygon([[square], [hole]]),
      nil
    ),
    ("GEOMETRYCOLLECTION(POINT(1 2))", .geometryCollection, nil),
  ]

  @Test(arguments: texts)
  func textIsRead(text: String, shape: GeoJSONGeometry, srid: Int?) {
    let found = WrittenGeometry(text)
    #expect(found?.shape == shape && found?.srid == srid)
  }

  @Test(arguments: [
    "", "POINT", "POINT EMPTY", "POINT()", "POINT(1)", "POINT(1 2", "POINT(1 2) x",
    "POINT(1 2,3 4)", "POINT(a b)",
    "POLYGON((0 0,4 0,4 4))", "POLYGON((0 0,4 0,4 4,1 1))", "LINESTRING(1 2)", "SRID=4490",
    "SRID=;POINT(1 2)",
    "CIRCULARSTRING(0 0,1 1,2 0)", "120.68,28.0", "POINT(1e999 2)", "边界",
  ])
  func anythingElseIsNone(text: String) { #expect(WrittenGeometry(text) == nil) }

  /// As PostGIS writes `ST_AsHexEWKB`, and as ISO has it.
  private static let binaries: [(String, GeoJSONGeometry, Int?)] = [
    ("0101000000EC51B81E852B5E400000000000003C40", .point(point), nil),
    ("0101000020E6100000EC51B81E852B5E400000000000003C40", .point(point), 4326),
    ("00000000 01405E2B851EB851EC403C000000000000".replacing(" ", with: ""), .point(point), nil),
    ("01010000A08A110000EC51B81E852B5E400000000000003C400000000000001440", .point(point), 4490),
    ("01e9030000ec51b81e852b5e400000000000003c400000000000001440", .point(point), nil),
    (
      "01040000000100000001" + "01000000EC51B81E852B5E400000000000003C40", .multiPoint([point]), nil
    ),
  ]

  @Test(arguments: binaries)
  func binaryIsRead(text: String, shape: GeoJSONGeometry, srid: Int?) {
    let found = WrittenGeometry(text)
    #expect(found?.shape == shape && found?.srid == srid)
    // Nothing that is cut off, and nothing with more behind it.
    for count in 1..<text.count { #expect(WrittenGeometry(String(text.prefix(count))) == nil) }
    #expect(WrittenGeometry(text + "00") == nil)
  }

  @Test(arguments: ["0102000000FFFFFFFF", "01030000000100000004000000", "0105000000FFFFFFFF01"])
  func aCountBeyondTheBytesIsRefused(text: String) {
    #expect(WrittenGeometry(text + String(repeating: "00", count: 40)) == nil)
  }

  @Test func aPolygonOfBinaryHasItsRings() throws {
    let ring = Self.square.flatMap { [$0.x, $0.y] }.map { value in
      (0..<8).map { hex(UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0)))) }.joined()
    }.joined()
    let polygon = "0103000000" + "01000000" + "04000000" + ring
    #expect(WrittenGeometry(polygon)?.shape == .polygon([Self.square]))
    #expect(
      WrittenGeometry("0106000000" + "01000000" + polygon)?.shape == .multiPolygon([[Self.square]]))
  }

  private func hex(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.count == 1 ? "0" + digits : digits
  }
}
