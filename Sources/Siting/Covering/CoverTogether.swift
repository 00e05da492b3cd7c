/// Runs a search and a proof side by side, as all solvers do.
enum CoverTogether {
  private static let searchSide = 0
  private static let boundSide = 1

  /// Searches on one thread and proves on another, each with half of the remaining work. Both start from what is
  /// known and exchange their results.
  static func run(
    _ known: CoverNews, _ meter: WorkMeter,
    search: (CoverNews, WorkMeter, CoverTalk) -> CoverNews,
    bound: (CoverNews, WorkMeter, CoverTalk) -> CoverNews
  ) -> CoverNews {
    let (searchMeter, boundMeter) = (meter.part(1, of: 2), meter.part(1, of: 2))
    let meeting = Rendezvous<CoverNews>()
    nonisolated(unsafe) var answers = (known, known)
    TwoThreads.run {
      let talk = CoverTalk(meeting, side: searchSide, searchMeter)
      answers.0 = search(known, searchMeter, talk)
      meeting.finish(side: searchSide, answers.0)
    } _: {
      let talk = CoverTalk(meeting, side: boundSide, boundMeter)
      answers.1 = bound(known, boundMeter, talk)
      meeting.finish(side: boundSide, answers.1)
    } alone: {
      meeting.finish(side: boundSide, known)
    }
    meter.absorb(searchMeter, boundMeter)
    var best = answers.0.cost <= answers.1.cost ? answers.0 : answers.1
    best.bound = max(answers.0.bound, answers.1.bound)
    return best
  }
}

extension CoverReduction {
  /// Solves the remaining instance and converts the solution back to the columns of the whole instance.
  ///
  /// - Parameters:
  ///   - start: the columns of an earlier solution of the whole.
  ///   - fixed: the cost of the columns that the reduction takes.
  func solve(
    start: [Int32], fixed: Double = 0, run: ([Int32]) -> CoverNews
  ) -> CoverNews {
    let names = columnNames
    var place: [Int32: Int32] = [:]
    for (index, name) in names.enumerated() { place[name] = Int32(index) }
    let found = run(start.compactMap { place[$0] })
    return CoverNews(
      best: found.best.map { list in taken + list.map { names[Int($0)] } },
      cost: found.cost + fixed, bound: found.bound + fixed)
  }
}
