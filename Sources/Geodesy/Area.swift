/// The area of a room, or of a region on the ground.
///
/// It is negative for a ring that runs clockwise (see `Geodesic.area(ofRing:)`).
///
/// The named constructors accept any `Double`; the constructor from text accepts only finite,
/// non-negative numbers. Areas compare as the `Double` values they hold, so every comparison with
/// NaN is false.
public struct Area: Hashable, Comparable, Sendable {
  /// The area in square metres.
  public let squareMetres: Double

  @usableFromInline
  init(uncheckedBase squareMetres: Double) {
    self.squareMetres = squareMetres
  }

  /// Makes an area from a number of square metres.
  @inlinable
  public static func squareMetres(_ value: Double) -> Area {
    Area(uncheckedBase: value)
  }

  /// Reads a number with its unit, such as "200m2", "200 m²", "200㎡" or "200平方米"; nil for anything
  /// else.
  ///
  /// Upper case, spaces and full-width characters are accepted. A missing unit, a sign, an
  /// exponent, a thousands separator and a value that is not finite are all rejected.
  public init?(_ text: String) {
    guard let value = QuantityText.value(of: text, in: Self.units) else { return nil }
    self.init(uncheckedBase: value)
  }

  /// Whether the left area is strictly smaller; false if either is NaN.
  @inlinable
  public static func < (left: Area, right: Area) -> Bool {
    left.squareMetres < right.squareMetres
  }

  /// Whether the left area is smaller or equal; false if either is NaN.
  @inlinable
  public static func <= (left: Area, right: Area) -> Bool {
    left.squareMetres <= right.squareMetres
  }

  /// Whether the left area is larger or equal; false if either is NaN.
  @inlinable
  public static func >= (left: Area, right: Area) -> Bool {
    left.squareMetres >= right.squareMetres
  }

  private static let units: [QuantityText.Unit] = [
    .init("m2", "m²", "m^2", "㎡", "平方米", "平米", "sqm"),
    .init("km2", "km²", "km^2", "㎢", "平方公里", "平方千米", multiplier: 1_000_000),
  ]
}
