/// How fast somebody walks.
///
/// The named constructors take any `Double`; the constructor from text takes only finite numbers
/// that are not negative. A larger quantity is greater; NaN compares like a NaN `Double`.
public struct Speed: Hashable, Comparable, Sendable {
  /// The speed in metres per second.
  public let metresPerSecond: Double

  @usableFromInline
  init(uncheckedBase metresPerSecond: Double) {
    self.metresPerSecond = metresPerSecond
  }

  /// A speed given in metres per second.
  @inlinable
  public static func metresPerSecond(_ value: Double) -> Speed {
    Speed(uncheckedBase: value)
  }

  /// Reads a number with its unit, such as "0.9m/s" or "3.5km/h"; nil for anything else.
  ///
  /// Upper case, spaces and full-width characters are accepted. A number without a unit, a sign, an
  /// exponent, a thousands separator or a value that is not finite is refused.
  public init?(_ text: String) {
    guard let value = QuantityText.value(of: text, in: Self.units) else { return nil }
    self.init(uncheckedBase: value)
  }

  /// Whether the left quantity is strictly smaller.
  @inlinable
  public static func < (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond < right.metresPerSecond
  }

  /// Whether the left quantity is smaller or the same; false where one is NaN.
  @inlinable
  public static func <= (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond <= right.metresPerSecond
  }

  /// Whether the left quantity is larger or the same; false where one is NaN.
  @inlinable
  public static func >= (left: Speed, right: Speed) -> Bool {
    left.metresPerSecond >= right.metresPerSecond
  }

  private static let units: [QuantityText.Unit] = [
    .init("m/s", "米/秒", "米每秒"),
    .init("km/h", "公里/小时", "千米/小时", "公里/时", "千米/时", multiplier: 1000, divisor: 3600),
  ]
}
