/// Solves partial set covering: with smaller and smaller budgets, annealing looks for sites that cover enough, while
/// the tree on another thread proves that less does not suffice.
struct PartialSolver {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64

  func solve(start: [Int32], meter: WorkMeter) -> CoverNews {
    let reduction = CoverReduction(instance, conflicts: conflicts, meter: meter)
    let rest = PartialSolver(
      instance: reduction.instance, conflicts: conflicts.among(reduction.columnNames),
      grain: grain, seed: seed)
    return reduction.solve(start: start) { rest.run($0, meter) }
  }

  private var total: Double { (0..<instance.rows).reduce(0) { $0 + instance.penalty[$1] } }
  private var needed: Double { total - (instance.allowance ?? 0) }

  private func run(_ start: [Int32], _ meter: WorkMeter) -> CoverNews {
    if needed <= 0 { return CoverNews(best: [], cost: 0, bound: 0) }
    var news = CoverNews(bound: 0)
    // Even a search that ends at once must return a plan, so this part has a meter of its own.
    let own = WorkMeter(SitingLimits(work: 100_000_000))
    attempt(&news, start, seed, own) { _ in true }
    meter.absorb(own)
    let dual = CoverDual(rows: instance.rows, columns: instance.columns)
    dual.start(instance)
    let aim = news.cost < .infinity ? news.cost : dual.plainTarget(instance)
    dual.ascend(instance, steps: 500, target: aim, goal: news.cost, length: 1, meter: meter)
    if dual.bound > 0 {
      let slack = 1e-6 * grain + 1e-11 * dual.bound
      news.bound = max(0, ((dual.bound - slack) / grain).rounded(.up) * grain)
    }
    if news.cost <= news.bound || meter.isOver { return news }
    let proof = CoverProof(instance: instance, conflicts: conflicts, grain: grain)
    if let quick = proof.quick(from: dual, news, meter) { return quick }
    return CoverTogether.run(news, meter) { known, meter, talk in
      search(known, meter, talk)
    } bound: { known, meter, talk in
      proof.run(from: dual, known, meter, talk)
    }
  }

  private func search(_ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk) -> CoverNews {
    var (news, seed) = (known, self.seed)
    while !meter.spend(10_000), news.cost > news.bound {
      talk.exchange(&news)
      seed &+= 1
      attempt(&news, news.best ?? [], seed, meter) { news in
        talk.exchange(&news)
        return news.cost <= news.bound
      }
    }
    return news
  }

  /// Looks for a cheaper solution until one is found, or `isOver`.
  private func attempt(
    _ news: inout CoverNews, _ start: [Int32], _ seed: UInt64, _ meter: WorkMeter,
    isOver: @escaping (inout CoverNews) -> Bool
  ) {
    let copy = budgeted(news.cost)
    let search = ExchangeAnnealing(copy, conflicts: conflicts, seed: seed, meter: meter)
    search.start(start)
    var met = news
    let bestBefore = news.cost
    search.pause = {
      if search.bestWorth >= needed { return true }
      return isOver(&met) || met.cost < bestBefore
    }
    if search.bestWorth < needed { search.search() }
    news = met
    guard search.bestWorth >= needed else { return }
    let slim = slimmed(search.best)
    let cost = slim.reduce(0) { $0 + instance.cost[Int($1)] }
    if cost < news.cost { (news.best, news.cost) = (slim, cost) }
  }

  /// The instance as maximal covering at less than a given cost.
  private func budgeted(_ cost: Double) -> CoverInstance {
    let copy = CoverInstance()
    copy.fill(
      from: instance, keepRow: Buffer(instance.rows, true),
      keepColumn: Buffer(instance.columns, true), newColumn: Buffer(instance.columns, 0))
    copy.allowance = nil
    copy.forgetCosts()
    let costs = instance.cost.prefix(instance.columns)
    if let first = costs.first, first > 0, costs.allSatisfy({ $0 == first }) {
      if cost < .infinity { copy.limit = Int((cost / first).rounded()) - 1 }
    } else {
      copy.limit(sizes: costs, budget: cost < .infinity ? cost - grain : .infinity)
    }
    return copy
  }

  /// The sites without those, most expensive first, that are not needed to cover enough.
  private func slimmed(_ sites: [Int32]) -> [Int32] {
    var counts = [Int32](repeating: 0, count: instance.rows)
    for site in sites {
      for place in instance.column(Int(site)) { counts[Int(instance.columnRow[place])] += 1 }
    }
    var covered = 0.0
    for row in 0..<instance.rows where counts[row] > 0 { covered += instance.penalty[row] }
    var kept = Set(sites)
    for site in sites.sorted(by: { (-instance.cost[Int($0)], $0) < (-instance.cost[Int($1)], $1) })
    {
      let rows = instance.column(Int(site)).map { Int(instance.columnRow[$0]) }
      let loss = rows.reduce(0) { counts[$1] == 1 ? $0 + instance.penalty[$1] : $0 }
      guard covered - loss >= needed else { continue }
      covered -= loss
      kept.remove(site)
      for row in rows { counts[row] -= 1 }
    }
    return kept.sorted()
  }
}
