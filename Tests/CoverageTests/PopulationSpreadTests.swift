import CareCircleTestSupport
import CareModel
import Coverage
import Testing

@Suite struct PopulationSpreadTests {
  private func estate(
    _ township: String?, households: Int? = nil, elders: Int? = nil
  ) -> Estate {
    var estate = Estate(id: "E", place: .point(Scene.wenzhou))
    estate.township = township
    estate.households = households
    estate.elders = elders
    return estate
  }

  private func township(_ name: String, _ sixty: Int?, _ eighty: Int? = nil) -> TownshipPopulation {
    var row = TownshipPopulation(township: name)
    row.elders60 = sixty
    row.elders80 = eighty
    return row
  }

  @Test func theLargestRemaindersAreServedFirst() {
    #expect(PopulationSpread.shares(of: 10, by: [1, 1, 1]) == [4, 3, 3])
    #expect(PopulationSpread.shares(of: 7, by: [50, 30, 20]) == [4, 2, 1])
    #expect(PopulationSpread.shares(of: 1, by: [0, 1, 2]) == [0, 0, 1])
    #expect(PopulationSpread.shares(of: 0, by: [0, 0]) == [0, 0])
    #expect(PopulationSpread.shares(of: 5, by: [0, 0]) == nil)
    #expect(PopulationSpread.shares(of: 5, by: []) == nil)
    #expect(
      PopulationSpread.shares(of: 1_000_000_000, by: [1_000_000_000, 1_000_000_000, 1]) != nil)
  }

  @Test(arguments: 0..<40 as Range<UInt64>) func sharesAddUpAndAreNeverAWholePersonOff(seed: UInt64)
  {
    var random = SeededGenerator(seed: seed)
    let weights = (0..<Int.random(in: 1...80, using: &random)).map { _ in
      Int.random(in: 0...5000, using: &random)
    }
    let total = Int.random(in: 0...100_000, using: &random)
    let sum = weights.reduce(0, +)
    guard let shares = PopulationSpread.shares(of: total, by: weights) else {
      #expect(sum == 0)
      return
    }
    #expect(shares.reduce(0, +) == total)
    for (share, weight) in zip(shares, weights) where sum > 0 {
      #expect(abs(Double(share) - Double(total) * Double(weight) / Double(sum)) < 1)
    }
  }

  @Test func ownFiguresStandAndTheRestIsSpread() {
    let estates = [
      estate("东镇", households: 100), estate("东镇", households: 200),
      estate("东镇", households: 300, elders: 40), estate("西镇", households: 9), estate(nil),
    ]
    let spread = PopulationSpread([township("东镇", 100, 31), township("无", 7)], over: estates)
    #expect(
      spread.people[.sixty] == [
        CatchmentAmount(20), CatchmentAmount(40), CatchmentAmount(40), nil, nil,
      ])
    #expect(
      spread.people[.eighty]?.prefix(3) == [
        CatchmentAmount(5), CatchmentAmount(10), CatchmentAmount(16),
      ])
    #expect(spread.people[.sixtyFive]?.allSatisfy { $0 == nil } == true)
    #expect(spread.townships.map(\.unplaced) == [0, 7, 0])
  }

  @Test func anEstateWithoutHouseholdsHasAnUnknownShare() {
    let estates = [estate("东镇", households: 100), estate("东镇")]
    let spread = PopulationSpread([township("东镇", 90)], over: estates)
    #expect(spread.people[.sixty] == [CatchmentAmount(90, .atMost), nil])
    #expect(spread.townships[0].withoutHouseholds == 1 && spread.townships[0].unplaced == 0)
    let settled = PopulationSpread([township("东镇", 0)], over: estates)
    #expect(settled.people[.sixty] == [CatchmentAmount(0), CatchmentAmount(0)])
    let nobody = PopulationSpread([township("东镇", 90)], over: [estate("东镇")])
    #expect(nobody.people[.sixty] == [nil] && nobody.townships[0].unplaced == 90)
  }

  @Test func moreOfTheirOwnThanThereAreIsTold() {
    let estates = [estate("东镇", elders: 100), estate("东镇", households: 5)]
    let spread = PopulationSpread([township("东镇", 90)], over: estates)
    #expect(spread.people[.sixty] == [CatchmentAmount(100), nil])
    #expect(spread.townships[0].unplaced == -10)
  }

  @Test(arguments: 0..<20 as Range<UInt64>) func everyTownshipKeepsItsSum(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = ["甲", "乙", "丙"]
    let estates = (0..<60).map { _ in
      estate(
        names.randomElement(using: &random),
        households: Bool.random(using: &random) ? Int.random(in: 0...900, using: &random) : nil,
        elders: Int.random(in: 0..<4, using: &random) == 0 ? 3 : nil)
    }
    let totals = names.map { township($0, Int.random(in: 0...5000, using: &random), 77) }
    let spread = PopulationSpread(totals, over: estates)
    for one in spread.townships {
      let members = estates.indices.filter { estates[$0].township == names[one.row] }
      let sum = members.reduce(0.0) { $0 + (spread.people[one.age]?[$1]?.value ?? 0) }
      #expect(Int(sum) + one.unplaced == one.total)
    }
  }
}
