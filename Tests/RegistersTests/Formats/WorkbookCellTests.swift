import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// What spreadsheets show and a plain reader does not: days from 1904, formulas without a value, merged cells.
@Suite struct WorkbookCellTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func estates(_ book: RawWorkbook) throws -> LoadedTable<Estate> {
    try .estates(
      InputFile(path: book.write(in: folder), name: "台账.xlsx", crs: .wgs84, columns: [:]))
  }

  private func facilities(_ book: RawWorkbook) throws -> LoadedTable<Facility> {
    try .facilities(
      InputFile(path: book.write(in: folder), name: "台账.xlsx", crs: .wgs84, columns: [:]))
  }

  // MARK: - Days

  private let openings = RawWorkbook(
    RawWorkbook.row(1, "设施编号", "启用日期", "租赁到期日", "经度", "纬度"),
    RawWorkbook.row(
      2, "F1", "<c r=\"@\" s=\"1\"><v>44620</v></c>", "<c r=\"@\" s=\"4\"><v>45000.75</v></c>",
      "120.7", "28"))

  @Test func daysAreCountedFrom1900() throws {
    let row = try #require(facilities(openings).rows.first)
    #expect(row.opening == CalendarDate("2022-02-28") && row.leaseEnd == CalendarDate("2023-03-15"))
  }

  @Test func daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws {
    var book = openings
    book.properties = "date1904=\"1\""
    let row = try #require(facilities(book).rows.first)
    #expect(row.opening == CalendarDate("2026-03-01") && row.leaseEnd == CalendarDate("2027-03-16"))
  }

  @Test(arguments: [
    ("0", "1900-01-00"), ("1", "1900-01-01"), ("59", "1900-02-28"), ("60", "1900-02-29"),
    ("61", "1900-03-01"), ("2958465", "9999-12-31"),
  ])
  func oddDaysReadAsSpreadsheetsShowThem(serial: String, shown: String) throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "经度", "纬度"),
      RawWorkbook.row(2, "<c r=\"@\" s=\"1\"><v>\(serial)</v></c>", "120.7", "28"))
    #expect(try estates(book).rows.first?.id == shown)
  }

  @Test func aYearInACellFormattedAsADateIsNoDay() throws {
    // 2026 reads as a day of 1905 then, on which no room opened.
    let book = RawWorkbook(
      RawWorkbook.row(1, "设施编号", "启用日期", "经度", "纬度"),
      RawWorkbook.row(2, "F1", "<c r=\"@\" s=\"1\"><v>2026</v></c>", "120.7", "28"))
    let found = try facilities(book)
    #expect(found.rows.first?.opening == nil && found.rows.first?.hasUnreadableDate == true)
    #expect(found.issues.map(\.code) == [.valueUnreadable] && found.issues[0].value == "1905-07-18")
  }

  // MARK: - Formulas

  /// Formulas that have not been calculated, as programs write them.
  private static let valueless = [
    "<c r=\"@\"><f>A1</f></c>", "<c r=\"@\"><f>A1</f><v></v></c>", "<c r=\"@\"><f>A1</f><v/></c>",
    "<c r=\"@\" t=\"str\"><f>A1</f></c>", "<c r=\"@\" s=\"1\"><f>DATE(2027,3,1)</f><v/></c>",
  ]

  @Test(arguments: valueless)
  func aFormulaWithoutAValueIsListedAndProvesNothing(cell: String) throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "设施编号", "建筑面积", "启用日期", "租赁到期日", "床位数", "经度", "纬度"),
      RawWorkbook.row(2, "F1", cell, cell, cell, cell, "120.7", "28"))
    let found = try facilities(book)
    let room = try #require(found.rows.first)
    #expect(room.area.gross == nil && room.beds == nil && room.hasUnreadableDate)
    #expect(room.opening == nil && room.leaseEnd == nil)
    #expect(found.issues.map(\.code) == Array(repeating: .formulaWithoutValue, count: 4))
    #expect(Set(found.issues.map(\.file)) == ["台账.xlsx[房源]"])
    for name in ["B2", "C2", "D2", "E2"] {
      #expect(found.issues.contains { $0.message.english.contains("cell \(name) ") })
      #expect(found.issues.contains { $0.message.chinese.contains("单元格\(name)是公式") })
    }
  }

  @Test func aCoordinateThatIsAFormulaWithoutAValueIsRejected() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "经度", "纬度"), RawWorkbook.row(2, "E1", "120.7", "28"),
      RawWorkbook.row(3, "E2", "<c r=\"@\"><f>ROUND(1,2)</f></c>", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["E1"] && found.info.rowsRejected == 1)
    #expect(found.issues.map(\.code) == [.formulaWithoutValue])
    #expect(found.issues[0].line == 3 && found.issues[0].message.english.contains("cell B3 "))
  }

  @Test func noYearOutvotesAFlagThatIsNotKnown() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "是否老旧小区", "建成年份", "经度", "纬度"),
      RawWorkbook.row(2, "E1", "<c r=\"@\"><f>B1</f></c>", "2010", "120.7", "28"),
      RawWorkbook.row(3, "E2", "<c r=\"@\"><f>B1</f></c>", "1985", "120.7", "28"),
      RawWorkbook.row(4, "E3", "", "2010", "120.7", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.hasUnknownFlag) == [true, true, false])
  }

  @Test func aStatusOrALevelThatIsNotKnownProvesNothing() throws {
    let formula = "<c r=\"@\"><f>A1</f></c>"
    let book = RawWorkbook(
      RawWorkbook.row(1, "设施编号", "设施类型", "层级", "使用状态", "移交状态", "经度", "纬度"),
      RawWorkbook.row(2, "F1", "居家养老服务用房", "", "在用", formula, "120.7", "28"),
      RawWorkbook.row(3, "F2", "居家养老服务用房", "", formula, "已移交", "120.7", "28"),
      RawWorkbook.row(4, "F3", "居家养老服务中心", formula, "在用", "", "120.7", "28"),
      RawWorkbook.row(5, "F4", "居家养老服务用房", formula, "在用", "", "120.7", "28"))
    let rooms = try facilities(book).rows
    #expect(rooms.map(\.hasUnreadableDate) == [true, true, false, false])
    #expect(rooms.map(\.kind) == [.careRoom, .careRoom, nil, .careRoom])
  }

  @Test func storedValuesAreRead() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "名称", "户数", "经度", "纬度"),
      RawWorkbook.row(
        2, "E1", "<c r=\"@\" t=\"str\"><f>A1</f><v>甲</v></c>", "<c r=\"@\"><f>1+1</f><v>2</v></c>",
        "120.7", "28"),
      // An empty text is what the formula has come to.
      RawWorkbook.row(
        3, "E2", "<c r=\"@\" t=\"str\"><f>\"\"</f><v></v></c>", "<c r=\"@\"><f>0</f><v>0</v></c>",
        "120.7", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.name) == ["甲", nil] && found.rows.map(\.households) == [2, 0])
    #expect(found.issues.isEmpty)
    // A program that leaves the calculating to the next spreadsheet stores nought.
    var waiting = book
    waiting.calculation = "fullCalcOnLoad=\"1\""
    let doubted = try estates(waiting)
    #expect(doubted.rows.map(\.households) == [2, nil])
    #expect(doubted.issues.map(\.code) == [.formulaWithoutValue])
  }

  @Test func errorsOfFormulasAreListed() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "乡镇", "户数", "经度", "纬度"),
      RawWorkbook.row(
        2, "E1", "<c r=\"@\" t=\"e\"><f>X</f><v>#REF!</v></c>",
        "<c r=\"@\" t=\"e\"><v>#N/A</v></c>",
        "120.7", "28"))
    let found = try estates(book)
    #expect(found.rows.first?.township == nil && found.rows.first?.households == nil)
    #expect(found.issues.map(\.code) == [.valueUnreadable, .valueUnreadable])
    #expect(found.issues.map(\.value) == ["#REF!", "#N/A"])
  }

  // MARK: - Numbers

  @Test func numbersReadAsTheSheetShowsThem() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "名称", "经度", "纬度"),
      RawWorkbook.row(2, "<c r=\"@\" s=\"3\"><v>123</v></c>", "甲", "120.69999999999999", "28"),
      RawWorkbook.row(3, "1E3", "乙", "1.2070000000000001E2", "28"),
      RawWorkbook.row(4, "3.3030200100123398E+17", "丙", "120.7", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["000123", "1000", "330302001001234000"])
    #expect(Set(found.rows.compactMap(\.anchor?.longitude)) == [120.7])
    #expect(found.issues.map(\.code) == [.digitsLost] && found.issues[0].line == 4)
  }

  @Test func longNumbersInFullAreReadInFull() throws {
    // As pandas and openpyxl write them; no spreadsheet does.
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "名称", "经度", "纬度"),
      RawWorkbook.row(2, "1113403167404252", "甲", "120.7", "28"),
      RawWorkbook.row(3, "1113403167404250", "乙", "120.8", "28"),
      RawWorkbook.row(4, "330302001001234567", "丙", "120.9", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["1113403167404252", "1113403167404250", "330302001001234567"])
    #expect(found.issues.isEmpty)
  }

  @Test func repeatedNumbersThatLostDigitsSayWhereItComesFrom() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "名称", "经度", "纬度"),
      RawWorkbook.row(2, "330302001001234000", "甲", "120.7", "28"),
      RawWorkbook.row(3, "330302001001234000", "乙", "120.8", "28"))
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["330302001001234000", "330302001001234000#3"])
    #expect(found.issues.map(\.code) == [.digitsLost, .duplicateID])
    #expect(found.issues[0].message.english.contains("treated 2 ids "))
    #expect(found.issues[1].message.english.contains("lost digits"))
  }

  // MARK: - Merged cells

  private let merged = RawWorkbook(
    RawWorkbook.row(1, "乡镇", "编号", "建成年份", "户数", "经度", "纬度"),
    RawWorkbook.row(2, "柳溪街道", "E1", "1988", "300", "120.7", "28"),
    RawWorkbook.row(3, "", "E2", "", "", "120.71", "28"),
    RawWorkbook.row(4, "", "小计", "", "300"),
    RawWorkbook.row(6, "北塘街道", "E3", "1990", "50", "120.72", "28"),
    behind: "<mergeCells><mergeCell ref=\"A2:A5\"/><mergeCell ref=\"C2:C3\"/>"
      + "<mergeCell ref=\"D2:D3\"/><mergeCell ref=\"A9:C9\"/></mergeCells>")

  @Test func aMergeGivesItsValueToEachOfItsRows() throws {
    let found = try estates(merged)
    #expect(found.rows.map(\.township) == ["柳溪街道", "柳溪街道", "北塘街道"])
    #expect(found.rows.map(\.built?.exact) == [1988, 1988, 1990])
    #expect(found.lines == [2, 3, 6] && found.info.rowsIn == 4)
    let note = try #require(found.issues.first { $0.code == .cellsMerged })
    #expect(note.message.english.hasPrefix("3 merged cells over several rows: 1 further row"))
  }

  @Test func aMergedQuantityIsThatOfNobody() throws {
    // It is not clear whether 300 dwellings are those of each or of both.
    let found = try estates(merged)
    #expect(found.rows.map(\.households) == [nil, nil, 50])
    let doubts = found.issues.filter { $0.code == .mergedQuantity }
    #expect(doubts.map(\.line) == [2, 3] && doubts.map(\.value) == ["300", "300"])
    #expect(doubts.allSatisfy { $0.message.english.contains("D2:D3") })
  }

  @Test func aTotalTakesNothingOfAMerge() throws {
    let found = try estates(merged)
    let total = try #require(found.issues.first { $0.code == .totalRow })
    #expect(total.line == 4)
    // With the coordinates of the rows above it would have been a row.
    var book = merged
    book.sheets[0].behind =
      "<mergeCells><mergeCell ref=\"E2:E4\"/><mergeCell ref=\"F2:F4\"/></mergeCells>"
    #expect(try estates(book).rows.count == 3)
  }

  @Test func rowsOfOneMergedEstateAreListed() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "编号", "名称", "经度", "纬度"),
      RawWorkbook.row(2, "E1", "甲", "120.7", "28"), RawWorkbook.row(3, "", "", "120.71", "28"),
      behind: "<mergeCells><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B3\"/></mergeCells>")
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["E1", "E1#3"] && found.rows.map(\.name) == ["甲", "甲"])
    #expect(found.issues.map(\.code) == [.cellsMerged, .duplicateID])
  }

  @Test func titlesAndHeadersMayBeMerged() throws {
    let book = RawWorkbook(
      RawWorkbook.row(1, "小区台账"), RawWorkbook.row(3, "编号", "名称", "坐标", ""),
      RawWorkbook.row(4, "", "", "经度", "纬度"), RawWorkbook.row(5, "E1", "甲", "120.7", "28"),
      behind: "<mergeCells><mergeCell ref=\"A1:D2\"/><mergeCell ref=\"A3:A4\"/>"
        + "<mergeCell ref=\"B3:B4\"/><mergeCell ref=\"C3:D3\"/></mergeCells>")
    let found = try estates(book)
    #expect(found.rows.map(\.id) == ["E1"] && found.rows.map(\.name) == ["甲"])
    #expect(found.lines == [5] && found.issues.allSatisfy { $0.code == .linesSkipped })
  }

  // MARK: - What is hidden

  @Test func whatIsHiddenIsReadAndTold() throws {
    var book = RawWorkbook(
      RawWorkbook.row(1, "编号", "户数", "经度", "纬度"), RawWorkbook.row(2, "E1", "5", "120.7", "28"),
      RawWorkbook.row(3, "E2", "6", "120.71", "28", attributes: "hidden=\"1\""))
    book.sheets[0].before =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"9\" max=\"99\" hidden=\"1\"/></cols>"
    book.sheets.append(
      .init(name: "字典", state: "state=\"hidden\"", rows: [RawWorkbook.row(1, "是")]))
    let found = try estates(book)
    #expect(found.rows.map(\.households) == [5, 6])
    let notes = found.issues.filter { $0.code == .partsHidden }
    #expect(notes.count == found.issues.count && notes.map(\.value) == ["字典", nil, "B"])
    for (note, start) in zip(notes, ["1 hidden sheet ", "1 hidden row ", "1 hidden column "]) {
      #expect(note.message.english.hasPrefix(start) && note.severity == .note)
    }
    var file = InputFile.file("\(folder.path)/台账.xlsx", crs: .wgs84)
    file.layer = "字典"
    #expect(throws: CareCircleError.self) { try LoadedTable<Estate>.estates(file) }
  }
}
