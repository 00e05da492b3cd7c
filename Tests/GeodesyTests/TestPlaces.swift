import CareCircleTestSupport

@testable import Geodesy

/// A coordinate written in a test, known to be in range.
func place(_ longitude: Double, _ latitude: Double) -> Coordinate {
  Coordinate(uncheckedLongitude: longitude, latitude: latitude)
}

extension SeededGenerator {
  /// A place in a box, spread evenly in degrees.
  mutating func place(in box: AreaOfUse) -> Coordinate {
    Coordinate(
      uncheckedLongitude: .random(in: box.west...box.east, using: &self),
      latitude: .random(in: box.south...box.north, using: &self))
  }
}

/// Metres between two places.
func metres(_ a: Coordinate, _ b: Coordinate) -> Double {
  Geodesic.distance(a, b).metres
}
