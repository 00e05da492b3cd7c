import CareModel
import Geodesy
import PlaneGeometry
import Testing

@Suite struct GeometryTests {
  private func estate(_ geometry: String, crs: CoordinateReferenceSystem? = .wgs84) throws
    -> Estate
  {
    let table = try estates(collection([(geometry, "{\"id\":\"E1\"}")]), crs: crs)
    return try #require(table.rows.first)
  }

  private func at(_ longitude: Double, _ latitude: Double) -> Coordinate {
    Coordinate(uncheckedLongitude: longitude, latitude: latitude)
  }

  @Test func aPointIsAPoint() throws {
    let estate = try estate(geometry("Point", "[120.7,28.1,5]"))
    #expect(estate.place == .point(at(120.7, 28.1)))
    #expect(estate.gates.isEmpty)
  }

  @Test func aMultiPointIsTheGates() throws {
    let estate = try estate(geometry("MultiPoint", "[[120.7,28],[120.8,28]]"))
    #expect(estate.place == .gatesOnly)
    #expect(
      estate.gates == [
        Gate(id: "1", coordinate: at(120.7, 28)), Gate(id: "2", coordinate: at(120.8, 28)),
      ])
  }

  @Test func aPolygonKeepsItsHole() throws {
    let estate = try estate(
      geometry(
        "Polygon",
        "[[[120,28],[121,28],[121,29],[120,29],[120,28]],"
          + "[[120.4,28.4],[120.4,28.6],[120.6,28.6],[120.4,28.4]]]"))
    guard case .area(let ground) = estate.place else {
      Issue.record("no ground")
      return
    }
    #expect(ground.polygons.count == 1)
    #expect(ground.polygons.first?.holes.count == 1)
    #expect(ground.polygons.first?.outer.corners.count == 4)
  }

  @Test func aMultiPolygonKeepsItsParts() throws {
    let estate = try estate(
      geometry(
        "MultiPolygon",
        "[[[[120,28],[121,28],[121,29],[120,28]]],[[[122,28],[123,28],[123,29],[122,28]]]]"))
    guard case .area(let ground) = estate.place else {
      Issue.record("no ground")
      return
    }
    #expect(ground.polygons.count == 2)
  }

  @Test func aBowTieIsMendedToItsTwoTriangles() throws {
    let table = try estates(
      collection([
        (
          geometry("Polygon", "[[[120,28],[122,30],[122,28],[120,30],[120,28]]]"),
          "{\"id\":\"E1\"}"
        )
      ]))
    guard case .area(let ground)? = table.rows.first?.place else {
      Issue.record("no ground")
      return
    }
    #expect(ground.polygons.count == 2)
    #expect(ground.polygons.allSatisfy { $0.outer.corners.contains(at(121, 29)) })
    #expect(table.codes == [.geometryMended])
  }

  @Test(arguments: [
    "[[[120,28],[120,28],[120,28],[120,28]]]", "[[[120,28],[121,28],[120.5,28],[120,28]]]",
    "[[[120,28],[121,28],[121,29]]]", "[]", "[[]]", "[[120,28],[121,28],[121,29],[120,28]]",
    "[[[120,28],[121,\"x\"],[121,29],[120,28]]]",
  ])
  func aPolygonWithoutGroundIsRejected(coordinates: String) throws {
    let table = try estates(
      collection([(geometry("Polygon", "\(coordinates)"), "{}")]))
    #expect(table.rows.isEmpty)
    #expect(table.codes == [.geometryInvalid])
  }

  @Test func aSwappedCornerRejectsThePolygon() throws {
    let table = try estates(
      collection([
        (geometry("Polygon", "[[[120,28],[28,121],[121,29],[120,28]]]"), "{}")
      ]))
    #expect(table.codes == [.coordinatesSwapped])
  }

  @Test func aPolygonIsTurnedIntoWGS84Throughout() throws {
    let estate = try estate(
      geometry(
        "Polygon", "[[[500000,3098000],[501000,3098000],[501000,3099000],[500000,3098000]]]"),
      crs: .epsg(4549))
    guard case .area(let ground) = estate.place else {
      Issue.record("no ground")
      return
    }
    #expect(ground.outerCorners.allSatisfy { abs($0.longitude - 120) < 0.02 })
    #expect(ground.outerCorners.allSatisfy { abs($0.latitude - 28) < 0.02 })
  }

  @Test func theIdMayBeTheFeaturesOwn() throws {
    let text =
      "{\"type\":\"Feature\",\"id\":7,\"properties\":null,\"geometry\":"
      + geometry("Point", "[120,28]") + "}"
    #expect(try estates(text).rows.map(\.id) == ["7"])
  }

  @Test func aSecondFileOfGatesIsAttachedInTheOrderOfTheirIds() throws {
    var rows = [Estate(id: "E1", place: .point(at(120, 28))), Estate(id: "E2", place: .gatesOnly)]
    let scene = try Scene(
      collection([
        (geometry("Point", "[120.2,28]"), "{\"estate_id\":\"E1\",\"id\":\"N\"}"),
        (geometry("Point", "[120.1,28]"), "{\"estate_id\":\"E1\",\"id\":\"E\"}"),
        (geometry("MultiPoint", "[[120,28],[121,28]]"), "{\"estate_id\":\"E2\"}"),
        (geometry("Point", "[120.1,28]"), "{\"estate_id\":\"E3\"}"),
      ]))
    let gates = try scene.gates(of: ["E1", "E2"])
    rows.attach(gates.rows)
    #expect(rows.first?.gates.map(\.id) == ["E", "N"])
    #expect(rows.last?.gates == [])
    #expect(gates.codes == [.geometryType, .gateWithoutEstate])
    #expect(gates.info.rowsIn == 4 && gates.info.rowsRejected == 2)
  }
}
