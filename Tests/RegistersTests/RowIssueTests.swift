import CareModel
import Geodesy
import Testing

@testable import Wording
@testable import Registers

/// One row that is wrong, and the message that it needs.
struct RowIssueCase: Sendable, CustomTestStringConvertible {
  enum Role { case estates, facilities, gates }

  let code: DataIssue.Code
  let severity: DataIssue.Severity
  var role = Role.estates
  let text: String
  var crs = CoordinateReferenceSystem.wgs84
  let line: Int?
  let field: String?
  let value: String?

  var testDescription: String { "\(code.rawValue) line \(line ?? 0)" }

  func issues() throws -> (issues: [DataIssue], rowsIn: Int, used: Int, rejected: Int) {
    let scene = try Scene(text, crs: crs)
    switch role {
    case .estates: return try summary(scene.estates())
    case .facilities: return try summary(scene.facilities())
    case .gates: return try summary(scene.gates(of: ["E1"]))
    }
  }

  private func summary<Row>(
    _ table: LoadedTable<Row>
  ) -> (issues: [DataIssue], rowsIn: Int, used: Int, rejected: Int) {
    (table.issues, table.info.rowsIn, table.rows.count, table.info.rowsRejected)
  }
}

@Suite struct RowIssueTests {
  private static let square = "[[[120,28],[120.01,28],[120.01,28.01],[120,28.01],[120,28]]]"

  static let rejected: [RowIssueCase] = [
    .init(
      code: .totalRow, severity: .rejected,
      text: "小区编号,户数,lon,lat\nE1,3,120.7,28\n合计,3,,\n", line: 3, field: nil, value: "合计"),
    .init(
      code: .footnoteRow, severity: .rejected,
      text: "小区编号,户数,lon,lat\nE1,3,120.7,28\n注：截至11月底,,,\n", line: 3, field: nil,
      value: "注：截至11月底"),
    .init(
      code: .headerRow, severity: .rejected,
      text: "小区编号,户数,lon,lat\nE1,3,120.7,28\n小区编号,户数,lon,lat\n", line: 3, field: nil,
      value: "小区编号"),
    .init(
      code: .duplicateRow, severity: .rejected,
      text: "小区编号,lon,lat\nE1,120.7,28\nE2,120.7,28\nE1,120.7,28\n", line: 4, field: "小区编号",
      value: "E1"),
    .init(
      code: .duplicateRow, severity: .rejected, text: "lon,lat\n120.7,28\n120.8,28\n120.7,28\n",
      line: 4, field: "id", value: nil),
    .init(
      code: .duplicateRow, severity: .rejected, role: .gates,
      text: "estate_id,lon,lat\nE1,120.7,28\nE1,120.7,28\n", line: 3, field: "id", value: nil),
    .init(
      code: .coordinateMissing, severity: .rejected, text: "id,经度,纬度\nE1, ,28\n", line: 2,
      field: "经度", value: nil),
    .init(
      code: .coordinateUnreadable, severity: .rejected, text: "id,经度,纬度\nE1,120.7,28°N\n",
      line: 2, field: "纬度", value: "28°N"),
    .init(
      code: .coordinateOutOfRange, severity: .rejected, text: "id,lon,lat\nE1,200,28\n", line: 2,
      field: nil, value: "200.0, 28.0"),
    .init(
      code: .coordinatesSwapped, severity: .rejected, text: "id,lon,lat\nE1,28.5,120.7\n", line: 2,
      field: nil, value: "28.5, 120.7"),
    .init(
      code: .coordinatesSwapped, severity: .rejected, text: "id,lon,lat\nE1,28.5,80.5\n",
      crs: .bd09, line: 2, field: nil, value: "28.5, 80.5"),
    .init(
      code: .coordinatesSwapped, severity: .rejected, text: "id,x,y\nE1,3098000,568798.9\n",
      crs: .epsg(4549), line: 2, field: nil, value: "3098000.0, 568798.9"),
    .init(
      code: .zonePrefix, severity: .rejected, text: "id,x,y\nE1,40568798.9,3098000\n",
      crs: .epsg(4549), line: 2, field: nil, value: "40568798.9, 3098000.0"),
    .init(
      code: .zonePrefix, severity: .rejected, text: "id,x,y\nE1,568798.9,3098000\n",
      crs: .epsg(4528), line: 2, field: nil, value: "568798.9, 3098000.0"),
    .init(
      code: .geometryMissing, severity: .rejected, text: collection([("null", "{}")]), line: 2,
      field: nil, value: nil),
    .init(
      code: .geometryInvalid, severity: .rejected,
      text: collection([(geometry("Polygon", "[[[0,0],[1,0],[1,1],[0,1]]]"), "{}")]),
      line: 2, field: nil, value: "a ring does not end where it starts"),
    .init(
      code: .geometryType, severity: .rejected,
      text: collection([(geometry("LineString", "[[120,28],[121,28]]"), "{}")]),
      line: 2, field: nil, value: nil),
    .init(
      code: .geometryType, severity: .rejected, role: .facilities,
      text: collection([(geometry("Polygon", "\(square)"), "{}")]), line: 2,
      field: nil, value: nil),
    .init(
      code: .tooManyCells, severity: .rejected, text: "id,lon,lat\nE1,120.7,28,x\n", line: 2,
      field: nil, value: "4"),
    .init(
      code: .rowMalformed, severity: .rejected, text: "id,lon,lat\n\"E1\"x,120.7,28\n", line: 2,
      field: nil, value: nil),
    .init(
      code: .gateWithoutEstate, severity: .rejected, role: .gates,
      text: "所属小区,lon,lat\nE9,120.7,28\n", line: 2, field: "所属小区", value: "E9"),
    .init(
      code: .gateWithoutEstate, severity: .rejected, role: .gates,
      text: "所属小区,lon,lat\n,120.7,28\n", line: 2, field: "所属小区", value: nil),
  ]

