/// Converts maximal and partial covering with their options to the form that the solvers take, and the result back.
struct MaximalModel {
  private let problem: SitingProblem

  init(_ problem: SitingProblem) { self.problem = problem }

  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    let scene = try SiteScene(problem)
    var joined = JoinedRows()
    for (index, demand) in scene.demands.enumerated() {
      let places = Int(scene.rows.starts[index])..<Int(scene.rows.starts[index + 1])
      joined.add(scene.rows.columns[places], weight: problem.weights[Int(demand)])
    }
    let total = joined.weights.reduce(0, +)
    let served = scene.servedWeight
    guard case .maximalCover(let limit) = problem.goal else {
      return try partial(scene, joined, limits, meter)
    }
    // Covered weight comes before every preference.
    let ranks = try problem.rankedPreferences(over: total)
    let instance = CoverInstance(
      columns: scene.sites.count, rowStarts: joined.starts, rowColumns: joined.columns,
      costs: scene.sites.map { Double(ranks.values[Int($0)]) },
      penalties: joined.weights.map { Double($0 * ranks.unit) })
    try self.limit(instance, limit, scene)
    let solver = MaximalSolver(
      instance: instance, conflicts: ConflictGraph(scene.sites.count, scene.conflicts), grain: 1,
      seed: limits.seed)
    let news = solver.solve(start: scene.start, meter: meter)
    let left = (news.bound / Double(ranks.unit)).rounded(.down)
    return SitingOutcome(
      sites: scene.demanded + (news.best ?? []).map { scene.sites[Int($0)] },
      bound: Double(served + total) - left, isOptimal: news.cost <= news.bound)
  }

  /// In partial covering, the weight that demanded and existing sites serve counts as well.
  private func partial(
    _ scene: SiteScene, _ joined: JoinedRows, _ limits: SitingLimits, _ meter: WorkMeter
  ) throws(SitingFault) -> SitingOutcome {
    guard case .coverWeight(let weight) = problem.goal else { throw .nothingFound }
    let total = joined.weights.reduce(0, +)
    guard weight <= scene.servedWeight + total else { throw scene.tooLittleInReach }
    let costs = try problem.rankedCosts()
    let instance = CoverInstance(
      columns: scene.sites.count, rowStarts: joined.starts, rowColumns: joined.columns,
      costs: scene.sites.map { Double(costs.values[Int($0)]) },
      penalties: joined.weights.map(Double.init))
    instance.allowance = Double(min(total, scene.servedWeight + total - weight))
    let solver = PartialSolver(
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

  private func limit(
    _ instance: CoverInstance, _ limit: SiteLimit, _ scene: SiteScene
  ) throws(SitingFault) {
    switch limit {
    case .sites(let count):
      guard count >= scene.demanded.count else { throw scene.tooManyDemanded }
      instance.limit = count - scene.demanded.count
    case .budget(let budget):
      let left = scene.demanded.reduce(budget) { $0 - problem.siteCosts[Int($1)] }
      guard left >= 0 else { throw scene.tooManyDemanded }
      instance.limit(
        sizes: scene.sites.map { Double(problem.siteCosts[Int($0)]) }, budget: Double(left))
    }
  }
}
