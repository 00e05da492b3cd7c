import Wording

/// Converts p-median with its options to the form that the methods take, and the result back.
struct MedianModel {
  private let problem: SitingProblem

  init(_ problem: SitingProblem) { self.problem = problem }

  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    guard case .median(let count, let unserved) = problem.goal else { throw .nothingFound }
    let scene = try SiteScene(problem)
    guard count >= scene.demanded.count else { throw scene.tooManyDemanded }
    guard unserved != nil || scene.cutOff.isEmpty else { throw scene.infeasible }
    let instance = self.instance(scene, unserved, count - scene.demanded.count)
    let solver = MedianSolver(
      instance: instance, conflicts: ConflictGraph(scene.sites.count, scene.conflicts),
      grain: grain(unserved), seed: limits.seed)
    let news = solver.solve(start: scene.start, meter: meter)
    guard let best = news.best else {
      if news.bound == .infinity {
        throw .infeasible(
          Message(
            en:
              "so few sites cannot reach every demand; allow more, or demands that are not served",
            zh: "候选点数量不足以服务全部需求，请增加数量或允许部分需求不被服务"))
      }
      throw .nothingFound
    }
    return SitingOutcome(
      sites: scene.demanded + best.map { scene.sites[Int($0)] }, bound: news.bound,
      isOptimal: news.cost <= news.bound)
  }

  /// The grain is 1 if all products of weight and cost are whole numbers.
  private func grain(_ unserved: Double?) -> Double {
    let isWhole = problem.matrix.costs.allSatisfy { $0 == $0.rounded() && $0 < 0x1p40 }
    return isWhole && (unserved ?? 0) == (unserved ?? 0).rounded() ? 1 : 0
  }

  private func instance(_ scene: SiteScene, _ unserved: Double?, _ limit: Int) -> MedianInstance {
    let matrix = problem.matrix
    var place = [Int32](repeating: -1, count: matrix.candidateCount)
    for (index, site) in scene.sites.enumerated() { place[Int(site)] = Int32(index) }
    var rows: [[(site: Int32, cost: Double)]] = []
    var fallbacks: [Double] = []
    for demand in 0..<matrix.demandCount {
      let weight = Double(problem.weights[demand])
      var fallback = unserved.map { $0 * weight } ?? .infinity
      var row: [(site: Int32, cost: Double)] = []
      var isReached = unserved != nil
      for pair in matrix.pairs(of: demand) {
        let site = Int(matrix.candidates[pair])
        switch problem.roles[site] {
        case .existing, .demanded:
          isReached = true
          fallback = min(fallback, matrix.costs[pair] * weight)
        case .free:
          isReached = true
          if place[site] >= 0 { row.append((place[site], matrix.costs[pair] * weight)) }
        case .forbidden: break
        }
      }
      guard isReached else { continue }
      rows.append(row)
      fallbacks.append(fallback)
    }
    return MedianInstance(
      sites: scene.sites.count, rows: rows, fallbacks: fallbacks, limit: limit)
  }
}
