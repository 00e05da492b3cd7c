import CareCircleTestSupport
import Geodesy
import Testing

@testable import PlaneGeometry

@Suite struct CirclePolygonTests {
  private static let latitudes = [-80.0, -45, -0.5, 0, 28, 53, 70, 80]

  /// Every corner and the points between are as far from the centre as the radius says.
  @Test(arguments: [1.0, 10, 692.307_692, 1000, 20_000, 100_000], latitudes)
  func everySideStaysWithinHalfAMetreOfTheTrueCircle(radius: Double, latitude: Double) throws {
    let centre = try #require(Coordinate(longitude: 120.7, latitude: latitude))
    let circle = try #require(CirclePolygon.around(centre, radius: .metres(radius)))
    var worst = 0.0
    circle.forEachSide { start, end in
      for share in [0, 0.1, 0.5, 0.8] {
        let point = Coordinate(
          uncheckedLongitude: start.longitude + share * (end.longitude - start.longitude),
          latitude: start.latitude + share * (end.latitude - start.latitude))
        worst = max(worst, abs(Geodesic.distance(centre, point).metres - radius))
      }
    }
    #expect(worst <= min(0.5, radius * 0.02))
    #expect(circle.contains(centre))
  }

  @Test(arguments: [1.0, 692, 100_000], latitudes)
  func circlesAreValidAndCounterClockwise(radius: Double, latitude: Double) throws {
    let validator = try #require(PolygonValidator())
    for longitude in [120.7, 180, -180, 179.9999, -179.9995, 0] {
      let centre = try #require(Coordinate(longitude: longitude, latitude: latitude))
      let circle = try #require(CirclePolygon.around(centre, radius: .metres(radius)))
      #expect(validator.fault(in: circle) == nil)
      var area = 0.0
      for part in circle.polygons {
        #expect(part.holes.isEmpty)
        let signed = Geodesic.area(ofRing: part.outer.corners).squareMetres
        #expect(signed > 0)
        area += signed
      }
      // A regular polygon of 16 corners fills 97.4 % of its circle, a finer one more.
      let filled = area / (Double.pi * radius * radius)
      #expect(filled > 0.97 && filled < 1.0001)
    }
  }

  @Test(arguments: [180.0, -180, 179.999, -179.995])
  func aCircleOverThe180thMeridianIsCutThere(longitude: Double) throws {
    let centre = try #require(Coordinate(longitude: longitude, latitude: -17))
    let circle = try #require(CirclePolygon.around(centre, radius: .metres(1000)))
    #expect(circle.polygons.count == 2)
    for part in circle.polygons {
      let longitudes = part.outer.corners.map(\.longitude)
      let (west, east) = (longitudes.min() ?? 0, longitudes.max() ?? 0)
      #expect(east - west < 0.02)
      #expect(west == -180 || east == 180)
    }
    for azimuth in stride(from: 5.0, to: 360, by: 10) {
      for (distance, isInside) in [(990.0, true), (1010, false)] {
        let point = Geodesic.destination(
          from: centre, azimuth: azimuth, distance: .metres(distance))
        #expect(circle.contains(point) == isInside)
      }
    }
  }

  @Test func noCircleIsDrawnOverAPoleOrOfNoSize() throws {
    let near = try #require(Coordinate(longitude: 20, latitude: 89.999))
    let south = try #require(Coordinate(longitude: 20, latitude: -90))
    #expect(CirclePolygon.around(near, radius: .metres(1000)) == nil)
    #expect(CirclePolygon.around(near, radius: .metres(50)) != nil)
    #expect(CirclePolygon.around(south, radius: .metres(1)) == nil)
    #expect(CirclePolygon.around(Scene.wenzhou, radius: .metres(0)) == nil)
    #expect(CirclePolygon.around(Scene.wenzhou, radius: .metres(-5)) == nil)
  }

  /// A finer drawing has more corners, and its sides keep what was asked.
  @Test func aFinerToleranceIsKept() throws {
    var corners = 0
    for tolerance in [10.0, 1, 0.1, 0.01] {
      let circle = try #require(
        CirclePolygon.around(Scene.wenzhou, radius: .metres(5000), tolerance: .metres(tolerance)))
      #expect(circle.outerCorners.count > corners)
      corners = circle.outerCorners.count
      circle.forEachSide { start, end in
        let middle = Coordinate(
          uncheckedLongitude: (start.longitude + end.longitude) / 2,
          latitude: (start.latitude + end.latitude) / 2)
        let short = 5000 - Geodesic.distance(Scene.wenzhou, middle).metres
        #expect(abs(short) <= tolerance)
      }
    }
  }
}
