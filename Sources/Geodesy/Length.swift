/// A length on the ground.
///
/// The named constructors accept any `Double`; the constructor from text accepts only finite,
/// non-negative numbers. Lengths compare as the `Double` values they hold, so every comparison with
/// NaN is false.
public struct Length: Hashable, Comparable, Sendable {
  /// The length in metres.
  public let metres: Double

  @usableFromInline
  init(uncheckedBase metres: Double) {
    self.metres = metres
  }

  /// Makes a length from a number of metres.
  @inlinable
  public static func metres(_ value: Double) -> Length {
    Length(uncheckedBase: value)
  }

  /// Makes a length from a number of kilometres.
  @inlinable
  public static func kilometres(_ value: Double) -> Length {
    Length(uncheckedBase: value * 1000)
  }

  /// Reads a number with its unit, such as "1000m", "1.5 km" or "1公里"; nil for anything else.
  ///
  /// Upper case, spaces and full-width characters are accepted. A missing unit, a sign, an
  /// exponent, a thousands separator and a value that is not finite are all rejected.
  public init?(_ text: String) {
    guard let value = QuantityText.value(of: text, in: Self.units) else { return nil }
    self.init(uncheckedBase: value)
  }

  /// Whether the left length is strictly smaller; false if either is NaN.
  @inlinable
  public static func < (left: Length, right: Length) -> Bool {
    left.metres < right.metres
  }

  /// Whether the left length is smaller or equal; false if either is NaN.
  @inlinable
  public static func <= (left: Length, right: Length) -> Bool {
    left.metres <= right.metres
  }

  /// Whether the left length is larger or equal; false if either is NaN.
  @inlinable
  public static func >= (left: Length, right: Length) -> Bool {
    left.metres >= right.metres
  }

  private static let units: [QuantityText.Unit] = [
    .init("m", "米", "公尺", "metre", "metres", "meter", "meters"),
    .init("km", "千米", "公里", "kilometre", "kilometres", multiplier: 1000),
  ]
}
