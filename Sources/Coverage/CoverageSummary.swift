import CareModel

/// Counts of verdicts, and the share of estates that are covered with the bounds it can still have.
public struct CoverageTally: Hashable, Sendable {
  /// Estates by verdict.
  public var verdicts: [Verdict: Int] { verdictCounts.found }
  /// Estates by reach, whatever the question is about.
  public var reaches: [Reach: Int] { reachCounts.found }
  /// Estates by reason, where there is one.
  public var reasons: [Reason: Int] { reasonCounts.found }
  /// Estates whose verdict hangs by a thread, by cause.
  public var borderline: [BorderlineCause: Int] { borderlineCounts.found }

  private var verdictCounts = CodeCounts<Verdict>()
  private var reachCounts = CodeCounts<Reach>()
  private var reasonCounts = CodeCounts<Reason>()
  private var borderlineCounts = CodeCounts<BorderlineCause>()
  /// Undecided estates of unknown age, by reach.
  private var unknownAge = CodeCounts<Reach>()

  /// A tally of nothing.
  public init() {}

  /// Counts one estate.
  public mutating func add(_ estate: borrowing EstateReach) {
    verdictCounts.add(estate.verdict)
    reachCounts.add(estate.reach)
    if let reason = estate.reason { reasonCounts.add(reason) }
    for cause in estate.borderline { borderlineCounts.add(cause) }
    if case .unknown = estate.applies { unknownAge.add(estate.reach) }
  }

  /// Counts one estate by what a result says of it.
  package mutating func add(_ outcome: EstateOutcome) {
    verdictCounts.add(outcome.verdict)
    reachCounts.add(outcome.reach)
    if let reason = outcome.reason { reasonCounts.add(reason) }
    for cause in outcome.borderline { borderlineCounts.add(cause) }
    if !outcome.isKnownToApply { unknownAge.add(outcome.reach) }
  }

  /// All estates counted.
  public var total: Int { verdicts.values.reduce(0, +) }

  /// Estates covered, of the estates for which that is decided; the undecided are in neither.
  public var covered: Share {
    let covered = verdictCounts[.covered]
    return Share(covered, of: covered + verdictCounts[.gap])
  }

  /// The least share that is possible once the undecided are known.
  ///
  /// Counts every undecided estate that may be a gap as a gap, and leaves out covered estates of unknown age.
  public var least: Share {
    let covered = verdictCounts[.covered]
    let gaps = verdictCounts[.gap] + verdictCounts[.indeterminate]
    return Share(covered, of: covered + gaps - unknownAge[.covered])
  }

  /// The greatest share that is possible once the undecided are known.
  ///
  /// Counts every undecided estate that may be covered as covered, and leaves out estates of unknown age that
  /// are not covered.
  public var greatest: Share {
    let undecided = verdictCounts[.indeterminate] - unknownAge[.gap]
    let covered = verdictCounts[.covered] + undecided
    return Share(covered, of: covered + verdictCounts[.gap])
  }
}

/// A number of things out of a total.
public struct Share: Hashable, Sendable {
  /// How many have what is asked.
  public let numerator: Int
  /// Of how many.
  public let denominator: Int

  init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The share in percent; nil of nothing, which is neither 0 nor 100.
  public var percent: Double? {
    denominator > 0 ? 100 * Double(numerator) / Double(denominator) : nil
  }
}
