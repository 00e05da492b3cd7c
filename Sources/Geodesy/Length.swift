/// A length on the ground.
///
/// The named constructors take any `Double`; the constructor from text takes only finite numbers
/// that are not negative. A larger quantity is greater; NaN compares like a NaN `Double`.
public struct Length: Hashable, Comparable, Sendable {
  /// The length in metres.
  public let metres: Double

  @usableFromInline
  init(uncheckedBase metres: Double) {
    self.metres = metres
  }

  /// A length given in metres.
  @inlinable
  public static func metres(_ value: Double) -> Length {
    Length(uncheckedBase: value)
  }

  /// A length given in kilometres.
  @inlinable
  public static func kilometres(_ value: Double) -> Length {
    Length(uncheckedBase: value * 1000)
  }

  /// Reads a number with its unit, such as "1000m", "1.5 km" or "1公里"; nil for anything else.
  ///
  /// Upper case, spaces and full-width characters are accepted. A number without a unit, a sign, an
  /// exponent, a thousands separator or a value that is not finite is refused.
  public init?(_ text: String) {
    guard let value = QuantityText.value(of: text, in: Self.units) else { return nil }
    self.init(uncheckedBase: value)
  }

  /// Whether the left quantity is strictly smaller.
  @inlinable
  public static func < (left: Length, right: Length) -> Bool {
    left.metres < right.metres
  }

  /// Whether the left quantity is smaller or the same; false where one is NaN.
  @inlinable
  public static func <= (left: Length, right: Length) -> Bool {
    left.metres <= right.metres
  }

  /// Whether the left quantity is larger or the same; false where one is NaN.
  @inlinable
  public static func >= (left: Length, right: Length) -> Bool {
    left.metres >= right.metres
  }

  private static let units: [QuantityText.Unit] = [
    .init("m", "米", "公尺", "metre", "metres", "meter", "meters"),
    .init("km", "千米", "公里", "kilometre", "kilometres", multiplier: 1000),
  ]
}
