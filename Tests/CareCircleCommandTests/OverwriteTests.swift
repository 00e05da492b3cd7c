import CareCircleTestSupport
import Foundation
import Testing

/// Whatever a command reads is still there afterwards.
@Suite struct OverwriteTests {
  private let study: SmallStudy
  private var folder: TemporaryFolder { study.folder }

  init() throws {
    study = try SmallStudy()
    try folder.write("p.yaml", "policy: p\n")
    try folder.write(
      "streets.geojson",
      #"{"type":"LineString","coordinates":[[120.699,28],[120.702,28]]}"#)
    #expect(try study.run("run", "study.yaml", "--quiet").exitCode == 0)
    for (link, target) in [("link.csv", "e.csv"), ("here", "."), ("outlink", "out")] {
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(link)", withDestinationPath: target)
    }
    try FileManager.default.linkItem(
      atPath: folder.path + "/r.csv", toPath: folder.path + "/hard.csv")
  }

  private static let inputs = [
    "--estates", "e.csv", "--estates-crs", "WGS84", "--facilities", "r.csv", "--facilities-crs",
    "WGS84",
  ]
  private static let streets = ["--network", "streets.geojson", "--network-crs", "WGS84"]

  static let commands: [[String]] = [
    ["run"] + inputs + ["--out", "e.csv"], ["run", "study.yaml", "--out", "study.yaml"],
    ["run", "study.yaml", "--out", "./r.csv"], ["run", "study.yaml", "--out", "."],
    ["run", "--estates", "out/estates.csv", "--estates-crs", "WGS84"] + inputs.suffix(4)
      + ["--out", "out"],
    ["gaps"] + inputs + ["--out", "link.csv"], ["gaps"] + inputs + ["--out", "hard.csv"],
    ["gaps"] + inputs + ["--out", "here/e.csv"], ["gaps"] + inputs + ["--out", "out/../e.csv"],
    ["run"] + inputs + ["--out", "here"],
    ["run", "--estates", "out/estates.csv", "--estates-crs", "WGS84"] + inputs.suffix(4)
      + ["--out", "outlink"],
    ["run", "--estates", "outlink/estates.csv", "--estates-crs", "WGS84"] + inputs.suffix(4)
      + ["--out", "out"],
    ["join", "out", "--out", "outlink"], ["join", "here/out", "out", "--out", "out"],
    ["compare", "out", "out", "--out", "outlink"], ["gaps"] + inputs + ["--issues", "r.csv"],
    ["gaps"] + inputs + streets + ["--with-routes", "streets.geojson"],
    ["gaps"] + inputs + ["--profiles", "frail,fit", "--profiles-out", "e.csv"],
    ["coverage", "study.yaml", "--out", "e.csv"], ["coverage", "study.yaml", "--out", "."],
    ["circles", "study.yaml", "--out", "r.csv"], ["circles", "study.yaml", "--issues", "r.csv"],
    ["route", "--from", "120.7,28", "--to", "120.701,28"] + streets
      + ["--out", "streets.geojson"],
    ["check", "study.yaml", "--policy", "wenzhou", "--out", "r.csv"],
    ["check", "study.yaml", "--policy-file", "p.yaml", "--out", "p.yaml"],
    ["supply", "study.yaml", "--out", "e.csv"],
    ["network", "build", "streets.geojson", "streets.geojson", "--crs", "WGS84"],
    [
      "network", "build", "streets.geojson", "--crs", "WGS84", "--dump", "n.csv", "streets.geojson",
    ],
    ["compare", "out", "out", "--out", "out/estates.geojson"], ["join", "out", "--out", "out"],
  ]

  @Test(arguments: commands) func anInputIsNeverWrittenOver(command: [String]) throws {
    let (before, results) = (try files(), try folder.contents("out"))
    let run = try CommandRun.carecircle(command, in: folder.path)
    #expect(run.exitCode == 73 && run.stderr.contains("which is read"), "\(run.stderr)")
    #expect(run.stdout.isEmpty && run.stderr.split(separator: "\n").count == 1, "\(run.stderr)")
    #expect(try files() == before && folder.contents("out") == results)
  }

  /// The bytes of every file but those of the results.
  private func files() throws -> [String: [UInt8]] {
    let names = try folder.names().filter { !["out", "outlink", "here"].contains($0) }
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.bytes($0)) })
  }

  /// A folder with a register in it is not an earlier result, whatever the names of its files.
  @Test(arguments: [
    ["run", "study.yaml"], ["check", "study.yaml", "--policy", "wenzhou"],
    ["supply", "study.yaml"], ["coverage", "study.yaml"], ["compare", "out", "out"],
  ])
  func aFolderOfOnesOwnIsLeftAlone(command: [String]) throws {
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
    try folder.write("data/estates.csv", "id,lon,lat\nE9,120.7,28\n")
    let before = try folder.contents("data")
    let run = try CommandRun.carecircle(command + ["--out", "data"], in: folder.path)
    #expect(
      run.exitCode == 73 && run.stderr.contains("contains estates.csv, which"), "\(run.stderr)")
    #expect(run.stderr.split(separator: "\n").count == 1, "\(run.stderr)")
    #expect(try folder.contents("data") == before)
  }

  /// The register is alone in the folder that the study names for its results.
  @Test func aRegisterInTheFolderOfResultsIsNotReplaced() throws {
    let data = folder.path + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: false)
    try folder.write("data/estates.csv", "id,built_year,lon,lat\nE1,1990,120.7,28\n")
    try folder.write(
      "own.yaml",
      "inputs:\n  estates: { path: data/estates.csv, crs: WGS84 }\n"
        + "  facilities: { path: r.csv, crs: WGS84 }\noutput: data\n")
    let before = try folder.contents("data")
    for _ in 0..<2 {
      let run = try study.run("run", "own.yaml")
      #expect(run.exitCode == 73 && run.stderr.contains("estates.csv"), "\(run.stderr)")
      #expect(try folder.contents("data") == before)
    }
  }

  @Test(arguments: ["estates.csv", "gaps.geojson", "summary.json"])
  func aResultThatWasEditedIsKept(name: String) throws {
    try folder.write("out/\(name)", bytes: folder.bytes("out/\(name)") + [0x20])
    let before = try folder.contents("out")
    let run = try study.run("run", "study.yaml", "--lang", "zh")
    #expect(run.exitCode == 73 && run.stderr.contains("\(name)在写出后被改动过"), "\(run.stderr)")
    #expect(try folder.contents("out") == before)
  }

  @Test func whatNobodyReadsIsReplacedAsEver() throws {
    let first = try folder.contents("out")
    #expect(try study.run("run", "study.yaml", "--quiet").exitCode == 0)
    #expect(try folder.contents("out") == first)
  }
}
