import CareModel
import Geodesy
import Testing
import TextFormats

@testable import Inspection
@testable import Registers

/// How a file was read, and what its columns were taken for.
@Suite struct InspectionFileTests {
  @Test func everyColumnSaysWhatItWasTakenForAndWhy() throws {
    let found = try inspection(
      "小区编号,名称,俗名,小区名称,是否纳入老旧,lng,lat,备注\nE1,,甲,乙,是,120.7,28,\n", as: .estates,
      columns: ["name": "俗名"])
    #expect(
      found.fields == ["id", nil, "name", nil, "renovation_flag", "lon", "lat", nil])
    #expect(
      found.bases == [
        .synonym("小区编号"), .unknown, .mapping, .unknown, .truncated("是否纳入老旧小区改造计划"),
        .synonym("lng"), .synonym("lat"), .unknown,
      ])
    #expect(found.columns.map(\.blanks) == [0, 1, 0, 0, 0, 0, 0, 1])
    #expect(found.columns.map(\.rows) == [Int](repeating: 1, count: 8))
    #expect(found.columns.map(\.firstValue) == ["E1", nil, "甲", "乙", "是", "120.7", "28", nil])
    #expect(found.columns.map(\.number) == Array(1...8))
  }

  @Test func aColumnThatWasPassedOverNamesTheOneThatWasTaken() throws {
    let found = try inspection("名称,小区名称,经度,纬度\n甲,乙,120.7,28\n", as: .estates)
    #expect(found.bases.first == .passedOver("小区名称"))
    #expect(found.fields == [nil, "name", "lon", "lat"])
  }

  @Test func titlesUnitsAndASecondHeaderLineAreTold() throws {
    let found = try inspection(
      "鹿山区台账,,,\n用房,,坐标,\n设施名称,建筑面积,经度,纬度\n,㎡,度,度\n甲,200,120.7,28\n", as: .facilities)
    #expect(found.origin.headerLine == 3)
    #expect(found.skippedLines.map(\.line) == [1, 2, 4])
    #expect(found.skippedLines.map(\.kind) == [.aboveHeader, .aboveHeader, .units])
    let two = try inspection(
      "编号,名称,坐标,\n,小区名称,经度,纬度\nE1,甲,120.7,28\n", as: .estates)
    #expect(two.rowsUsed == 1)
    #expect(two.fields.contains("lon") && two.fields.contains("lat"))
  }

  @Test func theLowerLineOfAHeaderIsNoUnitLine() throws {
    let found = try inspection(
      "设施编号,设施名称,使用状态,位置,\n,,,经度,纬度\nR1,甲,在用,120.7,28\n", as: .facilities)
    #expect(found.skippedLines.map(\.kind) == [.secondHeaderLine])
    #expect(found.fields == ["id", "name", "use_status", "lon", "lat"])
    #expect(found.text(.english).contains("line 2: second line of the header: 经度 纬度"))
  }

  @Test func withoutAHeaderColumnsGoByTheirNumbers() throws {
    let found = try inspection(
      "E1|甲|120.7|28\nE2|乙|120.8|28\n", as: .estates, columns: ["lon": "3", "lat": "4", "id": "1"],
      hasHeader: false)
    #expect(found.rowsUsed == 2)
    #expect(found.columns.map(\.header) == ["1", "2", "3", "4"])
    #expect(found.bases == [.mapping, .noHeader, .mapping, .mapping])
    #expect(found.origin.delimiter == "pipe" && found.origin.headerLine == nil)
    #expect(found.warnings.isEmpty)
  }

  @Test func aTableOfUnknownHeadersAsksWhetherItHasAny() throws {
    let found = try inspection("E1,甲\nE2,乙\n")
    #expect(found.role.basis == .unclear)
    #expect(found.warnings.count == 1)
    #expect(found.warnings.first?.english.contains("--no-header") == true)
    #expect(found.rowsIn == 1 && found.rowsRejected == 0)
  }

  @Test func theEncodingIsTold() throws {
    // 名称 and 小区 in GBK.
    let bytes: [UInt8] =
      [0xC3, 0xFB, 0xB3, 0xC6] + Array(",lon,lat\n".utf8) + [0xD0, 0xA1, 0xC7, 0xF8]
      + Array(",120.7,28\n".utf8)
    let scene = try Scene(bytes: bytes, crs: .wgs84)
    let found = try withExtendedLifetime(scene) {
      try #require(try TableInspection.inspecting(scene.file))
    }
    #expect(found.origin.encoding == .gb18030)
    #expect(found.columns.first?.firstValue == "小区")
  }

  @Test func totalsAndFootnotesAreNoBlanks() throws {
    let found = try inspection(
      "id,name,households,lon,lat\nE1,甲,5,120.7,28\n合计,,5,,\n注：截至年底,,,,\n,,,,\n", as: .estates)
    #expect(found.rowsIn == 3 && found.rowsRejected == 2)
    #expect(found.columns.allSatisfy { $0.blanks == 0 && $0.rows == 1 })
  }

  // MARK: - Roles

  @Test(arguments: [
    ("id,name,built_year,lon,lat", InputKind.estates, RoleChoice.Basis.headers),
    ("设施名称,建筑面积,lon,lat", .facilities, .headers),
    ("gate_id,estate_id,lon,lat", .gates, .headers),
    ("name,lon,lat", .estates, .unclear),
    ("a,b", .estates, .unclear),
  ])
  func theHeadersTellTheRole(header: String, role: InputKind, basis: RoleChoice.Basis) throws {
    let found = try inspection(header + "\n").role
    #expect(found.role == role && found.basis == basis)
  }

  @Test func namesSettleWhatHeadersLeaveOpen() throws {
    let head = "name,lon,lat\n"
    let homes = try inspection(head + "青山养老院,1,1\n甲,1,2\n乙,1,3\n").role
    #expect(homes.role == .facilities && homes.basis == .names)
    let few = try inspection(head + "青山养老院,1,1\n甲,1,2\n乙,1,3\n丙,1,4\n").role
    #expect(few.role == .estates && few.basis == .unclear)
    #expect(few.knownColumns == [.estates: 3, .facilities: 3, .gates: 0])
  }

  @Test func aMappingThatARoleDoesNotHaveRulesItOut() throws {
    let found = try inspection("甲列,lon,lat\n200,1,1\n", columns: ["gross_area": "甲列"])
    #expect(found.role.role == .facilities && found.role.basis == .headers)
  }

  // MARK: - Coordinates

  @Test func withoutASystemEverythingButTheExtentIsTold() throws {
    let text = "id,name,经度,纬度,built_year\nE1,甲,495000,3100000,1990\nE2,乙,495000,3100000,x\n"
    let found = try inspection(text, as: .estates, crs: nil)
    #expect(found.crs == nil && found.extent == nil && found.farPlaces == nil)
    #expect(found.problems.map(\.code) == [.undeclaredCRS])
    #expect(found.rowsUsed == 2 && found.duplicates.samePlace.rows == 2)
    #expect(found.issueCounts.map(\.code) == [.valueUnreadable])
    #expect(found.measures.first?.count == 1)
    #expect(found.answer(.place) == .no && found.answer(.age) == .partly)
    #expect(found.text(.english).contains("EPSG:<code>"))
  }

  @Test func whoSaysTheSystemIsTold() throws {
    #expect(try inspection("经度(BD09),纬度(BD09)\n120.7,28\n", crs: nil).crsSource == .header)
    #expect(try inspection("lon,lat\n120.7,28\n").crsSource == .declared)
    let point = collection([(geometry("Point", "[120.7,28]"), "{\"name\":\"甲\"}")])
    let assumed = try inspection(point, crs: nil)
    #expect(assumed.crs == .wgs84 && assumed.crsSource == .assumed)
    #expect(assumed.origin.format == "geojson" && assumed.rowsUsed == 1)
  }

  @Test(arguments: [
    CoordinateReferenceSystem.gcj02, .epsg(999_999),
  ])
  func aSystemThatCannotBeIsAProblemAndNotTheEnd(crs: CoordinateReferenceSystem) throws {
    let found = try inspection("名称,经度(BD09),纬度(BD09)\n甲,120.7,28\n", crs: crs)
    #expect(found.crs == nil && found.problems.count == 1 && found.rowsIn == 1)
    let other = try inspection("名称,经度,纬度\n甲,120.7,28\n", crs: .epsg(999_999))
    #expect(other.problems.map(\.code) == [.unusableCRS])
    #expect(other.columns.count == 3 && other.extent == nil)
  }

  @Test func columnsThatAreNotSettledAreProblems() throws {
    let found = try inspection(
      "名称,经度(BD09),纬度(BD09),经度(GCJ02),纬度(GCJ02)\n甲,120.7,28,120.7,28\n", as: .estates, crs: nil)
    #expect(found.problems.map(\.code) == [.ambiguousColumn, .ambiguousColumn])
    #expect(found.rowsIn == 1 && found.rowsRejected == 0)
    #expect(found.answer(.place) == .no)
  }

  /// Each feature has properties of its own: what is filled is counted, however many columns there are.
  @Test func featuresWithPropertiesOfTheirOwnAreCounted() throws {
    let features = (0..<60).map { number in
      let name = number % 7 == 0 ? ",\"name\":\"n\(number)\"" : ""
      let empty = number % 5 == 0 ? ",\"note\":\" \"" : ",\"note\":null"
      return """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[120.\(100 + number),28]},\
        "properties":{"id":"\(number)","own\(number)":\(number)\(name)\(empty)}}
        """
    }
    let list = features.joined(separator: ",\n")
    let found = try inspection(
      "{\"type\":\"FeatureCollection\",\"features\":[\(list)]}", as: .estates)
    let blanks = Dictionary(
      found.columns.map { ($0.header, $0.blanks) }, uniquingKeysWith: { _, _ in -1 })
    #expect(blanks["id"] == 0 && blanks["name"] == 51 && blanks["note"] == 60)
    #expect((0..<60).allSatisfy { blanks["own\($0)"] == 59 })
    #expect(found.columns.first { $0.header == "own33" }?.firstValue == "33")
    #expect(found.columns.allSatisfy { $0.rows == 60 })
  }
}
