import CareCircle
import CareCircleTestSupport
import Foundation
import Geodesy
import Testing

/// One error in a study file, and where it must be reported.
struct StudyFault: Sendable, CustomTestStringConvertible {
  let text: String
  let code: InputProblem.Code
  let line: Int
  let column: Int
  let value: String?

  init(_ text: String, _ code: InputProblem.Code, _ line: Int, _ column: Int, _ value: String?) {
    self.text = text
    self.code = code
    self.line = line
    self.column = column
    self.value = value
  }

  var testDescription: String { text }
}

@Suite struct StudyFileTests {
  private func problems(_ text: String) throws -> [InputProblem] {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", "id,lon,lat\n")
    let path = try folder.write("study.yaml", text)
    do throws(CareCircleError) {
      _ = try StudyFile.plan(path)
      return []
    } catch {
      switch error {
      case .badData(let problems), .inputMissing(let problems): return problems
      case .usage, .cannotWrite, .readerGone: return []
      }
    }
  }

  static let faults: [StudyFault] = [
    .init("lang: zh\nfoo: 1\n", .unknownKey, 2, 1, "foo"),
    .init("circle: { minutes: 15, hours: 1 }", .unknownKey, 1, 24, "hours"),
    .init("inputs:\n  homes: { path: e.csv }", .unknownKey, 2, 3, "homes"),
    .init("inputs:\n  estates: { path: e.csv, crs: BD09, tabs: 1 }", .unknownKey, 2, 38, "tabs"),
    .init("as_of: soon", .wrongValue, 1, 8, "soon"),
    .init("as_of: 2026-02-30", .wrongValue, 1, 8, "2026-02-30"),
    .init("as_of: [2026]", .wrongValue, 1, 8, nil),
    .init("as_of:", .wrongValue, 1, 7, ""),
    .init("lang: de", .wrongValue, 1, 7, "de"),
    .init("any_facility: maybe", .wrongValue, 1, 15, "maybe"),
    .init("assume_in_use: 1", .wrongValue, 1, 16, "1"),
    .init("all_ages: ja", .wrongValue, 1, 11, "ja"),
    .init("old_until: 1700", .wrongValue, 1, 12, "1700"),
    .init("old_until: 2000.5", .wrongValue, 1, 12, "2000.5"),
    .init("search_limit: 5", .wrongValue, 1, 15, "5"),
    .init("minimum_area: 200", .wrongValue, 1, 15, "200"),
    .init("qualifying_kinds: care_room", .wrongValue, 1, 19, "care_room"),
    .init("qualifying_kinds: []", .wrongValue, 1, 19, nil),
    .init("qualifying_kinds: [care_room, church]", .wrongValue, 1, 31, "church"),
    .init("circle: 15", .wrongValue, 1, 9, "15"),
    .init("circle: { minutes: soon }", .wrongValue, 1, 20, "soon"),
    .init("circle: { minutes: nan }", .wrongValue, 1, 20, "nan"),
    .init("circle: { minutes: 0 }", .wrongValue, 1, 9, nil),
    .init("circle: { radius: 1000m, minutes: 15 }", .wrongValue, 1, 9, nil),
    .init("circle: { radius: 1000 }", .wrongValue, 1, 19, "1000"),
    .init("circle: { walker: ghost }", .wrongValue, 1, 9, nil),
    .init("circle: { walking_speed: 1 }", .wrongValue, 1, 26, "1"),
    .init("circle: { detour: 9 }", .wrongValue, 1, 9, nil),
    .init("inputs: [e.csv]", .wrongValue, 1, 9, nil),
    .init("inputs:\n  estates: e.csv", .wrongValue, 2, 12, "e.csv"),
    .init("inputs:\n  estates: { path: e.csv }", .missingValue, 2, 12, nil),
    .init("inputs:\n  estates: { crs: BD09 }", .missingValue, 2, 12, nil),
    .init("inputs:\n  estates: { path: e.csv, crs: BD09MC }", .unusableCRS, 2, 32, "BD09MC"),
    .init("inputs:\n  gates: { path: no.csv, crs: BD09 }", .missingFile, 2, 18, "no.csv"),
    .init(
      "inputs:\n  estates: { path: e.csv, crs: BD09, columns: { nam: x } }", .unknownColumn, 2, 49,
      "nam"),
    .init(
      "inputs:\n  estates: { path: e.csv, crs: BD09, columns: [x] }", .wrongValue, 2, 47, nil),
    .init(
      "inputs:\n  estates: { path: e.csv, crs: BD09, layers: x }", .unknownKey, 2, 38, "layers"),
    .init(
      "inputs:\n  estates: { path: [e.csv, no.csv], crs: BD09 }", .missingFile, 2, 28, "no.csv"),
    .init("inputs:\n  estates: { path: x-*.csv, crs: BD09 }", .missingFile, 2, 20, "x-*.csv"),
    .init("inputs:\n  estates: { path: [], crs: BD09 }", .wrongValue, 2, 20, nil),
    .init(
      "inputs:\n  network_extent: { path: e.csv, crs: BD09 }\n"
        + "network_extent: { path: e.csv, crs: BD09 }", .duplicateKey, 3, 1, "network_extent"),
    .init("policy: [wenzhou]", .wrongValue, 1, 9, nil),
    .init("covers_region: perhaps", .wrongValue, 1, 16, "perhaps"),
    .init("facilities_extent: x", .wrongValue, 1, 20, "x"),
    .init("streets: { access_cap: 5km }", .wrongValue, 1, 24, "5km"),
    .init("streets: { steps_factor: 0.5 }", .wrongValue, 1, 26, "0.5"),
    .init("streets: { step_free: maybe }", .wrongValue, 1, 23, "maybe"),
    .init("streets: { lifts: true }", .unknownKey, 1, 12, "lifts"),
    .init("output: [out]", .wrongValue, 1, 9, nil),
    .init("lang: zh\nlang: en\n", .duplicateKey, 1, 1, "lang"),
    .init("circle:\n  { detour: 1, minutes: 15, minutes: 10 }\n", .duplicateKey, 2, 16, "minutes"),
    .init("lang: zh\n  circle: 1\n", .malformed, 2, 9, nil),
    .init("- inputs\n", .wrongValue, 1, 1, nil),
  ]

