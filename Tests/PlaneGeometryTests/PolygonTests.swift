import CareCircleTestSupport
import Geodesy
import Testing

@testable import PlaneGeometry

/// A place whose rings are given as (longitude, latitude); the first is the outer one.
func polygon(_ rings: [(Double, Double)]...) throws -> MultiPolygon {
  let rings = try rings.map { corners in
    try #require(Ring(corners.map { Cloud.at($0.0, $0.1) }))
  }
  return MultiPolygon(Polygon(outer: rings[0], holes: Array(rings.dropFirst())))
}

@Suite struct PolygonTests {
  @Test func aRingNeedsThreeCornersAndKeepsEachOnce() throws {
    let corners = [Cloud.at(0, 0), Cloud.at(1, 0), Cloud.at(0, 1)]
    #expect(Ring([]) == nil)
    #expect(Ring(Array(corners.prefix(2))) == nil)
    #expect(Ring(Array(corners.prefix(2)) + [corners[0]]) == nil)
    #expect(Ring(corners)?.corners == corners)
    #expect(Ring(corners + [corners[0]])?.corners == corners)
    #expect(MultiPolygon([]) == nil)
  }

  @Test func ringsAreTurnedByTheRightHandRule() throws {
    let square = [(0.0, 0.0), (0, 4), (4, 4), (4, 0)]
    let hole = [(1.0, 1.0), (2, 1), (2, 2), (1, 2)]
    for place in [try polygon(square, hole), try polygon(square.reversed(), hole.reversed())] {
      let outer = Geodesic.area(ofRing: place.polygons[0].outer.corners).squareMetres
      let inner = Geodesic.area(ofRing: place.polygons[0].holes[0].corners).squareMetres
      #expect(outer > 0 && inner < 0)
      // One degree squared is about 12,300 square kilometres near the equator.
      #expect(abs(outer / 16 / 1.23e10 - 1) < 0.01 && abs(-inner / 1.23e10 - 1) < 0.01)
    }
  }

  /// An L with a hole that touches nothing, and an island in the hole's middle as a second part.
  @Test(arguments: [
    ((1.0, 1.0), true), ((8, 8), false), ((8, 2), true), ((2, 8), true),
    // Corners, sides and the notch.
    ((0, 0), true), ((10, 0), true), ((10, 4), true), ((4, 4), true), ((4, 10), true),
    ((5, 0), true), ((7, 4), true), ((4, 7), true), ((10, 2), true), ((0, 9), true),
    ((4.0000001, 4.0000001), false), ((3.9999999, 4.0000001), true), ((5, -1e-9), false),
    // The hole from (1, 1) to (3, 3): its border belongs to the place, its inside does not.
    ((2, 1), true), ((1, 1), true), ((3, 3), true), ((1.2, 1.2), false), ((2.9, 1.1), false),
    // The island in it.
    ((2, 2), true), ((1.8, 1.8), true), ((2.2, 2), true), ((1.7, 2), false),
    // On the level of corners, left and right of them.
    ((-1, 4), false), ((-1, 0), false), ((11, 4), false), ((-1, 1), false), ((3.5, 3), true),
    ((-1, 10), false), ((5, 10), false), ((11, 0), false), ((0.5, 3), true),
  ])
  func cornersSidesHolesAndNotchesAreDecidedExactly(_ sample: ((Double, Double), Bool)) throws {
    let ring = [(0.0, 0.0), (10, 0), (10, 4), (4, 4), (4, 10), (0, 10)]
    let place = try polygon(ring, [(1, 1), (3, 1), (3, 3), (1, 3)])
    let island = try polygon([(1.8, 1.8), (2.2, 1.8), (2.2, 2.2), (1.8, 2.2)])
    let both = try #require(MultiPolygon(place.polygons + island.polygons))
    #expect(both.contains(Cloud.at(sample.0.0, sample.0.1)) == sample.1)
  }

  /// Against the sum of the angles under which the corners are seen from the point.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func containsAgreesWithTheWindingOfRandomStars(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<40 {
      let star = Star(&random)
      let place = star.place
      for _ in 0..<60 {
        let point = Geodesic.destination(
          from: star.centre, azimuth: .random(in: 0...360, using: &random),
          distance: .metres(.random(in: 0...1500, using: &random)))
        let isInside = star.holds(point, hole: false) && !star.holds(point, hole: true)
        #expect(place.contains(point) == isInside)
      }
    }
  }
}
