import CareCircleTestSupport
import Geodesy
import PlaneGeometry
import Testing

/// Crossings of a polygon's own sides, counted pair by pair.
@Suite struct SelfCrossingTests {
  private func ring(_ corners: [(Double, Double)]) throws -> Ring {
    try #require(
      Ring(corners.map { Coordinate(uncheckedLongitude: 120 + $0.0, latitude: 28 + $0.1) }))
  }

  /// Whether two sides cross in a point that is no end of either, by the point itself.
  private func cross(
    _ a: (Double, Double), _ b: (Double, Double), _ c: (Double, Double), _ d: (Double, Double)
  ) -> Bool {
    let (ux, uy, vx, vy) = (b.0 - a.0, b.1 - a.1, d.0 - c.0, d.1 - c.1)
    let area = ux * vy - uy * vx
    guard area != 0 else { return false }
    let along = ((c.0 - a.0) * vy - (c.1 - a.1) * vx) / area
    let across = ((c.0 - a.0) * uy - (c.1 - a.1) * ux) / area
    return along > 0 && along < 1 && across > 0 && across < 1
  }

  @Test(arguments: 0..<10 as Range<UInt64>) func eachPairIsCountedOnce(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let corners = (0..<40).map { _ in
      (Double.random(in: 0...0.1, using: &random), Double.random(in: 0...0.1, using: &random))
    }
    var expected = 0
    for first in corners.indices {
      for second in corners.indices where second > first + 1 && (first, second) != (0, 39) {
        let next = { (corner: Int) in corners[(corner + 1) % corners.count] }
        if cross(corners[first], next(first), corners[second], next(second)) { expected += 1 }
      }
    }
    let place = MultiPolygon(Polygon(outer: try ring(corners)))
    #expect(expected > 50)
    #expect(SelfCrossings.count(in: place, upTo: .max) == expected)
    #expect(SelfCrossings.count(in: place, upTo: 17) == 17)
  }

  @Test func sidesThatTouchDoNotCross() throws {
    let square = try ring([(0, 0), (0.1, 0), (0.1, 0.1), (0, 0.1)])
    let neighbour = try ring([(0.1, 0), (0.2, 0), (0.2, 0.1), (0.1, 0.1)])
    let place = try #require(
      MultiPolygon([Polygon(outer: square), Polygon(outer: neighbour)]))
    #expect(SelfCrossings.count(in: place) == 0)
  }
}
