import CareCircleTestSupport
import Foundation
import Testing

/// What a run wrote is known to be whole before it is joined or compared.
@Suite struct ManifestCommandTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write(
      "e.csv", "id,built_year,lon,lat\nA,1990,120.7,28\nB,1990,120.71,28\nC,1990,120.75,28.01\n")
    try folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,200,in_use,120.7,28\n")
    try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: r.csv, crs: WGS84 }\n"
    )
    for (place, tile) in ["0/0/2", "1/0/2", "0/1/2", "1/1/2"].enumerated() {
      let run = try carecircle(
        "run", "study.yaml", "--tile", tile, "--tile-extent", "120.6,27.9,120.72,28.1",
        "--out", "t\(place)")
      #expect(run.exitCode == 0, "\(run.stderr)")
    }
  }

  private func carecircle(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  private func join() throws -> CommandRun {
    try carecircle("join", "t0", "t1", "t2", "t3", "--out", "whole")
  }

  private func lines(_ name: String) throws -> [ArraySlice<UInt8>] {
    try folder.bytes(name).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// The tile that has estates, by the features that its manifest counts.
  private func fullTile() throws -> String {
    let tile = ["t0", "t1", "t2", "t3"].first { (try? records("estates.geojson", in: $0)) ?? 0 > 0 }
    return try #require(tile)
  }

  private func records(_ file: String, in tile: String) throws -> Int? {
    let files = try folder.json("\(tile)/manifest.json")["files"] as? [[String: Any]]
    return files?.first { $0["file"] as? String == file }?["records"] as? Int
  }

  @Test func theManifestSaysWhatWasWritten() throws {
    for tile in ["t0", "t1", "t2", "t3"] {
      let manifest = try folder.json("\(tile)/manifest.json")
      #expect(manifest["schema"] as? String == "carecircle.manifest/1")
      let files = try #require(manifest["files"] as? [[String: Any]])
      let names = files.compactMap { $0["file"] as? String }
      let there = try folder.contents(tile).keys.filter { $0 != "manifest.json" }
      #expect(names == there.sorted())
      for file in files {
        let name = try #require(file["file"] as? String)
        #expect(file["bytes"] as? Int == (try folder.bytes("\(tile)/\(name)").count))
        #expect((file["sha256"] as? String)?.count == 64)
        #expect(file.keys.sorted() == ["bytes", "content_sha256", "file", "records", "sha256"])
      }
      let features = try properties(folder.bytes("\(tile)/estates.geojson")).count
      #expect(try records("estates.geojson", in: tile) == features)
      #expect(try records("estates.csv", in: tile) == features)
    }
    #expect(try join().exitCode == 0)
    #expect(try records("estates.geojson", in: "whole") == 3)
    #expect(try properties(folder.bytes("whole/estates.geojson")).count == 3)
  }

  @Test(arguments: [
    "estates.geojson", "gaps.geojson", "circles.geojson", "coverage.geojson", "estates.csv",
    "issues.csv", "townships.csv", "summary.json", "manifest.json",
  ])
  func aFileThatIsMissingIsNamed(name: String) throws {
    try FileManager.default.removeItem(atPath: "\(folder.path)/t1/\(name)")
    try refused("t1/\(name)")
  }

  @Test(arguments: ["estates.geojson", "estates.csv"])
  func aRowThatIsMissingOrDoubledIsFound(name: String) throws {
    let path = "\(try fullTile())/\(name)"
    let whole = try lines(path)
    var fewer = whole
    fewer.remove(at: 1)
    var more = whole
    more.insert(whole[1], at: 1)
    for changed in [fewer, more] {
      try folder.write(path, bytes: Array(changed.joined(separator: [UInt8(ascii: "\n")])))
      try refused(path)
    }
  }

  /// Of the same length, so that only the checksum differs.
  @Test func anEditedVerdictIsFound() throws {
    let path = "\(try fullTile())/estates.geojson"
    let text = String(decoding: try folder.bytes(path), as: UTF8.self)
    let edited = text.replacingOccurrences(of: "1990", with: "1991")
    #expect(edited != text)
    try folder.write(path, edited)
    try refused(path)
    #expect(try join().stderr.contains("SHA-256"))
  }

  @Test func aLayerOfAnotherRunIsNotJoined() throws {
    try folder.write("t2/circles2.geojson", bytes: folder.bytes("t1/circles.geojson"))
    try refused("t2/circles2.geojson")
  }

  private func refused(_ file: String) throws {
    let run = try join()
    #expect(run.exitCode == 65 || run.exitCode == 66, "\(run.stderr)")
    #expect(run.stderr.contains("\(file):"), "\(run.stderr)")
    #expect(try !folder.names().contains("whole"))
  }

  @Test func compareRefusesWhatWasChanged() throws {
    #expect(try carecircle("run", "study.yaml", "--out", "a", "--quiet").exitCode == 0)
    #expect(try carecircle("run", "study.yaml", "--out", "b", "--quiet").exitCode == 0)
    let sound = try carecircle("compare", "a", "b")
    #expect(sound.exitCode == 0 && !sound.stderr.contains("manifest"), "\(sound.stderr)")
    let text = String(decoding: try folder.bytes("b/estates.geojson"), as: UTF8.self)
    try folder.write(
      "b/estates.geojson", text.replacingOccurrences(of: "\"gap\"", with: "\"covered\""))
    let changed = try carecircle("compare", "a", "b")
    #expect(changed.exitCode == 65 && changed.stderr.contains("b/estates.geojson:"))
    #expect(changed.stdout.isEmpty)
    // Earlier versions wrote no manifest: their results are compared, with a warning.
    try folder.write("b/estates.geojson", text)
    try FileManager.default.removeItem(atPath: folder.path + "/b/manifest.json")
    let unknown = try carecircle("compare", "a", "b", "--quiet")
    #expect(unknown.exitCode == 0)
    #expect(try carecircle("compare", "a", "b").stderr.contains("no manifest.json in b"))
  }
}
