import Wording

/// The remaining problem once roles have been applied: the free candidates, and the demands that neither existing nor
/// demanded sites reach.
struct SiteScene {
  /// The free candidates that do not exclude a demanded site.
  private(set) var sites: [Int32] = []
  private(set) var demanded: [Int32] = []
  /// The demands that a free candidate reaches and no site serves yet, with their rows over `sites`.
  private(set) var demands: [Int32] = []
  private(set) var rows: (starts: [Int32], columns: [Int32]) = ([0], [])
  /// Conflicts among `sites`.
  private(set) var conflicts: [SiteConflict] = []
  /// The sites of the earlier plan, as indices into `sites`.
  private(set) var start: [Int32] = []
  /// The weight of demands that existing and demanded sites serve.
  private(set) var servedWeight: Int64 = 0
  /// The demands that only excluded candidates could reach.
  private(set) var cutOff: [Int32] = []

  init(_ problem: SitingProblem) throws(SitingFault) {
    let matrix = problem.matrix
    var place = [Int32](repeating: -1, count: matrix.candidateCount)
    let excluded = try Self.excluded(problem)
    for site in problem.roles.indices {
      switch problem.roles[site] {
      case .free where !excluded[site]:
        place[site] = Int32(sites.count)
        sites.append(Int32(site))
      case .demanded: demanded.append(Int32(site))
      default: break
      }
    }
    for demand in 0..<matrix.demandCount {
      let begin = rows.columns.count
      var (isServed, isReached) = (false, false)
      for pair in matrix.pairs(of: demand) {
        let site = Int(matrix.candidates[pair])
        switch problem.roles[site] {
        case .demanded, .existing: isServed = true
        case .free:
          isReached = true
          if place[site] >= 0 { rows.columns.append(place[site]) }
        case .forbidden: break
        }
      }
      if isServed || rows.columns.count == begin {
        rows.columns.removeLast(rows.columns.count - begin)
        if isServed { servedWeight += problem.weights[demand] }
        if !isServed && isReached { cutOff.append(Int32(demand)) }
        continue
      }
      guard rows.columns.count < Int(Int32.max) else { throw .tooLarge }
      demands.append(Int32(demand))
      rows.starts.append(Int32(rows.columns.count))
    }
    for pair in problem.conflicts where place[Int(pair.first)] >= 0 && place[Int(pair.second)] >= 0
    {
      conflicts.append(SiteConflict(place[Int(pair.first)], place[Int(pair.second)]))
    }
    start = problem.start.map { place[Int($0)] }.filter { $0 >= 0 }
  }

  /// Candidates that may not be taken beside a demanded or existing one.
  private static func excluded(_ problem: SitingProblem) throws(SitingFault) -> [Bool] {
    var excluded = [Bool](repeating: false, count: problem.roles.count)
    for pair in problem.conflicts {
      for (site, other) in [(pair.first, pair.second), (pair.second, pair.first)] {
        let role = problem.roles[Int(other)]
        if role == .demanded || role == .existing { excluded[Int(site)] = true }
      }
    }
    return excluded
  }

  /// The fault if the demanded sites alone exceed the limit.
  var tooManyDemanded: SitingFault {
    .infeasible(
      Message(
        en: "the demanded sites alone exceed the limit; raise it or demand fewer",
        zh: "必选候选点已超出限额，请提高限额或减少必选点"))
  }

  /// The fault if even all candidates together cover too little.
  var tooLittleInReach: SitingFault {
    .infeasible(
      Message(
        en: "all candidates together reach less than what is to be covered; ask for less",
        zh: "全部候选点合计的覆盖量仍低于要求，请降低目标"))
  }

  /// The fault if conflicts permit no plan.
  var infeasible: SitingFault {
    .infeasible(
      Message(
        en: "sites that exclude each other are all needed; lower the least distance",
        zh: "相互排斥的候选点均不可缺少，请减小最小间距"))
  }
}
