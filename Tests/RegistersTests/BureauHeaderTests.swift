import CareCircleTestSupport
import CareModel
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// The headers and words that bureaus use in their ledgers, each read for what it means.
@Suite struct BureauHeaderTests {
  @Test func aLedgerOfFacilities() throws {
    let scene = try Scene(
      """
      设施名称,设施类型,目前使用情况,所在街道,所在村（社区）,服务社区,投用时间,移交时间,提供服务,地址,经度,纬度
      甲,特困人员供养机构,装修中,竹湾街道,枕桥社区,西园社区,2024-01-02,2024-01-01,助餐,人民路1号,120.7,28.0
      乙,康养联合体,在用,竹湾街道,枕桥社区,,,,,,120.7,28.1
      丙,嵌入式养老服务机构,在用,竹湾街道,枕桥社区,,,,,,120.7,28.2

      """, crs: .wgs84)
    let rows = try withExtendedLifetime(scene) { try LoadedTable.facilities(scene.file).rows }
    #expect(rows.count == 3)
    let first = try #require(rows.first)
    #expect(first.kind == .publicElderHome && first.status == .planned)
    #expect(first.township == "竹湾街道" && first.community == "枕桥社区")
    #expect(first.serves == ["西园社区"] && first.address == "人民路1号")
    #expect(first.opening == CalendarDate("2024-01-02"))
    #expect(first.handover == CalendarDate("2024-01-01"))
    #expect(first.offers([.meals, .extremePovertyCare]) == true)
    #expect(rows[1].offers([.consortium]) == true && rows[1].offers([.meals]) == nil)
    #expect(rows[2].kind == .careInstitution && rows[2].offers([.embeddedCare]) == true)
  }

  @Test func aLedgerOfNewEstates() throws {
    let scene = try Scene(
      """
      小区编号,所在街道,县(市、区),城乡类型,建设工程规划许可证核发日期,开工时间,竣工验收时间,交付时间,移交日期
      N1,竹湾街道,甲县,农村,2024-01-01,2024-02-01,2025-03-01,2025-06-01,2025-07-01

      """, crs: nil)
    let table = try withExtendedLifetime(scene) { try LoadedTable.newEstates(scene.file) }
    let row = try #require(table.rows.first)
    #expect(row.township == "竹湾街道" && row.county == "甲县" && row.setting == .rural)
    #expect(row.dates.permit == CalendarDate("2024-01-01"))
    #expect(row.dates.start == CalendarDate("2024-02-01"))
    #expect(row.dates.acceptance == CalendarDate("2025-03-01"))
    #expect(row.dates.handover == CalendarDate("2025-06-01"))
    #expect(table.sources.first?.unusedColumns == ["移交日期"])
  }

  /// The handover of a room is not the delivery of an estate.
  @Test func aHandoverIsNoDelivery() throws {
    let scene = try Scene("小区编号,移交日期\nN1,2025-07-01\n", crs: nil)
    let row = try withExtendedLifetime(scene) { try LoadedTable.newEstates(scene.file).rows.first }
    #expect(row != nil && row?.dates.handover == nil)
  }

  @Test func aLedgerOfRooms() throws {
    let scene = try Scene(
      "用房编号,所属小区名称,移交时间,目前使用情况\nR1,新园,2025-07-01,在用\nR1,新园,2025-08-01,在用\n", crs: nil)
    let rows = try withExtendedLifetime(scene) { try LoadedTable.rooms(scene.file).rows }
    #expect(rows.map(\.estate) == ["新园", "新园"])
    #expect(rows.first?.dates.handover == CalendarDate("2025-07-01"))
    #expect(rows.map(\.repeatedID) == [nil, "R1"])
  }

  @Test func rowsOfOneIDWithoutAPhaseAreMarked() throws {
    let scene = try Scene("小区编号,户数\nN1,100\nN1,200\nN2,50\n", crs: nil)
    let rows = try withExtendedLifetime(scene) { try LoadedTable.newEstates(scene.file).rows }
    #expect(rows.map(\.repeatedID) == [nil, "N1", nil])
  }

  /// A figure is a figure, a blank is a blank, and everything else is listed, in known columns and in free ones.
  @Test func whatIsNoFigureIsListed() throws {
    let scene = try Scene(
      """
      乡镇编号,乡镇(街道),养老服务顾问人数,信息平台是否建成,60周岁及以上老年人口,探访覆盖率,自定义
      T1,甲街道,2,是,1000,100%,5
      T2,乙街道,/,建设中,约1000,—,#N/A
      T3,丙镇,无,,#REF!,全部,无
      T4,丁镇,,否,1.2万人,0.98,

      """, crs: nil)
    let table = try withExtendedLifetime(scene) {
      try LoadedTable.units(scene.file, level: .township)
    }
    let listed = table.issues.filter { $0.code == .valueUnreadable }
    #expect(
      listed.map { "\($0.line ?? 0) \($0.field ?? "") \($0.value ?? "")" } == [
        "3 自定义 #N/A", "3 养老服务顾问人数 /", "3 60周岁及以上老年人口 约1000", "3 信息平台是否建成 建设中", "3 探访覆盖率 —",
        "4 60周岁及以上老年人口 #REF!", "4 养老服务顾问人数 无", "4 探访覆盖率 全部",
      ])
    #expect(table.rows.count == 4)
    #expect(table.rows[0].facts["60岁以上人口"]?.text == "1000")
    #expect(table.rows[1].facts["自定义"] == nil && table.rows[2].facts["自定义"]?.text == "无")
  }

  @Test(arguments: ["职工食堂", "员工餐厅食堂", "学校食堂", "公共卫生间", "无", "未配建养老用房"])
  func placesThatServeNoOlderPeopleAreNoKind(word: String) {
    #expect(Kinds.kind(word, level: nil).value == nil)
  }

  @Test(arguments: [
    ("行政村编号,行政村,镇（街道）名称\nV1,和平村,甲镇\n", AdministrativeUnit.Level.village, "和平村"),
    ("乡镇编号,镇（街道）名称\nV1,甲镇\n", .township, "甲镇"),
  ])
  func tablesOfUnits(text: String, level: AdministrativeUnit.Level, name: String) throws {
    let scene = try Scene(text, crs: nil)
    let row = try withExtendedLifetime(scene) {
      try LoadedTable.units(scene.file, level: level).rows.first
    }
    #expect(row?.id == "V1" && row?.name == name)
    if level == .village { #expect(row?.township == "甲镇") }
  }
}
