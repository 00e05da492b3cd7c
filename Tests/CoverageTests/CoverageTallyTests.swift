import CareCircleTestSupport
import CareModel
import Testing

@testable import Coverage

@Suite struct CoverageTallyTests {
  private func tally(_ reaches: [EstateReach]) -> CoverageTally {
    var tally = CoverageTally()
    for reach in reaches { tally.add(reach) }
    return tally
  }

  /// So many estates of each kind of applicability and reach.
  private func reaches(
    covered: Int = 0, gap: Int = 0, undecided: Int = 0, young: Int = 0,
    ageless: (covered: Int, gap: Int, undecided: Int) = (0, 0, 0)
  ) -> [EstateReach] {
    let homes: [(Double, Int, YearRange?)] = [
      (0, covered, YearRange(1990)), (9000, gap, YearRange(1990)),
      (50_000, undecided, YearRange(1990)), (0, young, YearRange(2020)), (0, ageless.covered, nil),
      (9000, ageless.gap, nil), (50_000, ageless.undecided, nil),
    ]
    var scene = Scene().room("R").room("U", east: 50_000) { $0.status = nil }
    for (east, count, built) in homes {
      for _ in 0..<count { scene = scene.estate("E", east: east) { $0.built = built } }
    }
    return scene.reaches
  }

  /// The undecided are in neither part of the share, and bound what it can still become.
  @Test func sharesAndTheirBoundsAreCounted() {
    let tally = tally(
      reaches(covered: 5, gap: 3, undecided: 2, young: 4, ageless: (1, 2, 3)))
    #expect(tally.total == 20)
    #expect(tally.verdicts == [.covered: 5, .gap: 3, .indeterminate: 8, .notApplicable: 4])
    #expect(tally.reaches == [.covered: 10, .gap: 5, .indeterminate: 5])
    #expect(tally.reasons == [.tooFar: 3, .statusUnknown: 2, .yearUnknown: 6])
    #expect(tally.covered == Share(5, of: 8))
    // Worst: the undecided and ageless are gaps (2 + 2 + 3), the ageless that is covered is young.
    #expect(tally.least == Share(5, of: 15))
    // Best: undecided and ageless are covered (2 + 1 + 3), the ageless gaps are young.
    #expect(tally.greatest == Share(11, of: 14))
  }

  /// A share of nothing is neither 0 nor 100 per cent.
  @Test func aShareOfNothingHasNoPercent() {
    #expect(CoverageTally().covered.percent == nil)
    #expect(CoverageTally().total == 0)
    #expect(tally(reaches(undecided: 1)).covered.percent == nil)
    #expect(tally(reaches(undecided: 1)).least.percent == 0)
    #expect(tally(reaches(undecided: 1)).greatest.percent == 100)
    #expect(tally(reaches(young: 3)).greatest.percent == nil)
    #expect(Share(1, of: 8).percent == 12.5)
  }

  /// The bounds are the least and greatest share over every way in which the unknown can turn out.
  @Test func boundsAreTheExtremesOfEveryOutcome() {
    var random = SeededGenerator(seed: 4)
    for _ in 0..<40 {
      func some() -> Int { Int.random(in: 0...2, using: &random) }
      let (c, g, u, ac, ag, au) = (some(), some(), some(), some(), some(), some())
      let tally = tally(reaches(covered: c, gap: g, undecided: u, ageless: (ac, ag, au)))
      var shares: [Double] = []
      for (a, b, d, e, f) in Self.outcomes(u, ac, ag, au) {
        let covered = c + a + b + e
        let all = covered + g + (u - a) + d + f
        if all > 0 { shares.append(100 * Double(covered) / Double(all)) }
      }
      guard let least = tally.least.percent, let greatest = tally.greatest.percent else { continue }
      #expect(abs((shares.min() ?? -1) - least) < 1e-9)
      #expect(abs((shares.max() ?? -1) - greatest) < 1e-9)
    }
  }

  /// Undecided that turn out covered, ageless covered and gaps that turn out old, and ageless
  /// undecided that turn out old and covered, or old and a gap.
  private static func outcomes(
    _ u: Int, _ ac: Int, _ ag: Int, _ au: Int
  ) -> [(Int, Int, Int, Int, Int)] {
    var all: [(Int, Int, Int, Int, Int)] = []
    for a in 0...u {
      for b in 0...ac {
        for d in 0...ag {
          for e in 0...au {
            for f in 0...(au - e) { all.append((a, b, d, e, f)) }
          }
        }
      }
    }
    return all
  }

  @Test func borderlineCausesAreCountedOneByOne() {
    let scene = Scene(circle: .walk(minutes: 15)).room("R")
      .estate("near").estate("edge", east: 690)
      .estate("block", ground: [(650, 0), (1500, 0), (1500, 20), (650, 20)])
    #expect(tally(scene.reaches).borderline == [.speed: 2, .gate: 1])
  }
}
