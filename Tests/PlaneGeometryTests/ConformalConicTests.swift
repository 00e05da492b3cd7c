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
}
