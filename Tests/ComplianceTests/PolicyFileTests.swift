import CareModel
import Compliance
import Testing

/// Policy files are read strictly, and everything that is wrong is reported at once, with its location.
@Suite struct PolicyFileTests {
  /// A file without fault; the numbers are its lines.
  private static let lines = [
    "policy: small",  // 1
    "title: { zh: 小政策, en: Small policy }",  // 2
    "region: { zh: 某市, en: Somewhere }",  // 3
    "effective: 2022-01-01",  // 4
    "clauses:",  // 5
    "  - id: A-1",  // 6
    "    section: 一",  // 7
    "    checks: { zh: 面积, en: Area }",  // 8
    "    kind: area_provision",  // 9
    "    scope: new_estate",  // 10
    "    parameters: { area_per_100_households: 20 m2 }",  // 11
    "  - id: A-2",  // 12
    "    section: 二",  // 13
    "    checks: { zh: 距离, en: Distance }",  // 14
    "    kind: co_location",  // 15
    "    scope: community",  // 16
    "    parameters: { places: [[care_room], [health_centre]], distance: 50 m }",  // 17
  ]

  /// The file with one line changed; nil takes it out.
  private func file(_ line: Int, _ text: String?) -> String {
    var lines: [String?] = Self.lines
    lines[line - 1] = text
    return lines.compactMap(\.self).joined(separator: "\n")
  }

  @Test func aWholeFileHasNoProblem() throws {
    let text = Self.lines.joined(separator: "\n")
    #expect(problems(text).isEmpty)
    let policy = try PolicySource(text).policy()
    #expect(policy.clauses.map(\.id) == ["A-1", "A-2"])
    #expect(policy.clause("A-1")?.parameters.first?.value == "20 m2")
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let line: Int
    let text: String
    let clause: String?
    var value: String?

    init(_ name: String, _ line: Int, _ text: String, clause: String?, value: String? = nil) {
      testDescription = name
      (self.line, self.text, self.clause, self.value) = (line, text, clause, value)
    }
  }

  private static let faults = [
    Fault("unknown key", 1, "polices: small", clause: nil, value: "polices"),
    Fault("unknown key of a clause", 7, "    sectoin: 一", clause: "A-1", value: "sectoin"),
    Fault(
      "unknown parameter", 11,
      "    parameters: { area_per_100_households: 20 m2, minimum_plaec: 1 m2 }", clause: "A-1",
      value: "minimum_plaec"),
    Fault("unknown kind", 9, "    kind: area_provison", clause: "A-1", value: "area_provison"),
    Fault("unknown scope", 10, "    scope: planet", clause: "A-1", value: "planet"),
    Fault("scope that the kind lacks", 10, "    scope: city", clause: "A-1", value: "city"),
    Fault(
      "unknown unit of area", 11, "    parameters: { area_per_100_households: 20 bu }",
      clause: "A-1", value: "20 bu"),
    Fault(
      "area without a unit", 11, "    parameters: { area_per_100_households: 20 }", clause: "A-1",
      value: "20"),
    Fault(
      "unknown unit of length", 17,
      "    parameters: { places: [[care_room], [health_centre]], distance: 50 li }",
      clause: "A-2", value: "50 li"),
    Fault(
      "unknown kind of place", 17,
      "    parameters: { places: [[care_rooms], [health_centre]] }", clause: "A-2",
      value: "care_rooms"),
    Fault("day that does not exist", 4, "effective: 2022-02-30", clause: nil, value: "2022-02-30"),
    Fault("title in one language", 2, "title: { zh: 小政策 }", clause: nil),
    Fault("check in one language", 8, "    checks: { zh: 面积 }", clause: "A-1"),
    Fault("empty text", 8, "    checks: { zh: 面积, en: \"\" }", clause: "A-1"),
    Fault("text that is a list", 7, "    section: [一]", clause: "A-1"),
    Fault("repeated id", 12, "  - id: A-1", clause: "A-1", value: "A-1"),
    Fault("severity", 7, "    section: 一\n    severity: hard", clause: "A-1", value: "hard"),
    Fault("due date", 7, "    section: 一\n    due: soon", clause: "A-1", value: "soon"),
  ]

  @Test(arguments: faults)
  func eachFaultHasItsPlace(_ fault: Fault) throws {
    let found = problems(file(fault.line, fault.text))
    let first = try #require(
      found.first { fault.value == nil || [$0.value, $0.key].contains(fault.value) }, "\(found)")
    let added = fault.text.contains("\n") ? 1 : 0
    #expect(first.line == fault.line + added)
    #expect(first.clause == fault.clause)
    #expect(!first.message.english.isEmpty && !first.message.chinese.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 7, 8, 9, 10])
  func aMissingLineIsMissed(line: Int) throws {
    let found = problems(file(line, nil))
    #expect(!found.isEmpty)
    for problem in found {
      #expect(problem.line != nil)
      #expect(problem.clause == (line > 5 ? "A-1" : nil))
    }
  }

  @Test func aClauseWithoutItsAmountIsMissed() {
    #expect(problems(file(11, nil)).contains { $0.clause == "A-1" && $0.key == "parameters" })
  }

  @Test func allProblemsAreSaidAtOnce() {
    var lines = Self.lines
    lines[3] = "effective: someday"
    lines[8] = "    kind: magic"
    lines[16] = "    parameters: { places: [[care_room], [health_centre]], distance: far }"
    let found = problems(lines.joined(separator: "\n"))
    #expect(Set(found.compactMap(\.line)).isSuperset(of: [4, 9, 17]))
    #expect(Set(found.compactMap(\.value)).isSuperset(of: ["someday", "magic", "far"]))
  }

  @Test(arguments: [
    "", "   \n\n", "# nothing", "just words", "- a\n- b", "policy: [", "a: 1\n\tb: 2", "a: 1\na: 2",
    "\u{0}", "clauses: {}", "clauses: []", "*nobody",
  ])
  func whatIsNoPolicyIsRefused(text: String) {
    #expect(!problems(text).isEmpty)
  }

  // MARK: - What a user gives

  @Test(arguments: [
    ("A-9.distance=20 m", "A-9"), ("A-2.distnace=20 m", "A-2"), ("A-2.distance=20 li", "A-2"),
    ("A-1.area_per_100_households=twenty", "A-1"),
  ])
  func aValueForNothingOrOfNoSenseIsRefused(override: String, clause: String) {
    let found = problems(Self.lines.joined(separator: "\n"), [override])
    #expect(found.count == 1)
    #expect(found.first?.clause == clause)
    // The file is not to blame, so no line of it is named.
    #expect(found.first?.line == nil)
  }

  @Test func aValueReplacesThatOfTheFile() throws {
    let text = Self.lines.joined(separator: "\n")
    let override = try #require(PolicySource.Override("A-1.area_per_100_households=30 m2"))
    let policy = try PolicySource(text).policy([override])
    #expect(policy.clause("A-1")?.parameters.first?.value == "30 m2")
  }

  @Test(arguments: ["", "A-1", "A-1.x", ".x=1", "A-1.=1", "A-1.x=", "A-1=x.y", "=", "."])
  func whatIsNoValueForAParameterIsNone(text: String) {
    #expect(PolicySource.Override(text) == nil)
  }
}
