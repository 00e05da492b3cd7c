/// Converts set covering with its options to the form that `CoverSolver` solves, and the result back.
struct CoverModel {
  private let problem: SitingProblem

  init(_ problem: SitingProblem) { self.problem = problem }

  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    let scene = try SiteScene(problem)
    guard scene.cutOff.isEmpty else { throw scene.infeasible }
    let costs = try problem.rankedCosts()
    let rows = scene.rows
    let instance = CoverInstance(
      columns: scene.sites.count, rowStarts: rows.starts, rowColumns: rows.columns,
      costs: scene.sites.map { Double(costs.values[Int($0)]) },
      penalties: [Double](repeating: .infinity, count: rows.starts.count - 1))
    let solver = CoverSolver(
      instance: instance, conflicts: ConflictGraph(scene.sites.count, scene.conflicts),
      grain: costs.grain, seed: limits.seed)
    let news = solver.solve(start: scene.start, meter: meter)
    guard let best = news.best else {
      if news.bound == .infinity { throw scene.infeasible }
      throw .nothingFound
    }
    let fixed = scene.demanded.reduce(0) { $0 + Double(costs.values[Int($1)]) }
    return SitingOutcome(
      sites: scene.demanded + best.map { scene.sites[Int($0)] },
      bound: costs.firstOf(bound: news.bound + fixed), isOptimal: news.cost <= news.bound)
  }
}

/// Costs and preferences as one number for each candidate, so that a smaller sum is better.
struct RankedCosts {
  var values: [Int64]
  /// The amount in these numbers of one unit of cost.
  var unit: Int64

  /// The greatest number of which all values are multiples.
  var grain: Double {
    let divisor = values.reduce(Int64(0)) { known, value in
      var (large, small) = (known, value)
      while small != 0 { (large, small) = (small, large % small) }
      return large
    }
    return Double(max(1, divisor))
  }

  /// The least cost of plans whose sums are at least `bound`.
  func firstOf(bound: Double) -> Double {
    // Preferences add less than one unit, so a sum of at least the bound has at least this cost.
    (bound / Double(unit)).rounded(.down)
  }
}

extension SitingProblem {
  /// The preferences as one number for each candidate, and a unit that no sum of these numbers reaches.
  func rankedPreferences(over total: Int64) throws(SitingFault) -> RankedCosts {
    var copy = self
    copy.siteCosts = preferences.first ?? [Int64](repeating: 0, count: siteCosts.count)
    copy.preferences = Array(preferences.dropFirst())
    var ranked = try copy.rankedCosts()
    ranked.unit = ranked.values.reduce(0, +) + 1
    let (product, isOver) = total.multipliedReportingOverflow(by: ranked.unit)
    guard !isOver, product < Self.largestSum else { throw .wrongNumber("preferences") }
    return ranked
  }

  /// One number for each candidate: cost first, then the preferences, each of which weighs less than one unit of the
  /// one before.
  func rankedCosts() throws(SitingFault) -> RankedCosts {
    var ranked = RankedCosts(values: siteCosts, unit: 1)
    for preference in preferences {
      let factor = preference.reduce(0, +) + 1
      guard !ranked.unit.multipliedReportingOverflow(by: factor).overflow else {
        throw .wrongNumber("preferences")
      }
      ranked.unit *= factor
      var sum: Int64 = 0
      for index in ranked.values.indices {
        let (product, isOver) = ranked.values[index].multipliedReportingOverflow(by: factor)
        let value = product &+ preference[index]
        guard !isOver, value < Self.largestSum else { throw .wrongNumber("preferences") }
        sum += value
        guard sum < Self.largestSum else { throw .wrongNumber("preferences") }
        ranked.values[index] = value
      }
    }
    return ranked
  }
}
