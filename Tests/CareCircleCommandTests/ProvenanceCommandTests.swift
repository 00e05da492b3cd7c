import CareCircleTestSupport
import Foundation
import Testing

/// Who writes provenance, and who reads it.
@Suite struct ProvenanceCommandTests {
  private let study: SmallStudy
  private var folder: TemporaryFolder { study.folder }

  init() throws { study = try SmallStudy() }

  private func parameters(_ name: String) throws -> [String: Any] {
    try folder.json("\(name)/provenance.json")["parameters"] as? [String: Any] ?? [:]
  }

  private func run(_ arguments: String...) throws -> String {
    let run = try CommandRun.carecircle(arguments, in: folder.path)
    #expect(run.exitCode == 0, "\(run.stderr)")
    return run.stderr
  }

  @Test func coverageWritesAFolderWhereItsNameHasNoEnding() throws {
    let names = ["coverage.geojson", "manifest.json", "provenance.json", "townships.csv"]
    for _ in 0..<2 {
      _ = try run("coverage", "study.yaml", "--out", "figures", "--assume-in-use")
      #expect(try folder.contents("figures").keys.sorted() == names)
    }
    #expect(try parameters("figures")["assume_in_use"] as? Bool == true)
    _ = try run("coverage", "study.yaml", "--out", "table", "--format", "csv")
    #expect(try folder.bytes("table") == folder.bytes("figures/townships.csv"))
    #expect(try study.run("coverage", "study.yaml").stdout == folder.bytes("table"))
    // The results of something else are not replaced.
    _ = try run("run", "study.yaml")
    #expect(try study.run("coverage", "study.yaml", "--out", "out").exitCode == 73)
  }

  @Test func checkAndSupplyNameWhatIsTheirs() throws {
    _ = try run(
      "check", "study.yaml", "--policy", "wenzhou", "--set", "WZ-1.household_rounding=ceil",
      "--covers-region", "--scenario", "planned", "--out", "checked")
    let checked = try parameters("checked")
    #expect(checked["policy"] as? String == "wenzhou" && checked["covers_region"] as? Bool == true)
    #expect(checked["policy_set"] as? [String] == ["WZ-1.household_rounding=ceil"])
    #expect(checked["scenario"] as? String == "planned")
    _ = try run("supply", "study.yaml", "--decay", "zones", "--out", "supplied")
    #expect(try parameters("supplied")["decay"] as? String == "5:1,10:0.68,15:0.22")
  }

  @Test func compareReadsPolicyAndWalkerInProvenance() throws {
    let text = String(decoding: try folder.bytes("study.yaml"), as: UTF8.self)
    try folder.write(
      "streets.geojson", #"{"type":"LineString","coordinates":[[120.699,28],[120.702,28]]}"#)
    try folder.write("policy.yaml", "policy: zibo\n" + text)
    _ = try run("run", "study.yaml")
    _ = try run("run", "policy.yaml", "--out", "b")
    #expect(try run("compare", "out", "b").contains("differ in policy: - before; zibo after"))
    let streets = ["run", "study.yaml", "--network", "streets.geojson", "--network-crs", "WGS84"]
    for (name, more) in [("c", []), ("d", ["--step-free", "--qualifying-kind", "care_room"])] {
      let run = try CommandRun.carecircle(streets + ["--out", name] + more, in: folder.path)
      #expect(run.exitCode == 0, "\(run.stderr)")
    }
    let said = try run("compare", "c", "d")
    #expect(said.contains("differ in step_free: false before; true after"))
    #expect(said.contains(#"day_care_centre","township_care_centre"] before; ["care_room"] after"#))
  }

  @Test func compareSaysWhenASideIsOnlyATile() throws {
    _ = try run("run", "study.yaml")
    let ground = ["--tile-extent", "120,27,121,29"]
    for (name, tile) in [("a", "0/0/2"), ("b", "1/1/2")] {
      let part = ["run", "study.yaml", "--tile", tile, "--out", name]
      #expect(try CommandRun.carecircle(part + ground, in: folder.path).exitCode == 0)
    }
    let said = try run("compare", "out", "a", "--out", "changes")
    #expect(said.contains("warning: a is only tile 0/0/2 of its study"))
    let document = try folder.json("changes/provenance.json")
    #expect((document["before"] as? [String: Any])?["tile"] is NSNull)
    #expect((document["after"] as? [String: Any])?["tile"] as? String == "0/0/2")
    let header = try folder.json("changes/changes.geojson")["carecircle"] as? [String: Any]
    #expect((header?["after"] as? [String: Any])?["tile"] as? String == "0/0/2")
    #expect(try run("compare", "a", "b").contains("a is only tile 0/0/2 and b is only tile 1/1/2"))
    #expect(try !run("compare", "a", "a").contains("only"))
  }

  @Test func aStudyIDComesFromTheStudyOrTheFlag() throws {
    let text = String(decoding: try folder.bytes("study.yaml"), as: UTF8.self)
    try folder.write("named.yaml", "study_id: 温州 2026\n" + text)
    _ = try run("run", "named.yaml")
    #expect(try folder.json("out/provenance.json")["study_id"] as? String == "温州 2026")
    _ = try run("run", "named.yaml", "--study-id", "north")
    #expect(try folder.json("out/provenance.json")["study_id"] as? String == "north")
    #expect(try study.run("run", "named.yaml", "--study-id", "").exitCode == 64)
  }
}
