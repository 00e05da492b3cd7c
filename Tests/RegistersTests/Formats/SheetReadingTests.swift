#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Geodesy
  import Testing

  @testable import Inspection
  @testable import Registers
  @testable import Tables
  @testable import Wording

  @Suite struct SheetReadingTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    private let ledger: [[String]] = [
      ["鹿山区养老用房台账"], ["填报单位：民政局", "", "单位：平方米"], [],
      ["设施编号", "设施名称", "设施类型", "经度", "纬度", "建筑\n面积"], ["", "", "", "°", "°", "㎡"],
      ["YL1", "甲", "居家养老服务用房", "120.7", "28.01", "200"], [],
      ["YL2", "乙\n丙", "居家养老服务用房", "120.71", "28.02", "约300㎡"],
      ["YL3", "丁", "日间照料中心", "120.123456789012", "28.03", "0.1"],
      ["合计", "", "", "", "", "500"], ["注：数据截至2026年"],
    ]

    @Test func aLedgerIsReadAsACSVWouldBe() throws {
      let path = try fixture.workbook("l.xlsx", [("台账", ledger)])
      let found = try LoadedTable<Facility>.facilities(.file(path, crs: .wgs84))
      #expect(found.rows.map(\.id) == ["YL1", "YL2", "YL3"])
      #expect(found.rows[0].area.gross?.exact?.squareMetres == 200)
      #expect(found.rows[2].coordinate.longitude == 120.123456789012)
      #expect(found.info.origin.format == "xlsx" && found.info.origin.layer == "台账")
      #expect(found.info.origin.headerLine == 4)
      #expect(found.info.rowsIn == 5 && found.info.rowsRejected == 2)
    }

    @Test func rowsHaveTheNumbersThatTheSheetShows() throws {
      let path = try fixture.workbook("l.xlsx", [("台账", ledger)])
      let found = try LoadedTable<Facility>.facilities(.file(path, crs: .wgs84))
      // Cells of two lines stand above them, in the header and in row 8.
      #expect(found.lines == [6, 8, 9])
      let rejected = found.issues.filter { $0.severity == .rejected }
      #expect(
        rejected.map(\.line) == [10, 11] && rejected.map(\.code) == [.totalRow, .footnoteRow])
      let skipped = found.issues.filter { $0.code == .linesSkipped }
      #expect(skipped.map(\.line) == [1, 2, 5])
    }

    @Test func theOnlyFilledSheetIsTaken() throws {
      let path = try fixture.workbook(
        "s.xlsx", [("Sheet1", ledger), ("Sheet2", []), ("Sheet3", [])])
      #expect(try LoadedTable<Facility>.facilities(.file(path, crs: .wgs84)).rows.count == 3)
      #expect(try SourceListing.of(.file(path)) == nil)
    }

    @Test func aSheetIsNamedByNameOrNumber() throws {
      let path = try fixture.workbook("s.xlsx", [("说明", [["x"]]), ("台账", ledger)])
      var file = InputFile.file(path, crs: .wgs84)
      let problem = try #require(LayerFixture.problems(file).first)
      #expect(problem.field == "sheet" && problem.message.english.contains("说明, 台账"))
      for name in ["台账", "2"] {
        file.layer = name
        #expect(try LoadedTable<Facility>.facilities(file).rows.count == 3)
      }
      file.layer = "3"
      #expect(LayerFixture.problems(file).first?.value == "3")
      #expect(try SourceListing.of(.file(path))?.entries.map(\.count) == [1, 9])
    }

    @Test func oddTextsStayTexts() throws {
      let rows = [
        ["编号", "名称", "经度", "纬度"], ["=1+1", "a\u{1}\u{0}\u{FFFE}b", "120.5", "28.5"],
        ["+2", "http://example.org/", "120.5", "28.5"], ["-3", "<b>&amp;", "120.5", "28.5"],
        ["@SUM(A1)", "{=1}", "120.5", "28.5"],
      ]
      let path = try fixture.workbook("o.xlsx", [("台账", rows)])
      let found = try LoadedTable<Estate>.estates(.file(path, crs: .wgs84))
      #expect(found.rows.map(\.id) == rows.dropFirst().map { $0[0] })
      // What XML cannot hold is read as it was written.
      #expect(
        found.rows.map(\.name) == [
          "a_x0001__x0000__xFFFE_b", "http://example.org/", "<b>&amp;", "{=1}",
        ])
    }

    @Test func allSheetsAreReadAndNamed() throws {
      let other = [["设施编号", "经度", "纬度"], ["YL1", "120.8", "28.01"], ["YL9", "x", "28.02"]]
      let path = try fixture.workbook(
        "台账.xlsx", [("用房", ledger), ("Sheet2", []), ("机构", other)])
      var file = InputFile(path: path, name: "台账.xlsx", crs: .wgs84, columns: [:])
      file.layer = "all"
      let found = try LoadedTable<Facility>.facilities(file)
      #expect(found.rows.map(\.id) == ["YL1", "YL2", "YL3", "YL1#2"])
      #expect(found.sources.map(\.name) == ["台账.xlsx[用房]", "台账.xlsx[机构]"])
      #expect(found.sources.map(\.origin.layer) == ["用房", "机构"])
      #expect(Set(found.sources.map(\.sha256)).count == 1)
      #expect(found.sources.map(\.rowsIn) == [5, 2])
      let last = try #require(found.issues.last)
      #expect(last.file == "台账.xlsx[机构]" && last.line == 3 && last.severity == .rejected)
    }

    @Test func theOnlySheetOfAllIsNamed() throws {
      let path = try fixture.workbook("l.xlsx", [("台账", ledger), ("Sheet2", [])])
      var file = InputFile(path: path, name: "l.xlsx", crs: .wgs84, columns: [:])
      file.layer = "all"
      let found = try LoadedTable<Facility>.facilities(file)
      #expect(found.sources.map(\.name) == ["l.xlsx[台账]"] && found.rows.count == 3)
    }

    @Test func adviceNamesTheFlagsOfTheInput() throws {
      let path = try fixture.workbook("s.xlsx", [("说明", [["x"]]), ("台账", ledger)])
      #expect {
        try LoadedTable<Facility>.facilities(.file(path, crs: .wgs84))
      } throws: { error in
        guard case .badData(let problems)? = error as? CareCircleError else { return false }
        return problems.first?.message.english.contains("--facilities-sheet") == true
      }
      // An inspection has flags that speak of the file alone.
      #expect {
        try TableInspection.inspecting(.file(path, crs: .wgs84), as: .facilities)
      } throws: { error in
        guard case .badData(let problems)? = error as? CareCircleError else { return false }
        return problems.first?.message.english.contains("as in --sheet ") == true
      }
    }

    @Test func anEmptyWorkbookIsRefused() throws {
      let path = try fixture.workbook("e.xlsx", [("Sheet1", []), ("Sheet2", [])])
      #expect(LayerFixture.problems(.file(path, crs: .wgs84)).first?.code == .empty)
    }
  }
#endif
