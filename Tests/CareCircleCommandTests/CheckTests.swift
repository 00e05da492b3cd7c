import CareCircleTestSupport
import Foundation
import Testing

@Suite struct CheckTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func check(_ arguments: String..., exitCode: Int32 = 0) throws -> CommandRun {
    let run = try CommandRun.carecircle(["check"] + arguments, in: folder.path)
    #expect(run.exitCode == exitCode, "\(run.stderr)")
    return run
  }

  /// The rows of a table without quoted line ends, by column.
  private func rows(_ text: String) -> [[String: String]] {
    let lines = text.split(whereSeparator: \.isNewline).map(cells)
    guard let header = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line where character != "\u{FEFF}" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  /// With a network the circles of clauses are walks, and the findings say so.
  @Test func circlesAreWalkedAlongTheStreets() throws {
    let streets = CommandRun.sample("streets.geojson")
    for (network, word) in [([], "直线距离×1.3，估算"), (["--network", streets], "沿道路，")] {
      let run = try CommandRun.carecircle(
        ["check", Sample.study, "--quiet", "--lang", "zh", "--out", "out"] + network,
        in: folder.path)
      #expect(run.exitCode == 0, "\(run.stderr)")
      let table = rows(String(decoding: try folder.bytes("out/findings.csv"), as: UTF8.self))
      let circles = table.filter { $0["clause"] == "WZ-8" && $0["subject_type"] == "estate" }
      #expect(!circles.isEmpty && circles.allSatisfy { $0["evidence"]?.contains(word) == true })
      let layer = String(decoding: try folder.bytes("out/compliance.geojson"), as: UTF8.self)
      #expect(layer.contains("\"method\":\"\(network.isEmpty ? "straight" : "street")\""))
    }
  }

  @Test func theSampleIsJudgedClauseByClause() throws {
    let talk = try check(Sample.study, "--out", "out")
    #expect(talk.stderr.contains("binding fails"))
    #expect(
      try folder.contents("out").keys.sorted() == [
        "compliance-summary.csv", "compliance.geojson", "deadlines.csv", "findings.csv",
        "issues.csv", "issues.xlsx", "manifest.json", "provenance.json",
      ])
    let provenance = String(decoding: try folder.bytes("out/provenance.json"), as: UTF8.self)
    #expect(provenance.contains("carecircle.provenance/1") && provenance.contains("sha256"))
    let layer = try folder.bytes("out/compliance.geojson")
    #expect(GeoJSONValidator.validate(layer) == [])
    let summary = rows(
      String(decoding: try folder.bytes("out/compliance-summary.csv"), as: UTF8.self))
    let circle = try #require(summary.first { $0["clause"] == "WZ-8" && $0["township"] == "*" })
    // The same 95, 53 and 20 as the coverage of the same study.
    #expect(circle["pass"] == "95" && circle["fail"] == "53" && circle["indeterminate"] == "20")
    #expect(circle["subjects"] == "297" && circle["n"] == "95" && circle["of"] == "148")
  }

  /// By hand: 0.30 x 412 = 123.6 < 0.002 x 68,400 = 136.8; two rooms of 138 and 104 m² are too small each.
  @Test(arguments: [
    ("WZ-1", "XJ001", "pass", "", "136.80", "356.00"),
    ("WZ-1", "XJ002", "pass", "", "156.00", "342.00"),
    ("WZ-1", "XJ003", "fail", "place_too_small", "156.00", "0.00"),
    ("WZ-1", "XJ005", "pass", "", "99.00", "368.00"),
    ("WZ-1", "XJ007", "indeterminate", "households_unknown", "104.60", "350.00"),
    ("WZ-1", "XJ008", "indeterminate", "version_unknown", "78.00", "0.00"),
    ("WZ-1", "XJ009", "not_applicable", "rural", "", ""),
    ("WZ-1", "XJ012", "fail", "only_unusable", "60.00", "0.00"),
    ("WZ-2", "XJ003", "fail", "place_too_small", "300.00", "90.00"),
    ("WZ-2", "XJ011", "indeterminate", "area_unknown", "300.00", "0.00"),
    ("WZ-3", "XJ010", "fail", "later_than_estate", "0.00", "33.00"),
    ("WZ-3", "XJ012", "indeterminate", "date_unknown", "0.00", "0.00"),
  ])
  func anAmountOfTheSample(
    clause: String, estate: String, verdict: String, reason: String, required: String,
    actual: String
  ) throws {
    let findings = rows(try check(Sample.study, "--quiet").output)
    let finding = try #require(
      findings.first { $0["clause"] == clause && $0["subject_id"] == estate })
    #expect(finding["verdict"] == verdict && finding["reason"] == reason)
    #expect(finding["required"] == required && finding["actual"] == actual)
  }

  @Test func theColumnsAreThoseOfTheContract() throws {
    let header = try check(Sample.study, "--quiet").output.split(whereSeparator: \.isNewline).first
    #expect(
      header
        == "\u{FEFF}id,policy,clause,section,subject_type,subject_id,subject_name,township,verdict,effect,severity,reason,required,actual,shortfall,unit,due,days_left,evidence,reason_text"
    )
  }

  @Test func twoChecksGiveTheSameBytes() throws {
    _ = try check(Sample.study, "--out", "a")
    _ = try check(Sample.study, "--out", "b")
    #expect(try folder.contents("a") == folder.contents("b"))
  }

  @Test func anEstateThatIsBuiltBeforeTheRuleIsLegacy() throws {
    let findings = rows(try check(Sample.study, "--quiet").output)
    let old = findings.filter { $0["subject_id"] == "XJ006" }
    #expect(!old.isEmpty && old.allSatisfy { $0["effect"] == "legacy" })
  }

  @Test func aDraftFailsNobody() throws {
    let run = try check(Sample.study, "--policy", "shaoxing", "--fail-on", "fail", "--quiet")
    let drafts = rows(run.output)
    #expect(!drafts.isEmpty && drafts.allSatisfy { $0["effect"] == "draft" })
  }

  @Test func aBindingFailIsAnExitCode() throws {
    _ = try check(Sample.study, "--fail-on", "fail", "--quiet", exitCode: 1)
    // Before the first day in force nothing binds.
    _ = try check(Sample.study, "--fail-on", "fail", "--as-of", "2023-09-30", "--quiet")
  }

  @Test func tablesAloneAreEnough() throws {
    try folder.write("permits.csv", "id,households,permit_date\nN1,150,2024-01-01\n")
    try folder.write("rooms.csv", "id,estate_id,area,status\nF1,N1,29.99,in_use\n")
    let run = try check("--policy", "zibo", "--new-estates", "permits.csv", "--rooms", "rooms.csv")
    let finding = try #require(rows(run.output).first { $0["clause"] == "ZB-1" })
    #expect(finding["verdict"] == "fail" && finding["required"] == "30.00")
    #expect(finding["shortfall"] == "0.01")
    #expect(run.stderr.contains("no table townships"))
  }

  @Test func aParameterIsSetByTheUser() throws {
    try folder.write("permits.csv", "id,households,permit_date,gfa\nN1,150,2024-01-01,100\n")
    try folder.write("rooms.csv", "id,estate_id,inner_area,area,status\nF1,N1,305,310,in_use\n")
    let arguments = ["--policy", "wenzhou", "--new-estates", "permits.csv", "--rooms", "rooms.csv"]
    func required(_ more: [String]) throws -> String? {
      let run = try CommandRun.carecircle(["check"] + arguments + more, in: folder.path)
      return rows(run.output).first { $0["clause"] == "WZ-1" }?["required"]
    }
    #expect(try required([]) == "45.00")
    #expect(try required(["--set", "WZ-1.household_rounding=ceil"]) == "60.00")
    let wrong = try check(
      "--policy", "wenzhou", "--new-estates", "permits.csv", "--set", "WZ-1.rounding=ceil",
      exitCode: 65)
    #expect(wrong.stderr.contains("WZ-1.rounding"))
  }

  @Test func aPlannedRoomCountsOnlyInItsScenario() throws {
    try folder.write("e.csv", "id,built_year,lon,lat\nE1,1990,120.7,28\n")
    try folder.write("f.csv", "id,kind,area,status,lon,lat\nR1,care_room,200,planned,120.701,28\n")
    func verdict(_ more: String...) throws -> String? {
      let run = try CommandRun.carecircle(
        [
          "check", "--policy", "wenzhou", "--estates", "e.csv", "--estates-crs", "WGS84",
          "--facilities", "f.csv", "--facilities-crs", "WGS84",
        ] + more, in: folder.path)
      return rows(run.output).first { $0["clause"] == "WZ-8" }?["verdict"]
    }
    #expect(try verdict() == "fail")
    #expect(try verdict("--scenario", "planned") == "pass")
  }

  @Test func aSumOverTheRegionNeedsTheWholeRegion() throws {
    let part = rows(try check(Sample.study, "--quiet").output)
    #expect(part.first { $0["clause"] == "WZ-6" }?["reason"] == "extent_unknown")
    let whole = rows(try check(Sample.study, "--quiet", "--covers-region").output)
    #expect(whole.first { $0["clause"] == "WZ-6" }?["verdict"] == "fail")
  }

  @Test func aRoomOfNobodyIsListed() throws {
    _ = try check(Sample.study, "--out", "out")
    let issues = String(decoding: try folder.bytes("out/issues.csv"), as: UTF8.self)
    #expect(issues.contains("room_without_estate") && issues.contains("XJ099"))
  }

  @Test func nothingToCheckIsAUsageError() throws {
    let run = try check("--policy", "wenzhou", exitCode: 64)
    #expect(run.stderr.contains("--new-estates"))
  }
}

