import CareCircleTestSupport
import Foundation
import Testing

@Suite struct InspectCommandTests {
  private let estates = "编号|名称|经度|纬度|建成年份\nE1|甲|120.7|28|1990\n"

  private func run(_ text: String, _ arguments: String...) throws -> CommandRun {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", text)
    return try CommandRun.carecircle(["inspect", "in.csv"] + arguments, in: folder.path)
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(run.stdout)) as? [String: Any] ?? [:]
  }

  @Test func theReportGoesToStandardOutput() throws {
    let done = try run(estates, "--crs", "WGS84")
    #expect(done.exitCode == 0 && done.stderr.isEmpty)
    #expect(done.output.hasPrefix("in.csv: housing estates\n"))
    #expect(done.output.contains("csv, utf-8, pipe"))
    let chinese = try run(estates, "--crs", "高德", "--lang", "zh")
    #expect(chinese.output.hasPrefix("in.csv: 住宅小区\n") && chinese.output.contains("GCJ02"))
    #expect(try run(estates, "--crs", "WGS84").stdout == done.stdout)
  }

  @Test func withoutASystemItIsDoneAllTheSame() throws {
    let done = try run(estates)
    #expect(done.exitCode == 0)
    #expect(done.output.contains("not settled") && done.output.contains("WGS84, CGCS2000, GCJ02"))
    #expect(!done.output.contains("extent  "))
  }

  @Test func programsGetJSON() throws {
    let document = try json(run(estates, "--crs", "WGS84", "--json"))
    #expect(document["schema"] as? String == "carecircle.inspect/1")
    #expect((document["file"] as? [String: Any])?["name"] as? String == "in.csv")
    let chinese = try json(run(estates, "--json", "--lang", "zh"))
    #expect(chinese.keys.sorted() == document.keys.sorted())
  }

  @Test func standardInputIsReadInEveryFormat() throws {
    let point = "{\"type\":\"Point\",\"coordinates\":[120.7,28]}"
    let inputs: [(text: String, format: String)] = [
      (estates, "csv"), ("[{\"name\":\"甲\",\"lng\":120.7,\"lat\":28}]", "json"), (point, "geojson"),
    ]
    for input in inputs {
      let done = try CommandRun.carecircle(
        ["inspect", "-", "--crs", "WGS84", "--as", "estates", "--json"],
        stdin: Array(input.text.utf8))
      let file = try json(done)["file"] as? [String: Any]
      #expect(file?["format"] as? String == input.format && file?["name"] as? String == "stdin")
      #expect((try json(done)["rows"] as? [String: Int])?["used"] == 1)
    }
  }

  @Test func theLayoutCanBeSaid() throws {
    let done = try run(
      "E1;甲,乙;120.7;28\n", "--crs", "WGS84", "--as", "estates", "--no-header", "--delimiter",
      "semicolon", "--encoding", "utf-8", "--column", "name=2", "--column", "lon=3", "--column",
      "lat=4", "--json")
    let document = try json(done)
    #expect((document["rows"] as? [String: Int])?["used"] == 1)
    let columns = try #require(document["columns"] as? [[String: Any]])
    #expect(
      columns.map { $0["basis"] as? String } == ["no_header", "mapping", "mapping", "mapping"])
    #expect(columns[1]["first_value"] as? String == "甲,乙")
    // Said wrongly, it is an error and not a guess.
    let wrong = try run("名称,lon,lat\n甲,1,1\n", "--encoding", "utf-16le")
    #expect(wrong.exitCode == 65 && wrong.stdout.isEmpty)
  }

  @Test func aSuspiciousFileWarns() throws {
    let committees = "设施名称,lon,lat\n甲居委会,1,1\n乙村委会,1,2\n"
    let english = try run(committees, "--as", "facilities", "--crs", "WGS84")
    #expect(english.exitCode == 0 && english.output.contains("WARNING  2 of 2 names (100.0 %)"))
    let chinese = try run(committees, "--as", "facilities", "--crs", "WGS84", "--lang", "zh")
    #expect(chinese.output.contains("警告  2个名称中有2个"))
  }

  @Test func verboseListsEveryIssue() throws {
    let done = try run("id,lon,lat\nE1,,28\nE2,,28\n", "--crs", "WGS84", "--verbose")
    #expect(done.stderr.split(separator: "\n").count == 2)
    #expect(done.exitCode == 0 && done.output.contains("2: 0 can be used, 2 rejected"))
  }

  static let failures: [(arguments: String, code: Int32)] = [
    ("", 64), ("in.csv --as houses", 64), ("in.csv --crs BD09MC", 64),
    ("in.csv --encoding ebcdic", 64), ("in.csv --delimiter x", 64), ("no.csv", 66), ("/", 66),
    ("empty.csv", 65), ("quote.csv", 65), ("cut.json", 65), ("binary", 65),
  ]

  @Test(arguments: failures)
  func theExitCodeSaysWhatIsWrong(arguments: String, code: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write("in.csv", estates)
    try folder.write("empty.csv", "")
    try folder.write("quote.csv", "id,lon,lat\nE1,\"1,1\n")
    try folder.write("cut.json", "[{\"a\":")
    try folder.write("binary", bytes: [0xFF, 0x00, 0x80, 0xFF, 0x0A])
    let words = ["inspect"] + arguments.split(separator: " ").map(String.init)
    let done = try CommandRun.carecircle(words, in: folder.path)
    #expect(done.exitCode == code, "\(done.stderr)")
    #expect(!done.wasKilled && done.stdout.isEmpty && !done.stderr.isEmpty)
  }

  @Test func theHelpTeachesInBothLanguages() throws {
    for (language, heading) in [("en", "EXAMPLES"), ("zh", "示例")] {
      let text = try CommandRun.carecircle(["inspect", "--help", "--lang", language]).output
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let start = try #require(lines.firstIndex { $0 == heading })
      let examples = lines[(start + 1)...].prefix { !$0.isEmpty }
      #expect(examples.count >= 4)
      #expect(
        !examples.isEmpty
          && examples.allSatisfy { $0.hasPrefix("  carecircle inspect ") && $0.count <= 78 })
    }
  }

  // MARK: - The same in the other commands

  @Test func layoutFlagsReachEveryInput() throws {
    let folder = try TemporaryFolder()
    // 甲 in GBK; no header; semicolons.
    try folder.write(
      "e.txt", bytes: Array("E1;".utf8) + [0xBC, 0xD7] + Array(";120.7;28\n".utf8))
    try folder.write("r.txt", "R1|120.701|28\n")
    try folder.write("g.txt", "G1;E1;120.7;28\n")
    let done = try CommandRun.carecircle(
      [
        "gaps", "--estates", "e.txt", "--estates-crs", "WGS84", "--estates-encoding", "gbk",
        "--estates-delimiter", ";", "--estates-no-header", "--estates-column", "id=1",
        "--estates-column", "name=2", "--estates-column", "lon=3", "--estates-column", "lat=4",
        "--facilities", "r.txt", "--facilities-crs", "WGS84", "--facilities-no-header",
        "--facilities-delimiter", "pipe", "--facilities-encoding", "utf-8",
        "--facilities-column", "id=1", "--facilities-column", "lon=2", "--facilities-column",
        "lat=3", "--gates", "g.txt", "--gates-crs", "WGS84", "--gates-no-header",
        "--gates-delimiter", "semicolon", "--gates-encoding", "utf-8", "--gates-column", "id=1",
        "--gates-column", "estate_id=2", "--gates-column", "lon=3", "--gates-column", "lat=4",
        "--all-ages", "--any-facility", "--all",
      ], in: folder.path)
    #expect(done.exitCode == 0, "\(done.stderr)")
    let found = try #require(try properties(done.stdout).first)
    #expect(found["name"] as? String == "甲" && found["reached_from"] as? String == "G1")
    #expect(found["verdict"] as? String == "covered")
  }

  @Test(arguments: [
    ["--gates-no-header"], ["--gates-encoding", "gbk"], ["--gates-delimiter", "tab"],
  ])
  func aLayoutWithoutAFileMakesNoSense(arguments: [String]) throws {
    let study = try SmallStudy()
    let done = try CommandRun.carecircle(["run", "study.yaml"] + arguments, in: study.folder.path)
    #expect(done.exitCode == 64 && done.stderr.contains("--gates"))
  }
}
