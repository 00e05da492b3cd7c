import CareCircleTestSupport
import Geodesy
import Testing

@testable import PlaneGeometry

/// The nearest point of a place against geodesics to densely sampled borders.
@Suite struct BorderDistanceTests {
  /// The least geodesic to any side, by sampling and then by closing in on the best sample.
  private func sampled(_ place: MultiPolygon, _ point: Coordinate) -> Double {
    var least = Double.infinity
    place.forEachSide { start, end in
      let metres = { (share: Double) in
        let foot = Coordinate(
          uncheckedLongitude: start.longitude + share * (end.longitude - start.longitude),
          latitude: start.latitude + share * (end.latitude - start.latitude))
        return Geodesic.distance(foot, point).metres
      }
      let steps = 24
      let best = (0...steps).min { metres(Double($0) / 24) < metres(Double($1) / 24) } ?? 0
      var low = max(0, Double(best - 1) / 24)
      var high = min(1, Double(best + 1) / 24)
      for _ in 0..<60 {
        let (third, twoThirds) = (low + (high - low) / 3, high - (high - low) / 3)
        if metres(third) < metres(twoThirds) { high = twoThirds } else { low = third }
      }
      least = min(least, metres(low), metres(0), metres(1))
    }
    return least
  }

  private func expectNearest(
    _ place: MultiPolygon, _ point: Coordinate, within tolerance: Double
  ) {
    let (foot, distance) = place.nearestPoint(to: point)
    let expected = place.contains(point) ? 0 : sampled(place, point)
    #expect(
      abs(distance.metres - expected) <= tolerance, "\(point): \(distance.metres), not \(expected)")
    #expect(Geodesic.distance(foot, point) == distance)
    #expect(sampled(place, foot) < 1e-4 || place.contains(foot))
  }

  /// Inside, in the hole, and outside up to the limit of a search; to 10 µm.
  @Test(arguments: [-70.0...(-60), -10...10, 18...54, 65...80])
  func isTheLeastGeodesicToTheBorder(latitudes: ClosedRange<Double>) {
    var random = SeededGenerator(seed: UInt64(latitudes.upperBound + 100))
    for _ in 0..<12 {
      let star = Star(&random, latitudes: latitudes)
      for reach in [700.0, 1500, 5000] {
        let point = Geodesic.destination(
          from: star.centre, azimuth: .random(in: 0...360, using: &random),
          distance: .metres(.random(in: 0...reach, using: &random)))
        expectNearest(star.place, point, within: 1e-5)
      }
    }
  }

  /// The widest circle that a study accepts; feet of equal distance are told apart to centimetres.
  @Test func isTheLeastGeodesicWithin100Kilometres() {
    var random = SeededGenerator(seed: 8)
    for size in [500.0, 40_000] {
      for _ in 0..<8 {
        let star = Star(&random, latitudes: 20...70, size: size)
        let point = Geodesic.destination(
          from: star.centre, azimuth: .random(in: 0...360, using: &random),
          distance: .kilometres(.random(in: 50...100, using: &random)))
        expectNearest(star.place, point, within: 0.02)
      }
    }
  }

  @Test(arguments: [0.0, 28, 60]) func longSidesBendAsTheirParallelsDo(latitude: Double) throws {
    let place = try polygon([
      (119, latitude), (121, latitude), (121, latitude + 0.1), (119, latitude + 0.1),
    ])
    for (longitude, offset) in [(120.0, -0.04), (120.3, 0.14), (118.97, 0.05), (121.02, -0.01)] {
      expectNearest(place, Cloud.at(longitude, latitude + offset), within: 1e-5)
    }
  }

  @Test func theNearerPartCountsAndAHoleIsOutside() throws {
    let near = try polygon([(120.01, 28), (120.02, 28), (120.02, 28.01), (120.01, 28.01)])
    let far = try polygon(
      [(120.1, 28), (120.2, 28), (120.2, 28.1), (120.1, 28.1)],
      [(120.14, 28.04), (120.16, 28.04), (120.16, 28.06), (120.14, 28.06)])
    let both = try #require(MultiPolygon(near.polygons + far.polygons))
    let west = Cloud.at(120, 28.005)
    #expect(both.nearestPoint(to: west).foot.longitude == 120.01)
    expectNearest(both, west, within: 1e-5)
    let inHole = Cloud.at(120.15, 28.0405)
    #expect(both.nearestPoint(to: inHole).distance > .metres(50))
    expectNearest(both, inHole, within: 1e-5)
    #expect(both.nearestPoint(to: Cloud.at(120.12, 28.05)).distance == .metres(0))
  }

  /// A place cut at the 180th meridian is near from both sides of it.
  @Test func theNearestPointMayLieAcrossThe180thMeridian() throws {
    let west = try polygon([(179.99, -17), (180, -17), (180, -16.99), (179.99, -16.99)])
    let east = try polygon([(-180, -17), (-179.995, -17), (-179.995, -16.99), (-180, -16.99)])
    let both = try #require(MultiPolygon(west.polygons + east.polygons))
    expectNearest(west, Cloud.at(-179.997, -16.995), within: 1e-5)
    expectNearest(east, Cloud.at(179.996, -17.003), within: 1e-5)
    expectNearest(both, Cloud.at(-179.99, -16.995), within: 1e-5)
    expectNearest(both, Cloud.at(179.98, -17.01), within: 1e-5)
  }
}
