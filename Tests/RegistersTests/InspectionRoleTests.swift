import CareModel
import Testing

@testable import Inspection
@testable import Registers

/// Which input a table is taken for, and that the report contains nothing that belongs to another one.
@Suite struct InspectionRoleTests {
  @Test(arguments: [
    ("村编号,村名,所属乡镇\nV1,甲村,竹湾镇\n", InputKind.villages),
    ("社区编号,社区名称,所属街道\nC1,甲社区,竹湾街道\n", .communities),
    ("用房编号,所属小区编号,建筑面积\nA,N1,200\n", .rooms),
    ("街道,60岁以上人口,80岁以上人口\n竹湾街道,100,20\n", .population),
    ("小区编号,总建筑面积,规划条件日期,户数\nN1,20000,2025-01-01,200\n", .newEstates),
    ("出入口编号,所属小区编号,经度,纬度\nG1,E1,120.7,28\n", .gates),
  ])
  func everyKindIsKnownByItsHeaders(text: String, kind: InputKind) throws {
    let inspection = try inspection(text)
    #expect(inspection.role.role == kind)
    #expect(inspection.role.basis == .headers)
    // None of these tables lacks anything that its input needs.
    #expect(!inspection.abilities.contains { $0.answer == .no }, "\(inspection.abilities)")
  }
}
