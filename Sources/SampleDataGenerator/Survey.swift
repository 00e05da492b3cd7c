import Geodesy

/// Converts spots of the plane to degrees in the three datums that the files use.
enum Survey {
  /// The error for a spot outside the range of coordinates, which only a mistake in the plan of the
  /// town can cause.
  struct OffTheMap: Error {
    var spot: Spot
  }

  /// The south-west corner of the plane, and the metres per degree there.
  private static let origin = (longitude: 120.622, latitude: 27.952)
  private static let metresPerDegree = (longitude: 98_350.0, latitude: 110_820.0)

  /// The longitude and latitude in WGS 84.
  static func wgs84(_ spot: Spot) throws -> Coordinate {
    let coordinate = Coordinate(
      longitude: origin.longitude + spot.x / metresPerDegree.longitude,
      latitude: origin.latitude + spot.y / metresPerDegree.latitude)
    guard let coordinate else { throw OffTheMap(spot: spot) }
    return coordinate
  }

  /// The longitude and latitude in GCJ-02, which Amap and Tencent use.
  static func gcj02(_ spot: Spot) throws -> Coordinate {
    GCJ02.encode(try wgs84(spot))
  }

  /// The longitude and latitude in BD-09, which Baidu uses.
  static func bd09(_ spot: Spot) throws -> Coordinate {
    BD09.encode(try gcj02(spot))
  }
}
