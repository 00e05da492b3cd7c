import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

@testable import Coverage

@Suite struct SummaryTests {
  /// What an estate can still turn out to be.
  private enum Outcome { case covered, gap, outside }

  private func outcomes(_ applies: Applicability, _ reach: Reach) -> [Outcome] {
    let reached: [Outcome] =
      switch reach {
      case .covered: [.covered]
      case .gap: [.gap]
      case .indeterminate: [.covered, .gap]
      }
    return switch applies {
    case .yes: reached
    case .no: [.outside]
    case .unknown: reached + [.outside]
    }
  }

  /// The shares of every way in which the undecided can turn out; nil if nobody is asked about.
  private func shares(_ estates: [[Outcome]]) -> [Double?] {
    var counts: Set<[Int]> = [[0, 0]]
    for outcomes in estates {
      counts = Set(
        counts.flatMap { count in
          outcomes.map { outcome in
            switch outcome {
            case .covered: [count[0] + 1, count[1]]
            case .gap: [count[0], count[1] + 1]
            case .outside: count
            }
          }
        })
    }
    return counts.map { count in
      let asked = count[0] + count[1]
      return asked > 0 ? 100 * Double(count[0]) / Double(asked) : nil
    }
  }

  @Test(arguments: UInt64(0)..<300)
  func theBoundsAreTheLeastAndGreatestShareOfEveryCompletion(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var tally = CoverageTally()
    var estates: [[Outcome]] = []
    for _ in 0..<Int.random(in: 0...7, using: &random) {
      let applies =
        [Applicability.yes, .yes, .no, .unknown(.year), .unknown(.setting)]
        .randomElement(using: &random) ?? .no
      let reach = Reach.allCases.randomElement(using: &random) ?? .gap
      estates.append(outcomes(applies, reach))
      tally.add(
        EstateReach(
          applies: applies, reach: reach, verdict: Verdict(applies, reach), reason: nil,
          nearest: nil, inReach: 0, nearMisses: [], borderline: []))
    }
    let shares = shares(estates)
    expectBound(tally.least, is: shares.compactMap(\.self).min(), among: shares)
    expectBound(tally.greatest, is: shares.compactMap(\.self).max(), among: shares)
    let decided = estates.filter { $0 == [.covered] || $0 == [.gap] }
    #expect(tally.covered.numerator == decided.count { $0 == [.covered] })
    #expect(tally.covered.denominator == decided.count)
    #expect(tally.total == estates.count)
  }

  /// A bound of nothing is right only if it is possible that nobody is asked about.
  private func expectBound(_ share: Share, is bound: Double?, among shares: [Double?]) {
    if let percent = share.percent {
      #expect(percent == bound)
    } else {
      #expect(shares.contains(nil))
    }
  }

  @Test func theSummaryOfTheSampleAddsUp() throws {
    let plan = try StudyFile.plan(CommandRun.sample("study.yaml"))
    let result = try Study(plan).analyse()
    let bytes = result.results.summary(inputs: result.inputs).bytes
    let root = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let estates = try #require(root["estates"] as? [String: Any])
    let townships = try #require(root["townships"] as? [[String: Any]])
    for group in ["verdict", "reach", "reason"] {
      let whole = try #require(estates[group] as? [String: Int])
      let parts = townships.compactMap { $0[group] as? [String: Int] }
      #expect(parts.count == townships.count && townships.count > 1)
      for (code, count) in whole {
        #expect(parts.compactMap { $0[code] }.reduce(0, +) == count, "\(group) \(code)")
      }
    }
    let verdicts = try #require(estates["verdict"] as? [String: Int])
    let reasons = try #require(estates["reason"] as? [String: Int])
    #expect(verdicts.values.reduce(0, +) == result.estates.count)
    // Exactly the gaps and the undecided estates have a reason.
    #expect(
      reasons.values.reduce(0, +) == verdicts["gap", default: 0]
        + verdicts["indeterminate", default: 0])
    let facilities = try #require(root["facilities"] as? [String: Int])
    #expect(
      facilities.filter { $0.key != "total" }.values.reduce(0, +) == facilities["total"])
  }
}