  static let doubtful: [RowIssueCase] = [
    .init(
      code: .duplicateID, severity: .doubtful,
      text: "编号,lon,lat\nE1,120.7,28\nE1,120.8,28\n", line: 3, field: "编号", value: "E1"),
    .init(
      code: .idMissing, severity: .doubtful, text: "编号,名称,lon,lat\n,甲,120.7,28\n", line: 2,
      field: "编号", value: nil),
    .init(
      code: .facilityUnplaced, severity: .doubtful, role: .facilities,
      text: "编号,街道,lon,lat\nR1,竹湾街道,120.7,28\nR2,竹湾街道,,\n", line: 3, field: nil, value: "竹湾街道"),
    .init(
      code: .outsideAreaOfUse, severity: .doubtful,
      text: "id,lon,lat\nE0,120.7,28\nE1,2.35,48.85\n",
      crs: .gcj02, line: 3, field: nil, value: "2.35, 48.85"),
    .init(
      code: .outsideAreaOfUse, severity: .doubtful,
      text: collection([
        (geometry("Polygon", "\(square)"), "{}"),
        (geometry("Polygon", "[[[2,48],[3,48],[3,49],[2,48]]]"), "{}"),
      ]),
      crs: .cgcs2000, line: 3, field: nil, value: "2.0, 48.0"),
    .init(
      code: .geometryMended, severity: .doubtful,
      text: collection([
        (geometry("Polygon", "[[[120,28],[121,29],[121,28],[120,29],[120,28]]]"), "{}")
      ]), line: 2, field: nil, value: "Self-intersection[120.5 28.5]"),
    .init(
      code: .valueUnreadable, severity: .doubtful, text: "id,建成年份,lon,lat\nE1,不详,120.7,28\n",
      line: 2, field: "建成年份", value: "不详"),
    .init(
      code: .valueUnreadable, severity: .doubtful, role: .facilities,
      text: "id,启用日期,lon,lat\nR1,明年,120.7,28\n", line: 2, field: "启用日期", value: "明年"),
    .init(
      code: .areaContradiction, severity: .doubtful, role: .facilities,
      text: "id,建筑面积,套内面积,lon,lat\nR1,200,250,120.7,28\n", line: 2, field: "建筑面积",
      value: "200"),
    .init(
      code: .flagContradiction, severity: .doubtful,
      text: "id,是否老旧小区,改造年度,lon,lat\nE1,否,2024,120.7,28\n", line: 2, field: "是否老旧小区",
      value: "否"),
    .init(
      code: .tooFewCells, severity: .doubtful, text: "id,lon,lat,户数\nE1,120.7,28\n", line: 2,
      field: nil, value: "3"),
    .init(
      code: .digitsLost, severity: .doubtful, text: "id,lon,lat\n3.30302E+11,120.7,28\n", line: 2,
      field: "id", value: "3.30302E+11"),
    .init(
      code: .serviceUnknown, severity: .doubtful, role: .facilities,
      text: "id,建筑面积,服务项目,lon,lat\nR1,200,助餐、综合服务,120.7,28\n", line: 2, field: "服务项目",
      value: "综合服务"),
    .init(
      code: .countApproximate, severity: .doubtful, text: "id,lon,lat,户数\nE1,120.7,28,约1000户\n",
      line: 2, field: "户数", value: "约1000户"),
    .init(
      code: .countApproximate, severity: .doubtful,
      text: "id,lon,lat,60岁以上人口\nE1,120.7,28,300人以上\n", line: 2, field: "60岁以上人口",
      value: "300人以上"),
    .init(
      code: .yearUnlikely, severity: .doubtful, text: "id,lon,lat,建成年份\nE1,120.7,28,1900\n",
      line: 2, field: "建成年份", value: "1900"),
    .init(
      code: .crsContradiction, severity: .doubtful,
      text: collection(
        [(geometry("Point", "[120.7,28]"), "{}")],
        crs: "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4549\"}}"),
      line: nil, field: "crs", value: "EPSG:4549"),
    .init(
      code: .linesSkipped, severity: .note,
      text: "老旧小区台账,,,\n小区编号,户数,lon,lat\nE1,3,120.7,28\n", line: 1, field: nil,
      value: "老旧小区台账"),
    .init(
      code: .columnIgnored, severity: .note, text: "名称,小区名称,lon,lat\n甲,乙,120.7,28\n", line: nil,
      field: "名称", value: nil),
  ]

