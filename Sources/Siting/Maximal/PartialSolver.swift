/// Solves partial set covering: for ever smaller budgets, annealing looks for sites that cover enough, while the tree
/// proves on another thread that less does not do.
struct PartialSolver {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64

  private static let searchSide = 0
  private static let boundSide = 1

  func solve(start: [Int32], meter: WorkMeter) -> CoverNews {
    let reduction = CoverReduction(instance, conflicts: conflicts, meter: meter)
    let names = reduction.columnNames
    var place: [Int32: Int32] = [:]
    for (index, name) in names.enumerated() { place[name] = Int32(index) }
    let rest = PartialSolver(
      instance: reduction.instance, conflicts: conflicts.among(names), grain: grain, seed: seed)
    var found = rest.run(start.compactMap { place[$0] }, meter)
    found.best = found.best?.map { names[Int($0)] }
    return found
  }

  private var total: Double { (0..<instance.rows).reduce(0) { $0 + instance.penalty[$1] } }
  private var needed: Double { total - (instance.allowance ?? 0) }

  private func run(_ start: [Int32], _ meter: WorkMeter) -> CoverNews {
    if needed <= 0 { return CoverNews(best: [], cost: 0, bound: 0) }
    var news = CoverNews(bound: 0)
    // Even a search that is over at once hands back a plan: this part has a meter of its own.
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
    let (searchMeter, boundMeter) = (meter.part(1, of: 2), meter.part(1, of: 2))
    let meeting = Rendezvous<CoverNews>()
    let known = news
    nonisolated(unsafe) var answers = (news, news)
    TwoThreads.run {
      answers.0 = search(known, searchMeter, CoverTalk(meeting, side: 0, searchMeter))
      meeting.finish(side: Self.searchSide, answers.0)
    } _: {
      answers.1 = proof.run(
        from: dual, known, boundMeter, CoverTalk(meeting, side: 1, boundMeter))
      meeting.finish(side: Self.boundSide, answers.1)
    }
    meter.absorb(searchMeter, boundMeter)
    var best = answers.0.cost <= answers.1.cost ? answers.0 : answers.1
    best.bound = max(answers.0.bound, answers.1.bound)
    return best
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

  /// The instance as maximal covering within less than a cost.
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

  /// Without sites, the dearest first, that are not needed for what must be covered.
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
