/// What is known of the year in which an estate was completed: the earliest and the latest it can be.
public struct YearRange: Hashable, Sendable {
  // Narrow on purpose: there is one for each of a million estates.
  private let first: Int16?
  private let last: Int16?

  /// A range between two years, both included; nil when it would be empty or has no bound at all.
  public init?(earliest: Int?, latest: Int?) {
    if let earliest, let latest, earliest > latest { return nil }
    if earliest == nil, latest == nil { return nil }
    first = earliest.map(Int16.init(clamping:))
    last = latest.map(Int16.init(clamping:))
  }

  /// One year, known exactly.
  public init(_ year: Int) {
    self.init(first: Int16(clamping: year), last: Int16(clamping: year))
  }

  private init(first: Int16?, last: Int16?) {
    self.first = first
    self.last = last
  }

  /// No earlier than this year; nil when there is no lower bound. Years lie within ±32,767.
  public var earliest: Int? { first.map(Int.init) }

  /// No later than this year; nil when there is no upper bound.
  public var latest: Int? { last.map(Int.init) }

  /// The year, where it is known exactly.
  public var exact: Int? { earliest == latest ? earliest : nil }

  /// Whether completion by the end of `year` is certain (true), excluded (false) or open (nil).
  public func isBy(_ year: Int) -> Bool? {
    if let latest, latest <= year { return true }
    if let earliest, earliest > year { return false }
    return nil
  }
}
