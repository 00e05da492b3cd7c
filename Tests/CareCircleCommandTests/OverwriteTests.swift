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
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link.csv", withDestinationPath: "e.csv")
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
    ["gaps"] + inputs + ["--out", "link.csv"], ["gaps"] + inputs + ["--issues", "r.csv"],
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
    let names = try folder.names().filter { $0 != "out" }
    return Dictionary(uniqueKeysWithValues: try names.map { ($0, try folder.bytes($0)) })
  }

  @Test func whatNobodyReadsIsReplacedAsEver() throws {
    let first = try folder.contents("out")
    #expect(try study.run("run", "study.yaml", "--quiet").exitCode == 0)
    #expect(try folder.contents("out") == first)
  }
}
