/// The year in which an estate was completed, as far as it is known: its earliest and latest
/// possible value.
public struct YearRange: Hashable, Sendable {
  // 16 bits save memory, as a study may hold a million estates.
  private let first: Int16?
  private let last: Int16?

  /// Makes a range between two years, both inclusive; nil if it would be empty or has no bound.
  public init?(earliest: Int?, latest: Int?) {
    if let earliest, let latest, earliest > latest { return nil }
    if earliest == nil, latest == nil { return nil }
    first = earliest.map(Int16.init(clamping:))
    last = latest.map(Int16.init(clamping:))
  }

  /// Makes a range of one year, known exactly.
  public init(_ year: Int) {
    self.init(first: Int16(clamping: year), last: Int16(clamping: year))
  }

  private init(first: Int16?, last: Int16?) {
    self.first = first
    self.last = last
  }

  /// The earliest possible year; nil if there is no lower bound. Years are clamped to 16 bits.
  public var earliest: Int? { first.map(Int.init) }

  /// The latest possible year; nil if there is no upper bound. Years are clamped to 16 bits.
  public var latest: Int? { last.map(Int.init) }

  /// The year if it is known exactly; nil otherwise.
  public var exact: Int? { earliest == latest ? earliest : nil }

  /// Whether the estate was completed by the end of `year`; nil if the bounds prove neither.
  public func isBy(_ year: Int) -> Bool? {
    if let latest, latest <= year { return true }
    if let earliest, earliest > year { return false }
    return nil
  }
}
