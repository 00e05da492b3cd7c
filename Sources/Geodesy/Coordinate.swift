/// A place on the WGS 84 ellipsoid: longitude and latitude in degrees.
///
/// Longitudes 180 and -180 are the same meridian but not equal values; nothing is normalised.
public struct Coordinate: Hashable, Sendable {
  /// Degrees east of Greenwich, from -180 to 180, both included.
  public let longitude: Double

  /// Degrees north of the equator, geodetic, from -90 to 90, both included.
  public let latitude: Double

  /// A coordinate from degrees; nil unless both numbers are finite and within their ranges.
  ///
  /// The ends of the ranges count as inside.
  @inlinable
  public init?(longitude: Double, latitude: Double) {
    // A comparison with NaN is false, so this refuses NaN and infinities as well.
    guard longitude.magnitude <= 180, latitude.magnitude <= 90 else { return nil }
    self.init(uncheckedLongitude: longitude, latitude: latitude)
  }

  /// A coordinate from degrees that the caller knows to be in range.
  @inlinable
  package init(uncheckedLongitude longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }
}
