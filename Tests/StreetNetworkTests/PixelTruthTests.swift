import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import StreetNetwork
import Testing

/// The area of a drawing is that of the field, counted in pixels of 2 m.
@Suite struct PixelTruthTests {
  private func area(_ place: MultiPolygon?) -> Double {
    (place?.polygons ?? []).flatMap(\.rings).reduce(0) {
      $0 + Geodesic.area(ofRing: $1.corners).squareMetres
    }
  }

  @Test(arguments: 0..<8) func areasAreThoseOfPixels(seed: Int) {
    var random = SeededGenerator(seed: UInt64(900 + seed))
    let scene = WalkScenes.grid(&random)
    let centres = (0..<(1 + seed % 2)).map { _ in
      StreetScene.coordinate(
        Double.random(in: 0...450, using: &random), Double.random(in: 0...450, using: &random))
    }
    let access = scene.access
    let limits = [90.0, 180, 320, 600]
    let pieces = ReachedStreets(access.graph).pieces(
      of: centres.flatMap(access.pointsForSmallAreas), within: WalkUnits.units(600))
    let raster = FieldRaster(scene, pieces, centres, from: -140, to: 590, pixel: 2)
    let drawn = OutlineTracer(access).outlines(
      of: pieces, facilities: centres.map(FixedCoordinate.init), within: limits)
    for (limit, place) in zip(limits, drawn) {
      let share = area(place) / raster.area(within: limit) - 1
      #expect(abs(share) < 0.005, "within \(limit): \(share)")
    }
    expectWalks(raster, access, centres, &random)
  }

  /// The pixels themselves are right: at some of them the walk is looked for, too. Near a centre the field is that of
  /// access points 2 m apart, and its walks may be longer by what that costs; farther off none are.
  private func expectWalks(
    _ raster: FieldRaster, _ access: StreetAccess, _ centres: [Coordinate],
    _ random: inout SeededGenerator
  ) {
    let chosen = (0..<150).map { _ in Int.random(in: 0..<raster.costs.count, using: &random) }
    let places = chosen.map(raster.middle).map { StreetScene.coordinate($0.0, $0.1) }
    let finder = WalkFinder(
      access, origins: places.map(WalkOrigin.point), facilities: centres)
    let found = finder.nearest(of: Array(centres.indices), within: WalkUnits.units(600))
    for (place, walk) in zip(chosen, found) where raster.costs[place] < 599 || walk != nil {
      let cost = walk.map { WalkUnits.metres($0.cost) } ?? .infinity
      let (x, y) = raster.middle(place)
      let point = StreetScene.coordinate(x, y)
      let isFar = centres.allSatisfy { Geodesic.distance($0, point).metres > 200 }
      // A place is rounded to a centimetre, which may be on the other side of a wall or of the cap.
      if abs(cost - raster.costs[place]) > 0.05, jumps(access, centres, x, y) { continue }
      #expect(cost <= raster.costs[place] + 0.05, "\((x, y))")
      #expect(cost >= raster.costs[place] - (isFar ? 0.05 : 2), "\((x, y))")
    }
  }

  /// Whether walks from places 2 cm apart around a place differ by metres.
  private func jumps(
    _ access: StreetAccess, _ centres: [Coordinate], _ x: Double, _ y: Double
  ) -> Bool {
    let around = [(-0.02, 0.0), (0.02, 0), (0, -0.02), (0, 0.02), (0, 0)].map {
      WalkOrigin.point(StreetScene.coordinate(x + $0.0, y + $0.1))
    }
    let finder = WalkFinder(access, origins: around, facilities: centres)
    let found = finder.nearest(of: Array(centres.indices), within: WalkUnits.units(900))
    let costs = found.map { $0.map { WalkUnits.metres($0.cost) } ?? .infinity }
    return (costs.max() ?? 0) - (costs.min() ?? 0) > 1
  }
}
