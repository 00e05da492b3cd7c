import Testing

@testable import Geodesy

@Suite struct CoordinateTests {
  @Test(arguments: [(0.0, 0.0), (180, 90), (-180, -90), (120.7, 28)])
  func acceptsTheRangesWithTheirEnds(_ pair: (Double, Double)) throws {
    let c = try #require(Coordinate(longitude: pair.0, latitude: pair.1))
    #expect(c.longitude == pair.0)
    #expect(c.latitude == pair.1)
  }

  @Test(arguments: [
    (Double.nan, 0.0), (0, .nan), (.infinity, 0), (0, -.infinity), (180.000001, 0), (0, -90.000001),
    (500, 0), (.greatestFiniteMagnitude, 0), (28, 120.7),
  ])
  func refusesEverythingElse(_ pair: (Double, Double)) {
    #expect(Coordinate(longitude: pair.0, latitude: pair.1) == nil)
  }

  @Test func areaOfUseMayCrossTheAntimeridian() {
    let fiji = AreaOfUse(west: 176, south: -21, east: -178, north: -12)
    #expect(fiji.contains(place(180, -15)))
    #expect(fiji.contains(place(-180, -15)))
    #expect(fiji.contains(place(176, -21)))
    #expect(!fiji.contains(place(0, -15)))
    #expect(!fiji.contains(place(180, -22)))
    #expect(fiji.widened(by: 3).contains(place(173, -15)))
    #expect(!fiji.widened(by: 3).contains(place(172.9, -15)))
    #expect(fiji.widened(by: 200).contains(place(0, -15)))
    let east = AreaOfUse(west: 175, south: 0, east: 179, north: 1).widened(by: 3)
    #expect(east.contains(place(-178.5, 0.5)))
    #expect(!east.contains(place(-177, 0.5)))
  }
}
