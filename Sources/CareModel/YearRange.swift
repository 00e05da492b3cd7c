/// What is known of the year in which an estate was completed: the earliest and the latest it can be.
public struct YearRange: Hashable, Sendable {
  /// No earlier than this year; nil when there is no lower bound.
  public let earliest: Int?
  /// No later than this year; nil when there is no upper bound.
  public let latest: Int?

  /// A range between two years, both included; nil when it would be empty or has no bound at all.
  public init?(earliest: Int?, latest: Int?) {
    if let earliest, let latest, earliest > latest { return nil }
    if earliest == nil, latest == nil { return nil }
    self.earliest = earliest
    self.latest = latest
  }

  /// One year, known exactly.
  public init(_ year: Int) {
    earliest = year
    latest = year
  }

  /// The year, where it is known exactly.
  public var exact: Int? { earliest == latest ? earliest : nil }

  /// Whether completion by the end of `year` is certain (true), excluded (false) or open (nil).
  public func isBy(_ year: Int) -> Bool? {
    if let latest, latest <= year { return true }
    if let earliest, earliest > year { return false }
    return nil
  }
}
