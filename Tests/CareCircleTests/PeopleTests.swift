import CareCircle
import CareCircleTestSupport
import Testing
import TextFormats

/// People of townships in the figures of units: none are lost.
@Suite struct PeopleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func rows(_ plan: StudyPlan) throws -> [[String: String]] {
    let text = try Study(plan).analyse().areas().coverageLayer.text(as: .csv).dropFirst()
    let lines = text.split(separator: "\r\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(lines[0], $0)) }
  }

  private func file(_ name: String) -> InputFile { .file(folder.path + "/" + name, crs: .wgs84) }

  private func plan() -> StudyPlan {
    var plan = StudyPlan()
    plan.inputs[.estates] = [file("e.csv")]
    plan.inputs[.facilities] = [file("r.csv")]
    plan.inputs[.population] = [.file(folder.path + "/p.csv")]
    plan.circle = .radius(.metres(700))
    return plan
  }

  @Test func shareOfEveryVerdictByHand() throws {
    try folder.write(
      "e.csv",
      "id,township,built_year,households,elders,lon,lat\nA,东镇,1990,100,40,120.7,28\n"
        + "B,东镇,1990,300,,120.8,28\nC,东镇,2015,100,,120.7,28\nD,西镇,1990,,,120.7,28\n")
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR,care_room,250,in_use,120.7,28\n")
    try folder.write(
      "p.csv", "乡镇,60岁以上人口,80岁以上人口\n东镇,240,21\n西镇,50,5\n远镇,9,\n")
    let rows = try rows(plan())
    // 东镇: A has 40 of its own, 200 are shared by B and C as 3 to 1; of 21, A, B and C get 4, 13 and 4.
    let east = try #require(rows.first { $0["unit_name"] == "东镇" })
    #expect(east["elders_60"] == "240" && east["elders_60_covered"] == "40")
    #expect(east["elders_60_gap"] == "150" && east["elders_60_not_applicable"] == "50")
    #expect(east["elders_60_percent"] == "21.05" && east["elders_60_unplaced"] == "0")
    #expect(
      ["elders_80", "elders_80_covered", "elders_80_gap", "elders_80_not_applicable"].map {
        east[$0]
      }
        == ["21", "4", "13", "4"])
    // No figure for 65 was given.
    #expect(east["elders_65"] == "" && east["elders_65_unknown_estates"] == "")
    let west = try #require(rows.first { $0["unit_name"] == "西镇" })
    #expect(west["elders_60"] == "50" && west["elders_60_unplaced"] == "50")
    #expect(west["elders_60_unknown_estates"] == "1" && west["elders_60_percent"] == "")
    // A township that is named nowhere else has a row as well.
    let far = try #require(rows.first { $0["unit_name"] == "远镇" })
    #expect(far["elders_60_unplaced"] == "9" && far["estates"] == "0")
    #expect(rows[0]["elders_60"] == "299" && rows[0]["elders_80"] == "26")
  }

  private func issues(_ code: DataIssue.Code) throws -> [String] {
    try Study(plan()).analyse().issues.filter { $0.code == code }.map { $0.value ?? $0.file }
  }

  /// Two estates of 东街道, one of 西镇 and one of 南乡, each with a room beside it.
  private func writeTownships(households: String = "100") throws {
    try folder.write(
      "e.csv",
      "id,township,built_year,households,elders,lon,lat\nA,东海街道,1990,\(households),,120.7,28\n"
        + "B,东海街道,1990,300,,120.7,28\nC,西山镇,1990,50,,120.7,28\nD,南溪乡,1990,50,7,120.7,28\n")
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR,care_room,250,in_use,120.7,28\n")
  }

  @Test func townshipsAreFoundUnderOtherSpellings() throws {
    try writeTownships()
    try folder.write(
      "p.csv", "乡镇,60岁以上人口\n东海街道办事处,400\n西山镇人民政府,9\n南溪,30\n东海镇,5\n")
    let rows = try rows(plan())
    let figures = Dictionary(
      rows.map { ($0["unit_name"] ?? "", $0["elders_60_covered"] ?? "") }, uniquingKeysWith: { $1 })
    // D has 7 of its own, and 南溪乡 has no other estate for the other 23.
    #expect(figures["东海街道"] == "400" && figures["西山镇"] == "9" && figures["南溪乡"] == "7")
    #expect(rows.first { $0["unit_name"] == "南溪乡" }?["elders_60_unplaced"] == "23")
    // A unit of another kind is another unit.
    let other = try #require(rows.first { $0["unit_name"] == "东海镇" })
    #expect(other["elders_60_unplaced"] == "5" && other["estates"] == "0")
    #expect(try issues(.unitLikened) == ["东海街道办事处", "西山镇人民政府", "南溪"])
    #expect(try issues(.populationUnmatched) == ["东海镇"])
    #expect(try issues(.unitWithoutPopulation) == [])
  }

  @Test func estatesThatNameTheirTownshipByItsIDGetItsPeople() throws {
    try writeTownships()
    try folder.write("t.csv", "id,name\nT1,东海街道\nT2,西山镇\nT3,南溪乡\nT4,北岭镇\n")
    try folder.write(
      "e.csv",
      "id,township,built_year,households,lon,lat\nA,T1,1990,100,120.7,28\n"
        + "B,东海街道,1990,300,120.7,28\nC,西山,1990,50,120.7,28\n")
    try folder.write("p.csv", "乡镇,60岁以上人口\n东海,400\nT2,9\n南溪乡,0\n")
    var plan = plan()
    plan.inputs[.townships] = [.file(folder.path + "/t.csv")]
    let rows = try rows(plan)
    let columns = ["elders_60", "elders_60_covered", "elders_60_unknown_estates"]
    let found = rows.dropFirst().map { row in columns.map { row[$0] } }
    #expect(found == [["400", "400", "0"], ["9", "9", "0"], ["0", "0", "0"], ["", "", ""]])
    let missing = try Study(plan).analyse().issues.first { $0.code == .unitWithoutPopulation }
    #expect(
      missing?.message.english.hasPrefix("1 of 4 townships has no usable row in this table") == true
    )
    #expect(missing?.message.chinese.hasSuffix("北岭镇") == true)
  }

  @Test func oneTownshipUnderTwoSpellingsIsNotAddedOrLost() throws {
    try writeTownships()
    try folder.write(
      "p.csv", "乡镇,60岁以上人口\n东海街道,400\n东海街道办,400\n西山镇,9\n西山镇政府,8\n南溪乡,30\n")
    let rows = try rows(plan())
    #expect(rows.first { $0["unit_name"] == "东海街道" }?["elders_60"] == "400")
    #expect(rows.first { $0["unit_name"] == "西山镇" }?["elders_60"] == "")
    #expect(try issues(.duplicateRow) == ["东海街道办"])
    #expect(try issues(.townshipRepeated) == ["西山镇", "西山镇政府"])
    let population = try #require(
      try Study(plan()).analyse().inputs.first { $0.role == "population" })
    #expect(population.rowsIn == 5 && population.rowsRejected == 3)
  }

  @Test(arguments: [
    "东海街道,400\n东海街道,300\n西山镇,9\n",  // refused
    "西山镇,9\n",  // missing
    "东海街道,\n西山镇,9\n",  // blank
  ])
  func figuresOfATownshipWithoutARowAreNotNought(population: String) throws {
    try writeTownships()
    try folder.write("p.csv", "乡镇,60岁以上人口\n" + population)
    let rows = try rows(plan())
    let columns = [
      "", "_covered", "_gap", "_indeterminate", "_not_applicable", "_unplaced", "_percent",
    ]
    for name in ["东海街道", "南溪乡"] {
      let row = try #require(rows.first { $0["unit_name"] == name })
      #expect(columns.map { row["elders_60" + $0] } == columns.map { _ in "" })
    }
    #expect(rows.first { $0["unit_name"] == "西山镇" }?["elders_60"] == "9")
    // What is known of the whole: the 9 of 西山镇 and the 7 of D; A and B are not known.
    #expect(rows[0]["elders_60"] == "16" && rows[0]["elders_60_unknown_estates"] == "2")
  }

  @Test func anApproximateNumberOfHouseholdsIsNotAdded() throws {
    try writeTownships(households: "约1000户")
    try folder.write("p.csv", "乡镇,60岁以上人口\n东海街道,400\n西山镇,9\n南溪乡,30\n")
    let rows = try rows(plan())
    let east = try #require(rows.first { $0["unit_name"] == "东海街道" })
    #expect(east["households"] == "300" && east["households_unknown_estates"] == "1")
    #expect(east["elders_60_unknown_estates"] == "1")
    #expect(try issues(.countApproximate) == ["约1000户"])
  }

  @Test(arguments: 0..<10) func sumsArePreserved(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(70 + seed))
    let pick = { (random: inout SeededGenerator, of: Int) in Int.random(in: 0..<of, using: &random)
    }
    var estates = "id,township,built_year,households,elders,lon,lat\n"
    for number in 0..<60 {
      let elders = pick(&random, 4) == 0 ? "\(pick(&random, 90))" : ""
      let households = pick(&random, 5) == 0 ? "" : "\(pick(&random, 900))"
      estates +=
        "E\(number),镇\(pick(&random, 5)),\(pick(&random, 2) == 0 ? "1990" : ""),\(households),"
        + "\(elders),\(120.7 + Double(pick(&random, 40)) / 1000),\(28 + Double(pick(&random, 40)) / 1000)\n"
    }
    try folder.write("e.csv", estates)
    try folder.write(
      "r.csv",
      "id,kind,area,status,lon,lat\nR,care_room,250,in_use,120.71,28.01\nS,care_room,,in_use,120.73,28.03\n"
    )
    let totals = (0..<6).map { _ in [2000, 1500, 300].map { $0 + pick(&random, 800) } }
    try folder.write(
      "p.csv",
      "township,elders_60,elders_65,elders_80\n"
        + totals.enumerated().map { "镇\($0),\($1[0]),\($1[1]),\($1[2])\n" }.joined())
    let rows = try rows(plan())
    let number = { (row: [String: String], key: String) in Int(row[key] ?? "") ?? .min }
    let parts = ["covered", "gap", "indeterminate", "not_applicable", "unplaced"]
    for (place, age) in ["elders_60", "elders_65", "elders_80"].enumerated() {
      for row in rows {
        #expect(number(row, age) == parts.reduce(0) { $0 + number(row, "\(age)_\($1)") })
      }
      for (township, total) in totals.enumerated() {
        let row = try #require(rows.first { $0["unit_name"] == "镇\(township)" })
        #expect(number(row, age) == total[place])
      }
      #expect(number(rows[0], age) == totals.reduce(0) { $0 + $1[place] })
    }
  }
}
