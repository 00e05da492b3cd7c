import CareCircleTestSupport
import Testing

/// Messages about values, keys and paths that cannot be used: one line with the reason and how to correct it.
@Suite struct ValueMessageTests {
  @Test(arguments: [
    (
      ["--minutes", "abc"],
      "--minutes cannot be \"abc\": expected minutes from 0.1 to 600, such as 15"
    ),
    (
      ["--minutes", "-5"],
      "--minutes cannot be \"-5\": expected minutes from 0.1 to 600, such as 15"
    ),
    (
      ["--radius", "500"],
      "--radius cannot be \"500\": the unit is missing: 500m?; expected a length"
    ),
    (["--minimum-area", "200"], "--minimum-area cannot be \"200\": the unit is missing: 200m2?"),
    (
      ["--as-of", "2026-13-30"],
      "--as-of cannot be \"2026-13-30\": there is no month 13; expected an existing date"
    ),
    (["--as-of", "2026-02-30"], "month 2 has no day 30"),
  ])
  func aWrongValueOfAFlagIsOneLine(flag: [String], said: String) throws {
    let study = try SmallStudy()
    let run = try CommandRun.carecircle(["run", "study.yaml"] + flag, in: study.folder.path)
    #expect(run.exitCode == 64)
    #expect(run.stderr.contains(said), "\(run.stderr)")
    #expect(run.stderr.split(separator: "\n").count == 1, "\(run.stderr)")
  }

  private static let inputs =
    "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: r.csv, crs: WGS84 }\n"

  @Test(arguments: [
    ("inputs:\n\testates: { path: e.csv }\n", "2:1: the line is indented with a tab"),
    (inputs + "circle: { minutes: fifteen }\n", "circle.minutes \"fifteen\": expected minutes"),
    (
      inputs + "as_of: 2026-13-30\n", "there is no month 13; expected an existing date"
    ),
    (inputs + "minimum_area: 200\n", "the unit is missing: 200m2?"),
    (inputs + "asof: 2026-11-30\n", "did you mean as_of?"),
    (
      "inputs:\n  estates: { path: 'C:\\data\\e.csv', crs: WGS84 }\n", "it is a Windows path"
    ),
    ("inputs:\n  estates: { path: \"C:\\data\\e.csv\", crs: WGS84 }\n", "write paths with /"),
  ])
  func aWrongValueOfAStudyIsOneLine(text: String, said: String) throws {
    let study = try SmallStudy()
    try study.folder.write("s.yaml", text)
    let run = try study.run("run", "s.yaml", "--out", "out")
    #expect(run.exitCode == 65 || run.exitCode == 66)
    #expect(run.stderr.contains(said), "\(run.stderr)")
    #expect(run.stderr.split(separator: "\n").count == 1, "\(run.stderr)")
  }

  @Test func aFileThatIsEstatesAndFacilitiesIsRefused() throws {
    let study = try SmallStudy()
    let run = try study.run(
      "gaps", "--estates", "e.csv", "--estates-crs", "WGS84", "--facilities", "./e.csv",
      "--facilities-crs", "WGS84")
    #expect(run.exitCode == 64)
    #expect(run.stderr.contains("is given both as estates and as facilities"), "\(run.stderr)")
  }

  /// A column that is missing altogether explains what is undecided, also where something else is decided.
  @Test func aMissingColumnIsSaidWithoutBeingAskedFor() throws {
    let study = try SmallStudy()
    try study.folder.write("e.csv", "id,built_year,lon,lat\nE1,1990,120.7,28\nE2,1990,120.8,28\n")
    try study.folder.write("r.csv", "id,kind,status,lon,lat\nR1,care_room,in_use,120.701,28\n")
    let run = try study.run("run", "study.yaml")
    #expect(run.exitCode == 0)
    #expect(run.stderr.contains("1 gap, 1 undecided"), "\(run.stderr)")
    #expect(run.stderr.contains("warning: r.csv: doubtful: gross_area"), "\(run.stderr)")
    #expect(run.stderr.contains("(the file has no such column)"), "\(run.stderr)")
  }
}
