/// What is known about a covering instance.
struct CoverNews: Sendable {
  /// The best columns found, by their names in the instance.
  var best: [Int32]?
  /// The cost of these columns.
  var cost = Double.infinity
  /// A lower bound of the cost of every solution.
  var bound = -Double.infinity
}

/// Solves set covering: reductions, then local search on one thread and bounds on the other.
struct CoverSolver {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64
  /// A cost that is good enough: a solution at this cost, or a bound above it, ends the search. Nil if the best is
  /// wanted.
  var enough: Double?

  /// - Parameter start: the columns of an earlier solution, which need not be a cover.
  func solve(start: [Int32], meter: WorkMeter) -> CoverNews {
    let reduction = CoverReduction(instance, conflicts: conflicts, meter: meter)
    let fixed = reduction.taken.reduce(0) { $0 + instance.cost[Int($1)] }
    var search = CoverSearch(
      instance: reduction.instance, conflicts: conflicts.among(reduction.columnNames),
      grain: grain, seed: seed)
    search.enough = enough.map { $0 - fixed }
    return reduction.solve(start: start, fixed: fixed) { search.run(start: $0, meter: meter) }
  }
}

/// The search of a reduced instance.
struct CoverSearch {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64
  var enough: Double?

  private func isDone(_ news: CoverNews) -> Bool {
    if news.cost <= news.bound { return true }
    guard let enough else { return false }
    return news.cost <= enough || news.bound > enough
  }

  func run(start: [Int32], meter: WorkMeter) -> CoverNews {
    guard instance.rows > 0 else { return CoverNews(best: [], cost: 0, bound: 0) }
    let dual = CoverDual(rows: instance.rows, columns: instance.columns)
    dual.start(instance)
    let first = firstCover(start, meter)
    dual.ascend(
      instance, steps: 400, target: first.cost.isFinite ? first.cost : dual.plainTarget(instance),
      goal: first.cost, length: 1, meter: meter)
    CoverPrimalDual.refine(dual, of: instance, steps: 1500, goal: first.cost, meter: meter)
    var news = first
    news.bound = raise(dual.bound)
    if isDone(news) { return news }
    let proof = CoverProof(instance: instance, conflicts: conflicts, grain: grain, isDone: isDone)
    if let quick = proof.quick(from: dual, news, meter) { return quick }
    return CoverTogether.run(news, meter) { known, meter, talk in
      search(dual, known, meter, talk, proof)
    } bound: { known, meter, talk in
      proof.run(from: dual, known, meter, talk)
    }
  }

  /// The bound rounded up to a cost that a solution can have.
  private func raise(_ bound: Double) -> Double {
    guard grain > 0 else { return bound }
    return ((bound - 1e-6 * grain - 1e-11 * abs(bound)) / grain).rounded(.up) * grain
  }

  private func firstCover(_ start: [Int32], _ meter: WorkMeter) -> CoverNews {
    // Even a search that ends at once must return a plan, so this part has a meter of its own.
    let own = WorkMeter(SitingLimits())
    defer { meter.absorb(own) }
    let search = RowWeighting(instance, conflicts: conflicts, seed: seed, meter: own)
    search.start(start)
    var rounds = 0
    search.pause = {
      rounds += 1
      return search.best != nil || rounds > 20
    }
    search.search(enough: 0)
    return CoverNews(best: search.best, cost: search.bestCost)
  }

  private func search(
    _ dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk,
    _ proof: CoverProof
  ) -> CoverNews {
    var news = known
    // With equal costs, more columns are equally good.
    let isEven = (0..<instance.columns).allSatisfy { instance.cost[$0] == instance.cost[0] }
    let width = isEven ? 12 : 6
    let isIn = CoverCore.columns(instance, dual, width: width, with: news.best ?? [])
    let core = CoverInstance()
    let (keepRow, keepColumn) = (Buffer(instance.rows, true), Buffer(isIn, or: false))
    let newColumn = Buffer<Int32>(instance.columns, -1)
    core.fill(from: instance, keepRow: keepRow, keepColumn: keepColumn, newColumn: newColumn)
    let names = core.columnName.prefix(core.columns)
    let search = RowWeighting(core, conflicts: conflicts.among(names), seed: seed, meter: meter)
    let isLarge = proof.isLarge(dual, known)
    search.start((news.best ?? []).map { newColumn[Int($0)] })
    search.pause = {
      if search.bestCost < news.cost {
        news.best = search.best?.map { names[Int($0)] }
        news.cost = search.bestCost
      }
      talk.exchange(&news)
      return isDone(news) || hasSettled(search, isLarge ? 6 : 1, meter)
    }
    search.search(enough: max(news.bound, enough ?? -.infinity))
    _ = search.pause()
    if isDone(news) || meter.isOver { return news }
    // The search has done what it can, and the second thread helps with the proof.
    if isLarge { return proof.blocks(from: dual, news, meter, talk, size: 140) }
    return proof.direct(from: dual, news, meter, talk)
  }

  /// Whether the local search has not improved for a long time.
  private func hasSettled(_ search: RowWeighting, _ factor: Int64, _ meter: WorkMeter) -> Bool {
    search.best != nil && meter.work > (300_000_000 + 4 * search.bestWork) * factor
  }
}

/// One side of the exchange of results.
final class CoverTalk {
  private let meeting: Rendezvous<CoverNews>
  private let side: Int
  private let meter: WorkMeter
  private var round = 0
  private var next: Int64 = 200_000

  init(_ meeting: Rendezvous<CoverNews>, side: Int, _ meter: WorkMeter) {
    self.meeting = meeting
    self.side = side
    self.meter = meter
  }

  /// Exchanges results if enough work has been done since the last exchange.
  func exchange(_ news: inout CoverNews) {
    while meter.work >= next, !meter.isOver {
      let other = meeting.exchange(side: side, round: round, news)
      round += 1
      next += min(20_000_000, next)
      guard let other else { continue }
      if other.cost < news.cost {
        news.best = other.best
        news.cost = other.cost
      }
      news.bound = max(news.bound, other.bound)
    }
  }
}

extension CoverDual {
  /// A value somewhat above the bound, for use while no solution is known.
  func plainTarget(_ instance: CoverInstance) -> Double {
    (0..<instance.columns).reduce(0) { $0 + instance.cost[$1] } / 10
  }
}
