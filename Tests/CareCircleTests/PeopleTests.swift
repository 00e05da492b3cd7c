import CareCircle
import CareCircleTestSupport
import Testing
import TextFormats

/// People of townships in the figures of units: nobody is lost.
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
    plan.estates = file("e.csv")
    plan.facilities = file("r.csv")
    plan.population = .file(folder.path + "/p.csv")
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
    // Nobody said 65.
    #expect(east["elders_65"] == "" && east["elders_65_unknown_estates"] == "")
    let west = try #require(rows.first { $0["unit_name"] == "西镇" })
    #expect(west["elders_60"] == "50" && west["elders_60_unplaced"] == "50")
    #expect(west["elders_60_unknown_estates"] == "1" && west["elders_60_percent"] == "")
    // A township that nobody else names has a row, too.
    let far = try #require(rows.first { $0["unit_name"] == "远镇" })
    #expect(far["elders_60_unplaced"] == "9" && far["estates"] == "0")
    #expect(rows[0]["elders_60"] == "299" && rows[0]["elders_80"] == "26")
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
