import Wording

/// p-centre by set covering within a radius: finds the least cost within which few enough sites cover everything.
struct CentreModel {
  private let problem: SitingProblem

  init(_ problem: SitingProblem) { self.problem = problem }

  func outcome(_ limits: SitingLimits, _ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    guard case .centre(let count) = problem.goal else { throw .nothingFound }
    let needed = reachable()
    let least = needed.reduce(0) { max($0, cheapest($1)) }
    let radii = ([0] + Array(Set(problem.matrix.costs)).sorted()).filter { $0 >= least }
    guard !needed.isEmpty || problem.roles.contains(.demanded) else {
      return SitingOutcome(sites: [], bound: 0, isOptimal: true)
    }
    // Radii below `low` are proved too short. At `high` there is a plan.
    var (low, high, best) = (0, radii.count, [Int32]?.none)
    var doubtful = Set<Int>()
    while low < high {
      let middle = (low + high) / 2
      let news = try cover(radii[middle], needed, count, limits, meter)
      if let sites = news.best, sites.count <= count {
        (high, best) = (middle, sites)
      } else if news.bound > Double(count) {
        low = middle + 1
      } else {
        doubtful.insert(middle)
        break
      }
    }
    while best == nil, !doubtful.isEmpty, high == radii.count, let last = radii.indices.last {
      // If there is no plan yet, the longest radius is the easiest.
      let news = try cover(radii[last], needed, count, limits, meter)
      if let sites = news.best, sites.count <= count { (high, best) = (last, sites) }
      break
    }
    guard let best else {
      if low >= radii.count { throw tooFew }
      throw .nothingFound
    }
    return SitingOutcome(
      sites: best, bound: radii[min(low, high)], isOptimal: low >= high)
  }

  private var tooFew: SitingFault {
    .infeasible(
      Message(
        en: "so few sites cannot reach every demand; allow more",
        zh: "候选点数量不足以服务全部需求，请增加数量"))
  }

  /// The demands that count: those of positive weight that an allowed candidate reaches.
  private func reachable() -> [Int] {
    let matrix = problem.matrix
    return (0..<matrix.demandCount).filter { demand in
      problem.weights[demand] > 0
        && matrix.pairs(of: demand).contains {
          problem.roles[Int(matrix.candidates[$0])] != .forbidden
        }
    }
  }

  private func cheapest(_ demand: Int) -> Double {
    var least = Double.infinity
    for pair in problem.matrix.pairs(of: demand)
    where problem.roles[Int(problem.matrix.candidates[pair])] != .forbidden {
      least = min(least, problem.matrix.costs[pair])
    }
    return least
  }

  /// The fewest sites within a radius, or the proof that more than `count` are needed, or neither.
  private func cover(
    _ radius: Double, _ needed: [Int], _ count: Int, _ limits: SitingLimits, _ meter: WorkMeter
  ) throws(SitingFault) -> (best: [Int32]?, bound: Double) {
    let matrix = problem.matrix
    var (starts, columns) = ([0], [Int32]())
    for demand in needed {
      for pair in matrix.pairs(of: demand) where matrix.costs[pair] <= radius {
        columns.append(matrix.candidates[pair])
      }
      starts.append(columns.count)
    }
    var inner = SitingProblem(
      matrix: WalkMatrix(
        trusted: matrix.candidateCount, rowStarts: starts, candidates: columns, costs: []),
      goal: .cover)
    (inner.roles, inner.conflicts, inner.start) = (problem.roles, problem.conflicts, problem.start)
    let scene = try SiteScene(inner)
    let own = scene.demanded.count
    let isCut = (0..<needed.count).contains { row in
      !inner.matrix.pairs(of: row).contains { inner.roles[Int(columns[$0])] != .forbidden }
    }
    if own > count || !scene.cutOff.isEmpty || isCut { return (nil, .infinity) }
    let instance = CoverInstance(
      columns: scene.sites.count, rowStarts: scene.rows.starts, rowColumns: scene.rows.columns,
      costs: [Double](repeating: 1, count: scene.sites.count),
      penalties: [Double](repeating: .infinity, count: scene.demands.count))
    var solver = CoverSolver(
      instance: instance, conflicts: ConflictGraph(scene.sites.count, scene.conflicts), grain: 1,
      seed: limits.seed)
    solver.enough = Double(count - own)
    let news = solver.solve(start: scene.start, meter: meter)
    return (
      news.best.map { scene.demanded + $0.map { scene.sites[Int($0)] } },
      news.bound + Double(own)
    )
  }
}
