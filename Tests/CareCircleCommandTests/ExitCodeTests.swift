import CareCircleTestSupport
import Foundation
import Testing

@Suite struct ExitCodeTests {
  @Test(arguments: [
    ["--version"], ["--help"], ["help", "run"], ["run", "study.yaml"],
    ["run", "study.yaml", "--fail-on", "indeterminate"],
  ])
  func whatIsDoneEndsWithZero(arguments: [String]) throws {
    let study = try SmallStudy()
    let run = try CommandRun.carecircle(arguments, in: study.folder.path)
    #expect(run.exitCode == 0 && !run.wasKilled)
  }

  @Test func whatFailOnAsksForEndsWithOneAndIsWrittenAllTheSame() throws {
    let gap = try SmallStudy(lon: "120.8")
    #expect(try gap.run("run", "study.yaml").exitCode == 0)
    for watched in ["gap", "indeterminate"] {
      let run = try gap.run("run", "study.yaml", "--fail-on", watched, "--out", watched)
      #expect(run.exitCode == 1)
      #expect(try gap.folder.contents(watched).keys.sorted() == Sample.filesWithoutGround)
    }
    let undecided = try SmallStudy(area: "")
    #expect(try undecided.run("run", "study.yaml", "--fail-on", "gap").exitCode == 0)
    #expect(try undecided.run("run", "study.yaml", "--fail-on", "indeterminate").exitCode == 1)
  }

  @Test(arguments: [
    ["nonsense"], ["run"], ["gaps"], ["run", "study.yaml", "--colour"],
    ["run", "study.yaml", "--quiet", "--verbose"], ["run", "nowhere.yaml"],
    ["run", "study.yaml", "--radius", "5"],
    ["run", "study.yaml", "--radius", "1000m", "--minutes", "5"],
    ["run", "study.yaml", "--minutes", "0"], ["run", "study.yaml", "--walker", "ghost"],
    ["run", "study.yaml", "--gates-crs", "BD09"], ["run", "study.yaml", "--estates-crs", "BD09MC"],
    ["run", "study.yaml", "--old-until", "1700"],
    ["run", "study.yaml", "--search-limit", "1000km"],
    ["run", "study.yaml", "--fail-on", "rain"], ["run", "study.yaml", "--lang", "de"],
    ["run", "study.yaml", "--as-of", "2026-02-30"], ["run", "study.yaml", "--format", "csv"],
    [
      "gaps", "--estates", "-", "--estates-crs", "WGS84", "--facilities", "-", "--facilities-crs",
      "WGS84",
    ],
    ["circles", "--around", "estates", "--facilities", "r.csv", "--facilities-crs", "WGS84"],
  ])
  func aCommandLineThatMakesNoSenseEndsWith64AndWritesNothing(arguments: [String]) throws {
    let study = try SmallStudy()
    let run = try CommandRun.carecircle(arguments, in: study.folder.path)
    #expect(run.exitCode == 64)
    #expect(run.stdout.isEmpty && !run.stderr.isEmpty)
    #expect(try study.folder.names() == ["e.csv", "nowhere.yaml", "r.csv", "study.yaml"])
  }

  @Test(arguments: [
    ("bad.yaml", "foo: 1\n", ["run", "bad.yaml"], "bad.yaml:1:1"),
    ("bad.yaml", "a: [\n", ["run", "bad.yaml"], "bad.yaml:2"),
    (
      "bad.csv", "id,经度,纬度\nE1,120.7,28\n", ["circles", "--facilities", "bad.csv"], "undeclared_crs"
    ),
    (
      "bad.csv", "id,lon\nE1,120.7\n",
      ["run", "study.yaml", "--estates", "bad.csv", "--estates-crs", "BD09"], "missing_column"
    ),
    (
      "bad.csv", "", ["run", "study.yaml", "--estates", "bad.csv", "--estates-crs", "BD09"], "empty"
    ),
    ("bad.json", "{\"type\":1", ["circles", "--facilities", "bad.json"], "malformed"),
  ])
  func dataThatCannotBeUsedEndsWith65AndSaysWhere(
    name: String, text: String, arguments: [String], said: String
  ) throws {
    let study = try SmallStudy()
    try study.folder.write(name, text)
    let run = try CommandRun.carecircle(arguments, in: study.folder.path)
    #expect(run.exitCode == 65)
    #expect(run.stderr.hasPrefix("error: ") && run.stderr.contains(said), "\(run.stderr)")
    #expect(run.stdout.isEmpty)
    #expect(!(try study.folder.names().contains("out")))
  }

  @Test(arguments: [
    ["run", "no.yaml"], ["run", "study.yaml", "--estates", "no.csv", "--estates-crs", "BD09"],
    ["circles", "--facilities", "no.geojson"], ["circles", "--facilities", "/"],
  ])
  func anInputThatIsNotThereEndsWith66(arguments: [String]) throws {
    let study = try SmallStudy()
    let run = try CommandRun.carecircle(arguments, in: study.folder.path)
    #expect(run.exitCode == 66)
    #expect(run.stdout.isEmpty && run.stderr.contains("cannot be read"))
  }

