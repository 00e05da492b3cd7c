/// Computes the figures of chosen sites directly from the matrix, independently of the methods that chose them.
struct PlanAccount {
  private let problem: SitingProblem
  /// Whether a candidate is open in the plan, existing ones included.
  private var isOpen: [Bool]

  init(_ problem: SitingProblem) {
    self.problem = problem
    isOpen = problem.roles.map { $0 == .existing }
  }

  /// The plan that takes the sites of an outcome.
  func plan(
    of outcome: SitingOutcome, limits: SitingLimits, meter: WorkMeter
  ) throws(SitingFault) -> SitingPlan {
    var account = self
    account.open(outcome.sites)
    let (order, coverage, service) = account.order(outcome.sites)
    let (uncovered, unreachable) = account.remainder()
    let objective = account.objective(coverage: coverage, service: service)
    return SitingPlan(
      sites: order, coverage: coverage, objective: objective,
      bound: outcome.isOptimal ? objective : outcome.bound,
      preferences: problem.preferences.map { list in order.reduce(0) { $0 + list[Int($1)] } },
      isOptimal: outcome.isOptimal, end: outcome.isOptimal ? .proved : meter.end ?? .exhausted,
      uncovered: uncovered, unreachable: unreachable, service: service, seed: limits.seed,
      work: meter.work)
  }

  /// Opens sites besides the existing ones.
  mutating func open(_ sites: [Int32]) {
    for site in sites { isOpen[Int(site)] = true }
  }

  /// The sites ordered by the weight that they add, most first; the weight covered after each; and, if capacities are
  /// limited, which site serves which demand.
  func order(_ sites: [Int32]) -> ([Int32], [Int64], [SiteService]) {
    guard problem.capacities == nil else {
      let account = ServiceAccount(problem)
      let (order, coverage) = account.open(sites)
      return (order, coverage, account.service())
    }
    let (order, coverage) = orderByReach(sites)
    return (order, coverage, [])
  }

  private func orderByReach(_ sites: [Int32]) -> ([Int32], [Int64]) {
    let matrix = problem.matrix
    var rank = [Int32](repeating: -1, count: matrix.candidateCount)
    for (place, site) in sites.sorted().enumerated() { rank[Int(site)] = Int32(place) }
    var left = sites.sorted()
    var served: [[Int32]] = Array(repeating: [], count: left.count)
    var covered = [Bool](repeating: false, count: matrix.demandCount)
    var total: Int64 = 0
    for demand in 0..<matrix.demandCount {
      for place in matrix.pairs(of: demand) {
        let candidate = Int(matrix.candidates[place])
        if problem.roles[candidate] == .existing { covered[demand] = true }
        if rank[candidate] >= 0 { served[Int(rank[candidate])].append(Int32(demand)) }
      }
      if covered[demand] { total += problem.weights[demand] }
    }
    // Gains only fall. A gain that is still the greatest after it has been recomputed is therefore the greatest of
    // all.
    var gains = served.map { list in
      list.reduce(Int64(0)) { covered[Int($1)] ? $0 : $0 + problem.weights[Int($1)] }
    }
    var (order, coverage) = ([Int32](), [total])
    while !left.isEmpty {
      var best = 0
      while true {
        best = left.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
        let renewed = served[best].reduce(Int64(0)) {
          covered[Int($1)] ? $0 : $0 + problem.weights[Int($1)]
        }
        if renewed == gains[best] { break }
        gains[best] = renewed
      }
      for demand in served[best] { covered[Int(demand)] = true }
      total += gains[best]
      order.append(left[best])
      coverage.append(total)
      left.remove(at: best)
      served.remove(at: best)
      gains.remove(at: best)
    }
    return (order, coverage)
  }

  /// The demands that no open site reaches: those that a candidate could reach, and those that none can.
  func remainder() -> (uncovered: [Int32], unreachable: [Int32]) {
    let matrix = problem.matrix
    var (uncovered, unreachable): ([Int32], [Int32]) = ([], [])
    for demand in 0..<matrix.demandCount {
      let row = matrix.pairs(of: demand)
      if row.contains(where: { isOpen[Int(matrix.candidates[$0])] }) { continue }
      if row.contains(where: { problem.roles[Int(matrix.candidates[$0])] != .forbidden }) {
        uncovered.append(Int32(demand))
      } else {
        unreachable.append(Int32(demand))
      }
    }
    return (uncovered, unreachable)
  }

  /// The value of the goal.
  func objective(coverage: [Int64], service: [SiteService]) -> Double {
    switch problem.goal {
    case .cover, .coverWeight:
      Double(
        isOpen.indices.reduce(Int64(0)) {
          isOpen[$1] && problem.roles[$1] != .existing ? $0 + problem.siteCosts[$1] : $0
        })
    case .maximalCover:
      Double(
        problem.capacities == nil
          ? coverage[coverage.count - 1] : service.reduce(0) { $0 + $1.weight })
    case .median(_, let unserved):
      walks(unserved: unserved).reduce(0) { $0 + $1.weight * $1.cost }
    case .centre:
      walks(unserved: nil).reduce(0) { $1.weight > 0 ? max($0, $1.cost) : $0 }
    }
  }

  /// The weight of each demand that counts, and the cost to its nearest open site.
  private func walks(unserved: Double?) -> [(weight: Double, cost: Double)] {
    let matrix = problem.matrix
    return (0..<matrix.demandCount).compactMap { demand in
      var nearest = Double.infinity
      for place in matrix.pairs(of: demand) where isOpen[Int(matrix.candidates[place])] {
        nearest = min(nearest, matrix.costs[place])
      }
      if nearest == .infinity {
        guard let unserved else { return nil }
        nearest = unserved
      }
      return (Double(problem.weights[demand]), nearest)
    }
  }
}
