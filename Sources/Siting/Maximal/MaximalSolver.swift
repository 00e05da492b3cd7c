/// Solves maximal covering: annealing on one thread, Lagrangian bounds and a tree on the other.
///
/// The value of an instance is the weight that is not covered plus the cost of the columns.
struct MaximalSolver {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64

  func solve(start: [Int32], meter: WorkMeter) -> CoverNews {
    let reduction = CoverReduction(instance, conflicts: conflicts, meter: meter)
    let rest = MaximalSolver(
      instance: reduction.instance, conflicts: conflicts.among(reduction.columnNames),
      grain: grain, seed: seed)
    return reduction.solve(start: start) { rest.run($0, meter) }
  }

  private var total: Double { (0..<instance.rows).reduce(0) { $0 + instance.penalty[$1] } }

  private func run(_ start: [Int32], _ meter: WorkMeter) -> CoverNews {
    let total = self.total
    let first = ExchangeAnnealing(instance, conflicts: conflicts, seed: seed, meter: meter)
    first.start(start)
    var news = CoverNews(best: first.best, cost: total - first.bestWorth, bound: 0)
    let dual = CoverDual(rows: instance.rows, columns: instance.columns)
    dual.start(instance)
    dual.ascend(
      instance, steps: 300, target: news.cost, goal: news.cost, length: 1, meter: meter)
    CoverPrimalDual.refine(dual, of: instance, steps: 1500, goal: news.cost, meter: meter)
    news.bound = max(0, raise(dual.bound))
    if news.cost <= news.bound || meter.isOver { return news }
    let proof = CoverProof(instance: instance, conflicts: conflicts, grain: grain)
    if let quick = proof.quick(from: dual, news, meter) { return quick }
    return CoverTogether.run(news, meter) { known, meter, talk in
      search(total, known, dual, meter, talk)
    } bound: { known, meter, talk in
      proof.run(from: dual, known, meter, talk)
    }
  }

  private func raise(_ bound: Double) -> Double {
    ((bound - 1e-6 * grain - 1e-11 * abs(bound)) / grain).rounded(.up) * grain
  }

  /// Searches among the columns that are most promising in the relaxation.
  private func search(
    _ total: Double, _ known: CoverNews, _ dual: CoverDual, _ meter: WorkMeter,
    _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    let core = CoverInstance()
    let isIn = self.core(dual, known)
    let newColumn = Buffer<Int32>(instance.columns, -1)
    core.fill(
      from: instance, keepRow: Buffer(instance.rows, true), keepColumn: Buffer(isIn, or: false),
      newColumn: newColumn)
    let names = core.columnName.prefix(core.columns)
    let search = ExchangeAnnealing(
      core, conflicts: conflicts.among(names), seed: seed, meter: meter)
    search.start((news.best ?? []).map { newColumn[Int($0)] })
    search.pause = {
      let cost = total - search.bestWorth
      if cost < news.cost {
        news.best = search.best.map { names[Int($0)] }
        news.cost = cost
      }
      talk.exchange(&news)
      return news.cost <= news.bound
    }
    search.search()
    _ = search.pause()
    return news
  }

  private func core(_ dual: CoverDual, _ known: CoverNews) -> [Bool] {
    var isIn = [Bool](repeating: false, count: instance.columns)
    for column in known.best ?? [] { isIn[Int(column)] = true }
    let wanted = min(instance.columns, max(150, (known.best?.count ?? 0) * 4))
    let order = (0..<instance.columns).sorted { (dual.reduced[$0], $0) < (dual.reduced[$1], $1) }
    for column in order.prefix(wanted) { isIn[column] = true }
    return isIn
  }
}
