import CareCircleTestSupport
import Testing

/// `--tile`, `join`, `--scenario` and `--population` as people type them.
@Suite struct TileCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  @Test func tilesOfTheSampleJoinToTheWhole() throws {
    let study = CommandRun.sample("study.yaml")
    #expect(try run("run", study, "--out", "whole", "--quiet").exitCode == 0)
    var parts: [String] = []
    for tile in ["0/0/2", "1/0/2", "0/1/2", "1/1/2"] {
      parts.append("part-" + tile.filter { $0 != "/" })
      #expect(try run("run", study, "--tile", tile, "--out", parts[parts.count - 1]).exitCode == 0)
    }
    let join = try CommandRun.carecircle(["join"] + parts + ["--out", "joined"], in: folder.path)
    #expect(join.exitCode == 0 && join.stderr.contains("4 tiles joined"), "\(join.stderr)")
    #expect(join.stderr.contains("covered 95 of 148 (64.2 %), 53 gaps, 20 undecided; circle: 15"))
    #expect(join.stderr.hasSuffix("results in joined/ (11 files)\n"))
    for name in ["summary.json", "provenance.json"] {
      #expect(try folder.bytes("joined/\(name)") == folder.bytes("whole/\(name)"))
    }
    let missing = try CommandRun.carecircle(
      ["join"] + parts.dropLast() + ["--out", "other"], in: folder.path)
    #expect(missing.exitCode == 65 && missing.stderr.contains("1/1/2"), "\(missing.stderr)")
    let whole = try run("join", "whole", "--out", "other", "--lang", "zh")
    #expect(whole.exitCode == 65 && whole.stderr.contains("不是分块结果"), "\(whole.stderr)")
  }

  @Test(arguments: [
    ["--tile", "2/0/2"], ["--tile", "half"], ["--tile", "0/0/2", "--tile-extent", "1,2,3"],
    ["--tile-extent", "120,28,121,29"],
  ])
  func whatIsNoTileIsUsage(_ arguments: [String]) throws {
    let study = CommandRun.sample("study.yaml")
    let run = try CommandRun.carecircle(["run", study, "--out", "x"] + arguments, in: folder.path)
    #expect(run.exitCode == 64, "\(run.stderr)")
    #expect(run.stderr.split(separator: "\n").first?.contains("--tile") == true, "\(run.stderr)")
  }

  @Test func plannedRoomsCountInGapsAndCoverage() throws {
    try folder.write("e.csv", "id,built_year,lon,lat\nE,1990,120.7,28\n")
    try folder.write(
      "r.csv", "id,kind,area,status,opening,lon,lat\nR,care_room,250,规划,2027-06-01,120.7,28\n")
    let inputs = [
      "--estates", "e.csv", "--estates-crs", "WGS84", "--facilities", "r.csv", "--facilities-crs",
      "WGS84",
    ]
    let verdict = { (arguments: [String]) -> String in
      let run = try CommandRun.carecircle(
        ["gaps", "--all", "--columns", "verdict", "--format", "csv"] + inputs + arguments,
        in: folder.path)
      return run.output.split(separator: "\r\n").last.map(String.init) ?? ""
    }
    #expect(try verdict(["--as-of", "2027-12-31"]).hasPrefix("gap"))
    #expect(try verdict(["--as-of", "2027-12-31", "--scenario", "planned"]).hasPrefix("covered"))
    #expect(try verdict(["--as-of", "2026-12-31", "--scenario", "planned"]).hasPrefix("gap"))
    let table = try CommandRun.carecircle(
      ["coverage", "--scenario", "planned", "--as-of", "2027-12-31"] + inputs, in: folder.path)
    #expect(
      table.exitCode == 0 && table.output.contains("\nwhole,whole,,,,,1,1,0,0,0"), "\(table.output)"
    )
    #expect(try run("gaps", "--scenario", "someday").exitCode == 64)
  }
}
