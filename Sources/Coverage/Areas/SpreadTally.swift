import CareModel

/// The older people of a township's table, counted by the verdict of the estate to which they were allotted.
///
/// The counts of all verdicts and of the people who could not be placed add up to the table's figure.
public struct SpreadTally: Hashable, Sendable {
  /// People in covered estates.
  public var covered = 0
  /// People in estates with a gap.
  public var gap = 0
  /// People in undecided estates.
  public var indeterminate = 0
  /// People in estates to which the question does not apply.
  public var notApplicable = 0
  /// People who could not be placed. Negative if the estates' own figures exceed the township's.
  public var unplaced = 0
  /// The number of estates whose people are not known. If there are any, the figures of the others are upper bounds.
  public var unknownEstates = 0

  /// Makes a tally whose counts are all 0.
  public init() {}

  /// Counts the people of one estate; nil if their number is not known.
  package mutating func add(_ people: Int?, _ verdict: Verdict) {
    guard let people else {
      unknownEstates += 1
      return
    }
    switch verdict {
    case .covered: covered &+= people
    case .gap: gap &+= people
    case .indeterminate: indeterminate &+= people
    case .notApplicable: notApplicable &+= people
    }
  }

  /// Adds the counts of another part of the same unit.
  package mutating func add(_ other: SpreadTally) {
    covered &+= other.covered
    gap &+= other.gap
    indeterminate &+= other.indeterminate
    notApplicable &+= other.notApplicable
    unplaced &+= other.unplaced
    unknownEstates &+= other.unknownEstates
  }

  /// The sum of all counts.
  public var total: Int { covered &+ gap &+ indeterminate &+ notApplicable &+ unplaced }

  /// The share of covered people among the people of estates that are decided.
  public var coveredShare: Share { Share(covered, of: covered &+ gap) }
}
