/// A place on the WGS 84 ellipsoid: longitude and latitude in degrees.
///
/// Values are not normalised: longitudes 180 and -180 denote the same meridian but compare unequal.
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, in -180...180.
  public let longitude: Double

  /// The geodetic latitude: degrees north of the equator, in -90...90.
  public let latitude: Double

  /// Makes a coordinate from degrees; nil unless both numbers are finite and within their ranges.
  ///
  /// The ends of the ranges are accepted.
  @inlinable
  public init?(longitude: Double, latitude: Double) {
    // A comparison with NaN is false, so this rejects NaN and infinities as well.
    guard longitude.magnitude <= 180, latitude.magnitude <= 90 else { return nil }
    self.init(uncheckedLongitude: longitude, latitude: latitude)
  }

  /// Makes a coordinate from degrees that the caller knows to be in range.
  @inlinable
  package init(uncheckedLongitude longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
