/// A walking speed.
///
/// The named constructors accept any `Double`; the constructor from text accepts only finite,
/// non-negative numbers. Speeds compare as the `Double` values they hold, so every comparison with
/// NaN is false.
public struct Speed: Hashable, Comparable, Sendable {
  /// The speed in metres per second.
  public let metresPerSecond: Double

  @usableFromInline
  init(uncheckedBase metresPerSecond: Double) {
    self.metresPerSecond = metresPerSecond
  }

  /// Makes a speed from a number of metres per second.
  @inlinable
  public static func metresPerSecond(_ value: Double) -> Speed {
    Speed(uncheckedBase: value)
  }

  /// Reads a number with its unit, such as "0.9m/s" or "3.5km/h"; nil for anything else.
  ///
  /// Upper case, spaces and full-width characters are accepted. A missing unit, a sign, an
  /// exponent, a thousands separator and a value that is not finite are all rejected.
  public init?(_ text: String) {
    guard let value = QuantityText.value(of: text, in: Self.units) else { return nil }
    self.init(uncheckedBase: value)
  }

  /// Whether the left speed is strictly smaller; false if either is NaN.
  @inlinable
  public static func < (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond < right.metresPerSecond
  }

  /// Whether the left speed is smaller or equal; false if either is NaN.
  @inlinable
  public static func <= (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond <= right.metresPerSecond
  }

  /// Whether the left speed is larger or equal; false if either is NaN.
  @inlinable
  public static func >= (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond >= right.metresPerSecond
  }

  private static let units: [QuantityText.Unit] = [
    .init("m/s", "米/秒", "米每秒"),
    .init("km/h", "公里/小时", "千米/小时", "公里/时", "千米/时", multiplier: 1000, divisor: 3600),
  ]
}
