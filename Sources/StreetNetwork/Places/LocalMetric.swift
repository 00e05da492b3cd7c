import Foundation
import Geodesy

/// Metres of 1e-7 degrees eastwards and northwards around one latitude of the WGS 84 ellipsoid.
///
/// A plane of such metres, taken at the middle latitude of what is measured, is right to a micrometre over
/// 300 m. Taken at one end it is off by up to 3 mm in 100 m at 60 degrees: good enough to find the nearest
/// point of a segment, whose distance is then measured by itself.
public struct LocalMetric: Sendable {
  /// Metres a step of longitude.
  public let east: Double
  /// Metres a step of latitude.
  public let north: Double

  /// The metric at a latitude in 1e-7 degrees.
  public init(latitude y: Double) {
    let latitude = y / FixedCoordinate.perDegree * .pi / 180
    let eccentricitySquared = WGS84.flattening * (2 - WGS84.flattening)
    let sine = sin(latitude)
    let root = (1 - eccentricitySquared * sine * sine).squareRoot()
    let step = .pi / 180 / FixedCoordinate.perDegree
    east = WGS84.semiMajorAxis / root * cos(latitude) * step
    north = WGS84.semiMajorAxis * (1 - eccentricitySquared) / (root * root * root) * step
  }

  /// The distance in metres between places at most a few kilometres apart: within a micrometre of the geodesic
  /// up to 300 m, within 3 mm up to 5 km at 60 degrees.
  static func distance(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Double {
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    let dx = (Double(a.x) - Double(b.x)) * metric.east
    let dy = (Double(a.y) - Double(b.y)) * metric.north
    return (dx * dx + dy * dy).squareRoot()
  }
}
