import Geodesy

/// A place as OpenStreetMap keeps it: longitude and latitude in whole 1e-7 degrees, at most 11 mm apart.
public struct FixedCoordinate: Hashable, Sendable, BitwiseCopyable {
  /// Longitude in 1e-7 degrees, from -1,800,000,000 to 1,800,000,000.
  public let x: Int32
  /// Latitude in 1e-7 degrees, from -900,000,000 to 900,000,000.
  public let y: Int32

  /// Steps a degree.
  static let perDegree = 1e7

  /// A place from steps that the caller knows to be in range.
  @inlinable
  public init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// The place nearest to `coordinate` that can be kept.
  public init(_ coordinate: Coordinate) {
    x = Int32((coordinate.longitude * Self.perDegree).rounded())
    y = Int32((coordinate.latitude * Self.perDegree).rounded())
  }

  /// The same place in degrees.
  public var coordinate: Coordinate {
    Coordinate(
      uncheckedLongitude: Double(x) / Self.perDegree, latitude: Double(y) / Self.perDegree)
  }
}
