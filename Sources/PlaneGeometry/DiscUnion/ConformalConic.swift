import Foundation
import Geodesy

/// Lambert's conformal conic projection of the WGS 84 ellipsoid.
///
/// It maps small circles to circles, as unions of discs require. The forward and the inverse projection
/// agree to 10 nm in the region of `contains`. Each takes about 0.2 µs. South of the equator the apex is in the south:
/// the cone constant and all distances from the apex are negative there, and the same formulas apply.
///
/// Source: J. P. Snyder, "Map Projections: A Working Manual" (1987), pages 107-109.
public struct ConformalConic: Hashable, Sendable {
  /// The central meridian in degrees, along which north is up.
  public let meridian: Double
  /// The cone constant: the angle in the plane per angle of longitude.
  let cone: Double
  /// The distance in metres of the plane from the apex to the origin, where y is 0.
  let originRadius: Double
  /// The distance from the apex at isometric latitude 0, the equator.
  private let equatorRadius: Double

  /// The largest distance from the central meridian, in degrees, at which circles may be drawn.
  private let halfWidth: Double
  /// The latitudes, in degrees, at which circles may be drawn.
  private let latitudes: ClosedRange<Double>

  /// The projection for China and its seas: standard parallels 25 and 47 degrees north, central meridian
  /// 105 degrees east. It applies from 60 to 150 degrees east and from 0 to 60 degrees north.
  public static let china = ConformalConic(
    south: 25, north: 47, meridian: 105, halfWidth: 45, latitudes: 0...60)

  /// The projection for a region that contains all of the given places.
  ///
  /// It is that of China if the region lies where that applies or there are no places; otherwise it is
  /// one for the region. Nil if the region then spans more than 20 degrees of longitude or 8 degrees of
  /// latitude, or reaches beyond 85 degrees north or south.
  public init?(covering places: some Sequence<Coordinate>) {
    var (west, east, south, north) = (180.0, -180.0, 90.0, -90.0)
    for place in places {
      (west, east) = (min(west, place.longitude), max(east, place.longitude))
      (south, north) = (min(south, place.latitude), max(north, place.latitude))
    }
    let china = Self.china
    if west > east
      || [west, east].allSatisfy({ x in
        [south, north].allSatisfy {
          china.contains(Coordinate(uncheckedLongitude: x, latitude: $0))
        }
      })
    {
      self = china
      return
    }
    guard east - west <= 20, north - south <= 8, south >= -85, north <= 85 else { return nil }
    // Rounded to whole degrees, so that neighbouring regions usually get the same plane.
    let (middle, meridian) = (
      ((south + north) / 2).rounded(), ((west + east) / 2).rounded()
    )
    // Near the equator a cone would be a cylinder, and near a pole the parallels too small to fit it.
    let tangent = min(83, max(Self.leastTangent, middle.magnitude))
    let parallel = middle < 0 ? -tangent : tangent
    self.init(
      south: parallel - 2, north: parallel + 2, meridian: meridian, halfWidth: 11,
      latitudes: (middle - 5)...(middle + 5))
  }

  private static let eccentricitySquared = WGS84.flattening * (2 - WGS84.flattening)
  private static let eccentricity = eccentricitySquared.squareRoot()
  /// The latitude of the origin, where y is 0, in degrees.
  private static let originLatitude = 35.0
  /// The least latitude, in degrees north or south, midway between the standard parallels.
  private static let leastTangent = 7.0

  private init(
    south: Double, north: Double, meridian: Double, halfWidth: Double,
    latitudes: ClosedRange<Double>
  ) {
    (self.meridian, self.halfWidth, self.latitudes) = (meridian, halfWidth, latitudes)
    let (south, north) = (south * Double.pi / 180, north * Double.pi / 180)
    let (low, high) = (Self.isometric(south), Self.isometric(north))
    cone = log(Self.parallelRadius(south) / Self.parallelRadius(north)) / (high - low)
    equatorRadius = Self.parallelRadius(south) / cone * exp(cone * low)
    // All planes have their origin at 35 degrees north, which suits China. Elsewhere it is only an offset.
    originRadius = equatorRadius * exp(-cone * Self.isometric(Self.originLatitude * .pi / 180))
  }

  /// Whether circles around a place may be drawn in this plane. The limits count as inside.
  public func contains(_ place: Coordinate) -> Bool {
    (place.longitude - meridian).magnitude <= halfWidth && latitudes.contains(place.latitude)
  }

  /// Whether a place lies in the region of `contains` or within a degree of it. No disc extends farther.
  func reaches(_ place: Coordinate) -> Bool {
    (place.longitude - meridian).magnitude <= halfWidth + 1
      && (latitudes.lowerBound - 1...latitudes.upperBound + 1).contains(place.latitude)
  }

