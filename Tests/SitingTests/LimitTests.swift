import CareCircleTestSupport
import Foundation
import Testing

@testable import Siting

/// Limits end a search with a plan whose bound holds, and a work limit gives the same plan whenever it is run.
@Suite struct LimitTests {
  /// Demands and candidates on a square, in reach of each other within a tenth of its side.
  private func scene(
    _ goal: SitingGoal, capacity: Int64? = nil, seed: UInt64 = 7
  ) throws -> SitingProblem {
    var generator = SeededGenerator(seed: seed)
    func points(_ count: Int) -> [(Double, Double)] {
      (0..<count).map { _ in
        (.random(in: 0..<1, using: &generator), .random(in: 0..<1, using: &generator))
      }
    }
    let (demands, sites) = (points(400), points(200))
    var (starts, columns, costs) = ([0], [Int32](), [Double]())
    for demand in demands {
      for (index, site) in sites.enumerated() {
        let (dx, dy) = (demand.0 - site.0, demand.1 - site.1)
        let squared = dx * dx + dy * dy
        if squared <= 0.01 {
          columns.append(Int32(index))
          costs.append((squared.squareRoot() * 1e4).rounded())
        }
      }
      starts.append(columns.count)
    }
    var problem = SitingProblem(
      matrix: try WalkMatrix(
        candidateCount: 200, rowStarts: starts, candidates: columns, costs: costs), goal: goal)
    problem.capacities = capacity.map { [Int64](repeating: $0, count: 200) }
    return problem
  }

  private static let goals: [SitingGoal] = [
    .cover, .coverWeight(380), .maximalCover(.sites(20)), .maximalCover(.budget(20)),
    .median(sites: 20, unserved: 1000), .centre(sites: 70),
  ]

  @Test(arguments: goals)
  func aWorkLimitGivesTheSamePlanAgain(_ goal: SitingGoal) throws {
    let problem = try scene(goal)
    let limits = SitingLimits(work: 15_000_000, seed: 3)
    let plan = try problem.solve(limits)
    for _ in 0..<3 { #expect(try problem.solve(limits) == plan) }
  }

  @Test(arguments: goals.prefix(4))
  func aWorkLimitGivesTheSamePlanAgainWithCapacities(_ goal: SitingGoal) throws {
    let problem = try scene(goal, capacity: 12)
    let limits = SitingLimits(work: 60_000_000, seed: 3)
    let plan = try problem.solve(limits)
    #expect(plan.end == .workLimit || plan.isOptimal)
    for _ in 0..<2 { #expect(try problem.solve(limits) == plan) }
  }

  @Test(arguments: goals.prefix(4))
  func aCancelledSearchWithCapacitiesHandsBackAPlan(_ goal: SitingGoal) throws {
    let plan = try scene(goal, capacity: 12).solve(SitingLimits(isCancelled: { true }))
    #expect(plan.end == .cancelled)
  }

  @Test(arguments: goals.dropLast())
  func aCancelledSearchHandsBackAPlanWithItsBound(_ goal: SitingGoal) throws {
    let problem = try scene(goal)
    let plan = try problem.solve(SitingLimits(isCancelled: { true }))
    try problem.check(plan)
    #expect(!plan.isOptimal)
    #expect(plan.end == .cancelled)
  }

  @Test(arguments: goals)
  func aTimeLimitIsKept(_ goal: SitingGoal) throws {
    let problem = try scene(goal)
    let start = ContinuousClock.now
    _ = try problem.solve(SitingLimits(time: .seconds(1)))
    // A busy machine may hold the threads back; an overrun by a phase without a look at the clock is far longer.
    #expect(ContinuousClock.now - start < .seconds(4))
  }

  @Test func aNewPlanMayStartFromAnOldOne() throws {
    var problem = try scene(.cover)
    let old = try problem.solve(SitingLimits(work: 20_000_000))
    problem.start = old.sites
    let new = try problem.solve(SitingLimits(isCancelled: { true }))
    #expect(new.objective <= old.objective)
  }

  @Test(arguments: [("scp41", 429), ("scp51", 253), ("scpe1", 5)])
  func publishedOptimaAreReached(_ name: String, _ optimum: Double) throws {
    guard let file = SharedData.url("siting/\(name).txt") else { return }
    let numbers = try String(contentsOf: file, encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let (rows, columns) = (numbers[0], numbers[1])
    var (place, reach) = (2 + columns, [[Int32]]())
    for _ in 0..<rows {
      reach.append(numbers[(place + 1)...(place + numbers[place])].map { Int32($0 - 1) })
      place += numbers[place] + 1
    }
    var problem = SitingProblem(
      matrix: try WalkMatrix(candidateCount: columns, reach: reach), goal: .cover)
    problem.siteCosts = numbers[2..<(2 + columns)].map { Int64($0) }
    let plan = try problem.solve(SitingLimits(work: 3_000_000_000))
    #expect(plan.isOptimal)
    #expect(plan.objective == optimum)
  }
}
