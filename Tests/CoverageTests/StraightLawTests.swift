import CareCircleTestSupport
import Coverage
import Testing

/// The laws of the design on hundreds of scenes.
@Suite struct StraightLawTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func everyLawHoldsOnRandomScenes(seed: UInt64) {
    for scene in 0..<40 as Range<UInt64> {
      let violations = LawChecker(.random(seed: seed * 1000 + scene)).violations()
      #expect(violations == [], "scene \(seed * 1000 + scene)")
    }
  }

  /// The scenes would prove nothing if they held only one kind of answer.
  @Test func randomScenesHoldEveryAnswer() {
    var tally = CoverageTally()
    var kinds: Set<String> = []
    for seed in 0..<60 as Range<UInt64> {
      for reach in Scene.random(seed: seed).reaches {
        tally.add(reach)
        if let from = reach.nearest?.from { kinds.insert("\(from)".prefix(4).description) }
      }
    }
    #expect(Set(tally.verdicts.keys) == Set(Verdict.allCases))
    // What only streets or a declared extent can leave open has scenes of its own.
    let others: Set<Reason> = [
      .snapFailed, .disconnected, .outsideNetwork, .edgeOfData, .edgeUncertain,
      .facilityUnconnected, .barrier,
    ]
    #expect(Set(tally.reasons.keys) == Set(Reason.allCases).subtracting(others))
    #expect(tally.borderline[.speed, default: 0] > 0 && tally.borderline[.gate, default: 0] > 0)
    #expect(kinds == ["poin", "gate", "boun", "insi"])
  }
}
