/// Raises a bound threshold by threshold: each is low enough for reduced-cost fixing to leave little to search.
struct CoverProof {
  let instance: CoverInstance
  let conflicts: ConflictGraph
  let grain: Double
  var isDone: (CoverNews) -> Bool = { $0.cost <= $0.bound }

  func run(
    from dual: CoverDual, _ known: CoverNews, _ meter: WorkMeter, _ talk: CoverTalk
  ) -> CoverNews {
    var news = known
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

  private func threshold(_ news: CoverNews) -> Double {
    let gap = news.cost - news.bound
    let step = gap.isFinite ? gap / 8 : abs(news.bound) / 50
    guard grain > 0 else { return min(news.cost, news.bound + step) }
    return min(news.cost, news.bound + max(grain, (step / grain).rounded(.up) * grain))
  }
}
