/// A box of longitudes and latitudes in degrees. Its edge counts as inside.
///
/// The box may cross the antimeridian, in which case `west` is greater than `east`.
struct AreaOfUse: Hashable, Sendable {
  let west: Double
  let south: Double
  let east: Double
  let north: Double

  /// The box that contains the whole Earth.
  static let world = AreaOfUse(west: -180, south: -90, east: 180, north: 90)

  /// The width in degrees, measured eastwards from the western to the eastern side.
  private var width: Double {
    west <= east ? east - west : east - west + 360
  }

  /// Whether `c` lies in the box or on its edge.
  func contains(_ c: Coordinate) -> Bool {
    guard south <= c.latitude, c.latitude <= north else { return false }
    if west <= east { return west <= c.longitude && c.longitude <= east }
    return c.longitude >= west || c.longitude <= east
  }

  /// The box extended by `degrees` at both its western and its eastern side.
  func widened(by degrees: Double) -> AreaOfUse {
    guard width + 2 * degrees < 360 else {
      return AreaOfUse(west: -180, south: south, east: 180, north: north)
    }
    return AreaOfUse(
      west: Self.wrapped(west - degrees), south: south,
      east: Self.wrapped(east + degrees), north: north)
  }

  /// `c` moved onto the edge if it lies outside by at most `tolerance` degrees in each direction;
  /// otherwise `c` unchanged.
  ///
  /// Only valid for boxes that do not cross the antimeridian.
  func snapped(_ c: Coordinate, within tolerance: Double) -> Coordinate {
    let longitude = min(max(c.longitude, west), east)
    let latitude = min(max(c.latitude, south), north)
    guard
      (longitude - c.longitude).magnitude <= tolerance,
      (latitude - c.latitude).magnitude <= tolerance
    else { return c }
    return Coordinate(uncheckedLongitude: longitude, latitude: latitude)
  }

  private static func wrapped(_ longitude: Double) -> Double {
    if longitude < -180 { return longitude + 360 }
    return longitude > 180 ? longitude - 360 : longitude
  }
}
