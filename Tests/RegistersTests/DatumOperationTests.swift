import CareModel
import Geodesy
import Testing

@testable import Registers
@testable import Wording

/// Old datums can be used only if their transformation has been published.
@Suite struct DatumOperationTests {
  private static let tarim = "id,lon,lat\nE1,80.2,40.1\nE2,81.3,38.9\n"

  @Test func theTransformationThatWasUsedIsNamedWithItsAreaAndAccuracy() throws {
    let table = try estates(Self.tarim, crs: .epsg(4214))
    #expect(table.rows.count == 2)
    let issue = try #require(table.issues.first)
    #expect(table.codes == [.datumOperation])
    #expect(issue.severity == .note)
    #expect(issue.value == "Beijing 1954 to WGS 84 (4)")
    #expect(issue.message.english.contains("Tarim") && issue.message.english.contains("1 m"))
  }

  @Test func anInaccurateTransformationIsADoubt() throws {
    let table = try estates("id,lon,lat\nE1,108.5,20\n", crs: .epsg(4214))
    let issue = try #require(table.issues.first { $0.code == .datumOperation })
    #expect(issue.severity == .doubtful && issue.value == "Beijing 1954 to WGS 84 (5)")
  }

  /// Wenzhou lies in none of the areas; the Yellow Sea's transformation would be 15 m off at best.
  @Test(arguments: [("id,lon,lat\nE1,120.68,28\n", 4214), ("id,x,y\nE1,566877,3098471\n", 2437)])
  func aFileOutsideAllOfThemIsRefusedWithTheAdviceThatHelps(text: String, code: Int) throws {
    let error = try #require(throws: CareCircleError.self) {
      try estates(text, crs: .epsg(code))
    }
    guard case .badData(let problems) = error, let problem = problems.first else {
      Issue.record("not bad data: \(error)")
      return
    }
    #expect(problem.code == .unusableCRS && problem.line == 2)
    #expect(problem.message.english.contains("seven: [dx, dy, dz, rx, ry, rz, ppm]"))
  }

  @Test func aDatumWithoutAnyIsRefusedWithTheSameAdvice() throws {
    let error = try #require(throws: CareCircleError.self) {
      try estates("id,x,y\nE1,40566877,3098471\n", crs: .epsg(2364))
    }
    #expect(error.problems.first?.message.chinese.contains("七参数") == true)
  }

  /// A declaration under which nothing lies where the system is meant for is wrong.
  @Test(arguments: [
    ("id,lon,lat\nE1,20.68,28\nE2,20.7,28.1\n", CoordinateReferenceSystem.gcj02),
    ("id,lon,lat\nE1,20.68,28\n", .cgcs2000),
    ("id,x,y\nE1,5000000,3098471\n", .epsg(4548)),
  ])
  func aFileThatLiesWhollyOutsideTheAreaOfUseIsRefused(
    text: String, crs: CoordinateReferenceSystem
  ) throws {
    let error = try #require(throws: CareCircleError.self) { try estates(text, crs: crs) }
    guard case .badData(let problems) = error else {
      Issue.record("not bad data: \(error)")
      return
    }
    #expect(problems.map(\.code) == [.unusableCRS] && problems.map(\.line) == [2])
  }

  @Test func aRowInsideKeepsTheOthers() throws {
    let table = try estates("id,lon,lat\nE1,20.68,28\nE2,120.7,28.1\n", crs: .gcj02)
    #expect(table.rows.count == 2 && table.codes == [.outsideAreaOfUse])
  }

  @Test func wgs84IsMeantForEverywhere() throws {
    #expect(try estates("id,lon,lat\nE1,20.68,28\n").rows.count == 1)
  }
}
