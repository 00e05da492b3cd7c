import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// Places that one cell holds.
@Suite struct CellLocationTests {
  private func read(
    _ header: String, _ cells: [String], crs: CoordinateReferenceSystem? = .wgs84,
    columns: [String: String] = [:]
  ) throws -> LoadedTable<Estate> {
    let rows = cells.enumerated().map { "E\($0 + 1),\"\($1)\"\n" }.joined()
    let folder = try TemporaryFolder()
    let path = try folder.write("in.csv", "id,\(header)\n\(rows)")
    return try LoadedTable<Estate>.estates(.file(path, crs: crs, columns: columns))
  }

  private func places(_ table: LoadedTable<Estate>) -> [[Double]] {
    table.rows.compactMap { $0.anchor.map { [$0.longitude, $0.latitude] } }
  }

  @Test(arguments: ["location", "经纬度", "坐标", "lnglat", "latlng", "coordinates"])
  func longitudeAndLatitudeStandInOneCell(header: String) throws {
    let found = try read(
      header, ["120.68,28.5", "28.5, 120.68", "[120.68;28.5]", "28.5 120.68", "POINT(120.68 28.5)"])
    #expect(places(found) == Array(repeating: [120.68, 28.5], count: 5) && found.issues.isEmpty)
    #expect(found.info.columns["lon"] == header && found.info.columns["lat"] == header)
  }

  @Test func whichIsWhichIsToldByTheirRange() {
    #expect(CellPair.read("87.6,43.8") == .place(longitude: 87.6, latitude: 43.8))
    #expect(CellPair.read("43.8,87.6") == .place(longitude: 87.6, latitude: 43.8))
    #expect(CellPair.read("-33.9,151.2") == .place(longitude: 151.2, latitude: -33.9))
    #expect(
      CellPair.read("48.1,11.6") == .ambiguous && CellPair.read("500000,3000000") == .ambiguous)
    #expect(CellPair.read("120.68") == nil && CellPair.read("1,2,3") == nil)
    #expect(CellPair.read("东经120,北纬28") == nil && CellPair.read("nan,28") == nil)
  }

  @Test func whatCannotBeToldIsRejectedWithItsText() throws {
    let found = try read("location", ["120.68,28", "48.1,11.6", "浙江省温州市", ""])
    #expect(found.rows.map(\.id) == ["E1"])
    #expect(found.codes == [.coordinateUnreadable, .coordinateUnreadable, .coordinateMissing])
    #expect(found.issues.map(\.value) == ["48.1,11.6", "浙江省温州市", nil])
    #expect(found.issues[0].message.english.contains("two columns"))
  }

  @Test func aColumnOfAddressesIsNoPlace() throws {
    let text = "id,name,location\nS1,甲,浙江省温州市鹿城区\n"
    let folder = try TemporaryFolder()
    let table = try Table(.file(try folder.write("in.csv", text))) { _ in false }
    let map = ColumnMap<EstateField>(of: table)
    #expect(map[.lon] == nil && map.unused == ["location"])
    // Beside columns of its own it is left alone, too.
    let beside = try estates("id,location,lon,lat\nE1,\"120.1,28.1\",120.7,28\n")
    #expect(beside.rows.first?.anchor?.longitude == 120.7 && beside.issues.isEmpty)
  }

  @Test func aMappedColumnMayHoldBoth() throws {
    let found = try read("位置", ["120.68,28.5"], columns: ["lon": "位置", "lat": "位置"])
    #expect(places(found) == [[120.68, 28.5]])
  }

  @Test func facilitiesAndGatesHaveThemToo() throws {
    let rooms = try facilities("id,location\nF1,\"120.68,28.5\"\nF2,POINT(120.69 28.5)\n")
    #expect(rooms.rows.map(\.coordinate.longitude) == [120.68, 120.69])
    let wkt = try facilities("id,wkt\nF1,POINT(120.68 28.5)\nF2,\"POLYGON((0 0,1 0,1 1,0 0))\"\n")
    #expect(wkt.rows.map(\.id) == ["F1"] && wkt.codes == [.geometryType])
  }

  // MARK: - Geometries

  private static let ground = "POLYGON((120.6 28,120.7 28,120.7 28.1,120.6 28))"

  @Test(arguments: ["geometry", "wkt", "the_geom", "几何", "wkb_geometry"])
  func aGeometryInWellKnownTextIsGround(header: String) throws {
    let found = try read(header, [Self.ground, "0101000000EC51B81E852B5E400000000000003C40"])
    #expect(found.issues.isEmpty && found.rows.count == 2)
    guard case .area(let ground)? = found.rows.first?.place else {
      Issue.record("no ground")
      return
    }
    #expect(ground.polygons.count == 1 && ground.polygons[0].outer.corners.count >= 3)
    #expect(places(found).last == [120.68, 28])
  }

  @Test func aGeometryThatCannotBeReadIsNamed() throws {
    let found = try read("wkt", ["POINT(120.68 28)", "POINT(120.68)"])
    #expect(found.codes == [.coordinateUnreadable] && found.issues[0].value == "POINT(120.68)")
    #expect(found.issues[0].message.english.contains("WKT"))
  }

  @Test func anSRIDIsTheSystemWhereNoneIsDeclared() throws {
    let found = try read("wkt", ["", "SRID=4549;POINT(500000 3100000)"], crs: nil)
    #expect(found.info.crs == .epsg(4549) && found.info.crsSource == .crsMember)
    let point = try #require(found.rows.first?.anchor)
    #expect(abs(point.longitude - 120) < 1e-9 && abs(point.latitude - 28) < 0.1)
    let shared = try facilities("id,location\nF1,SRID=4490;POINT(120.68 28.5)\n", crs: nil)
    #expect(shared.info.crs == .cgcs2000 && shared.rows.count == 1)
  }

  @Test func aDeclarationStandsAgainstAnSRIDWhichIsListed() throws {
    let found = try read("wkt", ["SRID=4326;POINT(120.68 28)"], crs: .gcj02)
    #expect(found.info.crs == .gcj02 && found.info.crsSource == .declared)
    #expect(found.codes == [.crsContradiction] && found.issues[0].severity == .doubtful)
    let same = try read("wkt", ["SRID=4490;POINT(120.68 28)"], crs: .wgs84)
    #expect(same.issues.isEmpty)
  }

  @Test func aRowInAnotherSystemThanTheFirstIsRejected() throws {
    let found = try read(
      "wkt",
      [
        "SRID=4490;POINT(120.68 28)", "SRID=4549;POINT(500000 3100000)",
        "SRID=4326;POINT(120.69 28)",
      ],
      crs: nil)
    #expect(found.rows.map(\.id) == ["E1", "E3"])
    #expect(found.codes == [.crsContradiction] && found.issues[0].value == "SRID=4549")
    #expect(found.issues[0].severity == .rejected && found.issues[0].line == 3)
  }

  @Test func withoutSRIDAndDeclarationTheSystemIsAskedFor() throws {
    #expect {
      try read("wkt", ["POINT(120.68 28)"], crs: nil)
    } throws: { error in
      guard case .badData(let problems)? = error as? CareCircleError else { return false }
      return problems.map(\.code) == [.undeclaredCRS]
    }
  }
}
