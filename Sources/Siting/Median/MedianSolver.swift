/// Solves p-median: interchange on one thread, Lagrangian bounds and a tree on the other.
struct MedianSolver {
  let instance: MedianInstance
  let conflicts: ConflictGraph
  let grain: Double
  let seed: UInt64

  func solve(start: [Int32], meter: WorkMeter) -> CoverNews {
    guard instance.fixed < .infinity else { return CoverNews(bound: .infinity) }
    let search = InterchangeSearch(instance, conflicts: conflicts, seed: seed, meter: meter)
    search.start(start)
    var news = CoverNews(best: search.best, cost: search.bestValue, bound: 0)
    if search.bestValue == .infinity { news.best = nil }
    if let quick = quickProof(news, meter) { return quick }
    return CoverTogether.run(news, meter, search: self.search, bound: prove)
  }

  /// A short search of the tree, which is enough for small problems.
  private func quickProof(_ known: CoverNews, _ meter: WorkMeter) -> CoverNews? {
    let part = meter.part(atMost: 1_000_000)
    defer { meter.absorb(part) }
    let dual = MedianDual(rows: instance.rows, sites: instance.sites)
    dual.start(instance)
    let tree = MedianTree(instance, conflicts: conflicts, grain: grain, meter: part)
    guard tree.search(below: known.cost, from: dual) else { return nil }
    return Self.proved(known, tree)
  }

  private static func proved(_ known: CoverNews, _ tree: MedianTree) -> CoverNews {
    var news = known
    if let found = tree.found, tree.cut < news.cost { (news.best, news.cost) = (found, tree.cut) }
    news.bound = news.best == nil ? .infinity : news.cost
    return news
  }

  private func search(
    _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    let search = InterchangeSearch(instance, conflicts: conflicts, seed: seed &+ 1, meter: meter)
    search.start(known.best ?? [])
    search.pause = {
      if search.bestValue < news.cost { (news.best, news.cost) = (search.best, search.bestValue) }
      talk.exchange(&news)
      return news.cost <= news.bound
    }
    search.search()
    _ = search.pause()
    return news
  }

  private func prove(
    _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    let dual = MedianDual(rows: instance.rows, sites: instance.sites)
    dual.start(instance)
    let aim = news.cost < .infinity ? news.cost : instance.value { _ in true } * 4
    dual.ascend(
      instance, steps: 1500, target: aim, goal: news.cost, length: 1, patience: 12, meter: meter)
    news.bound = max(news.bound, raise(dual.bound))
    talk.exchange(&news)
    let tree = MedianTree(instance, conflicts: conflicts, grain: grain, meter: meter)
    tree.pause = {
      talk.exchange(&news)
      tree.lower(to: news.cost)
      return news.cost <= news.bound
    }
    if tree.search(below: news.cost, from: dual) { return Self.proved(news, tree) }
    if let found = tree.found, tree.cut < news.cost { (news.best, news.cost) = (found, tree.cut) }
    return news
  }

  private func raise(_ bound: Double) -> Double {
    guard grain > 0 else { return bound - 1e-11 * abs(bound) }
    return ((bound - 1e-6 * grain - 1e-11 * abs(bound)) / grain).rounded(.up) * grain
  }
}
