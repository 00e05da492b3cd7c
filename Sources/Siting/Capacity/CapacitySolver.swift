/// Solves covering with capacities: local search on one thread, a Lagrangian bound and a tree on the other.
struct CapacitySolver {
  let instance: CapacityInstance
  let seed: UInt64

  /// - Parameters:
  ///   - start: the choices of an earlier plan.
  ///   - relaxed: solves the problem without capacities; called if a short search is not enough.
  func solve(start: [Int32], meter: WorkMeter, relaxed: () -> CoverNews) -> CoverNews {
    var news = CoverNews(bound: 0)
    take(start, &news, meter)
    let part = meter.part(atMost: 20_000_000)
    let root = CapacityTree(instance, meter: part)
    news.bound = root.rootBound(steps: 300, cut: news.cost)
    news = prove(root, news) { _ in }
    meter.absorb(part)
    if isDone(news) || meter.isOver { return news }
    let known = relaxed()
    news.bound = max(news.bound, known.bound)
    if let plan = known.best { take(plan, &news, meter) }
    if isDone(news) || meter.isOver { return news }
    return CoverTogether.run(news, meter, search: search, bound: bound)
  }

  /// Makes a plan from some choices.
  private func take(_ choices: [Int32], _ news: inout CoverNews, _ meter: WorkMeter) {
    // Even a search that ends at once must return a plan, so this part has a meter of its own.
    let own = WorkMeter(SitingLimits())
    let search = CapacitySearch(instance, seed: seed, meter: own)
    search.start(choices)
    meter.absorb(own)
    if search.bestCost < news.cost { (news.best, news.cost) = (search.best, search.bestCost) }
  }

  private func bound(_ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk) -> CoverNews {
    var news = known
    let tree = CapacityTree(instance, meter: meter)
    news.bound = max(news.bound, tree.rootBound(steps: 2000, cut: news.cost))
    return prove(tree, news) { talk.exchange(&$0) }
  }

  private func isDone(_ news: CoverNews) -> Bool { news.cost <= news.bound }

  /// Raises the bound threshold by threshold, as long as the tree can be searched completely.
  private func prove(
    _ tree: CapacityTree, _ known: CoverNews, exchange: @escaping (inout CoverNews) -> Void
  ) -> CoverNews {
    var news = known
    tree.pause = {
      exchange(&news)
      if news.cost < tree.cut { tree.cut = news.cost }
      return isDone(news)
    }
    while !isDone(news) {
      let isComplete = tree.search(below: threshold(news))
      if let found = tree.found, tree.cut < news.cost { (news.best, news.cost) = (found, tree.cut) }
      guard isComplete else { break }
      news.bound = max(news.bound, tree.cut)
    }
    return news
  }

  private func threshold(_ news: CoverNews) -> Double {
    let gap = news.cost - news.bound
    guard gap.isFinite else { return .infinity }
    let step = (gap / 8 / instance.grain).rounded(.up) * instance.grain
    return min(news.cost, news.bound + step)
  }

  private func search(
    _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    let search = CapacitySearch(instance, seed: seed, meter: meter)
    search.start(known.best ?? [])
    search.pause = {
      if search.bestCost < news.cost { (news.best, news.cost) = (search.best, search.bestCost) }
      talk.exchange(&news)
      return isDone(news)
    }
    search.search()
    _ = search.pause()
    return news
  }
}