@Suite struct PoliciesTests {
  @Test(arguments: ["en", "zh"])
  func policiesAreListedAndShown(language: String) throws {
    let list = try CommandRun.carecircle(["policies", "list", "--lang", language])
    #expect(list.exitCode == 0)
    for number in ["温政办〔2023〕75号", "赤府办函〔2020〕62号", "湘政办发〔2024〕41号", "淄高新管办字〔2023〕15号"] {
      #expect(list.output.contains(number))
    }
    let clause = try CommandRun.carecircle([
      "policies", "show", "wenzhou", "WZ-8", "--lang", language,
    ])
    #expect(clause.output.contains("面积不少于两百平方米"))
    let none = try CommandRun.carecircle(["policies", "show", "wenzhou", "WZ-99"])
    #expect(none.exitCode == 64 && none.stderr.contains("WZ-8"))
  }

  @Test func aFileIsValidatedWithLineAndClause() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "city.yaml",
      """
      policy: city
      title: { zh: 某市, en: A city }
      region: { zh: 某市, en: A city }
      effective: 2024-01-01
      clauses:
        - id: C-1
          section: 一
          checks: { zh: 配建, en: Provision }
          kind: area_provision
          scope: new_estate
          parameters: { area_per_100_households: 20, minimum_plcae: 350 m2 }

      """)
    let run = try CommandRun.carecircle(["policies", "validate", "city.yaml"], in: folder.path)
    #expect(run.exitCode == 65)
    #expect(run.stderr.contains("city.yaml:11") && run.stderr.contains("C-1"))
    #expect(run.stderr.contains("minimum_plcae") && run.stderr.contains("expected an area"))
  }
}
