import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Wording
@testable import Registers

@Suite struct ComplianceReaderTests {
  private func newEstates(
    _ text: String, crs: CoordinateReferenceSystem? = nil
  ) throws -> LoadedTable<NewEstate> {
    let scene = try Scene(text, crs: crs)
    return try withExtendedLifetime(scene) { try .newEstates(scene.file) }
  }

  private func rooms(_ text: String) throws -> LoadedTable<ProvidedRoom> {
    let scene = try Scene(text, crs: nil)
    return try withExtendedLifetime(scene) { try .rooms(scene.file) }
  }

  private func units(
    _ text: String, _ level: AdministrativeUnit.Level, crs: CoordinateReferenceSystem? = nil
  ) throws -> LoadedTable<AdministrativeUnit> {
    let scene = try Scene(text, crs: crs)
    return try withExtendedLifetime(scene) { try .units(scene.file, level: level) }
  }

  @Test func aPermitTableIsReadByItsChineseHeaders() throws {
    let table = try newEstates(
      """
      小区编号,小区名称,分期,共用组,规划户数,总建筑面积(万㎡),规划条件日期,土地出让日期,建设工程规划许可证日期,开工日期,竣工验收日期,交付日期
      N1,新园,一期,甲,"1,200户",6.84,2023-11-20,2024/1/15,2024年4月8日,2024-06-01,2026-05-30,2026-06-30

      """)
    let estate = try #require(table.rows.first)
    #expect(table.issues.isEmpty)
    #expect(estate.id == "N1" && estate.phase == "一期" && estate.group == "甲")
    #expect(estate.households == 1200)
    #expect(estate.floorArea?.exact == .squareMetres(68_400))
    #expect(estate.planningConditions == CalendarDate("2023-11-20"))
    #expect(estate.landSale == CalendarDate("2024-01-15"))
    #expect(estate.dates.permit == CalendarDate("2024-04-08"))
    #expect(estate.dates.start == CalendarDate("2024-06-01"))
    #expect(estate.dates.acceptance == CalendarDate("2026-05-30"))
    #expect(estate.dates.handover == CalendarDate("2026-06-30"))
    #expect(estate.decidingDate == estate.planningConditions)
    #expect(estate.place == nil && estate.setting == .urban)
  }

  @Test func phasesKeepTheIDOfTheirEstate() throws {
    let table = try newEstates("id,phase,households\nN1,一期,10\nN1,二期,20\nN1,一期,30\nN1,二期,20\n")
    #expect(table.rows.map(\.id) == ["N1", "N1", "N1#4"])
    #expect(table.codes == [.duplicateID, .duplicateRow])
    #expect(table.info.rowsIn == table.info.rowsUsed + table.info.rowsRejected)
  }

  @Test func aNewEstateMayBeWithoutAPlaceInATableThatHasThem() throws {
    let table = try newEstates(
      "id,households,lon,lat\nN1,1,120.7,28\nN2,2,,\nN3,3,28,120.7\n", crs: .wgs84)
    #expect(table.rows.map(\.id) == ["N1", "N2"])
    #expect(table.rows.map { $0.place == nil } == [false, true])
    #expect(table.codes == [.coordinatesSwapped])
  }

  @Test func aTableWithCoordinatesHasToDeclareThem() throws {
    #expect(throws: CareCircleError.self) {
      try newEstates("id,X坐标,Y坐标\nN1,40568798,3098000\n")
    }
  }

  @Test func aRoomIsReadWithItsEstateAndDates() throws {
    let table = try rooms(
      """
      用房编号,所属小区编号,建筑面积,套内建筑面积,使用状态,移交日期,启用日期,竣工验收日期
      F1,N1,356,312,在用,2026-06-30,2026-09-01,不详

      """)
    let room = try #require(table.rows.first)
    #expect(room.estate == "N1" && room.status == .inUse)
    #expect(room.area.gross?.exact == .squareMetres(356))
    #expect(room.area.inner?.exact == .squareMetres(312))
    #expect(room.handover == CalendarDate("2026-06-30"))
    #expect(room.hasUnreadableDate)
    #expect(table.codes == [.valueUnreadable])
  }

  @Test func aRoomLargerInsideThanOutsideIsDoubted() throws {
    #expect(try rooms("id,gross_area,inner_area\nF1,300,310\n").codes == [.areaContradiction])
  }

  @Test func villagesDeclareWithWhomTheyShare() throws {
    let table = try units("村编号,行政村,所属乡镇,共用村\nC1,甲村,乙镇,丙村、丁村\nC2,戊村,乙镇,无\n", .village)
    #expect(table.rows.map(\.sharedWith) == [["丙村", "丁村"], []])
    #expect(table.rows.map(\.township) == ["乙镇", "乙镇"])
    #expect(table.rows.allSatisfy { $0.level == .village && $0.place == nil })
  }

  @Test(arguments: [
    ("岚桥街道", "", AdministrativeUnit.TownshipType.street), ("荻浦镇", "", .town),
    ("畲乡", "", .town), ("开发区", "街道", .street), ("开发区", "镇", .town),
  ])
  func aTownshipIsAStreetOrATown(
    name: String, type: String, expected: AdministrativeUnit.TownshipType
  ) throws {
    let table = try units("乡镇编号,乡镇(街道),类型\nT1,\(name),\(type)\n", .township)
    #expect(table.rows.first?.name == name)
    #expect(table.rows.first?.townshipType == expected)
  }

  @Test func aFacilitySaysWhomItServes() throws {
    let table = try facilities("id,lon,lat,村(社区),服务村,床位数\nF1,120.7,28,甲村,乙村;丙村,12张\n")
    let facility = try #require(table.rows.first)
    #expect(facility.community == "甲村" && facility.serves == ["乙村", "丙村"])
    #expect(facility.beds == 12)
  }

  @Test func aNamedSiteIsReadWithItsPlace() throws {
    let scene = try Scene("对象编号,名称,lon,lat\nS1,赤天化,105.7,28.5\n")
    let sites = try withExtendedLifetime(scene) {
      try LoadedTable<NamedSite>.namedSites(scene.file)
    }
    let site = try #require(sites.rows.first)
    #expect(site.name == "赤天化" && site.place != nil)
  }
}
