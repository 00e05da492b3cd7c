import Foundation
import Geodesy

/// The lengths of 1e-7 degrees of longitude and of latitude at one latitude of the WGS 84 ellipsoid.
///
/// With the metric of the mean latitude, plane distances are accurate to a micrometre up to 300 m. With the metric of
/// one end, the error is up to 3 mm in 100 m at 60 degrees, which is good enough to find the nearest point of a
/// segment whose distance is then measured separately.
public struct LocalMetric: Sendable {
  /// The metres per 1e-7 degrees of longitude.
  public let east: Double
  /// The metres per 1e-7 degrees of latitude.
  public let north: Double

  /// The metric at a latitude in units of 1e-7 degrees.
  public init(latitude y: Double) {
    let latitude = y / FixedCoordinate.perDegree * .pi / 180
    let eccentricitySquared = WGS84.flattening * (2 - WGS84.flattening)
    let sine = sin(latitude)
    let root = (1 - eccentricitySquared * sine * sine).squareRoot()
    let step = .pi / 180 / FixedCoordinate.perDegree
    east = WGS84.semiMajorAxis / root * cos(latitude) * step
    north = WGS84.semiMajorAxis * (1 - eccentricitySquared) / (root * root * root) * step
  }

  /// The distance in metres between places at most a few kilometres apart. It differs from the geodesic by less than
  /// a micrometre up to 300 m, and by less than 3 mm up to 5 km at 60 degrees. The places may lie on both sides of the
  /// 180th meridian.
  static func distance(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Double {
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    let turned = abs(Double(a.x) - Double(b.x))
    let half = Double(FixedCoordinate.halfTurn)
    let dx = (turned > half ? 2 * half - turned : turned) * metric.east
    let dy = (Double(a.y) - Double(b.y)) * metric.north
    return (dx * dx + dy * dy).squareRoot()
  }
}
