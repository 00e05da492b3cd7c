import Archives
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

/// Where to put the next rooms.
///
/// Six old estates stand in a row, 984 m apart at latitude 28; a circle reaches 692 m in a straight line. A candidate
/// between two of them (492 m from each) serves both, one beside an estate serves only that one.
@Suite struct SiteTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let elders = [100, 20, 30, 40, 500, 60]
    let rows = elders.enumerated().map { index, count in
      "E\(index),小区\(index),岚桥街道,1990,\(count * 2),\(count),\(Self.lon(Double(index))),28\n"
    }
    try folder.write(
      "e.csv", "小区编号,小区名称,乡镇,建成年份,户数,60岁以上人口,经度,纬度\n" + rows.joined())
    try folder.write("r.csv", "设施编号,设施类型,建筑面积,使用状态,经度,纬度\nR1,养老用房,300,在用,121.5,28\n")
    try folder.write("study.yaml", Self.study)
    try folder.write(
      "c.csv",
      """
      点位编号,建筑面积,方式,造价(万元),权属,可用日期,必选,禁选,经度,纬度
      A,300,租赁,80,国有,,,,\(Self.lon(0.5)),28
      B,300,购置,90,私有,,,,\(Self.lon(2.5)),28
      C,300,租赁,70,私有,,,,\(Self.lon(4.5)),28
      D,300,租赁,10,国有,,,,\(Self.lon(1.5)),28
      S,150,租赁,1,国有,,,,\(Self.lon(1)),28
      U,,租赁,1,国有,,,,\(Self.lon(3)),28
      L,300,新建,500,国有,2028-01-01,,,\(Self.lon(3)),28
      F,300,新建,5,国有,,,是,\(Self.lon(5)),28
      X,300,新建,5,国有,,,,119,28

      """)
  }

  private static func lon(_ index: Double) -> String { String(120.7 + index * 0.01) }
  private static let study = """
    as_of: 2026-11-30
    inputs:
      estates: { path: e.csv, crs: WGS84 }
      facilities: { path: r.csv, crs: WGS84 }
      candidates: { path: c.csv, crs: WGS84 }

    """

  private func site(_ arguments: String..., exitCode: Int32 = 0) throws -> CommandRun {
    let run = try CommandRun.carecircle(["site", "study.yaml"] + arguments, in: folder.path)
    #expect(run.exitCode == exitCode, "\(run.stderr)")
    return run
  }

  private struct Plan: Decodable {
    struct Uncovered: Decodable {
      let id: String
      let reachable: Bool
      let nearest: String?
      let walkM: Double?
    }

    let model: String
    let objective: Double?
    let bound: Double?
    let gapPercent: Double
    let optimal: Bool
    let coveredAfter: Int
    let total: Int
    let unweighted: Int
    let proposed: Bool
    let sites: [String]
    let uncovered: [Uncovered]
  }

  private func plan(_ bytes: [UInt8]) throws -> Plan {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Plan.self, from: Data(bytes))
  }

  @Test func theFewestSitesCloseEveryGap() throws {
    let plan = try plan(site().stdout)
    #expect(Set(plan.sites) == ["A", "B", "C"] && plan.objective == 3 && plan.bound == 3)
    #expect(plan.optimal && plan.gapPercent == 0 && plan.uncovered.isEmpty)
    #expect(plan.coveredAfter == 6 && plan.total == 6)
  }

  @Test(arguments: [(1, ["C"], 560), (2, ["C", "A"], 680), (9, ["C", "A", "B"], 750)])
  func theBestWithinANumberOfSites(sites: Int, expected: [String], elders: Int) throws {
    let plan = try plan(site("--sites", "\(sites)", "--maximise", "elders").stdout)
    #expect(plan.sites == expected && plan.coveredAfter == elders && plan.total == 750)
    #expect(plan.objective == Double(elders) && plan.optimal)
  }

  @Test func aBudgetLimitsThePlan() throws {
    // A and D together cost 90, C 70; with 80 only one of A (120 elders), C (560) or D (50) can be had, or C and D.
    let plan = try plan(site("--budget", "800000", "--maximise", "elders").stdout)
    #expect(Set(plan.sites) == ["C", "D"] && plan.coveredAfter == 610)
  }

  @Test func sitesCanBeDemanded() throws {
    try folder.write(
      "c.csv",
      String(decoding: try folder.bytes("c.csv"), as: UTF8.self)
        .replacing("D,300,租赁,10,国有,,,", with: "D,300,租赁,10,国有,,是,"))
    let plan = try plan(site().stdout)
    #expect(Set(plan.sites) == ["A", "B", "C", "D"])
  }

  @Test func theReasonOfEveryCandidateIsTold() throws {
    _ = try site("--out", "plan", "--lang", "zh")
    let table = String(decoding: try folder.bytes("plan/siting.csv"), as: UTF8.self)
    for (id, reason) in [
      ("S", "undersized"), ("U", "area_unknown"), ("L", "not_available"), ("F", "forbidden"),
      ("X", "closes_nothing"),
    ] {
      let row = table.split(whereSeparator: \.isNewline).first { $0.hasPrefix("\(id),") }
      #expect(row?.contains(",false,") == true && row?.contains(",\(reason),") == true, "\(id)")
    }
  }

  @Test func whatRemainsIsNamedWithTheNearestMiss() throws {
    try folder.write(
      "c.csv", "点位编号,建筑面积,经度,纬度\nA,300,\(Self.lon(0.5)),28\nC,300,\(Self.lon(4.5)),28\n")
    let plan = try plan(site().stdout)
    #expect(plan.sites.sorted() == ["A", "C"])
    #expect(plan.uncovered.map(\.id) == ["E2", "E3"])
    #expect(plan.uncovered.allSatisfy { !$0.reachable })
    #expect(plan.uncovered.map(\.nearest) == ["A", "C"])
    // 0.015 degrees of longitude at latitude 28 are 1,475.4 m; the detour makes 1,918 m of it.
    #expect(plan.uncovered.allSatisfy { abs(($0.walkM ?? 0) - 1_918.1) < 0.5 })
  }

  @Test func theStudyAfterThePlanIsComparedWithTheOneBefore() throws {
    let run = try CommandRun.carecircle(["run", "study.yaml", "--out", "out"], in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    for _ in 0..<2 { _ = try site("--out", "plan") }
    let changes = try CommandRun.carecircle(["compare", "out", "plan/after"], in: folder.path)
    #expect(changes.exitCode == 0 && changes.stderr.contains("6 gained"), "\(changes.stderr)")
  }

  @Test func anEditedScenarioIsNotReplaced() throws {
    _ = try site("--out", "plan")
    try folder.write("plan/after/estates.csv", "mine")
    let run = try site("--out", "plan", exitCode: 73)
    #expect(run.stderr.contains("estates.csv"))
    #expect(String(decoding: try folder.bytes("plan/after/estates.csv"), as: UTF8.self) == "mine")
  }

  @Test func phasesKeepWhatEarlierOnesCover() throws {
    _ = try site("--phase", "2026:1", "--phase", "2028:rest", "--weight", "elders", "--out", "plan")
    let curve = String(decoding: try folder.bytes("plan/curve.csv"), as: UTF8.self)
    let rows = curve.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    #expect(rows.count == 4 && rows[1][1] == "C" && rows[1][2] == "2026" && rows[1][4] == "560")
    #expect(rows.map { Int($0[4]) ?? -1 } == [0, 560, 680, 750])
  }

  @Test func aPhaseTakesOnlyWhatIsAvailable() throws {
    try folder.write(
      "c.csv",
      "点位编号,建筑面积,可用日期,经度,纬度\nA,300,,\(Self.lon(0.5)),28\nL,300,2028-01-01,\(Self.lon(4.5)),28\n")
    for (phase, sites) in [("first", ["A"]), ("2027", ["A"]), ("2028", ["A", "L"])] {
      #expect(try plan(site("--phase", "\(phase):rest").stdout).sites.sorted() == sites, "\(phase)")
    }
  }

  @Test func walksCanBeShort() throws {
    let sum = try plan(site("--minimise", "walk", "--sites", "1", "--weight", "elders").stdout)
    #expect(sum.sites == ["C"] && sum.optimal)
    let longest = try plan(site("--minimise", "longest-walk", "--sites", "1").stdout)
    // From B, in the middle, the farthest estates are 2.5 steps away.
    #expect(longest.sites == ["B"] && longest.optimal)
    #expect(abs((longest.objective ?? 0) - 2.5 * 983.62 * 1.3) < 1)
  }

  @Test func gapsAreProposedWithoutATable() throws {
    try folder.write("study.yaml", Self.study.replacing(#/.*candidates:.*\n/#, with: ""))
    let plan = try plan(site().stdout)
    #expect(plan.proposed && plan.sites.count == 6 && plan.optimal)
  }

  @Test func aStreetCornerBetweenTwoGapsServesBoth() throws {
    // A street of four steps of 492 m with a side street at the middle one. E1 and E3 stand at the first and at the last
    // corner of it, 984 m apart along the street, so that the walk of 900 m from one does not reach the other.
    try folder.write(
      "e.csv", "小区编号,建成年份,经度,纬度\nE1,1990,\(Self.lon(1)),28\nE3,1990,\(Self.lon(2)),28\n")
    let line = { (from: (Double, Double), to: (Double, Double)) in
      """
      {"type":"Feature","properties":{"name":"街\(from.1 == to.1 ? "东" : "北")"},"geometry":{"type":"LineString",\
      "coordinates":[[\(Self.lon(from.0)),\(from.1)],[\(Self.lon(to.0)),\(to.1)]]}}
      """
    }
    let streets = [
      line((0, 28), (1.5, 28)), line((1.5, 28), (3, 28)), line((1.5, 28), (1.5, 28.004)),
    ]
    try folder.write(
      "s.geojson",
      "{\"type\":\"FeatureCollection\",\"features\":[\(streets.joined(separator: ","))]}")
    try folder.write("study.yaml", Self.study.replacing(#/.*candidates:.*\n/#, with: ""))
    let network = ["--network", "s.geojson", "--network-crs", "WGS84"]
    let run = try CommandRun.carecircle(
      ["site", "study.yaml", "--out", "plan"] + network, in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    let found = try plan(folder.bytes("plan/plan.json"))
    #expect(found.proposed && found.optimal && found.sites == ["corner/120.715/28.0"])
    let table = String(decoding: try folder.bytes("plan/siting.csv"), as: UTF8.self)
    #expect(table.contains("corner/120.715/28.0,街东 / 街北,"), "\(table)")
    // Both estates lie half a step from the corner.
    let after = String(decoding: try folder.bytes("plan/after/estates.geojson"), as: UTF8.self)
    #expect(after.matches(of: #/"verdict":"covered"/#).count == 2)
  }

  @Test func theWorkbookListsThePlan() throws {
    _ = try site("--out", "plan", "--lang", "zh")
    let archive = try ZipArchive(FileBytes(folder.bytes("plan/siting.xlsx")))
    let book = try #require(archive.entry("xl/workbook.xml"))
    let names = String(decoding: try archive.unpacked(book), as: UTF8.self)
      .matches(of: #/<sheet name="([^"]*)"/#).map { String($0.output.1) }
    #expect(names == ["选址方案", "候选点位", "仍无用房小区"])
    let first = try #require(archive.entry("xl/worksheets/sheet1.xml"))
    let plan = String(decoding: try archive.unpacked(first), as: UTF8.self)
    for site in ["A", "B", "C"] { #expect(plan.contains(">\(site)</t>"), "\(site)") }
    #expect(!plan.contains(">D</t>") && plan.contains("服务6/6（小区数）；已证明最优"))
    let second = try #require(archive.entry("xl/worksheets/sheet2.xml"))
    let candidates = String(decoding: try archive.unpacked(second), as: UTF8.self)
    for reason in ["面积不达标", "面积不明（--with-unknown 可纳入）", "表中标为禁选"] {
      #expect(candidates.contains(reason), "\(reason)")
    }
  }

  /// A serves E0 and E1 (100 and 20 elders), B E2 and E3 (30 and 40), C E4 and E5 (500 and 60), D E1 and E2; each has 300 m2.
  @Test(arguments: [
    (10.0, ["A", "B", "C"], 750, [String]()),
    // C has room for 300 of 560.
    (1, ["A", "B", "C"], 490, ["E4", "E5"]),
    // Each has room for 30, and all four together for 120.
    (0.1, ["A", "B", "C", "D"], 120, ["E0", "E1", "E2", "E3", "E4", "E5"]),
  ])
  func roomsServeNoMoreThanTheyHaveRoomFor(
    perSquareMetre: Double, sites: [String], served: Int, short: [String]
  ) throws {
    _ = try site("--capacity", "\(perSquareMetre)", "--out", "plan")
    let plan = try plan(folder.bytes("plan/plan.json"))
    #expect(plan.sites.sorted() == sites && plan.coveredAfter == served && plan.total == 750)
    #expect(plan.optimal && Set(plan.uncovered.map(\.id)).isSubset(of: short))
    #expect(plan.uncovered.isEmpty == short.isEmpty)
    // The lines of the map say how many elders of which estate go where.
    let lines = String(decoding: try folder.bytes("plan/siting.geojson"), as: UTF8.self)
      .matches(of: #/"feature":"line".*?"weight":([0-9]+)/#)
    #expect(lines.reduce(0) { $0 + (Int($1.output.1) ?? 0) } == served)
  }

  @Test func withoutGapsThereIsNothingToSite() throws {
    try folder.write("r.csv", "设施编号,设施类型,建筑面积,使用状态,经度,纬度\nR1,养老用房,,在用,120.7,28\n")
    try folder.write("e.csv", "小区编号,建成年份,经度,纬度\nE1,1990,120.7,28\n")
    let run = try site()
    // The room's area is unknown, so that the estate is undecided and no gap.
    #expect(
      run.stderr.contains("no estate is a gap") && !run.stderr.contains("proved"), "\(run.stderr)")
    #expect(try plan(run.stdout).sites.isEmpty)
  }

  @Test func aTableOfNoUseIsSaid() throws {
    try folder.write("c.csv", "点位编号,建筑面积,经度,纬度\nS,150,\(Self.lon(1)),28\n")
    let run = try site()
    #expect(run.stderr.contains("none of 1 candidate can be used"), "\(run.stderr)")
    try folder.write("c.csv", "点位编号,建筑面积,经度,纬度\n")
    #expect(try site().stderr.contains("there is no site to choose"))
  }

  @Test func theSamePlanHasTheSameBytes() throws {
    #expect(
      try site("--sites", "2", "--maximise", "households").stdout
        == site("--sites", "2", "--maximise", "households").stdout)
  }

  @Test(arguments: [
    ["--sites", "2"], ["--maximise", "elders"], ["--minimise", "walk"], ["--phase", "2026"],
    ["--sites", "1", "--budget", "5", "--maximise", "elders"], ["--time-limit", "0"],
    ["--cover-share", "0"], ["--cover-share", "50", "--minimise", "walk", "--sites", "1"],
    ["--available-by", "soon"], ["--capacity", "0"],
    ["--capacity", "1", "--minimise", "walk", "--sites", "1"],
  ])
  func contradictionsAreRefused(arguments: [String]) throws {
    let run = try CommandRun.carecircle(["site", "study.yaml"] + arguments, in: folder.path)
    #expect(run.exitCode == 64 && run.stdout.isEmpty && !run.stderr.isEmpty, "\(run.stderr)")
  }
}
