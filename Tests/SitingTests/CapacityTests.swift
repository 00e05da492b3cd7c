import CareCircleTestSupport
import Testing

@testable import Siting

/// Sites with capacities serve what a maximum flow can, and plans that claim otherwise are refused.
@Suite struct CapacityTests {
  /// Two demands of 5, which both reach the middle one of three sites; each has one beside it to itself.
  private func scene(_ goal: SitingGoal, _ capacities: [Int64]) throws -> SitingProblem {
    var problem = SitingProblem(
      matrix: try WalkMatrix(candidateCount: 3, reach: [[0, 1], [1, 2]]), goal: goal)
    problem.weights = [5, 5]
    problem.capacities = capacities
    return problem
  }

  @Test func aSiteServesNoMoreThanItCan() throws {
    let plan = try scene(.maximalCover(.sites(1)), [4, 7, 4]).solve()
    #expect(plan.sites == [1])
    #expect(plan.objective == 7)
    #expect(plan.coverage == [0, 7])
    #expect(plan.service.reduce(0) { $0 + $1.weight } == 7)
    #expect(plan.uncovered.isEmpty)
  }

  @Test func whatNobodyCanServeIsNotAskedFor() throws {
    let problem = try scene(.cover, [1, 3, 2])
    #expect(try problem.closableWeight() == 6)
    let plan = try problem.solve()
    #expect(plan.sites == [1, 2, 0])
    #expect(plan.coverage == [0, 3, 5, 6])
    #expect(plan.isOptimal)
  }

  @Test func existingSitesServeWithinTheirCapacity() throws {
    var problem = try scene(.cover, [5, 3, 5])
    problem.roles[1] = .existing
    let plan = try problem.solve()
    #expect(plan.sites == [0, 2])
    #expect(plan.coverage[0] == 3)
    problem.capacities = [5, 10, 5]
    #expect(try problem.solve().sites.isEmpty)
  }

  @Test func goalsByWalkRefuseCapacities() throws {
    for goal in [SitingGoal.median(sites: 1, unserved: 9), .centre(sites: 1)] {
      var problem = SitingProblem(
        matrix: try WalkMatrix(
          candidateCount: 1, rowStarts: [0, 1], candidates: [0], costs: [1]), goal: goal)
      problem.capacities = [1]
      #expect(throws: SitingFault.self) { try problem.solve() }
    }
  }

  @Test(
    arguments: [
      { $0.service = [] }, { $0.service[0] = SiteService(demand: 0, site: 1, weight: 6) },
      { $0.service.append($0.service[0]) },
      { $0.service[0] = SiteService(demand: 0, site: 2, weight: $0.service[0].weight) },
      { $0.service[0] = SiteService(demand: 0, site: 0, weight: $0.service[0].weight) },
      { $0.objective += 1 }, { $0.coverage[1] += 1 }, { $0.bound = 6 },
    ] as [@Sendable (inout SitingPlan) -> Void])
  func aTamperedPlanIsRefused(_ tamper: @Sendable (inout SitingPlan) -> Void) throws {
    let problem = try scene(.maximalCover(.sites(1)), [4, 7, 4])
    var plan = try problem.solve()
    tamper(&plan)
    #expect(throws: SitingFault.self) { try problem.check(plan) }
  }

  /// A flow of sites opened and closed in any order is that of the open ones alone.
  @Test(arguments: 0..<40)
  func flowsDependOnlyOnWhatIsOpen(_ seed: UInt64) throws {
    var random = RandomProblem(seed: seed)
    let problem = try random.make(isLimited: true) { _, _ in .cover }
    let capacities = try #require(problem.capacities)
    let served = MinimumCut(problem, capacities).served
    let flow = SplitFlow(
      SplitNetwork(
        starts: problem.matrix.rowStarts.map(Int32.init), columns: problem.matrix.candidates,
        weights: problem.weights, capacities: capacities))
    var opened = 0
    for _ in 0..<60 {
      let site = Int.random(in: capacities.indices, using: &random.generator)
      if opened >> site & 1 == 1 { flow.close(site) } else { flow.open(site) }
      opened ^= 1 << site
      #expect(flow.served == served[opened], "seed \(seed)")
    }
  }
}
