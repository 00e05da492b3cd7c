import CareCircleTestSupport
import Foundation
import Geodesy
import Testing

@testable import PlaneGeometry

@Suite struct DiscUnionTests {
  /// Places that are centres, around one of them, over all of China and its seas.
  private func scene(
    _ random: inout SeededGenerator, radii: ClosedRange<Double>
  ) throws -> (centres: [Coordinate], radii: [Length]) {
    let middle = try #require(
      Coordinate(
        longitude: .random(in: 74...135, using: &random),
        latitude: .random(in: 4...53, using: &random)))
    let count = Int.random(in: 1...40, using: &random)
    let spread = radii.upperBound * 6
    let centres = (0..<count).map { _ in
      Geodesic.destination(
        from: middle, azimuth: .random(in: 0...360, using: &random),
        distance: .metres(.random(in: 0...spread, using: &random)))
    }
    return (centres, centres.map { _ in .metres(.random(in: radii, using: &random)) })
  }

  /// A place 1 cm inside of a geodesic radius is in the union, and one 1 cm outside of all is not.
  @Test(arguments: [1.0...1, 600...1000, 1000...1000, 5000...5000, 1...10_000, 10_000...10_000])
  func theUnionIsWhatGeodesicsReach(radii: ClosedRange<Double>) throws {
    for seed in 0..<30 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let scene = try scene(&random, radii: radii)
      let union = try DiscUnion(centres: scene.centres, radii: scene.radii)
      for _ in 0..<60 {
        let disc = Int.random(in: 0..<scene.centres.count, using: &random)
        let step = [-0.011, 0.011, -0.5, 0.5][Int.random(in: 0..<4, using: &random)]
        let place = Geodesic.destination(
          from: scene.centres[disc], azimuth: .random(in: 0...360, using: &random),
          distance: .metres(scene.radii[disc].metres + step))
        let depth = zip(scene.centres, scene.radii).map {
          $1.metres - Geodesic.distance($0, place).metres
        }
        guard depth.allSatisfy({ abs($0) > 0.01 }) else { continue }
        #expect(union.contains(place) == depth.contains { $0 > 0 }, "seed \(seed)")
      }
    }
  }

  /// The area of a geodesic circle: pi r² (1 - K r² / 12), K the curvature of the ellipsoid there.
  @Test(arguments: [0.01, 1, 692.307_692, 1000, 10_000], [5.0, 28, 36, 53])
  func oneDiscHasTheAreaOfItsGeodesicCircle(radius: Double, latitude: Double) throws {
    for longitude in [75.0, 105, 134] {
      let centre = try #require(Coordinate(longitude: longitude, latitude: latitude))
      let area = try DiscUnion(centres: [centre], radius: .metres(radius)).area.squareMetres
      let sine = sin(latitude * .pi / 180)
      let eccentricity = WGS84.flattening * (2 - WGS84.flattening)
      let polar = WGS84.semiMajorAxis * (1 - WGS84.flattening)
      let curvature = pow((1 - eccentricity * sine * sine) / polar, 2)
      let expected = Double.pi * radius * radius * (1 - curvature * radius * radius / 12)
      // Coordinates in the plane have 1 nm.
      #expect(abs(area / expected - 1) < 1e-8 + 2e-9 / radius)
    }
  }

  /// Two discs, against the geodesic polygon through points of their union's border.
  @Test(arguments: [400.0, 1000, 1900], [10.0, 30, 50])
  func twoDiscsHaveTheAreaOfTheirOutline(distance: Double, latitude: Double) throws {
    let west = try #require(Coordinate(longitude: 115, latitude: latitude))
    let east = Geodesic.destination(from: west, azimuth: 80, distance: .metres(distance))
    let union = try DiscUnion(centres: [west, east], radius: .metres(1000))
    let (one, two) = (outline(west, leaving: east), outline(east, leaving: west))
    let polygon = Geodesic.area(ofRing: one + two).squareMetres
    // 20,000 corners a circle leave 1.6e-8 of it.
    #expect(abs(union.area.squareMetres / polygon - 1) < 1e-7)
  }

  /// The places of one geodesic circle that are not within 1,000 m of another centre, counter-clockwise.
  private func outline(_ centre: Coordinate, leaving other: Coordinate) -> [Coordinate] {
    let azimuth = atan2(
      (other.longitude - centre.longitude) * cos(centre.latitude * .pi / 180),
      other.latitude - centre.latitude)
    return (0..<20_000).map { step in
      Geodesic.destination(
        from: centre, azimuth: azimuth * 180 / .pi - 360 * Double(step) / 20_000,
        distance: .metres(1000))
    }.filter { Geodesic.distance($0, other).metres > 1000 }
  }

  /// The area of large unions, against the geodesic polygons of their drawing.
  @Test(arguments: 0..<6 as Range<UInt64>)
  func areasAreThoseOfFineDrawings(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scene = try scene(&random, radii: 500...10_000)
    let union = try DiscUnion(centres: scene.centres, radii: scene.radii)
    let drawing = union.plane.drawing(tolerance: 0.001)
    var area = 0.0
    for polygon in drawing.polygons {
      for ring in [polygon.outer] + polygon.holes {
        area += Geodesic.area(ofRing: ring.map(union.conic.coordinate(of:))).squareMetres
      }
    }
    #expect(abs(union.area.squareMetres / area - 1) < 1e-6)
  }

  /// Drawings are valid with 7 decimals, right-handed, and within their tolerance.
  @Test(arguments: [0.05, 0.5, 20])
  func drawingsAreValidAndWithinTheirTolerance(tolerance: Double) throws {
    let validator = try #require(PolygonValidator())
    for seed in 0..<8 as Range<UInt64> {
      var random = SeededGenerator(seed: seed)
      let scene = try scene(&random, radii: 300...3000)
      let union = try DiscUnion(centres: scene.centres, radii: scene.radii)
      let place = try #require(union.drawing(tolerance: .metres(tolerance)).place)
      #expect(validator.fault(in: place) == nil, "seed \(seed)")
      var area = 0.0
      for polygon in place.polygons {
        area += polygon.rings.reduce(0) {
          $0 + Geodesic.area(ofRing: $1.corners).squareMetres
        }
      }
      let border = union.plane.arcs.reduce(0) { $0 + $1.radius * $1.sweep }
      #expect(union.area.squareMetres - area >= -0.02 * border)
      #expect(union.area.squareMetres - area <= border * (tolerance + 0.02))
      for corner in place.outerCorners {
        #expect((corner.longitude * 1e7).rounded() / 1e7 == corner.longitude)
        let nearest = zip(scene.centres, scene.radii).map {
          abs(Geodesic.distance($0, corner).metres - $1.metres)
        }.min()
        #expect(try #require(nearest) < 0.02)
      }
    }
  }

  /// Gaps and necks thinner than 1 cm: rounding makes their borders touch or cross.
  @Test(arguments: 0..<20 as Range<UInt64>)
  func hairlineGapsGiveValidDrawings(seed: UInt64) throws {
    let validator = try #require(PolygonValidator())
    var random = SeededGenerator(seed: seed)
    let middle = try #require(Coordinate(longitude: 114, latitude: 30))
    var centres: [Coordinate] = []
    for row in 0..<6 {
      let start = Geodesic.destination(
        from: middle, azimuth: 0, distance: .metres(Double(row) * 2000))
      for column in 0..<6 {
        let wobble = Double.random(in: -0.02...0.02, using: &random)
        centres.append(
          Geodesic.destination(
            from: start, azimuth: 90, distance: .metres(Double(column) * 2000 + wobble)))
      }
    }
    let union = try DiscUnion(centres: centres, radius: .metres(1000))
    let place = try #require(union.drawing(tolerance: .metres(0.3)).place)
    #expect(validator.fault(in: place) == nil)
  }

  @Test func nothingGivesNothing() throws {
    let union = try DiscUnion(centres: [], radius: .metres(1000))
    #expect(union.area == .squareMetres(0))
    #expect(union.drawing() == UnionDrawing(place: nil, droppedGaps: 0, isMended: false))
    #expect(!union.contains(Scene.wenzhou))
  }

  @Test(arguments: [0, -5, .nan, .infinity, 0.009, 10_000.001] as [Double])
  func radiiThatAreNotKeptToAreRefused(radius: Double) {
    let radii = [Length.metres(10_000), .metres(radius)]
    #expect(throws: DiscUnionError.radiusOutOfRange(disc: 1)) {
      try DiscUnion(centres: [Scene.wenzhou, Scene.wenzhou], radii: radii)
    }
  }

  @Test(arguments: [(-8.6, 41.1), (59.9, 30), (120, -1), (120, 61), (180, 30)])
  func centresOutsideOfThePlaneAreRefused(longitude: Double, latitude: Double) throws {
    let place = try #require(Coordinate(longitude: longitude, latitude: latitude))
    #expect(throws: DiscUnionError.centreOutOfRange(disc: 1)) {
      try DiscUnion(centres: [Scene.wenzhou, place], radius: .metres(1000))
    }
  }

  @Test func everyCentreNeedsARadius() {
    #expect(throws: DiscUnionError.countsDiffer(centres: 1, radii: 0)) {
      try DiscUnion(centres: [Scene.wenzhou], radii: [])
    }
  }
}
