import CareCircleTestSupport
import Testing

@testable import Siting

/// Every model gives what trying every subset gives, and says so.
@Suite struct BruteForceTests {
  private func compare(
    _ seeds: Range<UInt64>, isLimited: Bool = false,
    _ goal: (inout SeededGenerator, [Int64]) -> SitingGoal
  ) throws {
    var infeasible = 0
    for seed in seeds {
      var random = RandomProblem(seed: seed)
      let problem = try random.make(isLimited: isLimited, goal)
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

  @Test(arguments: 0..<4)
  func setCovering(_ block: UInt64) throws {
    try compare((block * 100)..<(block * 100 + 100)) { _, _ in .cover }
  }

  @Test(arguments: 0..<4)
  func maximalCoveringByCount(_ block: UInt64) throws {
    try compare((1000 + block * 100)..<(1100 + block * 100)) { generator, _ in
      .maximalCover(.sites(Int.random(in: 0...5, using: &generator)))
    }
  }

  @Test(arguments: 0..<4)
  func maximalCoveringWithinABudget(_ block: UInt64) throws {
    try compare((2000 + block * 100)..<(2100 + block * 100)) { generator, _ in
      .maximalCover(.budget(Int64.random(in: 0...15, using: &generator)))
    }
  }

  @Test(arguments: 0..<4)
  func median(_ block: UInt64) throws {
    try compare((3000 + block * 100)..<(3100 + block * 100)) { generator, _ in
      .median(sites: Int.random(in: 1...6, using: &generator), unserved: 30)
    }
  }

  @Test(arguments: 0..<4)
  func medianThatServesAll(_ block: UInt64) throws {
    try compare((4000 + block * 100)..<(4100 + block * 100)) { generator, _ in
      .median(sites: Int.random(in: 3...8, using: &generator))
    }
  }

  @Test(arguments: 0..<4)
  func centre(_ block: UInt64) throws {
    try compare((5000 + block * 100)..<(5100 + block * 100)) { generator, _ in
      .centre(sites: Int.random(in: 3...8, using: &generator))
    }
  }

  @Test(arguments: 0..<4)
  func partialCovering(_ block: UInt64) throws {
    try compare((6000 + block * 100)..<(6100 + block * 100)) { generator, weights in
      .coverWeight(weights.reduce(0, +) * Int64.random(in: 0...9, using: &generator) / 10)
    }
  }

  @Test(arguments: 0..<4)
  func coveringWithCapacities(_ block: UInt64) throws {
    try compare((7000 + block * 100)..<(7100 + block * 100), isLimited: true) { _, _ in .cover }
  }

  @Test(arguments: 0..<4)
  func partialCoveringWithCapacities(_ block: UInt64) throws {
    try compare((8000 + block * 100)..<(8100 + block * 100), isLimited: true) {
      generator, weights in
      .coverWeight(weights.reduce(0, +) * Int64.random(in: 0...6, using: &generator) / 10)
    }
  }

  @Test(arguments: 0..<4)
  func maximalCoveringWithCapacities(_ block: UInt64) throws {
    try compare((9000 + block * 100)..<(9100 + block * 100), isLimited: true) { generator, _ in
      .maximalCover(
        Bool.random(using: &generator)
          ? .sites(Int.random(in: 0...5, using: &generator))
          : .budget(Int64.random(in: 0...15, using: &generator)))
    }
  }
}
