import CareCircleTestSupport
import Foundation
import Testing

@Suite struct StreamTests {
  private func gaps(_ arguments: String..., stdin: [UInt8] = []) throws -> CommandRun {
    let run = try CommandRun.carecircle(["gaps"] + Sample.inputs + arguments, stdin: stdin)
    #expect(run.exitCode == 0, "\(run.stderr)")
    return run
  }

  @Test func standardOutputIsTheDefaultAndNothingElseIsOnIt() throws {
    let folder = try TemporaryFolder()
    let run = try gaps()
    #expect(GeoJSONValidator.validate(run.stdout) == [])
    let rows = try properties(run.stdout)
    #expect(!rows.isEmpty && rows.allSatisfy { $0["verdict"] as? String == "gap" })
    _ = try gaps("--out", folder.path + "/gaps.geojson")
    #expect(try folder.bytes("gaps.geojson") == run.stdout)
    #expect(try folder.names() == ["gaps.geojson"])
  }

  @Test func standardInputIsReadLikeTheFile() throws {
    let bytes = try Data(contentsOf: URL(filePath: CommandRun.sample("estates.csv")))
    let run = try CommandRun.carecircle(
      ["gaps"] + Sample.inputs + ["--estates", "-"], stdin: [UInt8](bytes))
    #expect(run.exitCode == 0)
    #expect(run.stdout == (try gaps().stdout))
    #expect(run.stderr.contains("stdin: 300 rows"))
  }

  @Test func everyFormatHasEveryFeature() throws {
    let lines = try gaps("--format", "geojsonseq").stdout.split(separator: 10)
    #expect(lines.count == 53)
    #expect(!lines.isEmpty && lines.allSatisfy { GeoJSONValidator.validate(Array($0)) == [] })
    let table = try gaps("--format", "csv").stdout
    #expect(table.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(table.count { $0 == 10 } == 54)
    #expect(try properties(gaps("--all").stdout).count == 297)
    #expect(try properties(gaps("--with-undecided").stdout).count == 73)
  }

  @Test func theIssuesAreATableOfTheirOwn() throws {
    let folder = try TemporaryFolder()
    _ = try gaps(
      "--by", CommandRun.sample("townships.geojson"), "--by-crs", "WGS84", "--issues",
      folder.path + "/i.csv", "--out", folder.path + "/g.geojson")
    let study = try CommandRun.carecircle(["run", Sample.study, "--out", folder.path + "/out"])
    #expect(study.exitCode == 0)
    #expect(try folder.bytes("i.csv") == folder.bytes("out/issues.csv"))
  }

  @Test func circlesGoAroundRoomsOrEstates() throws {
    for (around, count) in [("facilities", 62), ("estates", 297)] {
      let inputs = Sample.inputs.prefix(8)
      let run = try CommandRun.carecircle(
        ["circles", "--around", around, "--radius", "500m"] + inputs)
      #expect(run.exitCode == 0)
      #expect(GeoJSONValidator.validate(run.stdout) == [])
      let records = try properties(run.stdout)
      #expect(records.count == count)
      #expect(records.allSatisfy { $0["radius_m"] as? Double == 500 })
    }
  }

  @Test func splitCirclesKeepTheirProperties() throws {
    let inputs = ["circles", "--radius", "500m"] + Sample.inputs.prefix(8)
    let whole = try CommandRun.carecircle(inputs)
    let split = try CommandRun.carecircle(inputs + ["--merge", "split"])
    #expect(split.exitCode == 0)
    #expect(GeoJSONValidator.validate(split.stdout) == [])
    let ids = { (run: CommandRun) in try properties(run.stdout).map { $0["id"] as? String } }
    #expect(try ids(split) == ids(whole))
    #expect(split.stdout != whole.stdout)
  }

  @Test func anAssumedSystemIsWarnedOfAndWritten() throws {
    let folder = try TemporaryFolder()
    let layer =
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":"
      + "{\"type\":\"Point\",\"coordinates\":[120.7,28]}}"
    let path = try folder.write("r.geojson", layer)
    let run = try CommandRun.carecircle(["circles", "--facilities", path])
    #expect(run.exitCode == 0)
    #expect(run.stderr.hasPrefix("warning: r.geojson declares no coordinate reference system"))
    #expect(try properties(run.stdout).map { $0["crs_source"] as? String } == ["assumed"])
    let declared = try CommandRun.carecircle(
      ["circles", "--facilities", path, "--facilities-crs", "WGS84"])
    #expect(!declared.stderr.contains("declares no coordinate reference system"))
    #expect(try properties(declared.stdout).map { $0["crs_source"] as? String } == ["declared"])
  }

  /// What `| head -c 10` does, with an output far larger than a pipe holds.
  @Test(arguments: [[String](), ["--format", "csv"]])
  func aReaderThatGoesAwayEndsTheRunQuietly(format: [String]) throws {
    let folder = try TemporaryFolder()
    // A named pipe, so that no other program that runs beside inherits its end. It is opened here first, or the start
    // of the program would wait for a reader.
    let pipes = try TemporaryFolder()
    let pipe = pipes.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    let end = open(pipe, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    let running = try RunningCommand(
      ["gaps"] + Sample.inputs + ["--all"] + format, in: folder.path, output: pipe)
    #expect(fcntl(end, F_SETFL, 0) == 0)
    let reader = FileHandle(fileDescriptor: end)
    #expect(try reader.read(upToCount: 10)?.count == 10)
    try reader.close()
    let run = try running.wait()
    #expect(run.exitCode == 0 && !run.wasKilled)
    #expect(run.stderr.isEmpty)
    #expect(try folder.names() == [])
  }
}
