import Archives
import Testing
import TextFormats

@testable import Workbooks

@Suite struct WorkbookTests {
  private func sheet(_ fill: (inout SheetWriter) -> Void) throws -> String {
    var writer = SheetWriter()
    fill(&writer)
    var book = Workbook()
    try book.add("缺口清单", widths: [6, 200], frozenRows: 1, writer)
    let zip = try ZipArchive(FileBytes(book.finished().bytes))
    let entry = try #require(zip.entry("xl/worksheets/sheet1.xml"))
    return String(decoding: try zip.unpacked(entry), as: UTF8.self)
  }

  @Test func numbersAreNumbersAndTextIsText() throws {
    let xml = try sheet { writer in
      writer.beginRow()
      writer.number(0.1 + 0.2)
      writer.integer(-7)
      writer.text("007")
      writer.text("<&\"\u{1}")
      writer.number(.nan)
    }
    #expect(xml.contains("<c r=\"A1\" s=\"6\"><v>0.30000000000000004</v></c>"))
    #expect(xml.contains("<c r=\"B1\" s=\"5\"><v>-7</v></c>"))
    #expect(xml.contains("t=\"inlineStr\"><is><t xml:space=\"preserve\">007</t></is></c>"))
    #expect(xml.contains("&lt;&amp;&quot;_x0001_"))
    #expect(xml.contains("<c r=\"E1\" s=\"6\"/>"))
  }

  @Test func whatStandsAboveATableIsPrintedOnEveryPage() throws {
    var book = Workbook()
    try book.add("a & b", widths: [], frozenRows: 3, SheetWriter())
    try book.add("c", widths: [], frozenRows: 0, SheetWriter())
    let zip = try ZipArchive(FileBytes(book.finished().bytes))
    let xml = String(
      decoding: try zip.unpacked(#require(zip.entry("xl/workbook.xml"))), as: UTF8.self)
    #expect(
      xml.contains(
        "<definedNames><definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">"
          + "'a &amp; b'!$1:$3</definedName></definedNames>"))
  }

  @Test func everyStyleIsInTheSheetOfStyles() {
    let formats = WorkbookStyle.sheet.split(separator: "<cellXfs")[1]
      .split(separator: "</cellXfs>")[0]
    #expect(formats.split(separator: "<xf ").count - 1 == WorkbookStyle.allCases.count)
    #expect(formats.contains("count=\"\(WorkbookStyle.allCases.count)\""))
  }

  @Test func columnsAreNamedBeyondZ() {
    #expect(
      [0, 25, 26, 51, 52, 701, 702].map(SheetWriter.letters) == [
        "A", "Z", "AA", "AZ", "BA", "ZZ", "AAA",
      ])
  }

  @Test func tabsAreLegalAndDifferent() throws {
    var book = Workbook()
    for name in ["a/b", "ab", String(repeating: "长", count: 40), String(repeating: "长", count: 41)]
    {
      try book.add(name, widths: [], frozenRows: 0, SheetWriter())
    }
    let zip = try ZipArchive(FileBytes(book.finished().bytes))
    let entry = try #require(zip.entry("xl/workbook.xml"))
    let xml = String(decoding: try zip.unpacked(entry), as: UTF8.self)
    #expect(xml.contains("name=\"ab\"") && xml.contains("name=\"ab_2\""))
    #expect(xml.contains("name=\"\(String(repeating: "长", count: 31))\""))
    #expect(xml.contains("name=\"\(String(repeating: "长", count: 27))_2\""))
  }

  @Test func aTextThatNoCellHoldsIsAFault() throws {
    var writer = SheetWriter()
    writer.beginRow()
    writer.text("x")
    writer.text(String(repeating: "面", count: 32_768))
    var book = Workbook()
    var fault: Workbook.Fault?
    do throws(Workbook.Fault) {
      try book.add("s", widths: [], frozenRows: 0, writer)
    } catch {
      fault = error
    }
    #expect(fault == .overlongText(sheet: "s", cell: "B1"))
  }
}
