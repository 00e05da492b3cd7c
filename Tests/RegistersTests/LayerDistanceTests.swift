import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

@testable import Registers
@testable import Wording

@Suite struct LayerDistanceTests {
  private func points(
    _ longitude: Double, _ latitude: Double, _ count: Int, seed: UInt64 = 1, spread: Double = 0.05
  ) -> [Coordinate] {
    var random = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      Coordinate(
        uncheckedLongitude: longitude + Double.random(in: -spread...spread, using: &random),
        latitude: latitude + Double.random(in: -spread...spread, using: &random))
    }
  }

  private func layer(_ points: [Coordinate], _ crs: CoordinateReferenceSystem) -> DatumLayer {
    DatumLayer(
      file: "estates.csv", crs: crs, points: points, name: { _ in nil }, line: { Int32($0 + 2) })
  }

  private func issue(
    _ points: [Coordinate], _ crs: CoordinateReferenceSystem = .wgs84, from others: [Coordinate]
  ) -> DataIssue? {
    LayerDistance(
      layer(points, crs), from: Neighbour(file: "rooms.csv", crs: .wgs84, points: others))?.issue
  }

  @Test(arguments: 1...20)
  func exactlyThePointsBeyond25KilometresAndACubeMayBeFar(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let latitude = Double.random(in: -80...80, using: &random)
    let others = points(100, latitude, 20, seed: seed, spread: 0.3)
    let asked = points(100, latitude, 300, seed: seed + 100, spread: 2)
    let far = Set(FarCells(others).far(asked))
    for (index, point) in asked.enumerated() {
      let least = others.map { Geodesic.distance(point, $0).metres }.min() ?? .infinity
      // Two cubes lie within three of their diagonals of each other where neither is empty around the other.
      if least <= 25_000 { #expect(!far.contains(index)) }
      if least > 2 * 25_000 * 3.0.squareRoot() { #expect(far.contains(index)) }
    }
  }

  @Test(arguments: [1, 4, 2000])
  func aWrongMeridianIsToldWithOneThatFits(count: Int) throws {
    let found = try #require(
      self.issue(points(117.7, 28, count), .epsg(4548), from: points(120.68, 28, 3)))
    #expect(found.code == .layersApart && found.severity == .doubtful && found.line == 2)
    let text = found.message.english
    #expect(text.hasPrefix("\(Decimals.grouped(count)) of \(counted(count, "point")) "))
    #expect(
      text.contains("to the west")
        && text.contains("a central meridian of 120° (EPSG:4549) would fit"))
    #expect(found.message.chinese.contains("若为120° (EPSG:4549)"))
  }

  @Test func degreesDeclaredAsMetresAreToldAsSuch() {
    let read = points(0.001084, 0.000251, 50, spread: 1e-7)
    let text = issue(read, .epsg(3857), from: points(120.68, 28, 3))?.message.english
    #expect(text?.contains("appears to contain degrees, but was declared as EPSG:3857") == true)
  }

  @Test func aLostLeadingDigitIsToldAsSuch() {
    let text = issue(points(20.68, 28, 4), from: points(120.7, 28, 2))?.message.english
    #expect(text?.contains("lack their leading 1") == true)
  }

  @Test func layersOfOnePlaceAreNotWarnedOf() {
    let rooms = points(120.7, 28, 2)
    #expect(issue(points(120.7, 28, 50, seed: 3), from: rooms) == nil)
    // A province with rooms in one city only: half of the estates are near.
    let half = points(120.7, 28, 50, seed: 3) + points(119, 29, 50, seed: 4)
    #expect(issue(half, from: rooms) == nil)
    #expect(issue(half + points(119, 29, 1, seed: 5), from: rooms) != nil)
  }

  @Test func groundWithFewCornersHoldsWhatLiesInside() throws {
    let box = try #require(
      Ring(
        [(119.0, 27.0), (122, 27), (122, 30), (119, 30)].map {
          Coordinate(uncheckedLongitude: $0.0, latitude: $0.1)
        }))
    let ground = MultiPolygon(Polygon(outer: box, holes: []))
    let units = Neighbour(file: "townships.geojson", crs: .wgs84, ground: [ground])
    #expect(LayerDistance(layer(points(120.5, 28.5, 30), .wgs84), from: units) == nil)
    #expect(LayerDistance(layer(points(117.5, 28.5, 30), .wgs84), from: units) != nil)
  }

  @Test func pointsWithinTenMetresAreWarnedOf() {
    let together = points(120.7, 28, 3, spread: 1e-5)
    #expect(PlaceCheck.together(layer(together, .wgs84), atLeast: 3)?.code == .pointsTogether)
    #expect(PlaceCheck.together(layer(together, .wgs84), atLeast: 4) == nil)
    #expect(
      PlaceCheck.together(layer(points(120.7, 28, 3, spread: 1e-3), .wgs84), atLeast: 3) == nil)
  }

  @Test func aStudyAbroadIsANoteOnlyWhereItIsKnownToBeThere() {
    let porto = layer(points(-8.6, 41.15, 5), .wgs84)
    #expect(PlaceCheck.china(porto)?.severity == .doubtful)
    #expect(PlaceCheck.china(porto, abroad: true)?.severity == .note)
  }
}
