import Foundation
import Geodesy

/// Approximates geodesic circles by polygons.
public enum CirclePolygon {
  /// A polygon with corners on the geodesic circle and sides that stay within `tolerance` of it.
  ///
  /// At the 180th meridian it is cut in two, as RFC 7946 requires. Nil if the radius is not positive
  /// or the circle reaches a pole, around which no polygon in longitude and latitude is a circle.
  /// Linear in the number of corners, which is about 2.2 times the square root of radius over
  /// tolerance.
  public static func around(
    _ centre: Coordinate, radius: Length, tolerance: Length = .metres(0.4)
  ) -> MultiPolygon? {
    let northern = Coordinate(uncheckedLongitude: 0, latitude: centre.latitude < 0 ? -90 : 90)
    guard radius.metres > 0, Geodesic.distance(centre, northern) > radius else { return nil }
    let count = corners(radius: radius.metres, tolerance: tolerance.metres)
    let corners = (0..<count).map { index -> (Double, Double) in
      // Azimuths run clockwise but rings counter-clockwise.
      let azimuth = 360.0 * Double(count - index) / Double(count)
      let corner = Geodesic.destination(from: centre, azimuth: azimuth, distance: radius)
      return (unwrapped(corner.longitude, near: centre.longitude), corner.latitude)
    }
    let pieces = [-360.0, 0, 360].compactMap { shift in piece(corners, shift: shift) }
    return MultiPolygon(pieces)
  }

  /// The number of corners that keeps the middle of each side within the tolerance. It is at least 16
  /// and a multiple of four, so that the northernmost, southernmost, easternmost and westernmost points
  /// of the circle are corners.
  private static func corners(radius: Double, tolerance: Double) -> Int {
    let share = min(1, max(1e-9, tolerance / radius))
    let count = Double.pi / acos(1 - share)
    return max(16, Int((count / 4).rounded(.up)) * 4)
  }

  private static func unwrapped(_ longitude: Double, near centre: Double) -> Double {
    if longitude - centre > 180 { return longitude - 360 }
    if longitude - centre < -180 { return longitude + 360 }
    return longitude
  }

  /// The part of a convex ring, shifted by a multiple of 360 degrees, that lies between -180 and 180
  /// degrees; nil if there is none.
  private static func piece(_ corners: [(Double, Double)], shift: Double) -> Polygon? {
    let moved = corners.map { ($0.0 + shift, $0.1) }
    let inside = clipped(clipped(moved, atMost: 180, sign: 1), atMost: 180, sign: -1)
    return Ring(inside.compactMap { Coordinate(longitude: $0.0, latitude: $0.1) })
      .map { Polygon(outer: $0) }
  }

  /// The part of a convex ring in which `sign * longitude` is at most `bound`.
  private static func clipped(
    _ corners: [(Double, Double)], atMost bound: Double, sign: Double
  ) -> [(Double, Double)] {
    guard var previous = corners.last else { return [] }
    var kept: [(Double, Double)] = []
    for corner in corners {
      let before = sign * previous.0 - bound
      let now = sign * corner.0 - bound
      if (before > 0) != (now > 0) {
        let share = before / (before - now)
        kept.append((sign * bound, previous.1 + share * (corner.1 - previous.1)))
      }
      if now <= 0 { kept.append(corner) }
      previous = corner
    }
    return kept
  }
}
