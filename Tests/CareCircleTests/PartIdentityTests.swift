import CareCircle
import CareCircleTestSupport
import Foundation
import Testing

/// Parts are joined only if they are of one study.
@Suite struct PartIdentityTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let header = "id,built_year,lon,lat\n"
  private static let west = "W,1990,120.701,28.001\n"
  private static let east = "E,1990,120.719,28.001\n"

  /// A study of some rows, of which one half is analysed.
  private func plan(_ name: String, _ rows: String, column: Int) throws -> StudyPlan {
    let estates = try folder.write("\(name)-estates.csv", Self.header + rows)
    let rooms = try folder.write(
      "rooms.csv", "id,kind,area,status,lon,lat\nR1,care_room,250,in_use,120.702,28.001\n")
    var plan = StudyPlan()
    plan.inputs[.estates] = [.file(estates, crs: .wgs84)]
    plan.inputs[.facilities] = [.file(rooms, crs: .wgs84)]
    plan.tile = StudyTile(column: column, row: 0, of: 2)
    plan.tileExtent = GroundBox("120.70,28.00,120.72,28.02")
    return plan
  }

  /// The rest of the grid, in which nothing is.
  private func write(_ plans: [StudyPlan]) throws -> [String] {
    var paths: [String] = []
    for half in plans {
      for row in 0..<2 {
        var plan = half
        plan.tile = StudyTile(column: half.tile?.column ?? 0, row: row, of: 2)
        paths.append("\(folder.path)/part-\(paths.count)")
        try Study(plan).analyse().write(toFolder: paths[paths.count - 1])
      }
    }
    return paths
  }

  private func fault(_ plans: [StudyPlan]) throws -> InputProblem? {
    let paths = try write(plans)
    do throws(CareCircleError) {
      _ = try PartJoin(paths)
      return nil
    } catch {
      guard case .badData(let problems) = error else { return nil }
      return problems.first
    }
  }

  private func document(_ name: String) throws -> [String: Any] {
    try JSONSerialization.jsonObject(with: Data(folder.bytes(name))) as? [String: Any] ?? [:]
  }

  @Test func partsOfTwoStudiesAreRefused() throws {
    let all = Self.west + Self.east
    let own = try plan("a", all, column: 0)
    let other = try plan("b", all + "X,1990,120.7,28\n", column: 1)
    let fault = try #require(try fault([own, other]))
    #expect(fault.field == "inputs.estates.sha256" && fault.value == "b-estates.csv")
    #expect(fault.message.english.contains("--study-id"))
    // The same bytes under another name are the same input.
    #expect(try self.fault([own, plan("c", all, column: 1)]) == nil)
  }

  @Test func otherBarriersAndOtherReadingAreRefused() throws {
    let all = Self.west + Self.east
    let own = try plan("a", all, column: 0)
    var other = try plan("a", all, column: 1)
    other.inputs[.estates][0].crs = .cgcs2000
    #expect(try fault([own, other])?.field == "inputs.estates.crs")
    other = try plan("a", all, column: 1)
    let extent = try folder.write(
      "extent.geojson",
      #"{"type":"Polygon","coordinates":[[[120.6,27.9],[120.8,27.9],[120.8,28.1],[120.6,27.9]]]}"#)
    other.inputs[.facilitiesExtent] = [.file(extent, crs: .wgs84)]
    #expect(try fault([own, other])?.field == "inputs.facilities_extent.sha256")
    #expect(
      try fault([
        other,
        {
          var own = own; own.inputs[.facilitiesExtent] = []; return own
        }(),
      ])?
      .field == "inputs.facilities_extent.sha256")
  }

  @Test func aStudyIDTakesThePlaceOfChecksums() throws {
    var west = try plan("west", Self.west, column: 0)
    var east = try plan("east", Self.east, column: 1)
    (west.studyID, east.studyID) = ("一号", "一号")
    let paths = try write([west, east])
    try PartJoin(paths).write(toFolder: folder.path + "/whole")
    let whole = try document("whole/provenance.json")
    #expect(whole["study_id"] as? String == "一号" && whole["tile"] is NSNull)
    let inputs = try #require(whole["inputs"] as? [[String: Any]])
    // Both files of estates are listed, and the rooms, which all parts have, once.
    #expect(
      inputs.map { $0["file"] as? String } == ["west-estates.csv", "rooms.csv", "east-estates.csv"])
    #expect(inputs.map { $0["rows_used"] as? Int } == [1, 1, 1])
  }

  @Test func partsWithoutTheSameStudyIDAreRefused() throws {
    var west = try plan("west", Self.west, column: 0)
    var east = try plan("east", Self.east, column: 1)
    west.studyID = "north"
    #expect(try fault([west, east])?.field == "study_id")
    #expect(try fault([east, west])?.field == "study_id")
    east.studyID = "south"
    #expect(try fault([west, east])?.field == "study_id")
    east.studyID = "north"
    east.requirement.assumesInUse = true
    #expect(try fault([west, east])?.field == "parameters.assume_in_use")
  }
}
