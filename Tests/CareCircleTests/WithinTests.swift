import CareCircle
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

/// A study that is limited to a district: only what lies there is asked about, but what lies around it still matters.
@Suite struct WithinTests {
  private let folder: TemporaryFolder
  /// 0.01 degrees at 28 degrees north: about 983 m from west to east and 1,108 m from south to north.
  private static let district = "120.70,28.00,120.71,28.01"

  init() throws {
    folder = try TemporaryFolder()
    // A is served from outside, B has nothing near, C lies outside beside the room, D on the border, E nowhere.
    try folder.write(
      "e.csv",
      """
      id,township,built_year,households,elders,lon,lat
      A,东镇,1990,10,30,120.709,28.005
      B,东镇,1990,20,40,120.7001,28.0001
      C,西镇,1990,30,70,120.712,28.005
      D,东镇,1990,40,50,120.71,28.009
      E,西镇,1990,50,60,120.75,28.05

      """)
    try folder.write(
      "r.csv", "id,kind,area,status,lon,lat\nR,care_room,300,in_use,120.711,28.005\n")
    try folder.write("within.geojson", Self.box(Self.district))
    try folder.write("all.geojson", Self.box("120.6,27.9,120.8,28.1"))
  }

  private static func feature(_ box: String, _ name: String = "") -> String {
    let b = box.split(separator: ",").map(String.init)
    return """
      {"type":"Feature","properties":{"name":"\(name)"},"geometry":{"type":"Polygon","coordinates":\
      [[[\(b[0]),\(b[1])],[\(b[2]),\(b[1])],[\(b[2]),\(b[3])],[\(b[0]),\(b[3])],[\(b[0]),\(b[1])]]]}}
      """
  }

  private static func box(_ box: String) -> String { layer([feature(box)]) }

  private static func layer(_ features: [String]) -> String {
    "{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}"
  }

  private func file(_ name: String) -> InputFile { .file(folder.path + "/" + name, crs: .wgs84) }

