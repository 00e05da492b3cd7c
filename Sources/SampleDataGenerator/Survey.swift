import Geodesy

/// Turns spots of the flat sheet into degrees, in the three datums that the files use.
enum Survey {
  /// A spot that has no place on Earth; only a mistake in the plan of the town can make one.
  struct OffTheMap: Error {
    var spot: Spot
  }

  /// The south-west corner of the sheet, and metres to a degree there.
  private static let origin = (longitude: 120.622, latitude: 27.952)
  private static let metresPerDegree = (longitude: 98_350.0, latitude: 110_820.0)

  /// Longitude and latitude in WGS 84.
  static func wgs84(_ spot: Spot) throws -> Coordinate {
    let coordinate = Coordinate(
      longitude: origin.longitude + spot.x / metresPerDegree.longitude,
      latitude: origin.latitude + spot.y / metresPerDegree.latitude)
    guard let coordinate else { throw OffTheMap(spot: spot) }
    return coordinate
  }

  /// Longitude and latitude as Amap and Tencent publish them.
  static func gcj02(_ spot: Spot) throws -> Coordinate {
    GCJ02.encode(try wgs84(spot))
  }

  /// Longitude and latitude as Baidu publishes them.
  static func bd09(_ spot: Spot) throws -> Coordinate {
    BD09.encode(try gcj02(spot))
  }
}
