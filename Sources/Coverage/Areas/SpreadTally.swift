import CareModel

/// The older people of a township's table, by the verdict of the estate over which they are spread.
///
/// Those of all verdicts and those who could not be placed add up to the table's figure.
public struct SpreadTally: Hashable, Sendable {
  /// Those in covered estates.
  public var covered = 0
  /// Those in gaps.
  public var gap = 0
  /// Those in undecided estates.
  public var indeterminate = 0
  /// Those in estates that the question is not about.
  public var notApplicable = 0
  /// Those who could not be placed; below zero where estates have more of their own than the township has.
  public var unplaced = 0
  /// Estates whose people are not known. Where there are any, the figures of the others are upper bounds.
  public var unknownEstates = 0

  /// Nobody.
  public init() {}

  /// Counts those of one estate; nil where they are not known.
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

  /// Counts those of another part of the same unit.
  package mutating func add(_ other: SpreadTally) {
    covered &+= other.covered
    gap &+= other.gap
    indeterminate &+= other.indeterminate
    notApplicable &+= other.notApplicable
    unplaced &+= other.unplaced
    unknownEstates &+= other.unknownEstates
  }

  /// All of them.
  public var total: Int { covered &+ gap &+ indeterminate &+ notApplicable &+ unplaced }

  /// The covered of those whose estate is decided.
  public var coveredShare: Share { Share(covered, of: covered &+ gap) }
}
