/// The least and the greatest number that a count in a ledger can mean: 约1000户 is 900 to 1,100.
public struct CountBounds: Hashable, Sendable {
  /// The least number that the count can mean, at least 0.
  public let lower: Int
  /// The greatest number; nil if there is no bound.
  public let upper: Int?

  /// Bounds; nil if they are out of order or negative.
  public init?(lower: Int, upper: Int?) {
    guard lower >= 0, upper.map({ $0 >= lower }) ?? true else { return nil }
    (self.lower, self.upper) = (lower, upper)
  }

  /// The number, if it is exact; nil otherwise.
  public var exact: Int? { lower == upper ? lower : nil }

  /// The bounds of the sum of two numbers.
  public static func + (left: CountBounds, right: CountBounds) -> CountBounds? {
    CountBounds(
      lower: left.lower + right.lower,
      upper: left.upper.flatMap { upper in right.upper.map { upper + $0 } })
  }
}
