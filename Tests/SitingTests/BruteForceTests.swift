import CareCircleTestSupport
import Testing

@testable import Siting

/// Every model gives what trying every subset gives, and says so.
@Suite struct BruteForceTests {
  private func compare(
    _ seeds: Range<UInt64>, _ goal: (inout SeededGenerator, [Int64]) -> SitingGoal
  ) throws {
    var infeasible = 0
    for seed in seeds {
      var random = RandomProblem(seed: seed)
      let problem = try random.make(goal)
      guard let best = BruteForce(problem: problem).best() else {
        infeasible += 1
        #expect(throws: SitingFault.self, "seed \(seed)") { try problem.solve() }
        continue
      }
      let plan = try problem.solve()
      #expect(plan.isOptimal, "seed \(seed)")
      #expect(plan.bound == plan.objective, "seed \(seed)")
      #expect([plan.objective] + plan.preferences.map(Double.init) == best, "seed \(seed)")
    }
    #expect(infeasible * 2 < seeds.count, "most problems have an answer")
  }

  @Test(arguments: 0..<8)
  func setCovering(_ block: UInt64) throws {
    try compare((block * 100)..<(block * 100 + 100)) { _, _ in .cover }
  }
}
