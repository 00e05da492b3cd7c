import CPROJ
import CareCircleTestSupport
import Foundation
import Geodesy
import Testing

@testable import PlaneGeometry

@Suite struct ConformalConicTests {
  private let conic = ConformalConic.china

  private func place(
    _ random: inout SeededGenerator, _ longitudes: ClosedRange<Double> = 73...136,
    _ latitudes: ClosedRange<Double> = 3...54
  ) throws -> Coordinate {
    try #require(
      Coordinate(
        longitude: .random(in: longitudes, using: &random),
        latitude: .random(in: latitudes, using: &random)))
  }

  @Test func pointsAreThoseOfPROJ() throws {
    let context = try #require(proj_context_create())
    defer { proj_context_destroy(context) }
    let text = "+proj=lcc +lat_1=25 +lat_2=47 +lat_0=35 +lon_0=105 +ellps=WGS84"
    let projection = try #require(proj_create(context, text))
    defer { proj_destroy(projection) }
    var random = SeededGenerator(seed: 1)
    for _ in 0..<5000 {
      let place = try place(&random, 60...150, 0...60)
      let angles = proj_coord(place.longitude * .pi / 180, place.latitude * .pi / 180, 0, 0)
      let expected = proj_trans(projection, PJ_FWD, angles).xy
      let point = conic.point(of: place)
      #expect(hypot(point.x - expected.x, point.y - expected.y) < 1e-6)
    }
  }

  @Test func placesComeBack() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<5000 {
      let place = try place(&random, 60...150, 0...60)
      let back = conic.coordinate(of: conic.point(of: place))
      #expect(Geodesic.distance(place, back).metres < 1e-8)
    }
  }

  /// Every place at the radius lies within 1 cm of the fitted circle, in the plane and so on the ground.
  @Test(arguments: [1, 100, 692.3, 1000, 3000, 5000, 10_000])
  func fittedCirclesAreWithinACentimetreOfGeodesicCircles(radius: Double) throws {
    var random = SeededGenerator(seed: 3)
    var worst = 0.0
    for number in 0..<400 {
      // China first, then all of the plane.
      let centre = try number < 200 ? place(&random) : place(&random, 60...150, 0...60)
      let disc = conic.disc(around: centre, radius: .metres(radius))
      for azimuth in stride(from: 0.0, to: 360, by: 7.5) {
        let rim = conic.point(
          of: Geodesic.destination(from: centre, azimuth: azimuth, distance: .metres(radius)))
        worst = max(worst, abs(disc.distance(rim)))
      }
    }
    #expect(worst < 0.008)
  }

  @Test func onlyPlacesOfThePlaneAreInIt() {
    let inside = [(60.0, 0.0), (150, 60), (105, 35)]
    let outside = [(59.999, 30.0), (150.001, 30), (105, -0.001), (105, 60.001), (-120, 40)]
    #expect(inside.allSatisfy { conic.contains(Cloud.at($0.0, $0.1)) })
    #expect(!outside.contains { conic.contains(Cloud.at($0.0, $0.1)) })
  }

  /// The same where a region outside of China has a plane of its own.
  @Test(arguments: [
    (-8.6, 41.15), (24.9, 60.2), (139.7, 35.7), (-99.1, 19.4), (103.8, 7.3), (15, 72),
    (-51.2, -30.0), (106.8, -6.2), (-70.9, -53.1), (36.8, -1.3), (-78.5, 0.0), (32.6, 0.3),
    (166.7, -77.8), (15.6, 78.2), (0, 82), (0, -82),
  ])
  func otherRegionsKeepTheCentimetre(longitude: Double, latitude: Double) throws {
    var random = SeededGenerator(seed: 4)
    let corners = [(-3.0, -3.0), (3, 3)].map { Cloud.at(longitude + $0.0, latitude + $0.1) }
    let conic = try #require(ConformalConic(covering: corners))
    for _ in 0..<200 {
      let centre = try place(
        &random, longitude - 3...longitude + 3, latitude - 3...latitude + 3)
      #expect(conic.contains(centre))
      let back = conic.coordinate(of: conic.point(of: centre))
      #expect(Geodesic.distance(centre, back).metres < 1e-6)
      for radius in [100.0, 692.3, 3000, 10_000] {
        let disc = conic.disc(around: centre, radius: .metres(radius))
        for azimuth in stride(from: 0.0, to: 360, by: 15) {
          let rim = conic.point(
            of: Geodesic.destination(from: centre, azimuth: azimuth, distance: .metres(radius)))
          #expect(abs(disc.distance(rim)) < 0.01)
        }
      }
    }
  }

  @Test func regionsTooWideOrAtAPoleHaveNone() {
    #expect(ConformalConic(covering: [Cloud.at(-20, 40), Cloud.at(10, 41)]) == nil)
    #expect(ConformalConic(covering: [Cloud.at(-70, -33), Cloud.at(-71, -42)]) == nil)
    #expect(ConformalConic(covering: [Cloud.at(-70, -83), Cloud.at(-71, -86)]) == nil)
    #expect(ConformalConic(covering: [Cloud.at(75, 20), Cloud.at(135, 53)]) == .china)
  }
}
