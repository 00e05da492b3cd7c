import Geodesy
import Layers
import TextFormats

/// The grid on which the page's drawings lie: whole multiples of 1e-5 degrees, at most 1.1 m, from a corner of the
/// study's ground. Differences from point to point make short numbers.
struct MapFrame {
  static let perDegree = 1e5

  private(set) var west = Double.infinity
  private(set) var south = Double.infinity
  private(set) var east = -Double.infinity
  private(set) var north = -Double.infinity

  var isEmpty: Bool { west > east }

  mutating func add(_ place: Coordinate) {
    west = min(west, place.longitude)
    east = max(east, place.longitude)
    south = min(south, place.latitude)
    north = max(north, place.latitude)
  }

  /// The south-western corner on the grid.
  var origin: (x: Int, y: Int) {
    isEmpty ? (0, 0) : (Self.grid(west), Self.grid(south))
  }

  /// The longer side of the frame in metres, roughly; at least 100.
  var metres: Double {
    guard !isEmpty else { return 100 }
    let shrink = cosine
    return max(100, max((east - west) * shrink, north - south) * 111_000)
  }

  /// The cosine of the middle latitude.
  var cosine: Double {
    isEmpty ? 1 : max(0.01, MapFrame.cosine(ofDegrees: (south + north) / 2))
  }

  /// A place on the grid, from the origin.
  func point(_ place: Coordinate) -> GridPoint {
    let origin = origin
    return GridPoint(
      x: Self.grid(place.longitude) - origin.x, y: Self.grid(place.latitude) - origin.y)
  }

  /// Whether a place lies within the frame, or within a tenth of its sides around it.
  func isNear(_ place: Coordinate) -> Bool {
    let (wide, high) = ((east - west) / 10 + 0.005, (north - south) / 10 + 0.005)
    return place.longitude >= west - wide && place.longitude <= east + wide
      && place.latitude >= south - high && place.latitude <= north + high
  }

  var document: JSONValue {
    guard !isEmpty else { return .null }
    return .array([west, south, east, north].map { .fixed($0, 5) })
  }

  private static func grid(_ degrees: Double) -> Int { Int((degrees * perDegree).rounded()) }
}

/// A place on the grid.
struct GridPoint: Hashable {
  var x: Int
  var y: Int
}
