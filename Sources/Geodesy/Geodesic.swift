import CPROJ

/// Shortest lines on the WGS 84 ellipsoid.
///
/// Computed by PROJ's `geodesic.h`, which is C. F. F. Karney's "Algorithms for geodesics", J.
/// Geodesy 87 (2013): distances are right to about 15 nm for any two points, antipodal ones
/// included.
public enum Geodesic {
  private static let ellipsoid: geod_geodesic = {
    var value = geod_geodesic()
    geod_init(&value, WGS84.semiMajorAxis, WGS84.flattening)
    return value
  }()

  /// The length of the shortest line between two places; about 1 µs.
  public static func distance(_ a: Coordinate, _ b: Coordinate) -> Length {
    var metres = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_inverse($0, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nil, nil)
    }
    return .metres(metres)
  }

  /// The place at `distance` from `start` when setting out in the direction `azimuth`.
  ///
  /// - Parameters:
  ///   - start: where the line begins.
  ///   - degrees: clockwise from north; any finite number.
  ///   - distance: any finite length; a negative one goes backwards.
  /// - Returns: a place with its longitude in -180...180. If the azimuth or the distance is not
  ///   finite there is no such place, and longitude and latitude are NaN.
  public static func destination(
    from start: Coordinate, azimuth degrees: Double, distance: Length
  ) -> Coordinate {
    var longitude = Double.nan
    var latitude = Double.nan
    if degrees.isFinite, distance.metres.isFinite {
      withUnsafePointer(to: ellipsoid) {
        geod_direct(
          $0, start.latitude, start.longitude, degrees, distance.metres,
          &latitude, &longitude, nil)
      }
    }
    return Coordinate(uncheckedLongitude: longitude, latitude: latitude)
  }

  /// The signed area enclosed by geodesics from corner to corner: positive when counter-clockwise.
  ///
  /// The last corner may repeat the first or not. Fewer than three different corners enclose 0. A
  /// ring around a pole is measured as the part it runs around counter-clockwise, negative if that
  /// is more than half of the Earth. Linear in the number of corners.
  public static func area(ofRing ring: [Coordinate]) -> Area {
    var polygon = geod_polygon()
    geod_polygon_init(&polygon, 0)
    var area = 0.0
    withUnsafePointer(to: ellipsoid) { ellipsoid in
      for corner in ring {
        geod_polygon_addpoint(ellipsoid, &polygon, corner.latitude, corner.longitude)
      }
      _ = geod_polygon_compute(ellipsoid, &polygon, 0, 1, &area, nil)
    }
    return .squareMetres(area)
  }
}
