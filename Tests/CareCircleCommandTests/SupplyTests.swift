import CareCircleTestSupport
import Foundation
import Testing

@Suite struct SupplyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "e.csv",
      "id,township,households,elders,lon,lat\nA,东镇,100,100,120.7,28\nB,东镇,200,,120.701,28\n"
        + "C,东镇,300,300,120.702,28\nD,东镇,50,50,120.9,28\n")
    try folder.write(
      "r.csv",
      "id,kind,area,status,beds,lon,lat\nR1,care_room,600,in_use,10,120.7,28\n"
        + "R2,care_room,,in_use,,120.9,28\nR3,care_room,300,closed,9,120.7,28\n")
    try folder.write("pop.csv", "乡镇,60岁以上人口,80岁以上人口\n东镇,650,65\n")
    try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: r.csv, crs: WGS84 }\n"
    )
  }

  private func supply(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(["supply", "study.yaml"] + arguments, in: folder.path)
  }

  @Test func whatIsNotKnownIsABoundOrNothing() throws {
    let run = try supply()
    #expect(run.exitCode == 0, "\(run.stderr)")
    #expect(GeoJSONValidator.validate(run.stdout) == [])
    let rows = try properties(run.stdout)
    #expect(rows.map { $0["id"] as? String } == ["A", "B", "C", "D"])
    // 600 m2 and 10 beds for the 400 that are known.
    #expect(rows[0]["supply_m2_per_1000"] as? Double == 1500)
    #expect(rows[0]["beds_per_1000"] as? Double == 25)
    #expect(rows[0]["supply_bound"] as? String == "at_most")
    #expect(rows[1]["supply_m2_per_1000"] is NSNull)
    #expect(rows[1]["supply_reason"] as? String == "elders_unknown")
    #expect(rows[1]["elders"] is NSNull && rows[1]["households"] as? Int == 200)
    #expect(rows[3]["supply_m2_per_1000"] as? Double == 0)
    #expect(rows[3]["supply_bound"] as? String == "at_least")
    #expect(rows[3]["facilities_in_catchment"] as? Int == 1)
  }

  @Test func aTableOfTownshipsFillsWhatIsMissing() throws {
    let run = try supply("--population", "pop.csv", "--out", "out", "--lang", "zh")
    #expect(run.exitCode == 0, "\(run.stderr)")
    let rows = try properties(folder.bytes("out/supply.geojson"))
    #expect(rows.map { $0["elders"] as? Int } == [100, 200, 300, 50])
    #expect(rows.map { $0["elders_80"] as? Int } == [10, 20, 30, 5])
    #expect(rows[1]["elders_source"] as? String == "spread")
    #expect(rows.count == 4)
    #expect(rows.prefix(3).allSatisfy { $0["supply_m2_per_1000"] as? Double == 1000 })
    #expect(rows[1]["supply_bound"] as? String == "exact")
    let summary = try folder.json("out/supply-summary.json")
    let area = try #require(summary["area_m2"] as? [String: Any])
    #expect(area["supply"] as? Double == 600 && area["shared"] as? Double == 600)
    #expect(try folder.names().contains("out"))
    _ = try supply("--population", "pop.csv", "--out", "again", "--lang", "zh")
    #expect(try folder.contents("again") == folder.contents("out"))
    #expect(
      try folder.contents("out").keys.sorted() == [
        "issues.csv", "manifest.json", "provenance.json", "supply-summary.json", "supply.csv",
        "supply.geojson",
      ])
  }

  @Test func theStudyFileNamesThePopulation() throws {
    let text = String(decoding: try folder.bytes("study.yaml"), as: UTF8.self)
    try folder.write("study.yaml", text + "  population: { path: pop.csv }\n")
    #expect(try properties(supply().stdout).map { $0["elders"] as? Int } == [100, 200, 300, 50])
    try folder.write("pop.csv", "乡镇,60岁以上人口\n东镇,700\n东镇,many\n西镇,9\n")
    let run = try supply("--verbose")
    #expect(run.stderr.contains("pop.csv:3: doubtful: 60岁以上人口 \"many\""))
    #expect(run.stderr.contains("pop.csv:4: doubtful: 60岁以上人口 \"西镇\": 9 of its people"))
    #expect(try supply("--population", "no.csv").exitCode == 66)
  }

  @Test func zonesWeigh() throws {
    let run = try supply("--population", "pop.csv", "--decay", "1:1,15:0.5")
    let rows = try properties(run.stdout)
    // R1 serves 100 fully and 500 by half: 600 / 350.
    #expect(rows[0]["supply_m2_per_1000"] as? Double == 1714.29)
    #expect(rows[1]["supply_m2_per_1000"] as? Double == 857.14)
    #expect(rows[0]["decay"] as? String == "1:1,15:0.5")
    #expect(try supply("--decay", "1:1,10:0.5").stderr.contains("has to end where the circle does"))
    #expect(try supply("--decay", "1:1,10:0.5").exitCode == 64)
    #expect(try supply("--decay", "far").exitCode == 64)
  }

  @Test func withoutAnyBedsNothingIsSaidOfThem() throws {
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,600,in_use,120.7,28\n")
    let rows = try properties(supply("--population", "pop.csv").stdout)
    #expect(rows[0]["beds_per_1000"] is NSNull)
    #expect(rows[0]["beds_reason"] as? String == "supply_unknown")
    #expect(rows[0]["supply_m2_per_1000"] as? Double == 1000)
  }

  /// One street, with estates on it, far from it and beyond the limit.
  @Test func alongStreetsWhatCannotBeWalkedIsSaid() throws {
    try folder.write(
      "city.osm",
      """
      <osm version="0.6">
      <node id="1" lon="120.69" lat="28"/><node id="2" lon="120.715" lat="28"/>
      <way id="1"><nd ref="1"/><nd ref="2"/><tag k="highway" v="residential"/></way>
      </osm>
      """)
    let estates = String(decoding: try folder.bytes("e.csv"), as: UTF8.self)
    try folder.write("e.csv", estates + "E,西镇,5,5,120.95,28\nF,西镇,5,5,120.7105,28\n")
    let arguments = ["--network", "city.osm", "--population", "pop.csv"]
    let run = try CommandRun.carecircle(["supply", "study.yaml"] + arguments, in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    #expect(run.output.contains("OpenStreetMap"))
    let rows = try properties(run.stdout)
    #expect(rows.prefix(3).allSatisfy { $0["supply_m2_per_1000"] as? Double == 1000 })
    #expect(rows[0]["method"] as? String == "street" && rows[0]["estimated"] as? Bool == false)
    #expect(rows[4]["supply_m2_per_1000"] is NSNull)
    #expect(rows[4]["supply_reason"] as? String == "snap_failed")
    // 1,032 m along the street are more than 900.
    #expect(rows[5]["supply_m2_per_1000"] as? Double == 0)
    let walkers = try CommandRun.carecircle(
      ["gaps", "--all-ages", "--profiles", "elder,fit,straight-1000", "--profiles-out", "p.csv"]
        + ["--estates", "e.csv", "--estates-crs", "WGS84", "--network", "city.osm"]
        + ["--facilities", "r.csv", "--facilities-crs", "WGS84"], in: folder.path)
    #expect(walkers.exitCode == 0, "\(walkers.stderr)")
    let table = String(decoding: try folder.bytes("p.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline).map(String.init)
    #expect(table[1].hasPrefix("elder,fit,") && table[1].hasSuffix("street,street,6,3,4,1,1,0,0"))
    #expect(table[2].contains(",street,straight,6,3,3,"))
  }

  // MARK: - Walkers side by side

  @Test func walkersSideBySide() throws {
    let run = try CommandRun.carecircle(
      ["run", Sample.study, "--out", "out", "--profiles", "frail,elder,fit,straight-1000"],
      in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    let lines = String(decoding: try folder.bytes("out/profiles.csv"), as: UTF8.self)
      .split(whereSeparator: \.isNewline)
    #expect(lines.count == 7)
    let summary = try folder.json("out/summary.json")
    let found = try #require(summary["profiles"] as? [String: Any])
    let counts = try #require(found["counts"] as? [[String: Any]])
    #expect(counts.map { $0["profile"] as? String } == ["frail", "elder", "fit", "straight-1000"])
    #expect((counts[1]["verdict"] as? [String: Int])?["covered"] == 95)
    #expect(counts[3]["circle"] as? String == "radius 1000 m")
    let changes = try #require(found["changes"] as? [[String: Any]])
    #expect(changes.count == 6)
    let covered = counts.map { ($0["verdict"] as? [String: Int])?["covered"] ?? -1 }
    for (change, pair) in zip(changes, [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)]) {
      let (gained, lost) = (change["gained"] as? Int ?? 0, change["lost"] as? Int ?? 0)
      #expect(covered[pair.0] + gained - lost == covered[pair.1])
    }
    #expect(covered[0] < covered[1] && covered[1] < covered[2])
    for bad in ["frail", "frail,frail", "frail,straight-", "frail,nobody", "elder,straight-0"] {
      let run = try CommandRun.carecircle(
        ["run", Sample.study, "--out", "out", "--profiles", bad], in: folder.path)
      #expect(run.exitCode == 64)
    }
  }

  @Test func gapsWriteTheirTableOnRequest() throws {
    let run = try CommandRun.carecircle(
      ["gaps"] + Sample.inputs + ["--profiles", "frail,fit", "--profiles-out", "p.csv"],
      in: folder.path)
    #expect(run.exitCode == 0 && run.stderr.contains("frail to fit: "))
    let text = String(decoding: try folder.bytes("p.csv"), as: UTF8.self)
    #expect(
      text.contains("frail,fit,15 min frail 0.8 m/s detour 1.3,15 min fit 1.2 m/s detour 1.3"))
    let alone = try CommandRun.carecircle(
      ["gaps"] + Sample.inputs + ["--profiles-out", "p.csv"], in: folder.path)
    #expect(alone.exitCode == 64)
  }
}
