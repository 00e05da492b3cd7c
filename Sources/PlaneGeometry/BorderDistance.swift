import Foundation
import Geodesy

extension MultiPolygon {
  /// The point of this multi-polygon that is nearest to `point`, and its geodesic distance from there.
  ///
  /// A point inside or on the border is its own nearest point, at 0 m. Otherwise the nearest point
  /// (foot) of each side is found by iteration in the tangent plane of the ellipsoid at the foot, and
  /// the distance is that of the geodesic to the best foot. The result is within 10 µm of the minimum
  /// for distances up to 5 km, and within 2 cm up to 100 km, since feet on different sides are compared
  /// by their chords. Points on both sides of the 180th meridian count as near each other. Linear in
  /// the number of corners.
  public func nearestPoint(to point: Coordinate) -> (foot: Coordinate, distance: Length) {
    if contains(point) { return (point, .metres(0)) }
    let foot = borderPoint(nearestTo: point)
    return (foot, Geodesic.distance(foot, point))
  }

  /// The geodesic distance of a point, inside or outside, from the border, with the accuracy of
  /// `nearestPoint`.
  public func borderDistance(to point: Coordinate) -> Length {
    Geodesic.distance(borderPoint(nearestTo: point), point)
  }

  private func borderPoint(nearestTo point: Coordinate) -> Coordinate {
    let position = EarthCentred(point)
    var best = (foot: point, squaredChord: Double.infinity)
    forEachSide { start, end in
      let foot = Side(start: start, end: end).foot(under: position)
      let squaredChord = position.squaredChord(to: EarthCentred(foot))
      if squaredChord < best.squaredChord { best = (foot, squaredChord) }
    }
    return best.foot
  }
}

/// One side of a polygon, which is straight in longitude and latitude.
private struct Side {
  let start: Coordinate
  let end: Coordinate

  /// The point of the side that is nearest to `position`.
  ///
  /// Each step reduces the error by a factor of distance times tan(latitude) over the Earth's radius,
  /// which is about 0.001 at 5 km. The iteration ends when a step is shorter than a millimetre, as the
  /// distance depends on the position of the foot only in second order.
  func foot(under position: EarthCentred) -> Coordinate {
    var share = 0.5
    for _ in 0..<12 {
      let foot = point(at: share)
      let plane = TangentPlane(at: foot)
      let (sideX, sideY) = plane.metres(
        (end.longitude - start.longitude), (end.latitude - start.latitude))
      let (x, y) = plane.offset(of: position, from: EarthCentred(foot))
      let squared = sideX * sideX + sideY * sideY
      guard squared > 0 else { return foot }
      let next = min(1, max(0, share + (x * sideX + y * sideY) / squared))
      let moved = next - share
      share = next
      if moved * moved * squared < 1e-6 { break }
    }
    return point(at: share)
  }

  private func point(at share: Double) -> Coordinate {
    // Ends are returned exactly, so that a corner is the same foot on both of its sides.
    if share == 1 { return end }
    return Coordinate(
      uncheckedLongitude: start.longitude + share * (end.longitude - start.longitude),
      latitude: start.latitude + share * (end.latitude - start.latitude))
  }
}

/// The tangent plane of the WGS 84 ellipsoid at a point.
private struct TangentPlane {
  private let sine: (longitude: Double, latitude: Double)
  private let cosine: (longitude: Double, latitude: Double)

  init(at place: Coordinate) {
    let (longitude, latitude) = (place.longitude * .pi / 180, place.latitude * .pi / 180)
    sine = (sin(longitude), sin(latitude))
    cosine = (cos(longitude), cos(latitude))
  }

  /// The metres to the east and to the north of small differences in degrees of longitude and latitude.
  func metres(_ longitude: Double, _ latitude: Double) -> (Double, Double) {
    let eccentricitySquared = WGS84.flattening * (2 - WGS84.flattening)
    let root = (1 - eccentricitySquared * sine.latitude * sine.latitude).squareRoot()
    let east = WGS84.semiMajorAxis / root * cosine.latitude
    let north = WGS84.semiMajorAxis * (1 - eccentricitySquared) / (root * root * root)
    return (longitude * east * .pi / 180, latitude * north * .pi / 180)
  }

  /// The metres to the east and to the north from `origin`, where the plane touches, to the projection
  /// of `position` onto the plane.
  func offset(of position: EarthCentred, from origin: EarthCentred) -> (Double, Double) {
    let (x, y, z) = (position.x - origin.x, position.y - origin.y, position.z - origin.z)
    let east = cosine.longitude * y - sine.longitude * x
    let outward = cosine.longitude * x + sine.longitude * y
    return (east, cosine.latitude * z - sine.latitude * outward)
  }
}
