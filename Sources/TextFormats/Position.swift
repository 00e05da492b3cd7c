/// Two ordinates in the order GeoJSON has them: x is the longitude or easting.
@frozen
public struct Position: Sendable, Hashable {
  /// The first ordinate.
  public var x: Double
  /// The second ordinate.
  public var y: Double

  /// A position from its ordinates.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
