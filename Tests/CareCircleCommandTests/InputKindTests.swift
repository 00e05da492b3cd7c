import ArgumentParser
import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import CareCircle
@testable import CareCircleCommand
@testable import Inspection
@testable import Registers
@testable import Tables

/// A kind of input that only these tests have.
private enum ClinicField: String, TableField {
  case id, lon, lat, doctors, nurses, opened
  var synonyms: [String] { [rawValue] }
}

private struct ClinicReader: RowReader {
  static let required: [ClinicField] = [.doctors]
  static let lon = ClinicField.lon
  static let lat = ClinicField.lat
  static let geometry: ClinicField? = nil
  private let id: Column<ClinicField>

  init(_ columns: ColumnMap<ClinicField>) { id = columns.column(.id) }

  static let idField: ClinicField? = .id
  static func id(of row: NamedSite) -> String { row.id }
  static func rename(_ row: inout NamedSite, to key: String) { row.id = key }

  mutating func read(
    _ scribe: RowScribe<ClinicField>, at place: RowPlace, into rows: RowBuffer<NamedSite>
  ) -> Bool {
    var site = NamedSite(id: scribe.claim(id, name: nil))
    site.place = place.known
    rows.append(site)
    return true
  }
}

extension InputKind {
  fileprivate static let clinics = InputKind(
    "clinics", title: Message(en: "clinics", zh: "诊所"), help: Message(en: "Clinics.", zh: "诊所。"),
    uses: [.coverage], form: .register(ClinicReader.self), tiling: .whereTheyStand)
}

private enum ClinicInputs: InputChoice {
  static var kinds: [InputKind] { InputKind.all + [.clinics] }
}

/// A kind that is added to the list is known everywhere without any further change.
@Suite struct InputKindTests {
  private let folder: TemporaryFolder
  private let kinds = InputKind.all + [.clinics]
  private static let rows =
    "id,lon,lat,doctors,nurses,opened\n"
    + (0..<8).map { "K\($0),120.6\($0),28.0\($0),3,4,2001\n" }.joined() + "K9,x,28,1,1,2001\n"

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("clinics.csv", Self.rows)
    try folder.write(
      "study.yaml",
      """
      inputs:
        estates: { path: "\(CommandRun.sample("estates.csv"))", crs: BD09 }
        facilities: { path: "\(CommandRun.sample("rooms.csv"))", crs: GCJ02 }
        clinics: { path: clinics.csv, crs: WGS84, columns: { id: id } }
      """)
  }

  private func plan() throws -> StudyPlan {
    try StudyFile.plan(folder.path + "/study.yaml", among: kinds)
  }

  @Test func theStudyFileHasIt() throws {
    #expect(try plan().inputs[.clinics].map(\.name) == ["clinics.csv"])
    #expect {
      try StudyFile.plan(folder.path + "/study.yaml")
    } throws: { error in
      "\(error)".contains("clinics")
    }
    try folder.write("wrong.yaml", "inputs: { xyz: { path: clinics.csv } }")
    #expect {
      try StudyFile.plan(folder.path + "/wrong.yaml", among: kinds)
    } throws: { error in
      // Whoever mistypes a key is shown all kinds.
      "\(error)".contains("subsidies, clinics")
    }
  }

  @Test func flagsHaveIt() throws {
    let flags = try InputFlags<ClinicInputs>.parse(["--clinics", "a.csv", "--clinics-crs", "GCJ02"])
    var plan = StudyPlan()
    try flags.apply(to: &plan)
    #expect(plan.inputs[.clinics] == [.file("a.csv", crs: .gcj02)])
    #expect(
      InputFlags<ClinicInputs>.helpMessage(includeHidden: true).contains("--clinics-no-header"))
  }

  @Test func theChecksKnowIt() {
    var inputs = PlannedInputs()
    inputs[.clinics] = [.file("nowhere/clinics.csv")]
    #expect(inputs.absences(among: kinds).map(\.file) == ["nowhere/clinics.csv"])
    inputs[.clinics] = [.file("-")]
    inputs[.estates] = [.file("-")]
    #expect(inputs.problems(among: kinds).map(\.value) == ["-"])
  }

  @Test func itIsReadAndToldOf() throws {
    let plan = try plan()
    let study = try Study(plan, asking: plan.question(), among: kinds)
    let info = try #require(study.inputs.first { $0.kind == .clinics })
    #expect(info.rowsIn == 9 && info.rowsRejected == 1 && info.sha256.count == 64)
    #expect(study.readingIssues.contains { $0.file == "clinics.csv" && $0.line == 10 })
    let result = try study.analyse()
    try result.write(toFolder: folder.path + "/out")
    let inputs = try folder.json("out/provenance.json")["inputs"] as? [[String: Any]] ?? []
    #expect(inputs.contains { $0["role"] as? String == "clinics" && $0["rows_in"] as? Int == 9 })
  }

  @Test func itsRowsCountInOneTileEach() throws {
    let found = try tiles(of: plan(), kinds).map { inputs in
      inputs.first { $0.kind == .clinics }.map { ($0.rowsUsed, $0.rowsRejected) } ?? (0, 0)
    }
    #expect(found.map(\.0).reduce(0, +) == 8 && found.map(\.1) == [1, 0, 0, 0])
    #expect(found.filter { $0.0 > 0 }.count > 1)
  }

  @Test func inspectionTellsItByItsHeaders() throws {
    let table = try Table(.file(folder.path + "/clinics.csv", crs: .wgs84)) { _ in false }
    let choice = try RoleFinder(kinds).choose(table)
    #expect(choice.role == .clinics && choice.basis == .headers)
    #expect(try RoleFinder().choose(table).role != .clinics)
  }
}

