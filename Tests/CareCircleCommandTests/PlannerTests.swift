import Archives
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@testable import CareCircle
@testable import Registers
@testable import Reports

/// What helps a planner to begin: a dry run, empty workbooks, and a study file that is proposed.
@Suite struct PlannerTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func run(_ arguments: String...) throws -> CommandRun {
    try CommandRun.carecircle(arguments, in: folder.path)
  }

  // MARK: - Dry runs

  @Test func aDryRunTellsWhatTheRunFindsAndWritesNothing() throws {
    let dry = try run("run", "--dry-run", Sample.study, "--out", "out")
    #expect(dry.exitCode == 0)
    #expect(try folder.names() == [])
    // The same counts as those of the run.
    #expect(try run("run", Sample.study, "--out", "out", "--quiet").exitCode == 0)
    let summary = try folder.json("out/summary.json")
    let estates = try #require(summary["estates"] as? [String: Any])
    let verdicts = try #require(estates["verdict"] as? [String: Int])
    let total = try #require(estates["total"] as? Int)
    let not = try #require(verdicts["not_applicable"])
    #expect(dry.output.contains("\(not) are not old estates in town"))
    let facilities = try #require(summary["facilities"] as? [String: Int])
    #expect(
      dry.output.contains(
        "\(facilities["qualifies"] ?? -1) of \(facilities["total"] ?? -1) count"))
    #expect(dry.output.contains("of \(total) would be asked about"))
    // All registers of the policy are there, but none of the other tables.
    let missing = dry.output.split(separator: "\n").filter { $0.contains("no table") }
    let beside = ["indicators", "milestones", "basic_services"]
    #expect(missing.count == beside.count)
    #expect(missing.allSatisfy { line in beside.contains { line.contains("no table \($0)") } })
    #expect(dry.output.contains("no network: "))
  }

  @Test func aDryRunNamesTablesThatClausesLackAndColumnsThatRowsLack() throws {
    try folder.write("e.csv", "id,lon,lat\nA,120.7,28\nB,120.8,28\n")
    try folder.write("r.csv", "id,kind,status,lon,lat\nR,care_room,in_use,120.7,28\n")
    try folder.write(
      "study.yaml",
      "policy: wenzhou\ninputs:\n  estates: { path: e.csv, crs: WGS84 }\n"
        + "  facilities: { path: r.csv, crs: WGS84 }\n")
    let dry = try run("run", "--dry-run", "study.yaml")
    #expect(dry.exitCode == 0)
    #expect(dry.output.contains("no table villages, so check leaves these undecided: WZ-"))
    #expect(dry.output.contains("estates: 2 of 2 rows do not tell whether they are old"))
    #expect(dry.output.contains("there is no column of gross_area, inner_area, usable_area"))
    #expect(dry.output.contains("as_of: no day is given"))
    #expect(dry.output.contains("No output is named"))
  }

  @Test func aDryRunRefusesWhatARunWouldRefuse() throws {
    try folder.write("e.csv", "id,lon,lat\nA,120.7,28\n")
    try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: no.csv, crs: WGS84 }\n"
    )
    #expect(try run("run", "--dry-run", "study.yaml").exitCode == 66)
    try FileManager.default.createDirectory(
      atPath: folder.path + "/mine", withIntermediateDirectories: false)
    try folder.write("mine/notes.txt", "mine")
    #expect(try run("run", "--dry-run", Sample.study, "--out", "mine").exitCode == 73)
  }

  // MARK: - Templates

  @Test(arguments: [Language.chinese, .english])
  func everyColumnOfAFormIsTheFieldThatItIsFor(language: Language) throws {
    for kind in InputKind.all where kind.hasTemplate {
      let columns = kind.formColumns
      // The workbook as CSV: header and a row of values that a person would enter.
      let header = columns.map { "\"\($0.header.text(language))\"" }.joined(separator: ",")
      let cells = columns.map { "\"\(Self.value($0, language))\"" }.joined(separator: ",")
      let examples = columns.map { "\"\($0.form.example.text(language))\"" }
        .joined(separator: ",")
      try folder.write("form.csv", "\(header)\n\(examples)\n\(cells)\n")
      let file = InputFile.file(folder.path + "/form.csv", crs: .wgs84)
      guard case .register(let reader) = kind.form else { continue }
      let loaded = try reader.load([file], as: kind, among: KnownRows())
      let info = try #require(loaded.sources.first)
      #expect(Set(info.columns.keys) == Set(columns.map(\.field)), "\(kind.key)")
      #expect(info.unusedColumns == [], "\(kind.key)")
      // The example is not a row, and the values of the drop-downs are read without doubts.
      #expect(info.rowsIn == 2 && info.rowsUsed == 1, "\(kind.key)")
      #expect(loaded.issues.map(\.code) == [.exampleRow], "\(kind.key): \(loaded.issues)")
    }
  }

  /// Every word of a drop-down is known to the reader.
  @Test(arguments: [Language.chinese, .english])
  func everyWordOfADropDownIsRead(language: Language) throws {
    for kind in InputKind.all {
      guard case .register(let reader) = kind.form else { continue }
      for column in kind.formColumns {
        guard case .choice(let words) = column.form.content else { continue }
        for word in words {
          // Two flags may contradict each other, so that each word stands alone.
          let others = kind.formColumns.filter { other in
            if case .choice = other.form.content { return false }
            return other.field != column.field
          }
          let header = ([column] + others).map { "\"\($0.header.text(language))\"" }
          let cells =
            ["\"\(word.text(language))\""] + others.map { "\"\(Self.value($0, language))\"" }
          try folder.write(
            "form.csv", header.joined(separator: ",") + "\n" + cells.joined(separator: ",") + "\n")
          let file = InputFile.file(folder.path + "/form.csv", crs: .wgs84)
          let loaded = try reader.load([file], as: kind, among: KnownRows())
          #expect(
            loaded.issues.isEmpty,
            "\(kind.key).\(column.field) \(word.text(language)): \(loaded.issues)")
        }
      }
    }
  }

  private static func value(_ column: FormColumn, _ language: Language) -> String {
    switch column.field {
    case "lon": return "120.7"
    case "lat": return "28"
    default: break
    }
    let example = column.form.example.text(language)
    let mark = FieldForm.exampleMark.text(language)
    return example.hasPrefix(mark) ? "X1" : example
  }

  @Test func templatesAreWorkbooksThatAreReadAgainAndNeverReplaced() throws {
    let written = try run("templates", "--out", "forms", "--lang", "zh")
    #expect(written.exitCode == 0, "\(written.stderr)")
    let names = Set(try folder.contents("forms").keys)
    #expect(
      names.subtracting(["manifest.json"])
        == Set(InputKind.all.filter(\.hasTemplate).map { "\($0.key).xlsx" }))
    #expect(names.isSuperset(of: ["estates.xlsx", "facilities.xlsx", "gates.xlsx", "rooms.xlsx"]))
    // Somebody may have filled them in.
    try folder.write("forms/estates.xlsx", "filled in")
    #expect(try run("templates", "--out", "forms").exitCode == 73)
    #expect(try folder.bytes("forms/estates.xlsx") == Array("filled in".utf8))
  }

  @Test(arguments: [Language.chinese, .english]) func aTemplateHasHeadersAndDropDowns(
    language: Language
  ) throws {
    let bytes = try InputKind.facilities.template(language).withBytes { Array($0) }
    let archive = try ZipArchive(FileBytes(bytes))
    let entry = try #require(archive.entry("xl/worksheets/sheet1.xml"))
    let sheet = String(decoding: try archive.unpacked(entry), as: UTF8.self)
    #expect(sheet.contains("<dataValidation type=\"list\""))
    #expect(sheet.contains(language == .chinese ? "正常运营,未移交" : "in_use,not_handed_over"))
    #expect(sheet.contains("<dataValidation type=\"date\""))
    #expect(sheet.contains(language == .chinese ? "建筑面积(㎡)" : "gross_area(m2)"))
  }

  // MARK: - init

  @Test func aDraftOfTheSampleRunsAsTheSampleDoes() throws {
    for name in ["estates.csv", "rooms.csv", "gates.geojson", "townships.geojson"] {
      try FileManager.default.copyItem(
        atPath: CommandRun.sample(name), toPath: "\(folder.path)/\(name)")
    }
    let drafted = try run(
      "init", "--policy", "wenzhou", "estates.csv", "rooms.csv", "gates.geojson",
      "townships.geojson")
    #expect(drafted.exitCode == 0)
    var text = String(decoding: try folder.bytes("study.yaml"), as: UTF8.self)
    // The header says BD09; nothing says anything about the rooms, and nothing is guessed.
    #expect(text.contains("    crs: BD09\n") && text.contains("    # crs: GCJ02\n"))
    #expect(drafted.stderr.contains("rooms.csv: Nothing says in which coordinates this table is"))
    let open = try run("run", "study.yaml")
    #expect(open.exitCode != 0 && open.stderr.contains("inputs.facilities"))
    text = text.replacingOccurrences(of: "# crs: GCJ02", with: "crs: GCJ02")
    text = text.replacingOccurrences(of: "# as_of:", with: "as_of:")
    try folder.write("study.yaml", text)
    let ran = try run("run", "study.yaml")
    #expect(ran.exitCode == 0, "\(ran.stderr)")
    #expect(try run("run", Sample.study, "--out", "whole").exitCode == 0)
    let (mine, whole) = (try folder.json("out/summary.json"), try folder.json("whole/summary.json"))
    #expect(
      NSDictionary(dictionary: mine["estates"] as? [String: Any] ?? [:])
        == NSDictionary(dictionary: whole["estates"] as? [String: Any] ?? [:]))
    // What is there already is never replaced.
    #expect(try run("init", "estates.csv").exitCode == 73)
  }

  @Test func pathsAreThoseFromTheStudyFile() throws {
    try folder.write("小区 表.csv", "小区编号,经度(GCJ02),纬度(GCJ02)\nA,120.7,28\n")
    try folder.write("r.csv", "设施编号,设施类型,经度(GCJ02),纬度(GCJ02)\nR,养老院,120.7,28\n")
    try FileManager.default.createDirectory(
      atPath: folder.path + "/plans/a", withIntermediateDirectories: true)
    let drafted = try run("init", "小区 表.csv", "r.csv", "--out", "plans/a/s.yaml")
    #expect(drafted.exitCode == 0)
    let text = String(decoding: try folder.bytes("plans/a/s.yaml"), as: UTF8.self)
    #expect(text.contains("path: \"../../小区 表.csv\""))
    #expect(try run("run", "--dry-run", "plans/a/s.yaml").exitCode == 0)
  }

  @Test(arguments: [
    "a: b", "# x", "yes", "1", "- a", "x\ny", "\"q\"", "\\", "", "a\u{85}b", "{a}", "*a", "小区 表",
  ])
  func headersOfAnyKindStayWhatTheyAre(header: String) throws {
    let quoted = "\"" + header.replacingOccurrences(of: "\"", with: "\"\"") + "\""
    try folder.write("e.csv", "小区编号,经度(GCJ02),纬度(GCJ02),\(quoted)\nA,120.7,28,z\n")
    try folder.write("r.csv", "设施编号,设施类型,经度(GCJ02),纬度(GCJ02)\nR,养老院,120.7,28\n")
    #expect(try run("init", "e.csv", "r.csv").exitCode == 0)
    #expect(try run("run", "--dry-run", "study.yaml").exitCode == 0)
  }

  @Test func districtsWithNamesAreNotTakenForEstates() throws {
    try folder.write("e.csv", "小区编号,经度(GCJ02),纬度(GCJ02)\nA,120.7,28\n")
    try folder.write(
      "d.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"鹿山区"},"geometry":\
      {"type":"Polygon","coordinates":[[[120.7,28],[120.71,28],[120.71,28.01],[120.7,28]]]}}]}
      """)
    let drafted = try run("init", "e.csv", "d.geojson", "--out", "-")
    #expect(drafted.output.contains("  estates:\n    path: e.csv"))
    #expect(drafted.output.contains("  boundary:\n    path: d.geojson"))
    #expect(drafted.output.contains("townships, communities, estate_polygons"))
  }

  @Test func filesOfGroundAloneAreAskedAbout() throws {
    try folder.write(
      "g.geojson",
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":\
      {"type":"Polygon","coordinates":[[[120.7,28],[120.71,28],[120.71,28.01],[120.7,28]]]}}]}
      """)
    let drafted = try run("init", "g.geojson", "--out", "-")
    #expect(drafted.exitCode == 0)
    #expect(drafted.output.contains("  boundary:\n"))
    #expect(drafted.output.contains("# ? What these rows are is not certain"))
    #expect(drafted.output.contains("within, residential_land"))
    #expect(drafted.output.contains("# ? No file was taken for care facilities"))
  }
}
