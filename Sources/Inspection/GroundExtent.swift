import Registers
import Geodesy

/// The bounding box of all rows of a file, in longitudes and latitudes of WGS 84.
public struct GroundExtent: Hashable, Sendable {
  /// The smallest longitude, in degrees.
  public let west: Double
  /// The smallest latitude, in degrees.
  public let south: Double
  /// The greatest longitude, in degrees.
  public let east: Double
  /// The greatest latitude, in degrees.
  public let north: Double

  /// The extent of some rows; nil if none of them has a location.
  package init?<Row: RegisterRow>(_ rows: [Row]) {
    var (west, south) = (Double.infinity, Double.infinity)
    var (east, north) = (-Double.infinity, -Double.infinity)
    for row in rows {
      row.forEachPoint { point in
        west = min(west, point.longitude)
        east = max(east, point.longitude)
        south = min(south, point.latitude)
        north = max(north, point.latitude)
      }
    }
    guard west <= east, south <= north else { return nil }
    self.west = west
    self.south = south
    self.east = east
    self.north = north
  }

  /// The width, measured along the parallel halfway up.
  public var width: Length {
    let middle = (south + north) / 2
    return Geodesic.distance(
      Coordinate(uncheckedLongitude: west, latitude: middle),
      Coordinate(uncheckedLongitude: east, latitude: middle))
  }

  /// The height, measured along the western meridian.
  public var height: Length {
    Geodesic.distance(
      Coordinate(uncheckedLongitude: west, latitude: south),
      Coordinate(uncheckedLongitude: west, latitude: north))
  }
}