  @Test(arguments: faults)
  func aFaultIsNamedWithItsLineAndColumn(_ fault: StudyFault) throws {
    let found = try problems(fault.text)
    #expect(found.map(\.code) == [fault.code])
    let problem = try #require(found.first)
    #expect(problem.line == fault.line && problem.column == fault.column, "\(problem)")
    #expect(problem.value == fault.value)
    #expect(problem.file == "study.yaml")
    #expect(!problem.message.english.isEmpty && !problem.message.chinese.isEmpty)
  }

  @Test(arguments: ["elevation"])
  func anInputThatIsNotUsedYetIsRefusedByItsName(name: String) throws {
    let found = try problems("inputs:\n  \(name): { path: e.csv }\n")
    #expect(found.map(\.code) == [.unsupported])
    #expect(found.first?.value == name && found.first?.line == 2)
  }

  @Test func everyFaultIsNamedAtOnce() throws {
    let found = try problems(
      """
      as_of: soon
      lang: de
      colour: red
      circle: { minutes: x, walker: elder }
      inputs:
        estates: { path: no.csv }
        network: { path: no.pbf }
        elevation: { path: p.csv }
      """)
    let expected: [InputProblem.Code] = [
      .wrongValue, .wrongValue, .unknownKey, .wrongValue, .missingFile, .missingValue,
      .missingFile, .unsupported,
    ]
    #expect(found.map(\.code) == expected)
    #expect(found.map(\.line) == [1, 2, 3, 4, 6, 6, 7, 8])
  }

