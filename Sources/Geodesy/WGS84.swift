/// The WGS 84 ellipsoid, on which every coordinate, length and area inside CareCircle lives.
///
/// Source: NIMA TR8350.2, third edition.
public enum WGS84 {
  /// The equatorial radius in metres.
  public static let semiMajorAxis = 6_378_137.0

  /// The flattening, without unit.
  public static let flattening = 1 / 298.257_223_563

  /// The square of the first eccentricity, without unit.
  @usableFromInline
  static let eccentricitySquared = flattening * (2 - flattening)
}
