#if os(Linux)
  import CareCircleTestSupport
  import Foundation
  import Testing

  /// Limits of the system end a run with a line and an exit code, never with a signal, and leave nothing behind.
  @Suite struct SystemLimitTests {
    /// What a limited run has left.
    private struct Run {
      let stderr: String
      let exitCode: Int32
    }

    private let study: SmallStudy

    init() throws { study = try SmallStudy() }

    /// Runs the command in a shell that has set a limit; with a mark for time, so that a run that hangs is told.
    private func carecircle(_ limit: String, _ arguments: String) throws -> Run {
      let program = CommandRun.productsFolder + "/carecircle"
      let run = try ForeignTool("timeout").run(
        ["-s", "KILL", "240", "sh", "-c", "\(limit) '\(program)' \(arguments)"],
        in: study.folder.path)
      // The shell and `timeout` say 128 and more where a signal ended the run.
      return Run(stderr: run.errors, exitCode: run.code)
    }

    private func lines(_ run: Run) -> [Substring] { run.stderr.split(separator: "\n") }

    @Test(arguments: [5, 12, 40]) func tooFewOpenFilesAreSaidBeforeAnythingElse(most: Int) throws {
      let before = try study.folder.contents("")
      let run = try carecircle("ulimit -n \(most);", "run study.yaml --formats xlsx")
      #expect(run.exitCode == 71 && lines(run).count == 1, "\(run)")
      #expect(run.stderr.contains("ulimit -n") && run.stderr.contains("[system_limit]"))
      #expect(try study.folder.contents("") == before)
    }

    @Test func aLimitThatMayBeRaisedIsRaised() throws {
      let run = try carecircle("ulimit -S -n 16;", "run study.yaml --formats xlsx")
      #expect(run.exitCode == 0, "\(run)")
    }

    @Test(arguments: ["csv", "xlsx", "gpkg", "shp", "fgb", "kml"])
    func aFileThatMayNotGrowEndsWith73(format: String) throws {
      #if !GDAL
        guard !["gpkg", "shp", "fgb"].contains(format) else { return }
      #endif
      let before = try study.folder.contents("")
      // Blocks of 512 bytes.
      for most in [0, 1, 4] {
        let run = try carecircle("ulimit -f \(most);", "run study.yaml --formats \(format)")
        // The limit also holds for what the run says, which goes to files here.
        #expect(run.exitCode == 73, "\(format) \(most): \(run)")
        #expect(try study.folder.contents("") == before)
      }
    }

    @Test func aWorkbookThatDoesNotFitSaysWhichFolderIsMeant() throws {
      let run = try carecircle("TMPDIR=/nowhere", "run study.yaml --formats xlsx")
      #expect(run.exitCode == 73 && lines(run).filter { $0.hasPrefix("error:") }.count == 1)
      #expect(run.stderr.contains("/nowhere: ") && run.stderr.contains("TMPDIR"), "\(run)")
    }

    /// Whatever the limit is: a result or code 71, no signal, nothing left; in between it is reached in every place.
    @Test func tooLittleMemoryEndsWith71() throws {
      let rows = (0..<20_000).map { "E\($0),1990,\(120 + Double($0) / 100_000),28\n" }
      try study.folder.write("e.csv", "id,built_year,lon,lat\n" + rows.joined())
      let before = try study.folder.names()
      var codes: [Int32] = []
      // In kilobytes; below the first the system cannot even load the program.
      for most in stride(from: 100_000, through: 900_000, by: 20_000) {
        let run = try carecircle("ulimit -v \(most);", "run study.yaml --out out")
        if run.exitCode == 127 { continue }
        codes.append(run.exitCode)
        #expect([0, 71].contains(run.exitCode), "\(most): \(run)")
        if run.exitCode == 0 { break }
        #expect(run.stderr.contains("ulimit -v"), "\(most): \(run)")
        #expect(try study.folder.names() == before, "\(most)")
      }
      #expect(codes.last == 0 && codes.contains(71), "\(codes)")
    }

    /// As a user with no other process, since the limit counts all of a user's.
    @Test(.enabled(if: getuid() == 0 && ForeignTool("setpriv").path != nil))
    func withoutThreadsTheRunEndsOrIsDoneByOne() throws {
      let user = Int.random(in: 70_000..<2_000_000)
      chmod(study.folder.path, 0o777)
      let limited = { (most: Int) in
        "setpriv --reuid=\(user) --regid=\(user) --clear-groups prlimit --nproc=\(most)"
      }
      guard try carecircle(limited(100), "--version").exitCode == 0 else { return }
      let none = try carecircle(limited(1), "run study.yaml")
      #expect(none.exitCode == 71 && none.stderr.contains("ulimit -u"), "\(none)")
      #expect(!(try study.folder.names().contains("out")))
      // The thread that waits for signals, and no other.
      let one = try carecircle(limited(2), "run study.yaml --formats xlsx --out one")
      #expect(one.exitCode == 0, "\(one)")
      #expect(try study.run("run", "study.yaml", "--formats", "xlsx", "--out", "all").exitCode == 0)
      for name in ["estates.geojson", "gaps.geojson", "results.xlsx"] {
        #expect(try study.folder.bytes("one/\(name)") == study.folder.bytes("all/\(name)"))
      }
    }
  }
#endif