  @Test func onlyWhereNothingButFilesAreMissingIsTheInputMissing() throws {
    let folder = try TemporaryFolder()
    let missing = "inputs:\n  estates: { path: no.csv, crs: BD09 }\n"
    let path = try folder.write("a.yaml", missing)
    #expect { try StudyFile.plan(path) } throws: { error in
      guard case .inputMissing? = error as? CareCircleError else { return false }
      return true
    }
    let mixed = try folder.write("b.yaml", missing + "foo: 1\n")
    #expect { try StudyFile.plan(mixed) } throws: { error in
      guard case .badData(let problems)? = error as? CareCircleError else { return false }
      return problems.count == 2
    }
  }

  @Test func anEmptyStudySaysWhatItNeeds() throws {
    for text in ["", "# nothing\n"] {
      #expect(try problems(text).map(\.code) == [.empty])
    }
  }

  @Test func aStudyThatIsNotUTF8IsRefused() throws {
    let folder = try TemporaryFolder()
    // 小区.csv in GBK.
    let bytes = Array("lang: zh\n# ".utf8) + [0xD0, 0xA1, 0xC7, 0xF8] + Array(".csv\n".utf8)
    let path = try folder.write("study.yaml", bytes: bytes)
    #expect { try StudyFile.plan(path) } throws: { error in
      guard case .badData(let problems)? = error as? CareCircleError else { return false }
      return problems.map(\.code) == [.notUTF8] && problems.first?.line == 2
    }
  }

  @Test func everythingThatAStudySaysIsInThePlan() throws {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", "id,lon,lat\n")
    let path = try folder.write(
      "study.yaml",
      """
      as_of: 2026-11-30
      lang: zh
      circle: { minutes: 10, walking_speed: 0.9m/s, detour: 1.2 }
      minimum_area: 150m2
      qualifying_kinds: [care_room, elder_canteen]
      any_facility: true
      assume_in_use: true
      all_ages: true
      old_until: 2005
      search_limit: 3km
      inputs:
        estates:    { path: e.csv, crs: 百度, columns: { name: 小区 } }
        facilities: { path: e.csv, crs: EPSG:4549 }
        gates:      { path: e.csv, crs: 高德 }
      output: results/out
      """)
    let plan = try StudyFile.plan(path)
    #expect(plan.requirement.asOf == CalendarDate(year: 2026, month: 11, day: 30))
    #expect(plan.language == .chinese)
    let walker = try #require(Walker.custom(.metresPerSecond(0.9)))
    let detour = try #require(DetourFactor(1.2))
    #expect(plan.circle == .walk(minutes: 10, walker: walker, detour: detour))
    #expect(plan.requirement.minimumArea == .squareMetres(150))
    #expect(plan.requirement.kinds == [.careRoom, .elderCanteen])
    #expect(plan.requirement.acceptsAny && plan.requirement.assumesInUse)
    #expect(plan.ageRule.includesAllAges && plan.ageRule.lastYear == 2005)
    #expect(plan.searchLimit == .kilometres(3))
    let estates = try #require(plan.inputs[.estates].first)
    #expect(estates.path == folder.path + "/e.csv" && estates.name == "e.csv")
    #expect(estates.crs == .bd09 && estates.columns == ["name": "小区"])
    #expect(
      plan.inputs[.facilities].first?.crs == .epsg(4549)
        && plan.inputs[.gates].first?.crs == .gcj02)
    #expect(plan.output == folder.path + "/results/out")
  }

  @Test func anInputMayBeSeveralFiles() throws {
    let folder = try TemporaryFolder()
    for name in ["a.csv", "rooms-2.csv", "rooms-1.csv"] { try folder.write(name, "id,lon,lat\n") }
    let path = try folder.write(
      "study.yaml",
      """
      inputs:
        estates: { path: [a.csv, rooms-1.csv], crs: BD09 }
        facilities: { path: rooms-*.csv, crs: GCJ02, columns: { name: x } }
        gates:
          - { path: a.csv, crs: WGS84 }
          - { path: rooms-1.csv, crs: GCJ02 }
        facilities_extent: { path: a.csv, crs: WGS84 }
      """)
    let inputs = try StudyFile.plan(path).inputs
    #expect(inputs[.estates].map(\.name) == ["a.csv", "rooms-1.csv"])
    #expect(inputs[.estates].map(\.path) == inputs[.estates].map { folder.path + "/" + $0.name })
    #expect(inputs[.facilities].map(\.name) == ["rooms-1.csv", "rooms-2.csv"])
    #expect(inputs[.facilities].allSatisfy { $0.crs == .gcj02 && $0.columns == ["name": "x"] })
    #expect(inputs[.gates].map(\.crs) == [.wgs84, .gcj02])
    #expect(inputs[.facilitiesExtent].map(\.name) == ["a.csv"])
  }
}
