import CareModel

/// Counts of verdicts, and the share of covered estates with the bounds that undecided estates leave for it.
public struct CoverageTally: Hashable, Sendable {
  /// The number of estates with each verdict.
  public var verdicts: [Verdict: Int] { verdictCounts.found }
  /// The number of estates with each reach, whether or not the question applies to them.
  public var reaches: [Reach: Int] { reachCounts.found }
  /// The number of estates with each reason. Covered estates have none.
  public var reasons: [Reason: Int] { reasonCounts.found }
  /// The number of estates whose verdict is borderline, by cause. An estate may have several
  /// causes.
  public var borderline: [BorderlineCause: Int] { borderlineCounts.found }

  private var verdictCounts = CodeCounts<Verdict>()
  private var reachCounts = CodeCounts<Reach>()
  private var reasonCounts = CodeCounts<Reason>()
  private var borderlineCounts = CodeCounts<BorderlineCause>()
  /// Undecided estates of unknown age, by reach.
  private var unknownAge = CodeCounts<Reach>()

  /// Makes a tally whose counts are all 0.
  public init() {}

  /// Counts one estate by its verdict, reach, reason and borderline causes.
  public mutating func add(_ estate: borrowing EstateReach) {
    verdictCounts.add(estate.verdict)
    reachCounts.add(estate.reach)
    if let reason = estate.reason { reasonCounts.add(reason) }
    for cause in estate.borderline { borderlineCounts.add(cause) }
    if case .unknown = estate.applies { unknownAge.add(estate.reach) }
  }

  /// Counts one estate as a result describes it.
  package mutating func add(_ outcome: EstateOutcome) {
    verdictCounts.add(outcome.verdict)
    reachCounts.add(outcome.reach)
    if let reason = outcome.reason { reasonCounts.add(reason) }
    for cause in outcome.borderline { borderlineCounts.add(cause) }
    if !outcome.isKnownToApply { unknownAge.add(outcome.reach) }
  }

  /// The number of estates counted.
  public var total: Int { verdicts.values.reduce(0, +) }

  /// The covered estates among those that are decided; undecided estates are left out of both.
  public var covered: Share {
    let covered = verdictCounts[.covered]
    return Share(covered, of: covered + verdictCounts[.gap])
  }

  /// The lowest share that the undecided estates leave possible.
  ///
  /// It counts every undecided estate that may be a gap as a gap, and leaves out covered estates of unknown age.
  public var least: Share {
    let covered = verdictCounts[.covered]
    let gaps = verdictCounts[.gap] + verdictCounts[.indeterminate]
    return Share(covered, of: covered + gaps - unknownAge[.covered])
  }

  /// The highest share that the undecided estates leave possible.
  ///
  /// It counts every undecided estate that may be covered as covered, and leaves out estates of unknown age that are
  /// not covered.
  public var greatest: Share {
    let undecided = verdictCounts[.indeterminate] - unknownAge[.gap]
    let covered = verdictCounts[.covered] + undecided
    return Share(covered, of: covered + verdictCounts[.gap])
  }
}

/// A number of things out of a total number.
public struct Share: Hashable, Sendable {
  /// The number of things that have the property in question.
  public let numerator: Int
  /// The number of things in all.
  public let denominator: Int

  package init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share in percent; nil for a total of 0, for which neither 0 nor 100 percent would be right.
  public var percent: Double? {
    denominator > 0 ? 100 * Double(numerator) / Double(denominator) : nil
  }
}
