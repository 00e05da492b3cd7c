extension SitingProblem {
  /// Finds the best plan within the limits and a bound for it. The plan is checked against the matrix before it is
  /// returned.
  ///
  /// - Throws: `SitingFault` if the problem is invalid, if it has no plan, or if no plan was found within the limits.
  public func solve(_ limits: SitingLimits = SitingLimits()) throws(SitingFault) -> SitingPlan {
    try validate()
    // What two threads find together is the same on every machine; one alone would find something else.
    try TwoThreads.check()
    let meter = WorkMeter(limits)
    let outcome = try outcome(limits, meter)
    let plan = try PlanAccount(self).plan(of: outcome, limits: limits, meter: meter)
    try check(plan)
    return plan
  }

  /// The result of the method for the goal.
  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    switch goal {
    case .cover where capacities == nil: try CoverModel(self).outcome(limits, meter)
    case .maximalCover where capacities == nil, .coverWeight where capacities == nil:
      try MaximalModel(self).outcome(limits, meter)
    case .cover, .coverWeight, .maximalCover: try CapacityModel(self).outcome(limits, meter)
    case .median: try MedianModel(self).outcome(limits, meter)
    case .centre: try CentreModel(self).outcome(limits, meter)
    }
  }
}

/// The result of a method.
struct SitingOutcome {
  /// The new sites, in any order.
  var sites: [Int32]
  /// The bound of the goal.
  var bound: Double
  /// Whether goal and preferences are proved optimal.
  var isOptimal: Bool
}
