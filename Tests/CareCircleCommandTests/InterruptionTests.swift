import CareCircleTestSupport
import Foundation
import Testing

/// A run is ended in the middle of its work: the folder is whole, the earlier one, or not there.
@Suite(.serialized) struct InterruptionTests {
  /// A study that takes seconds, most of which are spent on writing.
  private static func largeStudy() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var random = SeededGenerator(seed: 7)
    func place() -> String {
      "\(120.5 + Double.random(in: 0..<0.5, using: &random)),"
        + "\(27.8 + Double.random(in: 0..<0.4, using: &random))"
    }
    let estates = (0..<25_000).map { "E\($0),1990,\(place())\n" }
    let rooms = (0..<2_000).map { "R\($0),care_room,\(100 + $0 % 200),in_use,\(place())\n" }
    try folder.write("e.csv", "id,built_year,lon,lat\n" + estates.joined())
    try folder.write("r.csv", "id,kind,area,status,lon,lat\n" + rooms.joined())
    try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: r.csv, crs: WGS84 }\n"
        + "output: out\n")
    return folder
  }

  private let folder: TemporaryFolder

  init() throws {
    folder = try Self.largeStudy()
  }

  private func start(_ arguments: String...) throws -> RunningCommand {
    try RunningCommand(["run", "study.yaml"] + arguments, in: folder.path)
  }

  /// The names of the hidden folders and files next to an output.
  private func hidden(_ output: String = "out") throws -> [String] {
    try folder.names().filter { $0.hasPrefix(".\(output).carecircle-") }
  }

  /// Waits until the hidden folder holds part of the largest file, and no more.
  private func waitsUntilHalfWritten(_ running: RunningCommand) -> Bool {
    return running.waits {
      guard let hidden = try? hidden().last else { return false }
      let file = "\(folder.path)/\(hidden)/estates.geojson"
      let size = try? FileManager.default.attributesOfItem(atPath: file)[.size] as? Int
      return (size ?? 0) > 100_000
    }
  }

  private static let inputs = ["e.csv", "r.csv", "study.yaml"]

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aRunThatIsInterruptedLeavesNothing(signal: Int32) throws {
    let running = try start()
    #expect(waitsUntilHalfWritten(running))
    running.signal(signal)
    let run = try running.wait()
    #expect(run.exitCode == 130 && !run.wasKilled)
    #expect(run.stderr == "\ninterrupted; nothing was left half-written\n")
    #expect(try folder.names() == Self.inputs)
  }

  @Test func aRunThatIsInterruptedWhileItReadsEndsAtOnce() throws {
    for delay in [UInt32(20_000), 60_000, 150_000] {
      let running = try start()
      usleep(delay)
      running.signal(SIGINT)
      let sent = Date()
      let run = try running.wait()
      #expect(Date().timeIntervalSince(sent) < 2)
      // Before the handler stands the signal itself ends the run; after that it says so.
      #expect(run.exitCode == 130 || run.wasKilled && run.exitCode == SIGINT)
      #expect(try folder.names() == Self.inputs)
    }
  }

  @Test func whatAnEarlierRunWroteStaysWholeAndWhatAKilledRunLeftIsCleanedUp() throws {
    #expect(try start("--minutes", "5").wait().exitCode == 0)
    let earlier = try folder.contents("out")
    #expect(earlier.keys.sorted() == Sample.filesWithoutGround)

    let interrupted = try start()
    #expect(waitsUntilHalfWritten(interrupted))
    interrupted.signal(SIGINT)
    #expect(try interrupted.wait().exitCode == 130)
    #expect(try folder.contents("out") == earlier)
    #expect(try folder.names() == ["e.csv", "out", "r.csv", "study.yaml"])

    let killed = try start()
    #expect(waitsUntilHalfWritten(killed))
    killed.signal(SIGKILL)
    let run = try killed.wait()
    #expect(run.wasKilled && run.exitCode == SIGKILL)
    #expect(try folder.contents("out") == earlier)
    // Really in the middle: the unfinished result is hidden next to the complete one.
    #expect(try hidden().count == 1)

    #expect(try start().wait().exitCode == 0)
    #expect(try folder.names() == ["e.csv", "out", "r.csv", "study.yaml"])
    #expect(try folder.contents("out") != earlier)
  }

  @Test func aKilledFirstRunLeavesNoFolderOfTheName() throws {
    let killed = try start()
    #expect(waitsUntilHalfWritten(killed))
    killed.signal(SIGKILL)
    #expect(try killed.wait().wasKilled)
    #expect(try hidden().count == 1)
    #expect(try folder.names() == hidden() + Self.inputs)
  }

  @Test func theFoldersAboveAreRemovedToo() throws {
    let running = try start("--out", "new/er/out")
    let made = "\(folder.path)/new/er"
    #expect(
      running.waits {
        let names = try? FileManager.default.contentsOfDirectory(atPath: made)
        return names?.contains { $0.hasPrefix(".out.carecircle-") } == true
      })
    running.signal(SIGTERM)
    #expect(try running.wait().exitCode == 130)
    #expect(try folder.names() == Self.inputs)
  }

  @Test func aSingleFileIsWholeOrNotThere() throws {
    for signal in [SIGINT, SIGKILL] {
      let running = try RunningCommand(
        [
          "gaps", "--all", "--estates", "e.csv", "--estates-crs", "WGS84", "--facilities", "r.csv",
          "--facilities-crs", "WGS84", "--out", "gaps.geojson",
        ], in: folder.path)
      #expect(running.waits { (try? hidden("gaps.geojson").isEmpty) == false })
      running.signal(signal)
      let run = try running.wait()
      #expect(run.exitCode == (signal == SIGINT ? 130 : SIGKILL))
      let left = try hidden("gaps.geojson")
      #expect(left.count == (signal == SIGINT ? 0 : 1))
      #expect(try folder.names() == left + Self.inputs)
      for name in left { try FileManager.default.removeItem(atPath: "\(folder.path)/\(name)") }
    }
  }
}