/// What is known of the inputs in each tile of a grid of two by two.
private func tiles(of plan: StudyPlan, _ kinds: [InputKind]) throws -> [[InputInfo]] {
  var found: [[InputInfo]] = []
  for (column, row) in [(0, 0), (1, 0), (0, 1), (1, 1)] {
    var part = plan
    part.tile = StudyTile(column: column, row: row, of: 2)
    found.append(try Study(part, asking: part.question(), among: kinds).inputs)
  }
  return found
}

/// No kind of the list is missing anywhere.
@Suite struct EveryInputKindTests {
  private let folder: TemporaryFolder
  private var plan = StudyPlan()

  init() throws {
    folder = try TemporaryFolder()
    let sample = { (name: String, crs: CoordinateReferenceSystem) in
      [InputFile.file(CommandRun.sample(name), crs: crs)]
    }
    let ring = "[[[120.5,27.9],[120.9,27.9],[120.9,28.2],[120.5,28.2],[120.5,27.9]]]"
    let ground =
      "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":"
      + "{\"id\":\"LS01-001\",\"name\":\"甲\"},\"geometry\":"
      + "{\"type\":\"Polygon\",\"coordinates\":\(ring)}}]}"
    let file = InputFile.file(try folder.write("ground.geojson", ground), crs: .wgs84)
    for kind in [
      InputKind.boundary, .within, .residentialLand, .networkExtent, .facilitiesExtent,
      .estatePolygons,
      .barriers, .communities, .namedSites,
    ] { plan.inputs[kind] = [file] }
    plan.inputs[.estates] = sample("estates.csv", .bd09)
    plan.inputs[.facilities] = sample("rooms.csv", .gcj02)
    plan.inputs[.gates] = sample("gates.geojson", .wgs84)
    plan.inputs[.townships] = sample("townships.geojson", .wgs84)
    plan.inputs[.network] = sample("streets.geojson", .wgs84)
    plan.inputs[.villages] = sample("villages.geojson", .wgs84)
    plan.inputs[.newEstates] = [.file(CommandRun.sample("new-estates.csv"))]
    plan.inputs[.rooms] = [.file(CommandRun.sample("estate-rooms.csv"))]
    plan.inputs[.estateAttributes] = [
      .file(try folder.write("a.csv", "小区编号,户数\nLS01-001,572\n"))
    ]
    plan.inputs[.corrections] = [
      .file(try folder.write("c.csv", "输入,编号,字段,原值,更正值\nestates,LS01-001,households,572,573\n"))
    ]
    plan.inputs[.population] = [
      .file(try folder.write("p.csv", "街道,60岁以上人口\n呦鸣街道,4000\n"))
    ]
    for (kind, text) in [
      (InputKind.indicators, "地区编号,条款,指标名称,实际值\nC,WZ-7,邻里食堂,1300\n"),
      (.milestones, "对象编号,条款,事项名称,是否完成\nA,WZ-11,专项规划,是\n"),
      (.basicServices, "地区编号,层级,服务项目,实现程度\nC,市级,助洁,10\n"),
      (.parcels, "地块编号,出让底价,单位\nP,1400,元/㎡\n"),
      (.conversions, "项目编号,过渡期起始日期\nK,2023-09-01\n"),
      (.candidates, "资产编号,资产名称\nZ,甲\n"), (.subsidies, "补助对象编号,条款\nB,SX-12\n"),
    ] {
      plan.inputs[kind] = [.file(try folder.write("\(kind.key).csv", text))]
    }
  }

