import Registers
import Geodesy

/// The box of longitudes and latitudes that holds all rows of a file, in WGS 84.
public struct GroundExtent: Hashable, Sendable {
  /// The least longitude, in degrees.
  public let west: Double
  /// The least latitude.
  public let south: Double
  /// The greatest longitude.
  public let east: Double
  /// The greatest latitude.
  public let north: Double

  /// The extent of rows; nil without any place.
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

  /// How wide it is, along the parallel halfway up.
  public var width: Length {
    let middle = (south + north) / 2
    return Geodesic.distance(
      Coordinate(uncheckedLongitude: west, latitude: middle),
      Coordinate(uncheckedLongitude: east, latitude: middle))
  }

  /// How high it is.
  public var height: Length {
    Geodesic.distance(
      Coordinate(uncheckedLongitude: west, latitude: south),
      Coordinate(uncheckedLongitude: west, latitude: north))
  }
}
