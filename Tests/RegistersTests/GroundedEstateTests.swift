import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// Estates whose ground stands in another layer need no point; all others do.
@Suite struct GroundedEstateTests {
  private func read(_ text: String, grounds: Set<String>) throws -> LoadedTable<Estate> {
    let scene = try Scene(text)
    var known = KnownRows()
    known.estateGrounds = grounds
    return try withExtendedLifetime(scene) {
      try TableLoader.load(GroundedEstateReader.self, [scene.file], as: .estates, among: known)
    }
  }

  @Test func aRowWithoutAPointNeedsAGround() throws {
    let table = try read(
      "小区编号,小区名称,经度,纬度\nE1,甲,,\nE2,乙,,\nE3,丙,120.7,28.0\n", grounds: ["E1"])
    #expect(table.rows.map(\.id) == ["E1", "E3"])
    let issues = table.issues.filter { $0.severity == .rejected }
    #expect(issues.map(\.code) == [.coordinateMissing] && issues.first?.line == 3)
    if case .point(let point) = table.rows[1].place {
      #expect(abs(point.longitude - 120.7) < 1e-6)
    } else {
      Issue.record("the third row has lost its point")
    }
  }

  @Test func aTableWithoutCoordinatesIsRead() throws {
    let table = try read("小区编号,户数\nE1,100\nE2,200\n", grounds: ["E1", "E2", "E9"])
    #expect(table.rows.map(\.id) == ["E1", "E2"] && table.rows.map(\.households) == [100, 200])
    #expect(!table.issues.contains { $0.severity == .rejected })
  }

  /// The ids are compared as they are written: a name is not an id.
  @Test func aNameIsNoID() throws {
    let table = try read("小区编号,小区名称\nE1,甲\n,E2\n", grounds: ["E2"])
    #expect(table.rows.isEmpty && table.issues.count { $0.severity == .rejected } == 2)
  }
}
