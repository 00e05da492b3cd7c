/// Converts covering with capacities to the form that `CapacitySolver` solves, and the result back.
struct CapacityModel {
  private let problem: SitingProblem
  private let scene: SiteScene
  /// The demanded and existing sites, which are open.
  private let fixed: [Int32]
  private let network: SplitNetwork

  init(_ problem: SitingProblem) throws(SitingFault) {
    self.problem = problem
    scene = try SiteScene(problem)
    fixed = problem.roles.indices.filter {
      problem.roles[$0] == .demanded || problem.roles[$0] == .existing
    }.map(Int32.init)
    let capacities = problem.capacities ?? []
    var place = [Int32](repeating: -1, count: capacities.count)
    for (index, site) in (scene.sites + fixed).enumerated() { place[Int(site)] = Int32(index) }
    var joined = JoinedRows()
    for demand in 0..<problem.matrix.demandCount where problem.weights[demand] > 0 {
      let row = problem.matrix.pairs(of: demand).map { place[Int(problem.matrix.candidates[$0])] }
      let reached = row.filter { $0 >= 0 }
      if !reached.isEmpty { joined.add(reached[...], weight: problem.weights[demand]) }
    }
    network = SplitNetwork(
      starts: joined.starts, columns: joined.columns, weights: joined.weights,
      capacities: (scene.sites + fixed).map { capacities[Int($0)] })
  }

  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    switch problem.goal {
    case .maximalCover(let limit): try most(limit, limits, meter)
    case .coverWeight(let weight): try least(weight, limits, meter)
    default: try least(problem.closableWeight(), limits, meter)
    }
  }

  /// The most weight served within a limit. Served weight comes before every preference.
  private func most(
    _ limit: SiteLimit, _ limits: SitingLimits, _ meter: WorkMeter
  ) throws(SitingFault) -> SitingOutcome {
    let ranks = try problem.rankedPreferences(over: network.total)
    var (budget, sizes): (Double, [Double])
    switch limit {
    case .sites(let count):
      budget = Double(count - scene.demanded.count)
      sizes = scene.sites.map { _ in 1 }
    case .budget(let sum):
      budget = Double(scene.demanded.reduce(sum) { $0 - problem.siteCosts[Int($1)] })
      sizes = scene.sites.map { Double(problem.siteCosts[Int($0)]) }
    }
    guard budget >= 0 else { throw scene.tooManyDemanded }
    let instance = CapacityInstance(
      network: network, choices: scene.sites.count,
      costs: scene.sites.map { Double(ranks.values[Int($0)]) }, sizes: sizes, budget: budget,
      penalty: Double(ranks.unit), allowance: nil,
      conflicts: ConflictGraph(scene.sites.count, scene.conflicts), grain: 1)
    let solver = CapacitySolver(instance: instance, seed: limits.seed)
    let news = solver.solve(start: scene.start, meter: meter) {
      relaxed(problem.goal, limits, meter) {
        (Double(network.total) - $0) * Double(ranks.unit)
      }
    }
    let left = (news.bound / Double(ranks.unit)).rounded(.down)
    return SitingOutcome(
      sites: sites(news.best ?? []), bound: Double(network.total) - left,
      isOptimal: news.cost <= news.bound)
  }

  /// The least cost at which a given weight is served.
  private func least(
    _ weight: Int64, _ limits: SitingLimits, _ meter: WorkMeter
  ) throws(SitingFault) -> SitingOutcome {
    let flow = SplitFlow(network)
    for site in 0..<network.sites { flow.open(site) }
    guard weight <= flow.served else {
      let closable = try problem.closableWeight()
      throw weight > closable ? scene.tooLittleInReach : scene.infeasible
    }
    let costs = try problem.rankedCosts()
    let instance = CapacityInstance(
      network: network, choices: scene.sites.count,
      costs: scene.sites.map { Double(costs.values[Int($0)]) }, sizes: scene.sites.map { _ in 0 },
      budget: .infinity, penalty: .infinity, allowance: network.total - weight,
      conflicts: ConflictGraph(scene.sites.count, scene.conflicts), grain: costs.grain)
    let paid = scene.demanded.reduce(0) { $0 + Double(costs.values[Int($1)]) }
    // A demand without weight needs a site only if capacities do not matter.
    let isWhole = weight == network.total && !problem.weights.contains(0)
    let solver = CapacitySolver(instance: instance, seed: limits.seed)
    let news = solver.solve(start: scene.start, meter: meter) {
      relaxed(isWhole ? .cover : .coverWeight(weight), limits, meter) {
        $0 * Double(costs.unit) - paid
      }
    }
    guard let best = news.best else {
      if news.bound == .infinity { throw scene.infeasible }
      throw .nothingFound
    }
    return SitingOutcome(
      sites: sites(best), bound: costs.firstOf(bound: news.bound + paid),
      isOptimal: news.cost <= news.bound)
  }

  /// The result of a short search without capacities: choices to start from, and a bound in units of the instance.
  private func relaxed(
    _ goal: SitingGoal, _ limits: SitingLimits, _ meter: WorkMeter, unit: (Double) -> Double
  ) -> CoverNews {
    var copy = problem
    (copy.capacities, copy.goal) = (nil, goal)
    let part = meter.part(atMost: 50_000_000 + 1000 * Int64(network.pairs))
    defer { meter.absorb(part) }
    // If no plan is found in such a short time, nothing is known.
    guard let outcome = try? copy.outcome(limits, part) else { return CoverNews(bound: 0) }
    var place: [Int32: Int32] = [:]
    for (index, site) in scene.sites.enumerated() { place[site] = Int32(index) }
    return CoverNews(
      best: outcome.sites.compactMap { place[$0] }, bound: max(0, unit(outcome.bound)))
  }

  private func sites(_ choices: [Int32]) -> [Int32] {
    scene.demanded + choices.map { scene.sites[Int($0)] }
  }
}
