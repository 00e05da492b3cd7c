import Foundation
import Geodesy

extension MultiPolygon {
  /// The point of this place that is nearest to `point`, and its geodesic distance from there.
  ///
  /// A point inside or on the border is its own nearest point at 0 m. The foot on each side is found
  /// in a plane scaled at the middle latitude between point and foot, and once more with the better
  /// scale; the distance is the geodesic to that foot. For places within 5 km the result is within a
  /// micrometre of the minimum, since an error along the side counts only in second order.
  /// Time grows with the number of corners.
  public func nearestPoint(to point: Coordinate) -> (foot: Coordinate, distance: Length) {
    if contains(point) { return (point, .metres(0)) }
    var best = (foot: point, scaled: Double.infinity)
    forEachSide { start, end in
      let candidate = SideFoot.nearest(on: start, end, to: point)
      if candidate.scaled < best.scaled { best = candidate }
    }
    return (best.foot, Geodesic.distance(best.foot, point))
  }
}

/// The foot of a perpendicular on one side.
private enum SideFoot {
  /// The nearest point of the side, and its squared distance in metres of the scaled plane.
  static func nearest(on start: Coordinate, _ end: Coordinate, to point: Coordinate) -> (
    foot: Coordinate, scaled: Double
  ) {
    var latitude = point.latitude
    var result = (foot: start, scaled: Double.infinity)
    for _ in 0..<2 {
      result = foot(on: start, end, to: point, scale: PlaneScale(latitude: latitude))
      latitude = (point.latitude + result.foot.latitude) / 2
    }
    return result
  }

  private static func foot(
    on start: Coordinate, _ end: Coordinate, to point: Coordinate, scale: PlaneScale
  ) -> (foot: Coordinate, scaled: Double) {
    let sideX = (end.longitude - start.longitude) * scale.longitude
    let sideY = (end.latitude - start.latitude) * scale.latitude
    let offsetX = (point.longitude - start.longitude) * scale.longitude
    let offsetY = (point.latitude - start.latitude) * scale.latitude
    let squared = sideX * sideX + sideY * sideY
    let raw = squared > 0 ? (offsetX * sideX + offsetY * sideY) / squared : 0
    let share = min(1, max(0, raw))
    let x = offsetX - share * sideX
    let y = offsetY - share * sideY
    let foot = Coordinate(
      uncheckedLongitude: start.longitude + share * (end.longitude - start.longitude),
      latitude: start.latitude + share * (end.latitude - start.latitude))
    return (foot, x * x + y * y)
  }
}

/// Metres per degree on the WGS 84 ellipsoid at one latitude.
private struct PlaneScale {
  let longitude: Double
  let latitude: Double

  init(latitude degrees: Double) {
    let equatorial = 6_378_137.0
    let eccentricitySquared = 0.006_694_379_990_141_316
    let angle = degrees * .pi / 180
    let sine = sin(angle)
    let root = (1 - eccentricitySquared * sine * sine).squareRoot()
    longitude = equatorial / root * cos(angle) * .pi / 180
    latitude = equatorial * (1 - eccentricitySquared) / (root * root * root) * .pi / 180
  }
}