  /// Projects a place to the plane.
  public func point(of place: Coordinate) -> PlanePoint {
    polarPoint(radius(latitude: place.latitude * .pi / 180), longitude: place.longitude)
  }

  /// The inverse projection of a point, for places within 60 degrees of longitude of the central
  /// meridian.
  public func coordinate(of point: PlanePoint) -> Coordinate {
    // Distances from the apex have the sign of the cone constant.
    let sign = cone < 0 ? -1.0 : 1
    let (x, height) = (point.x * sign, (originRadius - point.y) * sign)
    let radius = (x * x + height * height).squareRoot() * sign
    let longitude = meridian + atan2(x, height) / cone * 180 / .pi
    return Coordinate(
      uncheckedLongitude: longitude, latitude: latitude(atRadius: radius) * 180 / .pi)
  }

  // MARK: - Polar coordinates around the apex

  /// The point at a distance from the apex and at a longitude in degrees.
  func polarPoint(_ radius: Double, longitude: Double) -> PlanePoint {
    let angle = cone * (longitude - meridian) * .pi / 180
    return PlanePoint(x: radius * sin(angle), y: originRadius - radius * cos(angle))
  }

  /// The distance from the apex of the parallel at a latitude in radians.
  func radius(latitude: Double) -> Double {
    equatorRadius * exp(-cone * Self.isometric(latitude))
  }

  /// The latitude in radians of the parallel at a distance from the apex.
  func latitude(atRadius radius: Double) -> Double {
    let isometric = log(equatorRadius / radius) / cone
    let conformal = atan(sinh(isometric))
    var latitude = conformal + Self.eccentricitySquared * sin(conformal) * cos(conformal)
    // The initial value is accurate to 1e-5, and each Newton step squares the error.
    for _ in 0..<2 {
      let sine = sin(latitude)
      let slope =
        (1 - Self.eccentricitySquared)
        / ((1 - Self.eccentricitySquared * sine * sine) * cos(latitude))
      latitude += (isometric - Self.isometric(latitude)) / slope
    }
    return latitude
  }

  /// The radius on the ellipsoid, in metres, of the parallel at a distance from the apex.
  func parallelRadius(atRadius radius: Double) -> Double {
    Self.parallelRadius(latitude(atRadius: radius))
  }

  private static func isometric(_ latitude: Double) -> Double {
    asinh(tan(latitude)) - eccentricity * atanh(eccentricity * sin(latitude))
  }

  /// The radius on the ellipsoid, in metres, of the parallel at a latitude in radians.
  private static func parallelRadius(_ latitude: Double) -> Double {
    normalRadius(sin(latitude)) * cos(latitude)
  }

  private static func normalRadius(_ sine: Double) -> Double {
    WGS84.semiMajorAxis / (1 - eccentricitySquared * sine * sine).squareRoot()
  }
}

extension ConformalConic {
  /// The disc in the plane whose circle is nearest to the geodesic circle around a place.
  ///
  /// Uses terms up to the third power of the radius: the centre moves towards the larger scale, and the
  /// radius grows with the curvature of the ellipsoid and with the gradient of the scale. The remaining
  /// deviation from a circle is an ellipticity of a quarter of a millimetre at 5 km, and stays below 1 cm
  /// up to 10 km.
  public func disc(around place: Coordinate, radius: Length) -> PlaneDisc {
    let latitude = place.latitude * .pi / 180
    let sine = sin(latitude)
    let squeeze = 1 - Self.eccentricitySquared * sine * sine
    let normal = Self.normalRadius(sine)
    let meridional = normal * (1 - Self.eccentricitySquared) / squeeze
    let parallel = normal * cos(latitude)
    let fromApex = self.radius(latitude: latitude)
    let scale = cone * fromApex / parallel
    let metres = radius.metres
    // The gradient of the logarithm of the scale along the meridian, per metre on the ground.
    let slope = (sine - cone) / parallel
    let curvature = 1 / (12 * meridional * normal) + slope * slope / 4
    return PlaneDisc(
      centre: polarPoint(
        fromApex - scale * metres * metres * slope / 2, longitude: place.longitude),
      radius: scale * metres * (1 + metres * metres * curvature))
  }

  /// The area in square metres of the ellipsoid between the equator and a latitude in radians, per radian
  /// of longitude.
  static func zone(latitude: Double) -> Double {
    let sine = sin(latitude)
    let squared = eccentricitySquared * sine * sine
    let half = WGS84.semiMajorAxis * WGS84.semiMajorAxis * (1 - eccentricitySquared) / 2
    return half * (sine / (1 - squared) + atanh(eccentricity * sine) / eccentricity)
  }
}
