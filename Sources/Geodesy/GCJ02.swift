#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// GCJ-02, the shifted datum of Chinese web maps (高德, 腾讯; "火星坐标系").
///
/// Within a rectangle around China a point is shifted by up to 0.7 km; outside it GCJ-02 equals
/// WGS 84. The formula and its constants are the published ones (as in the open "eviltransform"
/// project) and use Krasovsky's ellipsoid. The mapping is discontinuous at the rectangle's edge.
/// Near the edge, and only there, two WGS 84 points may map to the same GCJ-02 point, and some
/// GCJ-02 points have no WGS 84 point.
public enum GCJ02 {
  static let rectangle = AreaOfUse(west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271)

  /// Whether `c` lies in the rectangle 72.004...137.8347 E, 0.8293...55.8271 N or on its edge.
  public static func contains(_ c: Coordinate) -> Bool {
    rectangle.contains(c)
  }

  /// Converts a WGS 84 point to GCJ-02; a point outside the rectangle is returned unchanged.
  ///
  /// Constant time: a dozen sines.
  public static func encode(_ wgs84: Coordinate) -> Coordinate {
    guard contains(wgs84) else { return wgs84 }
    let moved = Shift.apply(DegreePair(wgs84))
    return Coordinate(uncheckedLongitude: moved.x, latitude: moved.y)
  }

  /// Converts a GCJ-02 point to WGS 84, such that `encode(decode(p))` equals `p` to well under 1 mm
  /// for every `p` that `encode` can return.
  ///
  /// A point outside the rectangle is returned unchanged, even if `encode` also maps a point just
  /// inside the edge to it. For a point in the rectangle to which `encode` maps nothing (in a strip
  /// along the edge, as wide as the shift), the shift is inverted as if the rectangle were larger.
  ///
  /// Takes at most 16 times as long as `encode`.
  public static func decode(_ gcj02: Coordinate) -> Coordinate {
    guard contains(gcj02) else { return gcj02 }
    let target = DegreePair(gcj02)
    let found = target.inverted(through: Shift.apply)
    let candidate = Coordinate(uncheckedLongitude: found.x, latitude: found.y)
    return rectangle.snapped(candidate, within: 1e-9)
  }
}

/// The GCJ-02 shift, not limited to the rectangle.
private enum Shift {
  static let axis = 6_378_245.0
  static let eccentricitySquared = 0.006_693_421_622_965_943_23

  static func apply(_ p: DegreePair) -> DegreePair {
    let x = p.x - 105
    let y = p.y - 35
    let latitude = p.y * .pi / 180
    let sine = sin(latitude)
    let square = 1 - eccentricitySquared * sine * sine
    let root = square.squareRoot()
    let meridianRadius = axis * (1 - eccentricitySquared) / (square * root)
    let parallelRadius = axis / root * cos(latitude)
    let degrees = 180 / Double.pi
    return DegreePair(
      x: p.x + eastward(x, y) / parallelRadius * degrees,
      y: p.y + northward(x, y) / meridianRadius * degrees)
  }

  /// The eastward component of the shift in metres, for degrees relative to 105 E, 35 N.
  private static func eastward(_ x: Double, _ y: Double) -> Double {
    let smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.magnitude.squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)
    let long = 150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)
    return smooth + (short + middle + long) * 2 / 3
  }

  /// The northward component of the shift in metres, for degrees relative to 105 E, 35 N.
  private static func northward(_ x: Double, _ y: Double) -> Double {
    let smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.magnitude.squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)
    let long = 160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)
    return smooth + (short + middle + long) * 2 / 3
  }
}
