/// Computes which site serves which demand within the capacities, directly from the matrix.
struct ServiceAccount {
  private let problem: SitingProblem
  private let flow: SplitFlow

  /// Makes an account in which the existing sites are open.
  init(_ problem: SitingProblem) {
    self.problem = problem
    let matrix = problem.matrix
    flow = SplitFlow(
      SplitNetwork(
        starts: matrix.rowStarts.map { Int32($0) }, columns: matrix.candidates,
        weights: problem.weights, capacities: problem.capacities ?? []))
    for site in problem.roles.indices where problem.roles[site] == .existing { flow.open(site) }
  }

  /// The weight that all sites that are not forbidden can serve together.
  func closableWeight() -> Int64 {
    for site in problem.roles.indices where problem.roles[site] != .forbidden { flow.open(site) }
    return flow.served
  }

  /// Opens sites. Returns them ordered by the weight that they add, most first, with the weight served after each.
  func open(_ sites: [Int32]) -> ([Int32], [Int64]) {
    var left = sites.sorted()
    var gains = left.map { problem.capacities?[Int($0)] ?? 0 }
    var (order, coverage) = ([Int32](), [flow.served])
    while !left.isEmpty {
      // Gains only fall. A gain that is still the greatest after it has been recomputed is therefore the greatest of
      // all.
      let best = left.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
      let site = Int(left[best])
      let gain = flow.open(site)
      guard gain == gains[best] else {
        flow.close(site)
        gains[best] = gain
        continue
      }
      order.append(left.remove(at: best))
      gains.remove(at: best)
      coverage.append(flow.served)
    }
    return (order, coverage)
  }

  /// The weight of each demand that each open site serves, demand by demand.
  func service() -> [SiteService] {
    let matrix = problem.matrix
    var list: [SiteService] = []
    for demand in 0..<matrix.demandCount {
      for place in matrix.pairs(of: demand) where flow.flow[place] > 0 {
        list.append(
          SiteService(
            demand: Int32(demand), site: matrix.candidates[place], weight: flow.flow[place]))
      }
    }
    return list
  }
}

extension SitingProblem {
  /// The weight that all candidates that are not forbidden, and the existing sites, can serve together within their
  /// capacities. `SitingGoal.cover` asks for this much. With capacities it may be less than the weight in their
  /// reach.
  ///
  /// - Throws: `SitingFault` if the problem is invalid.
  public func closableWeight() throws(SitingFault) -> Int64 {
    try validate()
    guard capacities == nil else { return ServiceAccount(self).closableWeight() }
    return (0..<matrix.demandCount).reduce(0) { sum, demand in
      let isInReach = matrix.pairs(of: demand).contains {
        roles[Int(matrix.candidates[$0])] != .forbidden
      }
      return isInReach ? sum + weights[demand] : sum
    }
  }
}
