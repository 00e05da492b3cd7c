/// A pair of ordinates in GeoJSON's order, in the reference system of the file.
@frozen
public struct Position: Sendable, Hashable {
  /// The first ordinate: the longitude or easting.
  public var x: Double
  /// The second ordinate: the latitude or northing.
  public var y: Double

  /// Makes a position from its two ordinates.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
