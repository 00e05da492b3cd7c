extension SitingProblem {
  /// The best plan that can be found and proved within the limits, checked against the matrix.
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

  /// What the method for the goal finds.
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

/// What a method hands back.
struct SitingOutcome {
  /// The new sites, in any order.
  var sites: [Int32]
  /// The bound of the goal.
  var bound: Double
  /// Whether goal and preferences are proved optimal.
  var isOptimal: Bool
}
