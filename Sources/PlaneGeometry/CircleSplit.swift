import Foundation
import Geodesy

/// Circles of one radius, each cut back to what is nearer to its own centre than to any other.
public enum CircleSplit {
  /// The part of each centre's circle that belongs to it; nil where there is no circle, and where another centre
  /// at the same place comes first.
  ///
  /// Two circles are cut along the line amidst their centres, straight in longitude and latitude and the same for
  /// both: within 0.1 m of equal geodesic distances for radii of 1 km. Time grows with the neighbours of each
  /// centre times the corners of a circle.
  public static func parts(of centres: [Coordinate], radius: Length) -> [MultiPolygon?] {
    let index = PointIndex(centres, cell: radius)
    return centres.indices.map { own in
      guard let circle = CirclePolygon.around(centres[own], radius: radius) else { return nil }
      var borders: [Bisector] = []
      var isBeaten = false
      // Chords are a little shorter than the geodesic over them.
      index.forEachNear(centres[own], within: 2 * radius.metres) { other, _ in
        guard other != own else { return }
        if centres[other] == centres[own] {
          isBeaten = isBeaten || other < own
        } else {
          borders.append(Bisector(of: centres[own], and: centres[other]))
        }
      }
      return isBeaten ? nil : part(of: circle, borders)
    }
  }

  private static func part(of circle: MultiPolygon, _ borders: [Bisector]) -> MultiPolygon? {
    MultiPolygon(
      circle.polygons.compactMap { polygon in
        let corners = borders.reduce(polygon.outer.corners) { $1.clipped($0) }
        return Ring(corners).map { Polygon(outer: $0) }
      })
  }
}

/// The line amidst two places, and the side on which the first lies.
private struct Bisector {
  private let middle: Coordinate
  /// What a degree of longitude, and of latitude, adds to how far a place lies on the second's side.
  private let perLongitude: Double
  private let perLatitude: Double

  init(of own: Coordinate, and other: Coordinate) {
    let latitude = (own.latitude + other.latitude) / 2
    let east = Self.turned(other.longitude - own.longitude)
    middle = Coordinate(
      uncheckedLongitude: own.longitude + east / 2, latitude: latitude)
    let sine = sin(latitude * .pi / 180)
    let squared = WGS84.flattening * (2 - WGS84.flattening)
    // How long a degree of longitude is beside one of latitude.
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

  /// What a convex ring has on the first's side.
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
