import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

@testable import Coverage

/// Ground is covered where a centre is within the radius, and every bit of the rest is in a gap.
@Suite struct CoverageAreasTests {
  private static let radius = Length.metres(700)

  private func place(_ x: Double, _ y: Double, _ origin: (Double, Double) = (120.6, 28))
    -> Coordinate
  {
    // At about the given metres east and north of an origin, which is exact enough for scenes.
    Coordinate(uncheckedLongitude: origin.0 + x / 98_300, latitude: origin.1 + y / 110_850)
  }

  private func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) throws
    -> MultiPolygon
  {
    let ring = Ring([
      place(west, south), place(east, south), place(east, north), place(west, north),
    ])
    return MultiPolygon(Polygon(outer: try #require(ring)))
  }

  private func random(_ count: Int, _ side: Double, _ random: inout SeededGenerator) -> [Coordinate]
  {
    (0..<count).map { _ in
      place(
        .random(in: -500...side + 500, using: &random),
        .random(in: -500...side + 500, using: &random))
    }
  }

  @Test(arguments: 0..<12) func everyPlaceIsOnItsSide(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(40 + seed))
    let side = 6000.0
    let certain = self.random(Int.random(in: 1...40, using: &random), side, &random)
    let unsure = self.random(seed % 3 == 0 ? 0 : 8, side, &random)
    let areas = try #require(
      CoverageAreas(
        demand: try box(0, 0, side, side),
        units: [try box(0, 0, side / 3, side), nil, try box(side / 3, 0, side * 0.8, side)],
        covered: .discs(certain: certain, unsure: unsure, radius: Self.radius), centres: certain))
    #expect(areas.failures == 0)
    var looked = (gaps: 0, undecided: 0, covered: 0)
    for _ in 0..<1500 {
      let (x, y) = (
        Double.random(in: 2...side - 2, using: &random),
        Double.random(in: 2...side - 2, using: &random)
      )
      let point = place(x, y)
      let near = certain.map { Geodesic.distance(point, $0).metres }.min() ?? .infinity
      let perhaps = unsure.map { Geodesic.distance(point, $0).metres }.min() ?? .infinity
      // Where the drawing may be off, and near the borders of units, where slivers are left out.
      guard abs(near - 700) > 3, abs(perhaps - 700) > 3, abs(x - side / 3) > 3,
        abs(x - side * 0.8) > 3
      else { continue }
      let holders = areas.gaps.filter { $0.place.contains(point) }
      if near < 700 {
        looked.covered += 1
        #expect(holders.isEmpty, "\(x) \(y)")
        continue
      }
      let isUndecided = perhaps < 700
      if isUndecided { looked.undecided += 1 } else { looked.gaps += 1 }
      let unit = x < side / 3 ? 0 : x < side * 0.8 ? 2 : nil
      // Left out only if the piece is a sliver, which 3 m from every border it is not.
      #expect(holders.map(\.isUndecided) == [isUndecided], "\(x) \(y)")
      #expect(holders.first?.unit == unit)
    }
    #expect(looked.gaps > 20 && looked.covered > 20)
    if !unsure.isEmpty { #expect(looked.undecided > 0) }
  }

  @Test(arguments: 0..<8) func coveredAndGapAreTheDemand(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    // All circles lie inside, so that the union's own exact area is what is covered.
    let certain = (0..<30).map { _ in
      place(.random(in: 900...5100, using: &random), .random(in: 900...5100, using: &random))
    }
    let areas = try #require(
      CoverageAreas(
        demand: try box(0, 0, 6000, 6000), units: [],
        covered: .discs(certain: certain, unsure: [], radius: Self.radius), centres: certain))
    let union = try DiscUnion(centres: certain, radius: Self.radius)
    let whole = areas.whole
    let demand = Geodesic.area(ofRing: try box(0, 0, 6000, 6000).polygons[0].outer.corners)
      .squareMetres
    #expect(abs(whole.demand.squareMetres / demand - 1) < 1e-6)
    // Sides lie up to half a metre inside of the circles, two thirds of that on average.
    let border = Double(certain.count) * 2 * .pi * 700 * 0.5
    let lost = union.area.squareMetres - whole.covered.squareMetres
    #expect(lost >= -1 && lost < border, "\(lost)")
    #expect(whole.gap.squareMetres + whole.covered.squareMetres == whole.demand.squareMetres)
    let drawn = areas.gaps.reduce(0) { $0 + $1.area.squareMetres } + areas.slivers.area.squareMetres
    #expect(abs(drawn - whole.gap.squareMetres) < 1)
  }

  /// Many circles are cut in tiles, and the gaps put together again.
  @Test func tilesLeaveNoSeams() throws {
    var random = SeededGenerator(seed: 5)
    let centres = (0..<4500).map { _ in
      place(.random(in: 0...60_000, using: &random), .random(in: 0...60_000, using: &random))
    }
    let demand = try box(-2000, -2000, 62_000, 62_000)
    let areas = try #require(
      CoverageAreas(
        demand: demand, units: [],
        covered: .discs(certain: centres, unsure: [], radius: Self.radius), centres: centres))
    let union = try DiscUnion(centres: centres, radius: Self.radius)
    let lost = union.area.squareMetres - areas.whole.covered.squareMetres
    #expect(lost >= 0 && lost / union.area.squareMetres < 1e-3)
    // One drawing of the whole has the same pieces, but for those that a seam's half metre opens or shuts.
    let plane = GroundPlane(conic: .china)
    let overlay = try #require(Overlay())
    let covered = try #require(
      overlay.shape(of: union.plane.drawing(tolerance: 0.5).polygons))
    let ground = try #require(overlay.shape(of: plane.polygons(of: demand)))
    let all = try #require(ground.difference(covered))
    let large = all.polygons.count { plane.area(of: [$0]) > 1000 }
    #expect(abs(areas.gaps.count { $0.area.squareMetres > 1000 } - large) <= 2)
    #expect(abs(plane.area(of: all.polygons) / areas.whole.gap.squareMetres - 1) < 1e-4)
  }

  @Test(arguments: 0..<10) func theFarthestPlaceIsAsFarAsAnyOfAGrid(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(70 + seed))
    let centres = self.random(Int.random(in: 1...12, using: &random), 5000, &random)
    let areas = try #require(
      CoverageAreas(
        demand: try box(0, 0, 5000, 5000), units: [],
        covered: .discs(certain: centres, unsure: [], radius: Self.radius), centres: centres))
    for gap in areas.gaps {
      var farthest = 0.0
      for x in stride(from: 0.0, through: 5000, by: 100) {
        for y in stride(from: 0.0, through: 5000, by: 100) where gap.place.contains(place(x, y)) {
          farthest = max(
            farthest, centres.map { Geodesic.distance(place(x, y), $0).metres }.min() ?? 0)
        }
      }
      let found = try #require(gap.farthest).metres
      #expect(found >= farthest * 0.998 - 1 && found <= farthest + 145, "\(found) \(farthest)")
    }
  }

  /// Near the border of what is known nothing is a gap for certain; what is covered stays covered.
  @Test(arguments: 0..<6) func gapsNearTheEdgeOfTheDataAreUndecided(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(300 + seed))
    let centres = self.random(10, 6000, &random)
    // Known is all but the eastern third, and the demand reaches beyond it.
    let areas = try #require(
      CoverageAreas(
        demand: try box(0, 0, 6000, 6000), units: [],
        covered: .discs(certain: centres, unsure: [], radius: Self.radius), centres: centres,
        extents: [try box(-9000, -9000, 4000, 9000)], reach: Self.radius))
    var undecided = 0
    for _ in 0..<800 {
      let (x, y) = (
        Double.random(in: 2...5998, using: &random), Double.random(in: 2...5998, using: &random)
      )
      let point = place(x, y)
      let near = centres.map { Geodesic.distance(point, $0).metres }.min() ?? .infinity
      // The plane's measure of the reach is within a few metres of the ground's here.
      guard abs(near - 700) > 3, abs(4000 - x - 700) > 15 else { continue }
      let holders = areas.gaps.filter { $0.place.contains(point) }
      let isUncertain = 4000 - x < 700
      if near > 700, isUncertain { undecided += 1 }
      #expect(holders.map(\.isUndecided) == (near < 700 ? [] : [isUncertain]), "\(x) \(y)")
    }
    #expect(undecided > 50)
  }

  @Test func withoutCentresAllIsAGap() throws {
    let areas = try #require(
      CoverageAreas(
        demand: nil, units: [try box(0, 0, 1000, 1000)],
        covered: .discs(certain: [], unsure: [], radius: Self.radius), centres: []))
    #expect(areas.gaps.count == 1 && areas.gaps[0].farthest == nil)
    #expect(areas.whole.covered.squareMetres == 0 && areas.rest == nil)
  }

  @Test func aRegionTooWideIsRefused() throws {
    let ring = try #require(
      Ring(
        [(-100.0, 10.0), (10, 10), (10, 60), (-100, 60)].compactMap {
          Coordinate(longitude: $0, latitude: $1)
        }))
    #expect(
      CoverageAreas(
        demand: MultiPolygon(Polygon(outer: ring)), units: [],
        covered: .discs(certain: [], unsure: [], radius: Self.radius), centres: []) == nil)
  }
}