  @Test(arguments: [
    ["run", "study.yaml", "--out", "study.yaml"], ["run", "study.yaml", "--out", "e.csv/out"],
    ["run", "study.yaml", "--out", "e.csv/no/such/folder"],
    ["run", "study.yaml", "--out", "/proc/no/such/folder"],
    ["circles", "--facilities", "r.csv", "--facilities-crs", "WGS84", "--out", "e.csv/c.geojson"],
    ["circles", "--facilities", "r.csv", "--facilities-crs", "WGS84", "--out", "."],
    ["circles", "--facilities", "r.csv", "--facilities-crs", "WGS84", "--out", "/dev/full"],
  ])
  func anOutputThatCannotBeWrittenEndsWith73AndLeavesNothing(arguments: [String]) throws {
    let study = try SmallStudy()
    let before = try study.folder.contents("")
    let run = try CommandRun.carecircle(arguments, in: study.folder.path)
    #expect(run.exitCode == 73, "\(run.stderr)")
    #expect(run.stderr.contains("[cannot_write]"))
    #expect(try study.folder.contents("") == before)
  }

  /// Sent from outside: nothing in the program is known to fail.
  @Test(arguments: [SIGILL, SIGTRAP, SIGABRT, SIGFPE, SIGBUS, SIGSEGV])
  func aFaultOfTheProgramEndsWith70AndSaysSo(signal: Int32) throws {
    // Where one is asked for, Swift's own handler has its turn before.
    for backtrace in ["enable=no"] + (signal == SIGTRAP ? ["enable=yes,color=no"] : []) {
      let study = try SmallStudy()
      #expect(mkfifo("\(study.folder.path)/pipe", 0o600) == 0)
      let running = try RunningCommand(
        ["circles", "--facilities", "pipe", "--facilities-crs", "WGS84", "--out", "c.geojson"],
        environment: ["SWIFT_BACKTRACE": backtrace], in: study.folder.path)
      // It is blocked in the middle of its work as soon as the pipe can be written to.
      var writer: Int32 = -1
      let isWaiting = running.waits {
        writer = open("\(study.folder.path)/pipe", O_WRONLY | O_NONBLOCK | O_CLOEXEC)
        return writer >= 0
      }
      defer { close(writer) }
      #expect(isWaiting)
      running.signal(signal)
      let run = try running.wait()
      #expect(run.exitCode == 70 && !run.wasKilled, "\(run.stderr)")
      #expect(
        run.stderr.hasSuffix(
          "\nerror: a fault of the program, not of your data; please report it with the command line\n"
        ))
      #expect(!(try study.folder.names().contains("c.geojson")))
    }
  }

  @Test func theFoldersAboveAnOutputAreMade() throws {
    let study = try SmallStudy()
    let run = try study.run("run", "study.yaml", "--out", "new/er/out")
    #expect(run.exitCode == 0 && run.stderr.hasSuffix("results in new/er/out/ (12 files)\n"))
    #expect(try study.folder.contents("new/er/out").keys.sorted() == Sample.filesWithoutGround)
    let circles = ["circles", "--facilities", "r.csv", "--facilities-crs", "WGS84", "--out"]
    for file in ["a/b/c.geojson", "d/./c.fgb"] {
      #expect(try CommandRun.carecircle(circles + [file], in: study.folder.path).exitCode == 0)
      #expect(!(try study.folder.bytes(file).isEmpty))
    }
  }

  @Test func theFoldersAboveAnOutputThatFailsAreRemoved() throws {
    let study = try SmallStudy()
    let before = try study.folder.names()
    // The name of the hidden folder would be longer than any may be.
    let long = String(repeating: "x", count: 250)
    #expect(try study.run("run", "study.yaml", "--out", "new/er/\(long)").exitCode == 73)
    #expect(try study.folder.names() == before)
  }

  @Test func aWorkbookWithoutRoomForItsRowsEndsWith73AndLeavesNothing() throws {
    let study = try SmallStudy()
    let before = try study.folder.contents("")
    let run = try CommandRun.carecircle(
      ["run", "study.yaml", "--formats", "xlsx"], environment: ["TMPDIR": "/nowhere"],
      in: study.folder.path)
    #expect(run.exitCode == 73, "\(run.stderr)")
    #expect(run.stderr.contains("/nowhere: ") && run.stderr.contains("[cannot_write]"))
    #expect(try study.folder.contents("") == before)
  }

  @Test func aFolderWithAForeignFileEndsWith73AndIsUntouched() throws {
    let study = try SmallStudy()
    #expect(try study.run("run", "study.yaml").exitCode == 0)
    try study.folder.write("out/thesis.doc", "precious")
    let before = try study.folder.contents("out")
    let run = try study.run("run", "study.yaml", "--minutes", "1")
    #expect(run.exitCode == 73 && run.stderr.contains("thesis.doc"))
    #expect(try study.folder.contents("out") == before)
  }
}
