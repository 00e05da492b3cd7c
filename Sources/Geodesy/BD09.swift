#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// BD-09, the longitude and latitude of Baidu's maps (bd09ll): GCJ-02 turned and shifted once more.
///
/// Both directions are between BD-09 and GCJ-02, not WGS 84; chain `GCJ02` for that. The published
/// formula has no rectangle, so it applies everywhere. Meant for China: where the shift leads over
/// the antimeridian the longitude is wrapped, and beyond a pole the latitude is held at the pole.
public enum BD09 {
  /// The BD-09 point of a GCJ-02 point. Constant time.
  public static func encode(_ gcj02: Coordinate) -> Coordinate {
    coordinate(shifted(DegreePair(gcj02)))
  }

  /// The GCJ-02 point of a BD-09 point, so that `encode(decode(p))` is `p` to well under 1 mm in
  /// China.
  ///
  /// The decoder in common use is an approximation, off by up to about 0.2 m; this one iterates,
  /// at most 16 times the time of `encode`.
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
