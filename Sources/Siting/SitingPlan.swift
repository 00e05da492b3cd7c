/// Which sites to take, and how good that is proved to be.
public struct SitingPlan: Sendable, Equatable {
  /// What ended the search.
  public enum End: String, Sendable {
    /// The plan is proved optimal.
    case proved
    /// The limit on work was reached.
    case workLimit = "work_limit"
    /// The time limit was reached.
    case timeLimit = "time_limit"
    /// The caller cancelled the search.
    case cancelled
    /// All that the method can do was done without closing the gap.
    case exhausted
  }

  /// The new sites, the one that adds most weight first; ties go to the smaller number.
  public var sites: [Int32]
  /// The weight covered by existing sites alone, then with each further site in order; with capacities, the most that
  /// these sites can serve.
  public var coverage: [Int64]
  /// What the goal counts: total cost (`cover`, `coverWeight`), weight covered (`maximalCover`), weighted sum of
  /// costs (`median`), greatest cost (`centre`).
  public var objective: Double
  /// No plan is better than this: a lower bound, or an upper bound for `maximalCover`.
  public var bound: Double
  /// The sums of the preferences, in their order.
  public var preferences: [Int64] = []
  /// Whether no plan is better, neither in the goal nor, among plans equal in it, in the preferences.
  public var isOptimal: Bool
  /// What ended the search.
  public var end: End
  /// Demands that an allowed candidate reaches, and no site of the plan does.
  public var uncovered: [Int32]
  /// Demands that no allowed candidate and no existing site reaches.
  public var unreachable: [Int32]
  /// What each open site, existing ones included, serves of each demand, where capacities are limited: by ascending
  /// demand and site, only weights above 0. Empty otherwise.
  public var service: [SiteService] = []
  /// What random choices started from.
  public var seed: UInt64
  /// The work done, in the unit of `SitingLimits.work`.
  public var work: Int64

  /// How far objective and bound lie apart, in percent of the objective; 0 if they are equal.
  public var gapPercent: Double {
    let difference = abs(objective - bound)
    guard difference > 0 else { return 0 }
    return difference / max(abs(objective), .leastNormalMagnitude) * 100
  }
}

/// How much weight of a demand a site serves.
public struct SiteService: Sendable, Hashable {
  /// The number of the demand.
  public let demand: Int32
  /// The number of the site, as a candidate.
  public let site: Int32
  /// How much of the demand's weight is served, above 0.
  public let weight: Int64
}
