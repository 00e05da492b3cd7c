import Testing
import TextFormats

@testable import Workbooks

@Suite struct WorkbookTests {
  @Test func numbersAreNumbersAndTextIsText() throws {
    let xml = try WorkbookReading { sheet in
      sheet.beginRow()
      sheet.number(120.1234567, .general)
      sheet.integer(-7)
      sheet.text("007")
      sheet.number(.nan)
      sheet.integer(nil)
      sheet.text("")
    }.sheet()
    #expect(xml.contains("><v>120.1234567</v></c><c r=\"B1\""))
    #expect(xml.contains("><v>-7</v></c><c r=\"C1\""))
    #expect(xml.contains("t=\"inlineStr\"><is><t>007</t></is></c><c r=\"D1\""))
    // What has no value still has its border.
    for cell in ["D1", "E1", "F1"] {
      #expect(xml.contains(try Regex("<c r=\"\(cell)\" s=\"\\d\"/>")))
    }
  }

  @Test func aNumberHasSixteenDigits() throws {
    let xml = try WorkbookReading { sheet in
      sheet.beginRow()
      sheet.number(0.1 + 0.2)
      sheet.number(1.0 / 3)
      sheet.number(1e300)
    }.sheet()
    for number in ["0.3", "0.3333333333333333", "1E+300"] {
      #expect(xml.contains("<v>\(number)</v>"))
    }
  }

  @Test func textsAreNeitherFormulasNorLinks() throws {
    let texts = [
      "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://example.org/", "mailto:a@example.org",
      "internal:Sheet1!A1", "TRUE", "1E5", "#N/A", " 两端 ",
    ]
    let reading = try WorkbookReading { sheet in
      sheet.beginRow()
      for text in texts { sheet.text(text) }
    }
    let xml = try reading.sheet()
    #expect(try reading.texts() == texts)
    #expect(xml.count(of: "t=\"inlineStr\"") == texts.count)
    for mark in ["<f", "<hyperlink", "<v>"] { #expect(!xml.contains(mark)) }
    #expect(!reading.names.contains { $0.hasPrefix("xl/worksheets/_rels") })
  }

  @Test func noTextBreaksTheFile() throws {
    let controls = String(String.UnicodeScalarView((0..<32).compactMap(UnicodeScalar.init)))
    let texts = [
      "<&>\"'", "]]>", "a\u{0}b", controls, "\u{FFFE}\u{FFFF}，", "\u{7F}\u{85}\u{2028}\u{1FFFF}",
      "a\r\nb\rc\nd", "_x0041_", "_x_x00e9_ _x12345_", "𠮷\u{300}🏘️",
    ]
    let reading = try WorkbookReading { sheet in
      sheet.beginRow()
      for text in texts { sheet.text(text) }
    }
    let found = try reading.texts()
    #expect(found.count == texts.count)
    let written = (0..<32).map { code in
      code == 9 ? "\t" : code == 10 || code == 13 ? "\n" : "_x00\(code.hex)_"
    }.joined()
    let expected = [
      "<&>\"'", "]]>", "a_x0000_b", written, "_xFFFE__xFFFF_，", texts[5], "a\nb\nc\nd",
      "_x005F_x0041_", "_x_x005F_x00e9_ _x12345_", texts[9],
    ]
    for (text, wanted) in zip(found, expected) {
      #expect(Array(text.unicodeScalars) == Array(wanted.unicodeScalars))
    }
  }

  @Test func whatStandsAboveATableIsPrintedOnEveryPage() throws {
    var book = try Workbook()
    try book.add("a & b", widths: [], frozenRows: 3) { _ in }
    try book.add("c", widths: [], frozenRows: 0) { _ in }
    let reading = try WorkbookReading(book.finished().bytes)
    #expect(
      try reading.part("xl/workbook.xml").contains(
        "<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">"
          + "'a &amp; b'!$1:$3</definedName></definedNames>"))
    let xml = try reading.sheet()
    #expect(xml.contains("<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\""))
    #expect(xml.contains("paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\""))
    #expect(try !reading.part("xl/worksheets/sheet2.xml").contains("<pane"))
  }