  @Test func eachIsInTheProvenanceWithItsChecksum() throws {
    for kind in InputKind.all { #expect(plan.inputs.has(kind), "\(kind.key) has no file here") }
    let inputs =
      try Study(plan).inputs + ReadInputs(plan.inputs, InputKind.all.ofClauses, walker: nil).infos
    #expect(inputs.map(\.kind) == InputKind.all)
    for input in inputs {
      #expect(input.sha256.count == 64 && input.byteCount > 0, "\(input.kind.key)")
      #expect(input.rowsIn > 0 && input.rowsIn == input.rowsUsed + input.rowsRejected)
    }
  }

  @Test func eachCountsInTheTilesWhatItHas() throws {
    let kinds = InputKind.all.ofStudies
    let whole = try Study(plan).inputs
    let parts = try tiles(of: plan, kinds)
    for (place, input) in whole.enumerated() {
      #expect(parts.allSatisfy { $0[place].kind == input.kind })
      #expect(parts.map { $0[place].rowsIn }.reduce(0, +) == input.rowsIn, "\(input.kind.key)")
      #expect(parts.map { $0[place].rowsUsed }.reduce(0, +) == input.rowsUsed, "\(input.kind.key)")
    }
  }

  @Test func eachIsMissedWhereItIsNotThere() {
    var inputs = PlannedInputs()
    for kind in InputKind.all { inputs[kind] = [.file("nowhere/\(kind.key).csv")] }
    #expect(
      inputs.absences().map(\.file) == InputKind.all.map { "nowhere/\($0.key).csv" })
  }

  @Test(arguments: InputKind.all.map(\.key))
  func eachMayBeStandardInputWhileNoOtherIs(key: String) throws {
    let kind = try #require(InputKind.named(key))
    var inputs = PlannedInputs()
    inputs[kind] = [.file("-")]
    #expect(inputs.problems().isEmpty)
    inputs[kind == .estates ? .facilities : .estates] = [.file("-")]
    #expect(inputs.problems().map(\.value) == ["-"])
  }

  @Test func namesAreTheirOwn() {
    let names = InputKind.all.flatMap { kind in
      InputFlag.allCases.flatMap { $0.names(of: kind) }
    }
    #expect(Set(names).count == names.count)
    #expect(Set(InputKind.all.map(\.key)).count == InputKind.all.count)
    for kind in InputKind.all { #expect(!kind.uses.isEmpty && !kind.title.english.isEmpty) }
  }
}
