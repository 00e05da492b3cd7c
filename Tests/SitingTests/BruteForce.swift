import CareCircleTestSupport

@testable import Siting

/// Tries every subset of the candidates, so that the answer does not depend on any clever method.
struct BruteForce {
  let problem: SitingProblem

  /// The goal's value and the sums of the preferences of the best subset; nil if no subset does what is asked.
  func best() -> [Double]? {
    let count = problem.matrix.candidateCount
    let served = problem.capacities.map { MinimumCut(problem, $0).served }
    var best: [Double]?
    for subset in 0..<(1 << count) {
      let taken = (0..<count).filter { subset >> $0 & 1 == 1 }
      guard isAllowed(taken), let value = value(taken, served) else { continue }
      if best.map({ value.lexicographicallyPrecedes($0) }) ?? true { best = value }
    }
    // Maximal covering is ranked by the negative of what it covers.
    if case .maximalCover = problem.goal { best?[0].negate() }
    return best
  }

  private func isAllowed(_ taken: [Int]) -> Bool {
    let set = Set(taken)
    for site in problem.roles.indices {
      switch problem.roles[site] {
      case .free: break
      case .demanded: if !set.contains(site) { return false }
      case .forbidden, .existing: if set.contains(site) { return false }
      }
    }
    let standing = set.union(problem.roles.indices.filter { problem.roles[$0] == .existing })
    return problem.conflicts.allSatisfy { pair in
      let (first, second) = (Int(pair.first), Int(pair.second))
      guard standing.contains(first), standing.contains(second) else { return true }
      return problem.roles[first] != .free && problem.roles[second] != .free
    }
  }

  /// What is least; nil if the subset does not do what is asked.
  private func value(_ taken: [Int], _ served: [Int64]?) -> [Double]? {
    let open = Set(taken).union(problem.roles.indices.filter { problem.roles[$0] == .existing })
    let cost = taken.reduce(0) { $0 + Int(problem.siteCosts[$1]) }
    var (covered, walks, longest) = (0, 0.0, 0.0)
    for demand in 0..<problem.matrix.demandCount {
      let row = problem.matrix.pairs(of: demand)
      let reached = row.filter { open.contains(Int(problem.matrix.candidates[$0])) }
      let weight = Int(problem.weights[demand])
      if !reached.isEmpty { covered += weight }
      let isReachable = row.contains {
        problem.roles[Int(problem.matrix.candidates[$0])] != .forbidden
      }
      let nearest = reached.compactMap {
        problem.matrix.costs.isEmpty ? nil : problem.matrix.costs[$0]
      }.min()
      switch problem.goal {
      case .cover where served != nil: break
      case .cover, .median(_, unserved: nil):
        if reached.isEmpty && isReachable { return nil }
      case .centre: if reached.isEmpty && isReachable && weight > 0 { return nil }
      default: break
      }
      if let nearest {
        walks += Double(weight) * nearest
        if weight > 0 { longest = max(longest, nearest) }
      } else if case .median(_, let unserved?) = problem.goal {
        walks += Double(weight) * unserved
      }
    }
    if let served {
      covered = Int(served[open.reduce(0) { $0 | 1 << $1 }])
      let usable = problem.roles.indices.filter { problem.roles[$0] != .forbidden }
      let closable = Int(served[usable.reduce(0) { $0 | 1 << $1 }])
      if problem.goal == .cover && covered < closable { return nil }
    }
    let ranks = problem.preferences.map { list in Double(taken.reduce(0) { $0 + list[$1] }) }
    switch problem.goal {
    case .cover: return [Double(cost)] + ranks
    case .coverWeight(let least): return covered >= least ? [Double(cost)] + ranks : nil
    case .maximalCover(.sites(let count)):
      return taken.count <= count ? [-Double(covered)] + ranks : nil
    case .maximalCover(.budget(let budget)):
      return cost <= budget ? [-Double(covered)] + ranks : nil
    case .median(let count, _): return taken.count <= count ? [walks] : nil
    case .centre(let count): return taken.count <= count ? [longest] : nil
    }
  }
}

/// What every set of sites can serve within capacities, as the least cut of each: some open sites are cut off at
/// their capacity, and every demand that reaches another at its weight.
struct MinimumCut {
  private(set) var served: [Int64]

  init(_ problem: SitingProblem, _ capacities: [Int64]) {
    let sets = 1 << capacities.count
    var (room, reached) = ([Int64](repeating: 0, count: sets), [Int64](repeating: 0, count: sets))
    let rows = problem.weights.indices.map { demand in
      problem.matrix.pairs(of: demand).reduce(0) { $0 | 1 << Int(problem.matrix.candidates[$1]) }
    }
    for set in 0..<sets {
      for site in capacities.indices where set >> site & 1 == 1 { room[set] += capacities[site] }
      for (demand, row) in rows.enumerated() where row & set != 0 {
        reached[set] += problem.weights[demand]
      }
    }
    served = reached
    for set in 0..<sets {
      var part = set
      while part > 0 {
        served[set] = min(served[set], room[part] + reached[set & ~part])
        part = (part - 1) & set
      }
    }
  }
}

/// Small random problems with every option.
struct RandomProblem {
  var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// Up to 12 demands and 10 candidates; whole costs, so that sums are exact.
  /// - Parameter isLimited: whether candidates have capacities.
  mutating func make(
    isLimited: Bool = false, _ goal: (inout SeededGenerator, [Int64]) -> SitingGoal
  ) throws -> SitingProblem {
    let demands = Int.random(in: 1...12, using: &generator)
    let candidates = Int.random(in: 1...10, using: &generator)
    let density = Double.random(in: 0.1...0.6, using: &generator)
    var (starts, columns, costs) = ([0], [Int32](), [Double]())
    for _ in 0..<demands {
      for candidate in 0..<candidates where Double.random(in: 0..<1, using: &generator) < density {
        columns.append(Int32(candidate))
        costs.append(Double(Int.random(in: 0...20, using: &generator)))
      }
      starts.append(columns.count)
    }
    let weights = (0..<demands).map { _ in Int64.random(in: 0...9, using: &generator) }
    var problem = SitingProblem(
      matrix: try WalkMatrix(
        candidateCount: candidates, rowStarts: starts, candidates: columns, costs: costs),
      goal: goal(&generator, weights))
    problem.weights = weights
    if Bool.random(using: &generator) {
      problem.siteCosts = (0..<candidates).map { _ in Int64.random(in: 0...6, using: &generator) }
    }
    for candidate in 0..<candidates where Int.random(in: 0..<5, using: &generator) == 0 {
      problem.roles[candidate] =
        [.demanded, .forbidden, .existing].randomElement(using: &generator)
        ?? .free
    }
    if candidates > 1 && Int.random(in: 0..<3, using: &generator) == 0 {
      problem.conflicts = (0..<Int.random(in: 1...4, using: &generator)).compactMap { _ in
        let pair = [Int32](0..<Int32(candidates)).shuffled(using: &generator)
        return SiteConflict(pair[0], pair[1])
      }
    }
    if isLimited {
      let most = Int64.random(in: 3...25, using: &generator)
      problem.capacities = (0..<candidates).map { _ in
        Int64.random(in: 0...most, using: &generator)
      }
    }
    switch goal(&generator, weights) {
    case .median, .centre: break
    default:
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        problem.preferences.append(
          (0..<candidates).map { _ in Int64.random(in: 0...3, using: &generator) })
      }
    }
    return problem
  }
}
