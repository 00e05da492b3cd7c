import Wording

/// Takes the best next site until the goal is reached: the plan that better methods start from.
struct GreedyChoice {
  private let problem: SitingProblem
  private var taken: [Int32] = []
  private var nearest: [Double]
  private var isTaken: [Bool]
  private var columnStarts: [Int]
  private var columnPlaces: [(demand: Int32, cost: Double)]

  init(_ problem: SitingProblem) {
    self.problem = problem
    let matrix = problem.matrix
    nearest = [Double](repeating: .infinity, count: matrix.demandCount)
    isTaken = [Bool](repeating: false, count: matrix.candidateCount)
    var starts = [Int](repeating: 0, count: matrix.candidateCount + 1)
    for candidate in matrix.candidates { starts[Int(candidate) + 1] += 1 }
    for candidate in 0..<matrix.candidateCount { starts[candidate + 1] += starts[candidate] }
    columnStarts = starts
    columnPlaces = Array(repeating: (0, 0), count: matrix.candidates.count)
    for demand in 0..<matrix.demandCount {
      for place in matrix.pairs(of: demand) {
        let candidate = Int(matrix.candidates[place])
        columnPlaces[starts[candidate]] = (
          Int32(demand), matrix.costs.isEmpty ? 0 : matrix.costs[place]
        )
        starts[candidate] += 1
      }
    }
  }

  /// The plan of the greedy rule with the bound that needs no thought.
  func outcome(_ meter: WorkMeter) throws(SitingFault) -> SitingOutcome {
    var choice = self
    for site in problem.roles.indices where problem.roles[site] == .existing {
      choice.open(site)
    }
    for site in problem.roles.indices where problem.roles[site] == .demanded {
      choice.take(site)
    }
    while let site = choice.next() {
      if meter.spend(problem.matrix.candidates.count) && choice.isEnough { break }
      choice.take(site)
    }
    guard choice.isEnough else { throw .nothingFound }
    return SitingOutcome(sites: choice.taken, bound: choice.plainBound, isOptimal: false)
  }

  private mutating func open(_ site: Int) {
    isTaken[site] = true
    for place in columnStarts[site]..<columnStarts[site + 1] {
      let (demand, cost) = columnPlaces[place]
      nearest[Int(demand)] = min(nearest[Int(demand)], cost)
    }
  }

  private mutating func take(_ site: Int) {
    open(site)
    taken.append(Int32(site))
  }

  private var spent: Int64 { taken.reduce(0) { $0 + problem.siteCosts[Int($1)] } }

  private var covered: Int64 {
    nearest.indices.reduce(0) { nearest[$1] < .infinity ? $0 + problem.weights[$1] : $0 }
  }

  private var isEnough: Bool {
    switch problem.goal {
    case .cover, .centre, .median(_, unserved: nil):
      !problem.matrix.hasUnserved { nearest[$0] < .infinity || problem.roles[$1] == .forbidden }
    case .coverWeight(let weight): covered >= weight
    case .maximalCover(.budget(let budget)): spent <= budget
    case .maximalCover(.sites(let count)): taken.count <= count
    case .median(let count, _): taken.count <= count
    }
  }

  private var plainBound: Double {
    switch problem.goal {
    case .maximalCover: Double(problem.weights.reduce(0, +))
    default: 0
    }
  }

  private func isAllowed(_ site: Int) -> Bool {
    guard problem.roles[site] == .free, !isTaken[site] else { return false }
    switch problem.goal {
    case .maximalCover(.budget(let budget)): return spent + problem.siteCosts[site] <= budget
    case .maximalCover(.sites(let count)), .median(let count, _), .centre(let count):
      return taken.count < count
    case .cover: return true
    case .coverWeight(let weight): return covered < weight
    }
  }

  private func next() -> Int? {
    var (best, bestGain): (Int?, Double) = (nil, 0)
    for site in problem.roles.indices where isAllowed(site) {
      let clashes = problem.conflicts.contains {
        (Int($0.first) == site && isTaken[Int($0.second)])
          || (Int($0.second) == site && isTaken[Int($0.first)])
      }
      guard !clashes else { continue }
      let gain = self.gain(site)
      if gain > bestGain { (best, bestGain) = (site, gain) }
    }
    return best
  }

  private func gain(_ site: Int) -> Double {
    var gain = 0.0
    for place in columnStarts[site]..<columnStarts[site + 1] {
      let (demand, cost) = columnPlaces[place]
      let before = nearest[Int(demand)]
      guard cost < before else { continue }
      let weight = Double(problem.weights[Int(demand)])
      switch problem.goal {
      case .cover: gain += 1
      case .coverWeight, .maximalCover: gain += weight
      case .median(_, let unserved): gain += weight * (min(before, unserved ?? 1e9) - cost)
      case .centre: gain += min(before, 1e9) - cost
      }
    }
    switch problem.goal {
    case .cover, .coverWeight: return gain / Double(max(1, problem.siteCosts[site]))
    default: return gain
    }
  }
}

extension WalkMatrix {
  /// Whether a demand has a pair of which `isFine` is false.
  func hasUnserved(_ isFine: (Int, Int) -> Bool) -> Bool {
    (0..<demandCount).contains { demand in
      pairs(of: demand).contains { !isFine(demand, Int(candidates[$0])) }
    }
  }
}
