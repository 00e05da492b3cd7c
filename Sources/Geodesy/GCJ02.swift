#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// GCJ-02, the shifted datum of Chinese web maps (高德, 腾讯; "火星坐标系").
///
/// Within a rectangle around China a point is moved by up to 0.7 km; outside it GCJ-02 is WGS 84.
/// The formula and its constants are the published ones (as in the open "eviltransform" project);
/// the ellipsoid in it is Krasovsky's. The map jumps at the rectangle's edge, so close to it, and
/// only there, two WGS 84 points may share a GCJ-02 point and some GCJ-02 points belong to none.
public enum GCJ02 {
  static let rectangle = AreaOfUse(west: 72.004, south: 0.8293, east: 137.8347, north: 55.8271)

  /// Whether `c` lies in the rectangle 72.004...137.8347 E, 0.8293...55.8271 N; its edge counts.
  public static func contains(_ c: Coordinate) -> Bool {
    rectangle.contains(c)
  }

  /// The GCJ-02 point of a WGS 84 point; a point outside the rectangle is returned unchanged.
  ///
  /// Constant time: a dozen sines.
  public static func encode(_ wgs84: Coordinate) -> Coordinate {
    guard contains(wgs84) else { return wgs84 }
    let moved = Shift.apply(DegreePair(wgs84))
    return Coordinate(uncheckedLongitude: moved.x, latitude: moved.y)
  }

  /// The WGS 84 point of a GCJ-02 point, so that `encode(decode(p))` is `p` to well under 1 mm for
  /// every `p` that `encode` can return.
  ///
  /// A point outside the rectangle is returned unchanged, even if the shift of a point just inside
  /// the edge would lead to it as well. A point in the rectangle that nothing is shifted to (a
  /// strip at the edge, as wide as the shift) gets the shift taken off as if the rectangle were
  /// larger.
  ///
  /// At most 16 times the time of `encode`.
  public static func decode(_ gcj02: Coordinate) -> Coordinate {
    guard contains(gcj02) else { return gcj02 }
    let target = DegreePair(gcj02)
    let found = target.inverted(through: Shift.apply)
    let candidate = Coordinate(uncheckedLongitude: found.x, latitude: found.y)
    return rectangle.snapped(candidate, within: 1e-9)
  }
}

/// The shift itself, without the rectangle.
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

  /// Metres to the east.
  private static func eastward(_ x: Double, _ y: Double) -> Double {
    let smooth = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.magnitude.squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)
    let long = 150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)
    return smooth + (short + middle + long) * 2 / 3
  }

  /// Metres to the north.
  private static func northward(_ x: Double, _ y: Double) -> Double {
    let smooth = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.magnitude.squareRoot()
    let short = 20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)
    let middle = 20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)
    let long = 160 * sin(y / 12 * .pi) + 320 * sin(y / 30 * .pi)
    return smooth + (short + middle + long) * 2 / 3
  }
}
