extension SitingProblem {
  /// Checks a plan against the matrix alone: that it obeys every rule of the problem, and that its figures are right.
  ///
  /// - Throws: `SitingFault.wrongPlan` for the first rule that is broken.
  public func check(_ plan: SitingPlan) throws(SitingFault) {
    let taken = Set(plan.sites)
    guard taken.count == plan.sites.count else { throw .wrongPlan("a site occurs twice") }
    for site in plan.sites {
      guard roles.indices.contains(Int(site)) else { throw .wrongPlan("unknown site \(site)") }
      guard roles[Int(site)] == .free || roles[Int(site)] == .demanded else {
        throw .wrongPlan("site \(site) must not be taken")
      }
    }
    for site in roles.indices where roles[site] == .demanded && !taken.contains(Int32(site)) {
      throw .wrongPlan("site \(site) is demanded and missing")
    }
    for pair in conflicts where taken.contains(pair.first) && taken.contains(pair.second) {
      guard roles[Int(pair.first)] == .demanded, roles[Int(pair.second)] == .demanded else {
        throw .wrongPlan("sites \(pair.first) and \(pair.second) exclude each other")
      }
    }
    try checkGoal(plan)
  }

  private func checkGoal(_ plan: SitingPlan) throws(SitingFault) {
    var account = PlanAccount(self)
    account.open(plan.sites)
    let covered = account.order(plan.sites).1
    try checkService(plan, covered[covered.count - 1])
    let (uncovered, unreachable) = account.remainder()
    let objective = account.objective(coverage: covered, service: plan.service)
    guard objective == plan.objective, covered == plan.coverage, uncovered == plan.uncovered,
      unreachable == plan.unreachable
    else { throw .wrongPlan("its figures are not those of its sites") }
    let cost = plan.sites.reduce(Int64(0)) { $0 + siteCosts[Int($1)] }
    switch goal {
    case .cover where capacities != nil:
      guard try covered[covered.count - 1] == closableWeight() else {
        throw .wrongPlan("too little is covered")
      }
    case .cover:
      guard uncovered.isEmpty else { throw .wrongPlan("\(uncovered.count) demands are uncovered") }
    case .coverWeight(let weight):
      guard covered[covered.count - 1] >= weight else { throw .wrongPlan("too little is covered") }
    case .maximalCover(.budget(let budget)):
      guard cost <= budget else { throw .wrongPlan("it costs \(cost)") }
    case .maximalCover(.sites(let count)):
      guard plan.sites.count <= count else { throw .wrongPlan("too many sites") }
    case .median(let count, let unserved):
      guard plan.sites.count <= count else { throw .wrongPlan("too many sites") }
      guard unserved != nil || uncovered.isEmpty else { throw .wrongPlan("demands are unserved") }
    case .centre(let count):
      guard plan.sites.count <= count else { throw .wrongPlan("too many sites") }
      guard uncovered.allSatisfy({ weights[Int($0)] == 0 }) else {
        throw .wrongPlan("demands are unserved")
      }
    }
    let isCrossed =
      if case .maximalCover = goal { plan.bound < plan.objective } else {
        plan.bound > plan.objective
      }
    guard !isCrossed else { throw .wrongPlan("its bound is on the wrong side") }
  }

  /// Throws unless sites serve only demands that they reach, no demand beyond its weight, no site beyond its
  /// capacity, and as much as they can serve together.
  private func checkService(_ plan: SitingPlan, _ most: Int64) throws(SitingFault) {
    guard let capacities else {
      guard plan.service.isEmpty else { throw .wrongPlan("it states shares without capacities") }
      return
    }
    let opened = Set(plan.sites)
    var (demanded, served) = (weights, capacities)
    var last: (Int32, Int32) = (-1, -1)
    for share in plan.service {
      let pair = (share.demand, share.site)
      guard pair > last, pair.0 >= 0, pair.0 < matrix.demandCount, share.weight > 0,
        matrix.pairs(of: Int(pair.0)).contains(where: { matrix.candidates[$0] == pair.1 }),
        opened.contains(pair.1) || roles[Int(pair.1)] == .existing
      else { throw .wrongPlan("demand \(pair.0) cannot be served by site \(pair.1)") }
      guard share.weight <= demanded[Int(pair.0)], share.weight <= served[Int(pair.1)] else {
        throw .wrongPlan("demand \(pair.0) or site \(pair.1) is served beyond its measure")
      }
      demanded[Int(pair.0)] -= share.weight
      served[Int(pair.1)] -= share.weight
      last = pair
    }
    let sum = plan.service.reduce(0) { $0 + $1.weight }
    guard sum == most else { throw .wrongPlan("its sites can serve \(most), not \(sum)") }
  }
}
