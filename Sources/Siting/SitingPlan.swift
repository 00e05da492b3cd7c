/// The sites to take, with a bound on how much better any other plan could be.
public struct SitingPlan: Sendable, Equatable {
  /// The reason why the search ended.
  public enum End: String, Sendable {
    /// The plan is proved optimal.
    case proved
    /// The limit on work was reached.
    case workLimit = "work_limit"
    /// The time limit was reached.
    case timeLimit = "time_limit"
    /// The caller cancelled the search.
    case cancelled
    /// The method has nothing left to try, although plan and bound differ.
    case exhausted
  }

  /// The new sites, ordered by the weight that they add, most first; of equal ones, the smaller number comes first.
  public var sites: [Int32]
  /// The weight that existing sites cover alone, followed by the weight with each further site in order. With
  /// capacities, the most that these sites can serve.
  public var coverage: [Int64]
  /// The value of the goal: total cost (`cover`, `coverWeight`), covered weight (`maximalCover`), weighted sum of
  /// costs (`median`) or greatest cost (`centre`).
  public var objective: Double
  /// A bound that no plan can beat: a lower bound, or an upper bound for `maximalCover`.
  public var bound: Double
  /// The sum of each preference over the new sites, in the order of the problem.
  public var preferences: [Int64] = []
  /// Whether it is proved that no plan is better in the goal, or equal in the goal and better in the preferences.
  public var isOptimal: Bool
  /// The reason why the search ended.
  public var end: End
  /// The demands that an allowed candidate could reach, but that no site of the plan reaches.
  public var uncovered: [Int32]
  /// The demands that neither an allowed candidate nor an existing site reaches.
  public var unreachable: [Int32]
  /// The weight of each demand that each open site serves, existing sites included, if capacities are limited; empty
  /// otherwise. Sorted by demand and site; only weights above 0 are listed.
  public var service: [SiteService] = []
  /// The seed of the random choices.
  public var seed: UInt64
  /// The work done, in the unit of `SitingLimits.work`.
  public var work: Int64

  /// The difference between objective and bound in percent of the objective; 0 if they are equal.
  public var gapPercent: Double {
    let difference = abs(objective - bound)
    guard difference > 0 else { return 0 }
    return difference / max(abs(objective), .leastNormalMagnitude) * 100
  }
}

/// The weight of a demand that a site serves.
public struct SiteService: Sendable, Hashable {
  /// The number of the demand.
  public let demand: Int32
  /// The number of the site, as a candidate.
  public let site: Int32
  /// How much of the demand's weight is served, above 0.
  public let weight: Int64
}
