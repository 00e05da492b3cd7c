import CareModel

/// Counts of verdicts, and the share of estates that are covered with the bounds it can still have.
public struct CoverageTally: Hashable, Sendable {
  /// Estates by verdict.
  public private(set) var verdicts: [Verdict: Int] = [:]
  /// Estates by reach, whatever the question is about.
  public private(set) var reaches: [Reach: Int] = [:]
  /// Estates by reason, where there is one.
  public private(set) var reasons: [Reason: Int] = [:]
  /// Estates whose verdict hangs by a thread, by cause.
  public private(set) var borderline: [BorderlineCause: Int] = [:]
  /// Undecided estates of unknown age, by reach.
  private var unknownAge: [Reach: Int] = [:]

  /// A tally of nothing.
  public init() {}

  /// Counts one estate.
  public mutating func add(_ estate: EstateReach) {
    verdicts[estate.verdict, default: 0] += 1
    reaches[estate.reach, default: 0] += 1
    if let reason = estate.reason { reasons[reason, default: 0] += 1 }
    for cause in estate.borderline { borderline[cause, default: 0] += 1 }
    if case .unknown = estate.applies { unknownAge[estate.reach, default: 0] += 1 }
  }

  /// All estates counted.
  public var total: Int { verdicts.values.reduce(0, +) }

  /// Estates covered, of the estates for which that is decided; the undecided are in neither.
  public var covered: Share {
    let covered = verdicts[.covered, default: 0]
    return Share(covered, of: covered + verdicts[.gap, default: 0])
  }

  /// The least share that is possible once the undecided are known.
  ///
  /// Whoever can be a gap is one, and estates of unknown age that are covered drop out of the question.
  public var least: Share {
    let covered = verdicts[.covered, default: 0]
    let gaps = verdicts[.gap, default: 0] + verdicts[.indeterminate, default: 0]
    return Share(covered, of: covered + gaps - unknownAge[.covered, default: 0])
  }

  /// The greatest share that is possible once the undecided are known.
  ///
  /// Whoever can be covered is, and estates of unknown age that are not drop out of the question.
  public var greatest: Share {
    let undecided = verdicts[.indeterminate, default: 0] - unknownAge[.gap, default: 0]
    let covered = verdicts[.covered, default: 0] + undecided
    return Share(covered, of: covered + verdicts[.gap, default: 0])
  }
}

/// So many of so many.
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
