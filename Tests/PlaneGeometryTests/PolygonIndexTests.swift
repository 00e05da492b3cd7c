import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

/// The index answers as asking every place in turn does.
@Suite struct PolygonIndexTests {
  private func box(_ west: Double, _ south: Double, _ wide: Double, _ high: Double) -> MultiPolygon?
  {
    Ring(
      [
        Coordinate(longitude: west, latitude: south),
        Coordinate(longitude: west + wide, latitude: south),
        Coordinate(longitude: west + wide, latitude: south + high),
        Coordinate(longitude: west, latitude: south + high),
      ].compactMap(\.self)
    ).map { MultiPolygon(Polygon(outer: $0)) }
  }

  @Test(arguments: 0..<20) func findsWhatAskingAllFinds(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    let places = (0..<Int.random(in: 1...80, using: &random)).map { number -> MultiPolygon? in
      // Some have no ground, and some are coarse enough that points lie on borders.
      guard number % 7 != 3 else { return nil }
      return box(
        Double(Int.random(in: 0...40, using: &random)) / 100 + 120,
        Double(Int.random(in: 0...40, using: &random)) / 100 + 28,
        Double(Int.random(in: 1...20, using: &random)) / 100,
        Double(Int.random(in: 1...20, using: &random)) / 100)
    }
    let index = PolygonIndex(places)
    for _ in 0..<400 {
      let point = try #require(
        Coordinate(
          longitude: Double(Int.random(in: -5...65, using: &random)) / 100 + 120,
          latitude: Double(Int.random(in: -5...65, using: &random)) / 100 + 28))
      let expected = places.firstIndex { $0?.contains(point) == true }
      #expect(index.first(containing: point) == expected, "\(point)")
    }
  }

  @Test func nothingContainsNothing() throws {
    let point = try #require(Coordinate(longitude: 120, latitude: 28))
    #expect(PolygonIndex([]).first(containing: point) == nil)
    #expect(PolygonIndex([nil, nil]).first(containing: point) == nil)
    #expect(PolygonIndex([nil, box(119.9, 27.9, 1, 1)]).first(containing: point) == 1)
  }
}
