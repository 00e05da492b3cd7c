import CareCircle
import CareCircleTestSupport
import Foundation
import Geodesy
import Reports
import Testing

@Suite struct StudyTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func result(
    _ estates: String, _ facilities: String, crs: CoordinateReferenceSystem? = .wgs84,
    change: (inout StudyPlan) -> Void = { _ in }
  ) throws -> StudyResult {
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file(try folder.write("estates.in", estates), crs: crs)]
    plan.inputs[.facilities] = [.file(try folder.write("rooms.in", facilities), crs: crs)]
    change(&plan)
    return try Study(plan).analyse()
  }

  private static let ledger = "id,建成年份,城乡属性,lon,lat\nE1,1990,城镇,120.7,28\n"
  private static let rooms =
    "id,kind,area,status,lon,lat\nR1,care_room,200,in_use,120.701,28\n"

  @Test func aYearAfterTheDayAskedForLeavesTheAgeOpen() throws {
    let ledger = "id,建成年份,lon,lat\nE1,2027,120.7,28\nE2,2010,120.7,28\nE3,2088,120.7,28\n"
    let asked = try result(ledger, Self.rooms) {
      $0.requirement.asOf = CalendarDate("2026-11-30")
    }
    #expect(asked.estates.map(\.verdict) == [.indeterminate, .notApplicable, .indeterminate])
    #expect(asked.issues.filter { $0.code == .yearUnlikely }.map(\.line) == [2, 4])
    // Without a day an estate may still be under construction, but not for ever.
    let undated = try result(ledger, Self.rooms)
    #expect(undated.estates.map(\.verdict) == [.notApplicable, .notApplicable, .indeterminate])
  }

  private static let doubts: [(DataIssue.Code, String, String, String, Int?, String)] = [
    (
      .kindUnknown, ledger, "id,kind,area,status,lon,lat\nR1,,200,in_use,120.7,28\n", "rooms.in", 2,
      "kind"
    ),
    (
      .areaUnknown, ledger, "id,kind,建筑面积,status,lon,lat\nR1,care_room,,in_use,120.7,28\n",
      "rooms.in", 2, "建筑面积"
    ),
    (
      .statusUnknown, ledger, "id,kind,area,status,lon,lat\nR1,care_room,200,,120.7,28\n",
      "rooms.in", 2, "status"
    ),
    (
      .yearUnknown, "id,建成年份,lon,lat\nE1,,120.7,28\nE2,1990,120.7,28.1\n", rooms, "estates.in", 2,
      "建成年份"
    ),
    (
      .settingUnknown, "id,建成年份,城乡属性,lon,lat\nE1,1990,郊区,120.7,28\n", rooms, "estates.in", 2,
      "城乡属性"
    ),
    (
      .columnMissing, "id,lon,lat\nE1,120.7,28\n", rooms, "estates.in", nil,
      "built_year, completion_date, old_flag, renovation_flag"
    ),
    (
      .columnMissing, ledger, "id,kind,area,lon,lat\nR1,care_room,200,120.7,28\n", "rooms.in", nil,
      "use_status"
    ),
    (
      .circleNotDrawn, ledger,
      "id,kind,area,status,lon,lat\nR1,care_room,200,in_use,0,89.9999\n", "rooms.in", 2, ""
    ),
  ]

  @Test(arguments: doubts)
  func whatIsNotKnownIsListedWithTheFieldThatWouldSettleIt(
    code: DataIssue.Code, estates: String, rooms: String, file: String, line: Int?, field: String
  ) throws {
    let result = try result(estates, rooms)
    let issue = try #require(result.issues.first { $0.code == code })
    #expect(result.issues.count { $0.code == code } == 1)
    #expect(issue.file == file && issue.line == line && issue.field ?? "" == field)
    #expect(issue.severity == (code == .circleNotDrawn ? .note : .doubtful))
  }

  @Test func aStudyInWhichEverythingIsKnownHasNoIssues() throws {
    let result = try result(Self.ledger, Self.rooms)
    #expect(result.issues == [])
    #expect(result.tally.verdicts == [.covered: 1])
  }

  @Test(arguments: [(120.7, 28.0, true), (2.35, 48.85, false)])
  func anAssumedSystemIsADoubtOnlyInChina(longitude: Double, latitude: Double, doubts: Bool) throws
  {
    let layer =
      "{\"type\":\"Feature\",\"properties\":{\"id\":\"R1\",\"kind\":\"care_room\"},"
      + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[\(longitude),\(latitude)]}}"
    let result = try result(Self.ledger, layer) { $0.inputs[.facilities][0].crs = nil }
    let issues = result.issues.filter { $0.code == .crsAssumed }
    #expect(issues.map(\.file) == (doubts ? ["rooms.in"] : []))
    // Whether or not it is doubtful, every output says that it is assumed.
    #expect(result.results.crsSource == .assumed)
    let place = try TemporaryFolder()
    try result.write(toFolder: place.path + "/out")
    let written = String(decoding: try place.bytes("out/provenance.json"), as: UTF8.self)
    #expect(written.contains("\"crs_source\": \"assumed\""))
  }

  @Test func aPlanWithoutInputsNamesThem() throws {
    do throws(CareCircleError) {
      _ = try Study(StudyPlan())
      Issue.record("was read")
    } catch {
      guard case .usage(let problems) = error else {
        Issue.record("another error")
        return
      }
      #expect(problems.map(\.field) == ["estates", "facilities"])
    }
  }

  @Test func standardInputCanBeOneInputOnly() throws {
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file("-", crs: .wgs84)]
    plan.inputs[.facilities] = [.file("-", crs: .wgs84)]
    do throws(CareCircleError) {
      _ = try Study(plan)
      Issue.record("was read")
    } catch {
      guard case .usage(let problems) = error else {
        Issue.record("another error")
        return
      }
      #expect(problems.map(\.value) == ["-"])
    }
  }

  @Test func aCircleThatCannotBeDrawnIsRefused() throws {
    #expect { try self.result(Self.ledger, Self.rooms) { $0.circle = .walk(minutes: 0) } } throws: {
      guard case .usage(let problems)? = $0 as? CareCircleError else { return false }
      return problems.map(\.field) == ["circle"]
    }
  }

  /// Strings of a JSON document, however deep.
  private func strings(_ value: Any) -> [String] {
    switch value {
    case let text as String: [text]
    case let list as [Any]: list.flatMap(strings)
    case let object as [String: Any]: object.keys + object.values.flatMap(strings)
    default: []
    }
  }

  @Test func provenanceTellsTheInputsAndNothingOfTheMachine() throws {
    var bytes: [[UInt8]] = []
    for _ in 0..<2 {
      let place = try TemporaryFolder()
      var plan = StudyPlan()
      plan.inputs[.estates] = [.file(try place.write("estates.csv", Self.ledger), crs: .bd09)]
      plan.inputs[.facilities] = [.file(try place.write("rooms.csv", Self.rooms), crs: .cgcs2000)]
      plan.requirement.asOf = CalendarDate("2026-11-30")
      let result = try Study(plan).analyse()
      try result.write(toFolder: place.path + "/out")
      bytes.append(try place.bytes("out/provenance.json"))
      for name in StudyResult.fileNames {
        let text = String(decoding: try place.bytes("out/\(name)"), as: UTF8.self)
        #expect(!text.contains(place.path) && !text.contains(NSHomeDirectory() + "/"), "\(name)")
      }
    }
    #expect(bytes[0] == bytes[1])
    let document = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes[0])) as? [String: Any])
    #expect(!strings(document).contains { $0.hasPrefix("/") })
    #expect(document["version"] as? String == CareCircleVersion.current)
    let parameters = try #require(document["parameters"] as? [String: Any])
    #expect(parameters["as_of"] as? String == "2026-11-30")
    #expect(parameters["minimum_area_m2"] as? Double == 200)
    #expect(parameters["old_until_year"] as? Int == 2000)
    let inputs = try #require(document["inputs"] as? [[String: Any]])
    #expect(inputs.map { $0["file"] as? String } == ["estates.csv", "rooms.csv"])
    #expect(inputs.map { $0["crs"] as? String } == ["BD09", "CGCS2000"])
    #expect(!inputs.isEmpty)
    #expect(inputs.allSatisfy { $0["crs_source"] as? String == "declared" })
    #expect(inputs.map { $0["bytes"] as? Int } == [Self.ledger.utf8.count, Self.rooms.utf8.count])
    #expect(inputs.allSatisfy { ($0["sha256"] as? String)?.count == 64 })
    #expect(inputs.allSatisfy { $0["rows_in"] as? Int == 1 && $0["rows_used"] as? Int == 1 })
  }
}