  @Test(arguments: rejected)
  func aRowThatCannotBeUsedIsRejectedWithItsPlace(_ example: RowIssueCase) throws {
    let found = try example.issues()
    let issue = try #require(found.issues.first { $0.severity == .rejected })
    try check(issue, example)
    #expect(found.rejected == 1)
    #expect(found.rowsIn == found.used + found.rejected)
  }

  @Test(arguments: doubtful)
  func aDoubtIsListedOnceAndTheRowUsed(_ example: RowIssueCase) throws {
    let found = try example.issues()
    #expect(found.issues.map(\.code) == [example.code])
    try check(try #require(found.issues.first), example)
    #expect(found.rejected == 0)
    #expect(found.rowsIn == found.used)
  }

  private func check(_ issue: DataIssue, _ example: RowIssueCase) throws {
    #expect(issue.code == example.code)
    #expect(issue.severity == example.severity)
    #expect(issue.file == "in.txt")
    #expect(issue.line == example.line)
    #expect(issue.field == example.field)
    #expect(issue.value == example.value)
    #expect(!issue.message.english.isEmpty && !issue.message.chinese.isEmpty)
    #expect(issue.text(.english).hasSuffix("[\(example.code.rawValue)]"))
  }

  /// Doubts that only a whole study, or a shapefile, can have are tested with it.
  @Test func everyCodeHasAnExample() {
    let ofStudies: Set<DataIssue.Code> = [
      .kindUnknown, .areaUnknown, .statusUnknown, .yearUnknown, .settingUnknown, .crsAssumed,
      .columnMissing, .circleNotDrawn, .datumShift, .outsideChina, .outsideBoundary,
      .attributesWithoutEstate, .attributeContradiction, .roomWithoutEstate,
      .townshipContradiction, .communityContradiction,
      .bedsUnknown, .populationShareUnknown, .populationUnplaced, .unitsOverlap,
      .polygonWithoutEstate, .sameNameAndPlace, .layersApart, .pointsTogether, .unitLikened,
      .unitUnknown,
      .unitWithoutEstates, .datumOperation, .outsideOperations, .townshipRepeated,
      .populationUnmatched, .unitWithoutPopulation, .outsideWithin, .exampleRow, .corrected,
      .correctionUnused, .correctionRepeated, .recordUnused, .policyWarning,
    ]
    let shown = Set((Self.rejected + Self.doubtful).map(\.code))
    // Those of workbooks and of shapefiles are tested with these formats.
    let ofFormats: Set<DataIssue.Code> = [
      .formulaWithoutValue, .mergedQuantity, .cellsMerged, .partsHidden, .encodingContradiction,
      .partsContradiction, .recordsDeleted,
    ]
    #expect(shown.isDisjoint(with: ofStudies.union(ofFormats)))
    #expect(shown.union(ofStudies).union(ofFormats) == Set(DataIssue.Code.allCases))
  }

  @Test func theSystemToDeclareIsNamedWhereAZonePrefixIsWrong() throws {
    let table = try estates("id,x,y\nE1,40568798.9,3098000\n", crs: .epsg(4549))
    #expect(table.issues.first?.message.english.contains("EPSG:4528") == true)
  }

  @Test func laterIdsOfOtherContentAreSuffixedWithTheirLine() throws {
    let table = try estates(
      "id,lon,lat\nE1,120.7,28\nE1,120.8,28\nE1#3,120.9,28\nE1,120.8,28\nE1,121,28\n")
    #expect(table.rows.map(\.id) == ["E1", "E1#3", "E1#3#4", "E1#6"])
    #expect(table.lines == [2, 3, 4, 6])
    #expect(table.codes == [.duplicateID, .duplicateID, .duplicateRow, .duplicateID])
  }

  @Test func rowsOfOneNameWithoutIdsAreAllKept() throws {
    let table = try estates("名称,lon,lat\n甲,120.7,28\n甲,120.8,28\n,120.9,28\n")
    #expect(table.rows.map(\.id) == ["甲", "甲#3", "#4"])
    #expect(table.info.rowsRejected == 0)
  }

  @Test func anUnreadableDateMakesTheDatesProveNothing() throws {
    let table = try facilities("id,启用日期,租期至,lon,lat\nR1,2020-01-01,长期,120.7,28\nR2,,,120.7,28\n")
    #expect(table.rows.map(\.hasUnreadableDate) == [true, false])
  }
}
