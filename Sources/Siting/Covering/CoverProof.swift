/// Raises a bound threshold by threshold. Each threshold is so low that reduced-cost fixing leaves little to search.
struct CoverProof {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  var isDone: (CoverNews) -> Bool = { $0.cost <= $0.bound }

  func run(
    from dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    if isLarge(dual, known) { return blocks(from: dual, known, meter, talk) }
    let tree = CoverTree(instance, conflicts: conflicts, grain: grain, meter: meter)
    while !isDone(news) && !meter.isOver {
      tree.pause = {
        talk.exchange(&news)
        if news.cost < tree.cut { tree.cut = news.cost }
        return isDone(news)
      }
      let isComplete = tree.search(below: threshold(news), from: dual, steps: 150)
      if let found = tree.found, tree.cut < news.cost {
        news.best = found
        news.cost = tree.cut
      }
      if isComplete { news.bound = max(news.bound, tree.cut) }
    }
    return news
  }

  /// Whether fixing leaves so many columns that searching the whole tree is hopeless.
  func isLarge(_ dual: CoverDual, _ known: CoverNews) -> Bool {
    guard instance.allowance == nil, instance.size == nil, instance.limit == .max else {
      return false
    }
    let left = (0..<instance.columns).count {
      dual.bound + max(0, dual.reduced[$0]) < known.cost
    }
    return left > 1500 && instance.rows > 600
  }

  /// Raises the bound by blocks: small ones first, and larger ones once dividing costs in another way adds no more.
  func blocks(
    from dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk,
    size: Int = 60
  ) -> CoverNews {
    var news = known
    // The first blocks quickly give a bound. Dividing costs again pays off with larger ones.
    var (size, patience) = (size, 1)
    while !isDone(news), !meter.isOver, size < instance.rows {
      let blocks = BlockBound(instance, dual, size: size, meter: meter)
      blocks.pause = {
        talk.exchange(&news)
        return isDone(news)
      }
      var (best, idle, length) = (-Double.infinity, 0, 2.0)
      while idle < patience {
        guard let bound = blocks.pass(nodes: size * size / 2) else { return news }
        news.bound = max(news.bound, raise(bound))
        idle = bound > best + 1e-5 * abs(bound) ? 0 : idle + 1
        if idle == 2 { length /= 2 }
        best = max(best, bound)
        blocks.divide(by: length * max(grain, best * 0.001))
      }
      (size, patience) = (size * 17 / 10, 4)
    }
    return news
  }

  private func raise(_ bound: Double) -> Double {
    guard grain > 0 else { return bound - 1e-9 * abs(bound) }
    return ((bound - 1e-6 * grain - 1e-9 * abs(bound)) / grain).rounded(.up) * grain
  }

  /// Searches the whole tree below the best known cost, without thresholds.
  func direct(
    from dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
    let tree = CoverTree(instance, conflicts: conflicts, grain: grain, meter: meter)
    tree.pause = {
      talk.exchange(&news)
      if news.cost < tree.cut { tree.cut = news.cost }
      return isDone(news)
    }
    let isComplete = tree.search(below: news.cost, from: dual, steps: 150)
    if let found = tree.found, tree.cut < news.cost { (news.best, news.cost) = (found, tree.cut) }
    if isComplete { news.bound = max(news.bound, news.cost) }
    return news
  }

  /// A short search of the whole tree, which is enough for small instances; nil if it is not.
  func quick(from dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter) -> CoverNews? {
    let part = meter.part(atMost: 1_000_000)
    let tree = CoverTree(instance, conflicts: conflicts, grain: grain, meter: part)
    let isComplete = tree.search(below: known.cost, from: dual)
    meter.absorb(part)
    guard isComplete else { return nil }
    var news = known
    if let found = tree.found { (news.best, news.cost) = (found, tree.cut) }
    news.bound = news.cost
    return news
  }

  private func threshold(_ news: CoverNews) -> Double {
    let gap = news.cost - news.bound
    guard gap.isFinite else {
      // The cost of everything together, which no solution exceeds.
      let everything = (0..<instance.columns).reduce(0) { $0 + instance.cost[$1] }
      let next = news.bound + max(grain, abs(news.bound) / 20)
      return next > everything ? .infinity : next
    }
    let step = gap / 8
    guard grain > 0 else { return min(news.cost, news.bound + step) }
    return min(news.cost, news.bound + max(grain, (step / grain).rounded(.up) * grain))
  }
}
