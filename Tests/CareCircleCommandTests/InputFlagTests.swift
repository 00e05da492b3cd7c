import ArgumentParser
import CareCircle
import Geodesy
import Testing

@testable import CareCircleCommand

/// Every flag of every input, on every command that can use it.
@Suite struct InputFlagTests {
  /// A command, by what it makes of its arguments.
  struct Door: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kinds: [InputKind]
    let plan: @Sendable ([String]) throws -> StudyPlan
  }

  private static func plan<Choice>(
    _ flags: InputFlags<Choice>
  ) throws -> StudyPlan {
    var plan = StudyPlan()
    try flags.apply(to: &plan)
    return plan
  }

  static let doors = [
    Door(testDescription: "run", kinds: CoverageInputs.kinds) {
      try plan(Run.parse($0).inputs)
    },
    Door(testDescription: "gaps", kinds: CoverageInputs.kinds) {
      try plan(Gaps.parse($0).inputs)
    },
    Door(testDescription: "coverage", kinds: CoverageInputs.kinds) {
      try plan(CoverageCommand.parse($0).inputs)
    },
    Door(testDescription: "circles", kinds: CircleInputs.kinds) {
      try plan(Circles.parse($0).inputs)
    },
    Door(testDescription: "route", kinds: RouteInputs.kinds) {
      try plan(RouteCommand.parse(["--from=1,2", "--to=3,4"] + $0).inputs)
    },
    Door(testDescription: "supply", kinds: SupplyInputs.kinds) {
      try plan(Supply.parse($0).inputs)
    },
    Door(testDescription: "check", kinds: ComplianceInputs.kinds) {
      try plan(Check.parse($0).inputs)
    },
  ]

  /// All flags of one input kind.
  private func words(_ stem: String, _ kind: InputKind, layer: String = "layer") -> [String] {
    [
      "--\(stem)", "\(kind.key)-1.csv", "--\(stem)", "\(kind.key)-2.csv", "--\(stem)-crs", "GCJ02",
      "--\(stem)-\(layer)", "L-\(kind.key)", "--\(stem)-sql", "select \(kind.key)",
      "--\(stem)-column", "id=编号", "--\(stem)-column", "name=名称", "--\(stem)-encoding", "gb18030",
      "--\(stem)-delimiter", "pipe", "--\(stem)-no-header",
    ]
  }

  private func expect(_ plan: StudyPlan, says kind: InputKind) {
    let files = plan.inputs[kind]
    #expect(files.map(\.path) == ["\(kind.key)-1.csv", "\(kind.key)-2.csv"])
    for file in files {
      #expect(file.crs == .gcj02 && file.layer == "L-\(kind.key)")
      #expect(file.query == "select \(kind.key)" && file.encoding == .gb18030)
      #expect(file.columns == ["id": "编号", "name": "名称"])
      #expect(file.delimiter == Delimiter("pipe") && file.hasHeader == false)
    }
  }

  @Test(arguments: doors)
  func everyFlagLandsInThePlan(door: Door) throws {
    let plan = try door.plan(door.kinds.flatMap { words($0.flag, $0) })
    for kind in door.kinds { expect(plan, says: kind) }
    for kind in InputKind.all where !door.kinds.contains(kind) {
      #expect(!plan.inputs.has(kind))
    }
    let others = InputKind.all.filter { !door.kinds.contains($0) }
    if let other = others.first {
      #expect(throws: (any Error).self) { try door.plan(["--\(other.flag)", "x.csv"]) }
    }
  }

  @Test(arguments: doors)
  func otherNamesOfFlagsSayTheSame(door: Door) throws {
    let sheets = try door.plan(door.kinds.flatMap { words($0.flag, $0, layer: "sheet") })
    for kind in door.kinds { expect(sheets, says: kind) }
    let aliased = door.kinds.flatMap { kind in kind.flagAliases.map { (kind: kind, stem: $0) } }
    guard !aliased.isEmpty else { return }
    for layer in ["layer", "sheet"] {
      let plan = try door.plan(aliased.flatMap { words($0.stem, $0.kind, layer: layer) })
      for (kind, _) in aliased { expect(plan, says: kind) }
    }
  }

  @Test func theShortHelpHasOneFlagForAnInput() {
    let short = Gaps.helpMessage(includeHidden: false)
    let long = Gaps.helpMessage(includeHidden: true)
    for kind in CoverageInputs.kinds {
      #expect(short.contains("--\(kind.flag)"))
      let hidden = "--\(kind.flag)-delimiter"
      #expect(!short.contains(hidden) && long.contains(hidden))
    }
  }

  @Test func flagsGoOverWhatAStudySays() throws {
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file("study.csv", crs: .bd09, columns: ["id": "a"])]
    try Gaps.parse(["--estates-crs", "WGS84", "--estates-column", "name=b"]).inputs.apply(to: &plan)
    let file = try #require(plan.inputs[.estates].first)
    #expect(file.path == "study.csv" && file.crs == .wgs84)
    #expect(file.columns == ["id": "a", "name": "b"])
    try Gaps.parse(["--estates", "other.csv"]).inputs.apply(to: &plan)
    #expect(plan.inputs[.estates] == [.file("other.csv")])
  }

  @Test func aWordAboutNoFileIsRefused() throws {
    var plan = StudyPlan()
    let flags = try Check.parse(["--rooms-crs", "WGS84"]).inputs
    #expect(throws: CareCircleError.self) { try flags.apply(to: &plan) }
    let pattern = try Check.parse(["--rooms", "no-such-*.csv"]).inputs
    #expect {
      try pattern.apply(to: &plan)
    } throws: { error in
      guard case .inputMissing(let problems)? = error as? CareCircleError else { return false }
      return problems.map(\.value) == ["no-such-*.csv"]
    }
  }
}
