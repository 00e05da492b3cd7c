import CPROJ

/// Geodesics (shortest lines) on the WGS 84 ellipsoid.
///
/// Computed by PROJ's `geodesic.h`, which implements C. F. F. Karney, "Algorithms for geodesics",
/// J. Geodesy 87 (2013). Distances are accurate to about 15 nm for any two points, including
/// antipodal ones.
public enum Geodesic {
  private static let ellipsoid: geod_geodesic = {
    var value = geod_geodesic()
    geod_init(&value, WGS84.semiMajorAxis, WGS84.flattening)
    return value
  }()

  /// The length of the geodesic between two places. Takes about 1 µs.
  public static func distance(_ a: Coordinate, _ b: Coordinate) -> Length {
    var metres = 0.0
    withUnsafePointer(to: ellipsoid) {
      geod_inverse($0, a.latitude, a.longitude, b.latitude, b.longitude, &metres, nil, nil)
    }
    return .metres(metres)
  }

  /// The place at the given distance from `start` along the geodesic with the given azimuth.
  ///
  /// - Parameters:
  ///   - start: Where the geodesic begins.
  ///   - degrees: The azimuth at `start` in degrees, clockwise from north; any finite number.
  ///   - distance: Any finite length; a negative length goes in the opposite direction.
  /// - Returns: A place with its longitude in -180...180. If the azimuth or the distance is not
  ///   finite, its longitude and latitude are NaN.
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

  /// The signed area enclosed by the geodesics between consecutive corners; positive if the ring
  /// runs counter-clockwise.
  ///
  /// The last corner may repeat the first. Fewer than three distinct corners enclose 0. For a ring
  /// around a pole, the measured region is the one the ring encloses counter-clockwise; the result
  /// is negative if that region is more than half of the Earth. Linear in the number of corners.
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
