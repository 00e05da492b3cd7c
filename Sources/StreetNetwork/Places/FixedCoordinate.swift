import Geodesy

/// A place in the units of OpenStreetMap: longitude and latitude in whole multiples of 1e-7 degrees, which are at
/// most 11 mm.
public struct FixedCoordinate: Hashable, Sendable, BitwiseCopyable {
  /// The longitude in units of 1e-7 degrees, in -1,800,000,000...1,800,000,000.
  public let x: Int32
  /// The latitude in units of 1e-7 degrees, in -900,000,000...900,000,000.
  public let y: Int32

  /// The number of units in a degree.
  static let perDegree = 1e7

  /// Half a turn of longitude in units.
  static let halfTurn: Int32 = 1_800_000_000

  /// Makes a place from units that the caller knows to be in range.
  @inlinable
  public init(x: Int32, y: Int32) {
    self.x = x
    self.y = y
  }

  /// The place nearest to `coordinate` in whole units.
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
