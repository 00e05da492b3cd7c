import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

@testable import Coverage

/// Ground that several units claim counts in each of them, and once in the whole.
@Suite struct DoubledGroundTests {
  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws
    -> MultiPolygon
  {
    let corner = { (x: Double, y: Double) in
      Coordinate(uncheckedLongitude: 120.6 + x / 98_300, latitude: 28 + y / 110_850)
    }
    let ring = Ring([
      corner(west, south), corner(east, south), corner(east, north), corner(west, north),
    ])
    return MultiPolygon(Polygon(outer: try #require(ring)))
  }

  private func areas(
    _ demand: MultiPolygon?, _ units: [MultiPolygon?], _ centres: [Coordinate]
  ) throws -> CoverageAreas {
    try #require(
      CoverageAreas(
        demand: demand, units: units,
        covered: .discs(certain: centres, unsure: [], radius: .metres(700)), centres: centres))
  }

  /// Units drawn at random overlap at random; the whole is that of the demand without any units.
  @Test(arguments: 0..<8) func theWholeIsThatOfTheDemand(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(300 + seed))
    let demand = try box(0, 0, 6000, 6000)
    let centres = (0..<9).map { _ in
      Coordinate(
        uncheckedLongitude: 120.6 + .random(in: 0...6000, using: &random) / 98_300,
        latitude: 28 + .random(in: 0...6000, using: &random) / 110_850)
    }
    let units = try (0..<7).map { _ -> MultiPolygon? in
      let (x, y) = (
        Double.random(in: -500...4500, using: &random),
        Double.random(in: -500...4500, using: &random)
      )
      return try box(
        x, y, x + .random(in: 300...3500, using: &random),
        y + .random(in: 300...3500, using: &random))
    }
    let plain = try areas(demand, [], centres)
    let split = try areas(demand, units, centres)
    #expect(split.failures == 0 && split.doubled.demand.squareMetres > 10_000)
    for (key, what) in [
      (\AreaFigures.demand, "demand"), (\.gap, "gap"), (\.covered, "covered"),
    ] {
      let (own, other) = (
        plain.whole[keyPath: key].squareMetres, split.whole[keyPath: key].squareMetres
      )
      // Sides of drawn circles lie up to half a metre inside, elsewhere for each piece of ground.
      #expect(
        abs(own - other) < (what == "demand" ? 1 : own * 1e-3 + 500), "\(what): \(own), \(other)")
    }
  }

  @Test func unitsThatTouchShareNothing() throws {
    let units = try [
      box(0, 0, 1000, 2000), box(1000, 0, 2000, 2000), nil, box(0, 2000, 2000, 3000),
    ]
    let areas = try areas(nil, units, [])
    #expect(areas.doubled.demand.squareMetres < 0.01)
    let twice = try self.areas(nil, units + [box(500, 500, 1500, 2500)], [])
    // All of the last one is others' ground already.
    #expect(abs(twice.doubled.demand.squareMetres - 2_000_000) < 20_000)
    #expect(abs(twice.whole.demand.squareMetres - areas.whole.demand.squareMetres) < 1)
  }

  @Test func groundThatStudiesNameTwiceIsOneGround() throws {
    // Estates' polygons overlap: what both cover is covered ground of the demand, not a hole in it.
    let (a, b) = (try box(0, 0, 1000, 1000), try box(500, 0, 1500, 1000))
    let both = try #require(MultiPolygon(a.polygons + b.polygons))
    let areas = try areas(both, [], [])
    #expect(abs(areas.whole.demand.squareMetres - 1_500_000) < 15_000)
  }

  /// Rectangles on a lattice, many upon each other and some apart, counted cell by cell.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func crowdsAreCountedLikePairs(seed: UInt64) {
    var random = SeededGenerator(seed: 900 + seed)
    var claims = [Int](repeating: 0, count: 120 * 60)
    let grounds = (0..<70).map { number -> [PlanePolygon] in
      let isApart = number % 4 == 3
      let west = Int.random(in: isApart ? 62...105 : 0...40, using: &random)
      let south = Int.random(in: 0...40, using: &random)
      let (width, height) = (
        Int.random(in: 1...(isApart ? 6 : 20), using: &random),
        Int.random(in: 1...19, using: &random)
      )
      for x in west..<west + width { for y in south..<south + height { claims[x * 60 + y] += 1 } }
      let corner = { (x: Int, y: Int) in PlanePoint(x: Double(x) * 50, y: Double(y) * 50) }
      return [
        PlanePolygon(outer: [
          corner(west, south), corner(west + width, south), corner(west + width, south + height),
          corner(west, south + height),
        ])
      ]
    }
    let expected = Double(claims.reduce(0) { $0 + max(0, $1 - 1) }) * 2500
    for most in [0, 4, 1000] {
      let pieces = DoubledGround(grounds, mostNeighbours: most).pieces()
      let area = pieces.reduce(0.0) { sum, piece in
        sum + (piece.flatMap { Overlay()?.shape(of: $0)?.area } ?? .nan)
      }
      #expect(abs(area - expected) < 1e-6 * expected, "\(most) neighbours")
    }
  }
}