  private func json(_ name: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(folder.bytes(name))) as? [String: Any] ?? [:]
  }

  private func plan(_ within: String? = "within.geojson") -> StudyPlan {
    var plan = StudyPlan()
    plan.inputs[.estates] = [file("e.csv")]
    plan.inputs[.facilities] = [file("r.csv")]
    plan.inputs[.within] = within.map { [file($0)] } ?? []
    plan.circle = .radius(.metres(500))
    return plan
  }

  @Test func onlyWhatLiesInItIsAskedAboutAndRoomsOutsideServe() throws {
    let result = try Study(plan()).analyse()
    #expect(result.results.estates.map(\.id) == ["A", "B", "D"])
    #expect(result.results.reaches.map(\.verdict) == [.covered, .gap, .covered])
    #expect(result.results.estatesOutside == 2)
    let estates = try #require(result.inputs.first { $0.kind == .estates })
    #expect(estates.rowsIn == 5 && estates.rowsUsed == 5 && estates.rowsOutside == 2)
    let note = try #require(result.issues.first { $0.code == .outsideWithin })
    #expect(note.severity == .note && note.message.english.hasPrefix("2 of 5 estates lie outside"))
    try result.write(toFolder: folder.path + "/out")
    let summary = try json("out/summary.json")
    #expect((summary["headline"] as? [String: Any])?["estates_outside"] as? Int == 2)
    #expect((summary["estates"] as? [String: Any])?["total"] as? Int == 3)
  }

  @Test func everyVerdictIsThatOfTheStudyWithoutIt() throws {
    let whole = try Study(plan(nil)).analyse()
    let limited = try Study(plan()).analyse()
    let inside = whole.estates.filter { ["A", "B", "D"].contains($0.id) }
    #expect(limited.estates.map(\.verdict) == inside.map(\.verdict))
    #expect(whole.results.estatesOutside == nil)
    // Ground around everything changes nothing.
    #expect(
      try Study(plan("all.geojson")).analyse().gapLayer.text(as: .geoJSON)
        == whole.gapLayer.text(as: .geoJSON))
  }

  @Test func groundAndUnitsAreThoseInside() throws {
    // Two townships, the western one with half of its ground inside; a third far away.
    try folder.write(
      "t.geojson",
      Self.layer([
        Self.feature("120.69,28.00,120.705,28.01", "东镇"),
        Self.feature("120.705,28.00,120.72,28.01", "西镇"),
        Self.feature("120.75,28.04,120.76,28.05", "远镇"),
      ]))
    var plan = plan()
    plan.inputs[.townships] = [file("t.geojson")]
    let report = try Study(plan).analyse().areas()
    let district = 982.9 * 1108.2
    let whole = try #require(report.areas?.whole)
    #expect(abs(whole.demand.squareMetres - district) < district / 500)
    let names = report.rows.filter { $0.level == .township }.map(\.name)
    #expect(names == ["东镇", "西镇"])
    // Without townships, the district itself is the ground.
    let alone = try #require(try Study(self.plan()).analyse().areas().areas?.whole)
    #expect(abs(alone.demand.squareMetres - district) < district / 500)
  }

  @Test func peopleOfTownshipsElsewhereAreNotCounted() throws {
    try folder.write("p.csv", "乡镇,60岁以上人口\n东镇,130\n西镇,200\n无名镇,7\n")
    var plan = plan()
    plan.inputs[.population] = [.file(folder.path + "/p.csv")]
    let rows = try Study(plan).analyse().areas().rows
    let whole = try #require(rows.first?.figures.people[.sixty])
    // 东镇: 30 + 40 + 50 of its own, 10 that cannot be placed. 西镇 lies outside. The location of 无名镇 is not known.
    #expect(whole.covered == 80 && whole.gap == 40 && whole.unplaced == 17)
    #expect(rows.compactMap(\.name).sorted() == ["东镇", "无名镇"].sorted())
  }

  @Test func neighboursOutsideShareTheRoomsOfASupply() throws {
    let supply = try Study(plan()).supply(.none)
    #expect(supply.results.coverage.estates.map(\.id) == ["A", "B", "D"])
    // 300 m2 for A, C and D: 30 + 70 + 50 people; 2 m2 a head.
    #expect(supply.results.area.map(\.perThousand) == [2000, 0, 2000])
    #expect(supply.results.counts == [1, 0, 1])
    #expect(supply.results.spread.people[.sixty]?.map { $0?.value } == [30, 40, 50])
  }

  @Test func tilesOfItJoinToTheWhole() throws {
    try Study(plan()).analyse().write(toFolder: folder.path + "/whole")
    var folders: [String] = []
    for place in 0..<4 {
      var part = plan()
      part.tile = StudyTile(column: place % 2, row: place / 2, of: 2)
      part.tileExtent = GroundBox("120.69,27.99,120.76,28.06")
      folders.append("\(folder.path)/part-\(place)")
      try Study(part).analyse().write(toFolder: folders[place])
    }
    try PartJoin(folders).write(toFolder: folder.path + "/joined")
    let (whole, joined) = (
      try json("whole/summary.json"), try json("joined/summary.json")
    )
    #expect(NSDictionary(dictionary: whole) == NSDictionary(dictionary: joined))
    let inputs = try json("joined/provenance.json")["inputs"] as? [[String: Any]] ?? []
    #expect(inputs.first { $0["role"] as? String == "estates" }?["rows_outside"] as? Int == 2)
  }

  @Test func nothingInsideIsAWarningWithItsCause() throws {
    try folder.write("far.geojson", Self.box("121.70,28.00,121.71,28.01"))
    let result = try Study(plan("far.geojson")).analyse()
    #expect(result.estates.isEmpty)
    let warning = try #require(result.issues.first { $0.code == .outsideWithin })
    #expect(warning.severity == .doubtful && warning.message.english.contains("none of the 5"))
  }

  @Test(arguments: [
    ("120.7,28,120.71,28.01", true), ("120.7,28,120.713,28.01", false),
  ])
  func aBoundaryThatLeavesMostOutsideSaysHowToAskOnlyInside(box: String, isTold: Bool) throws {
    try folder.write(
      "e.csv",
      "id,built_year,lon,lat\nA,1990,120.705,28.005\nB,1990,120.712,28.005\nC,1990,120.8,28\n")
    try folder.write("b.geojson", Self.box(box))
    var plan = plan(nil)
    plan.inputs[.boundary] = [file("b.geojson")]
    let issues = try Study(plan).analyse().issues.filter {
      $0.code == .outsideBoundary && $0.file == "e.csv"
    }
    #expect(issues.count == 1)
    #expect(issues.first?.message.english.contains("name the same file as within") == isTold)
    #expect(issues.first?.message.english.contains(isTold ? "2 of 3" : "1 of 3") == true)
    plan.inputs[.within] = plan.inputs[.boundary]
    // Nothing that is asked about lies outside any more.
    let limited = try Study(plan).analyse().issues
    #expect(!limited.contains { $0.code == .outsideBoundary && $0.file == "e.csv" })
  }

  @Test func clausesAreJudgedForSubjectsInside() throws {
    var plan = plan()
    plan.circle = .walk(minutes: 15)
    let check = try Study(plan, for: .compliance).check(try PolicyFinder.policy(named: "wenzhou"))
      .check
    let estates = check.findings.filter { check.policy.clauses[$0.clause].id == "WZ-8" }
      .filter { $0.subject.type == .estate }
    let ids = estates.compactMap { check.register.estates?[$0.subject.index].id }
    #expect(ids == ["A", "B", "D"])
    // The only room stands outside: it serves, and nothing is asked about it.
    #expect(estates.first?.verdict == .pass)
    #expect(!check.findings.contains { $0.subject.type == .facility })
    plan.inputs[.within] = []
    let all = try Study(plan, for: .compliance).check(try PolicyFinder.policy(named: "wenzhou"))
      .check
    #expect(all.findings.contains { $0.subject.type == .facility })
    #expect(all.findings.count { $0.subject.type == .estate } > estates.count)
  }
}
