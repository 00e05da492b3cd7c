import Foundation
import Geodesy

/// Clips circles of equal radius to the Voronoi cells of their centres.
public enum CircleSplit {
  /// For each centre, the part of its circle that is nearer to it than to any other centre.
  ///
  /// Nil if there is no circle (see `CirclePolygon.around`) or an earlier centre has the same position.
  ///
  /// Two circles are divided along the perpendicular bisector of their centres, which is straight in
  /// longitude and latitude and the same line for both. For radii of 1 km it is within 0.1 m of equal
  /// geodesic distances. Takes time proportional to the neighbours of each centre times the corners of
  /// a circle.
  public static func parts(of centres: [Coordinate], radius: Length) -> [MultiPolygon?] {
    let index = PointIndex(centres, cell: radius)
    return centres.indices.map { own in
      guard let circle = CirclePolygon.around(centres[own], radius: radius) else { return nil }
      var borders: [Bisector] = []
      var isBeaten = false
      // Chords are slightly shorter than geodesics, so that no neighbour is missed.
      index.forEachNear(centres[own], within: 2 * radius.metres) { other, _ in
        guard other != own else { return }
        if centres[other] == centres[own] {
          isBeaten = isBeaten || other < own
        } else {
          borders.append(Bisector(of: centres[own], and: centres[other]))
        }
      }
      return isBeaten ? nil : cell(of: circle, borders)
    }
  }

  private static func cell(of circle: MultiPolygon, _ borders: [Bisector]) -> MultiPolygon? {
    MultiPolygon(
      circle.polygons.compactMap { polygon in
        let corners = borders.reduce(polygon.outer.corners) { $1.clipped($0) }
        return Ring(corners).map { Polygon(outer: $0) }
      })
  }
}

/// The perpendicular bisector of two places, with the half-plane in which the first of them lies.
private struct Bisector {
  private let middle: Coordinate
  /// The change per degree of longitude, and per degree of latitude, of a function that is zero on the
  /// bisector, negative on the first place's side and positive on the second's.
  private let perLongitude: Double
  private let perLatitude: Double

  init(of own: Coordinate, and other: Coordinate) {
    let latitude = (own.latitude + other.latitude) / 2
    let east = Self.turned(other.longitude - own.longitude)
    middle = Coordinate(
      uncheckedLongitude: own.longitude + east / 2, latitude: latitude)
    let sine = sin(latitude * .pi / 180)
    let squared = WGS84.flattening * (2 - WGS84.flattening)
    // The ratio of the lengths of a degree of longitude and a degree of latitude.
    let ratio = cos(latitude * .pi / 180) * (1 - squared * sine * sine) / (1 - squared)
    perLongitude = east * ratio * ratio
    perLatitude = other.latitude - own.latitude
  }

  private static func turned(_ degrees: Double) -> Double {
    degrees > 180 ? degrees - 360 : degrees < -180 ? degrees + 360 : degrees
  }

  private func beyond(_ place: Coordinate) -> Double {
    Self.turned(place.longitude - middle.longitude) * perLongitude
      + (place.latitude - middle.latitude) * perLatitude
  }

  /// The part of a convex ring on the first place's side.
  func clipped(_ corners: [Coordinate]) -> [Coordinate] {
    guard var previous = corners.last else { return [] }
    var before = beyond(previous)
    var kept: [Coordinate] = []
    for corner in corners {
      let now = beyond(corner)
      if (before > 0) != (now > 0) {
        let share = before / (before - now)
        kept.append(
          Coordinate(
            uncheckedLongitude: previous.longitude
              + (corner.longitude - previous.longitude) * share,
            latitude: previous.latitude + (corner.latitude - previous.latitude) * share))
      }
      if now <= 0 { kept.append(corner) }
      (previous, before) = (corner, now)
    }
    return kept
  }
}