  @Test func aTitleTakesTheRoomOfItsColumns() throws {
    let reading = try WorkbookReading(frozenRows: 0) { sheet in
      sheet.beginRow(height: 28)
      sheet.title("缺口\u{1}清单", columns: 3)
      sheet.beginRow()
      sheet.title("一", columns: 1)
      sheet.beginRow(height: 45)
      sheet.text("三", .wrapped)
      sheet.beginRow()
      sheet.text("四")
    }
    let xml = try reading.sheet()
    #expect(xml.contains("<mergeCells count=\"1\"><mergeCell ref=\"A1:C1\"/></mergeCells>"))
    #expect(xml.contains("<row r=\"1\" ht=\"28\" customHeight=\"1\">"))
    #expect(xml.contains("<row r=\"3\" ht=\"45\" customHeight=\"1\">"))
    // The height of one row is not that of the next.
    #expect(xml.contains("<row r=\"2\">") && xml.contains("<row r=\"4\">"))
    #expect(try reading.texts() == ["缺口_x0001_清单", "一", "三", "四"])
    // Widths are between 4 and 80 letters, and a little for the margins of a cell.
    #expect(xml.contains("<col min=\"1\" max=\"1\" width=\"6.7109375\" customWidth=\"1\"/>"))
    #expect(xml.contains("<col min=\"2\" max=\"2\" width=\"80.7109375\" customWidth=\"1\"/>"))
  }

  @Test func everyStyleIsAFormat() throws {
    let reading = try WorkbookReading { sheet in
      sheet.beginRow()
      for style in WorkbookStyle.allCases { sheet.number(0.5, style) }
    }
    let styles = try reading.part("xl/styles.xml")
    let formats = styles.split(separator: "<cellXfs").dropFirst().joined()
      .split(separator: "</cellXfs>")[0].split(separator: "<xf ").dropFirst()
    #expect(formats.count == WorkbookStyle.allCases.count)
    let table: [WorkbookStyle] = [
      .header, .text, .integer, .decimal, .share, .general, .wrapped, .example,
    ]
    let numbers: [WorkbookStyle: Int] = [
      .text: 49, .integer: 1, .decimal: 2, .share: 10, .wrapped: 49,
      .example: 49, .entry: 49,
    ]
    for (style, format) in zip(WorkbookStyle.allCases, formats) {
      #expect(format.contains("numFmtId=\"\(numbers[style, default: 0])\""), "\(style)")
      #expect(format.contains("borderId=\"0\"") != table.contains(style), "\(style)")
      #expect(format.contains("wrapText=\"1\"") == [.header, .wrapped].contains(style), "\(style)")
    }
    #expect(styles.contains("<b/><sz val=\"16\"/>") && styles.contains("<name val=\"宋体\"/>"))
    #expect(styles.contains("<fgColor rgb=\"FFDDEBF7\"/>"))
  }

  @Test func columnsAreNamedBeyondZ() {
    #expect(
      [0, 25, 26, 51, 52, 701, 702].map(SheetWriter.letters) == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
      ])
  }

  @Test func tabsAreLegalAndDifferent() throws {
    var book = try Workbook()
    let (long, old) = (String(repeating: "长", count: 40), String(repeating: "👵", count: 20))
    for name in ["a/b", "AB", "'\u{1}\n\u{FFFE}<2024>", long, long, "", "?*", old] {
      try book.add(name, widths: [], frozenRows: 1) { _ in }
    }
    let xml = try WorkbookReading(book.finished().bytes).part("xl/workbook.xml")
    let names = xml.matches(of: /<sheet name="([^"]*)"/).map { String($0.1) }
    #expect(
      names == [
        "ab", "AB_2", "&lt;2024&gt;", String(repeating: "长", count: 31),
        String(repeating: "长", count: 29) + "_2", "Sheet", "Sheet_2", String(old.prefix(15)),
      ])
  }

  @Test func aWorkbookWithoutSheetsHasAnEmptyOne() throws {
    let reading = try WorkbookReading(Workbook().finished().bytes)
    #expect(try reading.part("xl/workbook.xml").contains("<sheet name=\"Sheet\" sheetId=\"1\""))
    #expect(try reading.sheet().contains("<sheetData>"))
  }
}

extension String {
  fileprivate func count(of text: String) -> Int { ranges(of: text).count }
}

extension Int {
  fileprivate var hex: String {
    let digits = String(self, radix: 16, uppercase: true)
    return digits.count < 2 ? "0" + digits : digits
  }
}
