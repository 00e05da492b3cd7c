import CareCircleTestSupport
import Foundation
import Testing

/// What is written is what the ending of the file's name says, whichever command writes it.
@Suite struct EndingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func carecircle(_ arguments: [String]) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  private static let rooms = [
    "--facilities", CommandRun.sample("rooms.csv"), "--facilities-crs", "GCJ02",
  ]
  private static let streets = [
    "--network", CommandRun.sample("streets.geojson"), "--network-crs", "WGS84",
  ]
  /// The commands that make one layer.
  private static let single: [[String]] = [
    ["gaps"] + Sample.inputs, ["circles"] + rooms, ["coverage", Sample.study],
    ["gaps", "--areas", "--boundary", CommandRun.sample("townships.geojson")]
      + ["--boundary-crs", "WGS84"] + Sample.inputs,
    ["route", "--from", "120.70,28.0", "--to", "120.71,28.0"] + streets,
  ]

  @Test(arguments: single) func anUnknownEndingIsRefused(command: [String]) throws {
    for name in ["x.parquet", "x.csv.zip"] {
      let run = try carecircle(command + ["--out", name])
      #expect(run.exitCode == 64 && run.stderr.contains(".geojsonl"), "\(run.stderr)")
      #expect(run.stderr.contains(".gpkg") && run.stderr.contains(".kml"))
    }
    #expect(try folder.names().isEmpty)
  }

  @Test(arguments: single[..<3]) func theEndingIsTheFormat(command: [String]) throws {
    let starts: [(name: String, start: [UInt8])] = [
      ("x.csv", [0xEF, 0xBB, 0xBF] + "id,".utf8), ("x.geojson", Array("{\"type\":\"Fea".utf8)),
      ("x.json", Array("{\"type\":\"Fea".utf8)),
      ("x.geojsonl", Array("{\"type\":\"Feature\",".utf8)), ("x.xlsx", Array("PK".utf8)),
    ]
    for (name, start) in starts {
      let run = try carecircle(command + ["--out", name])
      #expect(run.exitCode == 0, "\(run.stderr)")
      #expect(try folder.bytes(name).starts(with: start), "\(name)")
    }
  }

  @Test func aFormatThatIsSaidOverridesTheEnding() throws {
    let run = try carecircle(Self.single[1] + ["--out", "x.dat", "--format", "csv"])
    #expect(run.exitCode == 0)
    #expect(try folder.bytes("x.dat").starts(with: [0xEF, 0xBB, 0xBF]))
    let binary = try carecircle(Self.single[1] + ["--format", "xlsx"])
    #expect(binary.exitCode == 64 && binary.stderr.contains("--out"))
  }

  @Test func aFolderIsOneFileWhereTheEndingSaysSo() throws {
    let supply = ["supply", Sample.study, "--out"]
    let check = ["check", Sample.study, "--out"]
    for (command, id) in [(supply, "id,name,"), (check, "id,subject_type,")] {
      #expect(try carecircle(command + ["x.csv"]).exitCode == 0)
      #expect(
        String(decoding: try folder.bytes("x.csv"), as: UTF8.self).dropFirst().hasPrefix(id))
      #expect(try carecircle(command + ["x.xlsx"]).exitCode == 0)
      #expect(try folder.bytes("x.xlsx").starts(with: "PK".utf8))
      #expect(try carecircle(command + ["v1.2"]).exitCode == 0)
      #expect(try folder.contents("v1.2")["provenance.json"] != nil)
      try FileManager.default.removeItem(atPath: folder.path + "/v1.2")
    }
    #expect(try carecircle(["run", Sample.study, "--out", "r.geojson"]).exitCode == 0)
    #expect(
      String(decoding: try folder.bytes("r.geojson"), as: UTF8.self).contains(
        "\"name\":\"estates\""))
  }

  #if GDAL
    @Test func onePackageHoldsEveryLayer() throws {
      #expect(try carecircle(["run", Sample.study, "--out", "r.gpkg"]).exitCode == 0)
      for layer in ["gaps", "estates", "facilities", "circles", "coverage"] {
        let found = try carecircle(["inspect", "r.gpkg", "--layer", layer, "--as", "estates"])
        #expect(found.output.contains("layer \(layer)"), "\(layer): \(found)")
      }
      #expect(try folder.names() == ["r.gpkg"])
    }
  #endif
}
