import Testing

@testable import CareModel

@Suite struct UnitNameIndexTests {
  private func index(_ names: [String]) -> UnitNameIndex {
    UnitNameIndex(
      names.enumerated().map { number, name in
        var unit = AdministrativeUnit(id: "T\(number)", level: .township)
        unit.name = name
        return unit
      })
  }

  private static let townships = [
    "竹湾街道", "竹湾镇", "宝山区", "高新区竹岛街道", "溪口镇", "东区", "和平街道", "和平社区",
  ]

  @Test(arguments: [
    ("竹湾街道", [0]), ("T1", [1]), ("竹湾街道办事处", [0]), ("竹湾街道办", [0]), (" 竹湾 街道", [0]),
    ("竹湾镇人民政府", [1]), ("宝山", [2]), ("竹岛街道", [3]), ("高新区竹岛街道办事处", [3]), ("云州市溪口镇", [4]),
    ("云州市宝山区溪口镇", [4]), ("溪口", [4]), ("东区", [5]),
  ])
  func aUnitIsFoundByNamesAlikeToItsOwn(text: String, expected: [Int]) {
    #expect(index(Self.townships).match(text).units == expected)
  }

  @Test(arguments: [
    "溪口街道", "溪口乡", "宝山县", "溪口村", "云州市溪口", "东", "湾街道", "区竹岛街道", "镇", "",
  ])
  func aNameOfAnotherKindOrAPartOfANameIsNoUnit(text: String) {
    #expect(index(Self.townships).match(text).units == [])
  }

  @Test func whatMayMeanSeveralUnitsGivesAll() {
    #expect(index(Self.townships).match("竹湾").units == [0, 1])
    #expect(index(Self.townships).match("和平").units == [6, 7])
    let same = index(["高新区竹岛街道", "经开区竹岛街道"])
    #expect(same.match("竹岛街道").units == [0, 1])
    #expect(same.match("经开区竹岛街道").units == [1])
  }

  @Test func onlyAnIdOrNameAsItStandsIsExact() {
    #expect(index(Self.townships).match("竹湾街道").isExact)
    #expect(index(Self.townships).match("T0").isExact)
    #expect(!index(Self.townships).match("竹湾街道办事处").isExact)
  }
}
