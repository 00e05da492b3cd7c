import Testing

@testable import Siting

/// Plans with wrong figures are refused, whatever made them.
@Suite struct PlanCheckTests {
  /// Three demands in a row, each reached by the candidates beside it; the last by its own only.
  private func scene(_ goal: SitingGoal) throws -> SitingProblem {
    SitingProblem(
      matrix: try WalkMatrix(candidateCount: 3, reach: [[0, 1], [1], [2]]), goal: goal)
  }

  @Test func aPlanIsAcceptedAsSolved() throws {
    let problem = try scene(.cover)
    let plan = try problem.solve()
    #expect(plan.sites == [1, 2])
    #expect(plan.coverage == [0, 2, 3])
    #expect(plan.objective == 2)
    try problem.check(plan)
  }

  @Test(
    arguments: [
      { $0.sites = [1] }, { $0.sites = [1, 1] }, { $0.sites = [1, 2, 0] }, { $0.objective = 1 },
      { $0.coverage = [0, 2, 2] }, { $0.uncovered = [0] }, { $0.bound = 3 }, { $0.sites = [1, 7] },
    ] as [@Sendable (inout SitingPlan) -> Void])
  func aTamperedPlanIsRefused(_ tamper: @Sendable (inout SitingPlan) -> Void) throws {
    let problem = try scene(.cover)
    var plan = try problem.solve()
    tamper(&plan)
    #expect(throws: SitingFault.self) { try problem.check(plan) }
  }

  @Test func sitesAgainstTheirRolesAreRefused() throws {
    var problem = try scene(.cover)
    let plan = try problem.solve()
    problem.roles[1] = .forbidden
    #expect(throws: SitingFault.self) { try problem.check(plan) }
    problem.roles[1] = .free
    problem.conflicts = [SiteConflict(2, 1)]
    #expect(throws: SitingFault.self) { try problem.check(plan) }
  }

  @Test func malformedMatricesAreRefused() {
    #expect(throws: SitingFault.wrongPair(demand: 0, candidate: 3)) {
      try WalkMatrix(candidateCount: 3, reach: [[3]])
    }
    #expect(throws: SitingFault.wrongPair(demand: 0, candidate: 0)) {
      try WalkMatrix(
        candidateCount: 1, rowStarts: [0, 1], candidates: [0], costs: [.nan])
    }
    #expect(throws: SitingFault.wrongLength("rows")) {
      try WalkMatrix(candidateCount: 1, rowStarts: [0, 2], candidates: [0])
    }
  }
}
