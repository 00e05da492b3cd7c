#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// BD-09, the longitude and latitude of Baidu's maps (bd09ll): GCJ-02 with a further rotation and
/// shift.
///
/// Both directions convert between BD-09 and GCJ-02, not WGS 84; chain with `GCJ02` for that. The
/// published formula is not limited to a rectangle, so it applies everywhere, but it is meant for
/// China. If the shift crosses the antimeridian, the longitude is wrapped; if it passes a pole, the
/// latitude is clamped to the pole.
public enum BD09 {
  /// Converts a GCJ-02 point to BD-09. Constant time.
  public static func encode(_ gcj02: Coordinate) -> Coordinate {
    coordinate(shifted(DegreePair(gcj02)))
  }

  /// Converts a BD-09 point to GCJ-02. In China, `encode(decode(p))` equals `p` to well under 1 mm.
  ///
  /// The decoder in common use is an approximation with an error of up to about 0.2 m; this one
  /// iterates instead. It takes at most 16 times as long as `encode`.
  public static func decode(_ bd09: Coordinate) -> Coordinate {
    coordinate(DegreePair(bd09).inverted(through: shifted))
  }

  private static func shifted(_ p: DegreePair) -> DegreePair {
    let frequency = Double.pi * 3000 / 180
    let radius = (p.x * p.x + p.y * p.y).squareRoot() + 0.00002 * sin(p.y * frequency)
    let angle = atan2(p.y, p.x) + 0.000003 * cos(p.x * frequency)
    return DegreePair(x: radius * cos(angle) + 0.0065, y: radius * sin(angle) + 0.006)
  }

  private static func coordinate(_ p: DegreePair) -> Coordinate {
    var longitude = p.x
    if longitude > 180 { longitude -= 360 } else if longitude < -180 { longitude += 360 }
    return Coordinate(uncheckedLongitude: longitude, latitude: min(max(p.y, -90), 90))
  }
}
