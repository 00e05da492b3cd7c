/// The WGS 84 ellipsoid, to which all coordinates, lengths and areas within CareCircle refer.
///
/// Source: NIMA TR8350.2, third edition.
public enum WGS84 {
  /// The equatorial radius in metres.
  public static let semiMajorAxis = 6_378_137.0

  /// The flattening of the ellipsoid (dimensionless).
  public static let flattening = 1 / 298.257_223_563

  /// The square of the first eccentricity (dimensionless).
  @usableFromInline
  static let eccentricitySquared = flattening * (2 - flattening)
}
