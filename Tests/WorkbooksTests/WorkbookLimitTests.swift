import Archives
import CareCircleTestSupport
import Foundation
import Testing
import TextFormats

@testable import Workbooks

/// What no workbook holds, and where one leaves traces.
@Suite struct WorkbookLimitTests {
  private func fault(_ fill: (inout SheetWriter) -> Void) throws -> Workbook.Fault? {
    var book = try Workbook()
    do throws(Workbook.Fault) {
      try book.add("s", widths: [], frozenRows: 0, fill)
      return nil
    } catch {
      return error
    }
  }

  private func fault(ofText text: String) throws -> Workbook.Fault? {
    try fault { sheet in
      sheet.beginRow()
      sheet.text("x")
      sheet.text(text)
      sheet.text("y")
    }
  }

  @Test func aTextThatNoCellHoldsIsAFault() throws {
    let overlong = Workbook.Fault.overlongText(sheet: "s", cell: "B1")
    #expect(try fault(ofText: String(repeating: "面", count: 32_767)) == nil)
    #expect(try fault(ofText: String(repeating: "面", count: 32_768)) == overlong)
    // Letters beyond the first plane count twice.
    #expect(try fault(ofText: String(repeating: "𠮷", count: 16_383)) == nil)
    #expect(try fault(ofText: String(repeating: "𠮷", count: 16_384)) == overlong)
    // An escape has seven letters.
    #expect(try fault(ofText: String(repeating: "\u{0}", count: 4681)) == nil)
    #expect(try fault(ofText: String(repeating: "\u{0}", count: 4682)) == overlong)
  }

  @Test func theFirstFaultIsTold() throws {
    let found = try fault { sheet in
      sheet.beginRow()
      sheet.title(String(repeating: "\u{0}", count: 4682), columns: 4)
      sheet.title("x", columns: 20_000)
    }
    #expect(found == .overlongText(sheet: "s", cell: "A1"))
  }

  @Test func moreRowsThanASheetHasAreAFault() throws {
    let rows = SheetWriter.mostRows
    #expect(try fault { sheet in for _ in 0..<rows { sheet.beginRow() } } == nil)
    let found = try fault { sheet in
      for _ in 0...rows { sheet.beginRow() }
      sheet.text("x")
    }
    #expect(found == .tooManyRows(sheet: "s"))
  }

  @Test func moreColumnsThanASheetHasAreAFault() throws {
    let columns = SheetWriter.mostColumns
    for count in [columns, columns + 1] {
      let wanted = count > columns ? Workbook.Fault.tooManyColumns(sheet: "s") : nil
      let found = try fault { sheet in
        sheet.beginRow()
        for column in 0..<count { sheet.integer(column) }
      }
      #expect(found == wanted)
      #expect(try fault { $0.title("x", columns: count) } == wanted)
    }
  }

  @Test func aFolderThatIsNotThereIsAFault() throws {
    var fault: Workbook.Fault?
    do throws(Workbook.Fault) {
      _ = try Workbook(temporaryFolder: "/nowhere/at all")
    } catch {
      fault = error
    }
    #expect(fault == .system(folder: "/nowhere/at all", code: ENOENT))
  }

  @Test func nothingStaysInTheFolder() throws {
    let folder = try TemporaryFolder()
    var book = try Workbook(temporaryFolder: folder.path)
    try book.add("s", widths: [], frozenRows: 0) { sheet in
      for row in 0..<10_000 {
        sheet.beginRow()
        sheet.integer(row)
      }
    }
    // Whatever ends the run, now or later, there is nothing to remove.
    #expect(try folder.names().isEmpty)
    let count = try book.finished().count
    #expect(count > 0)
    #expect(try folder.names().isEmpty)
  }

  @Test func aWorkbookThatLostSomethingIsNotWhole() throws {
    let reading = try WorkbookReading { sheet in
      for row in 0..<100 {
        sheet.beginRow()
        sheet.integer(row)
      }
    }
    let sheet = "xl/worksheets/sheet1.xml"
    let xml = try reading.sheet()
    let rows = try #require(xml.firstMatch(of: /<sheetData>(.*)<\/sheetData>/)).1.utf8.count
    /// The workbook with another text for one of its parts; nil leaves it out.
    func isWhole(_ changed: String, _ text: String?) throws -> Bool {
      var writer = ZipWriter()
      for name in reading.names {
        guard let text = try name == changed ? text : reading.part(name) else { continue }
        var buffer = ByteBuffer()
        buffer.append(text)
        _ = writer.add(name, buffer)
      }
      return try WorkbookCheck(rows: [rows]).passes(ZipArchive(FileBytes(writer.finished().bytes)))
    }
    #expect(try isWhole(sheet, xml))
    let row = try #require(xml.firstMatch(of: /<row r="50".*?<\/row>/)).0
    #expect(try !isWhole(sheet, xml.replacing(row, with: "")))
    #expect(try !isWhole(sheet, String(xml.dropLast(40))))
    #expect(try !isWhole(sheet, String(xml.prefix(4096))))
    #expect(try !isWhole(sheet, ""))
    #expect(try !isWhole(sheet, nil))
    let styles = "xl/styles.xml"
    #expect(try !isWhole(styles, String(reading.part(styles).dropLast())))
    #expect(try !isWhole(styles, ""))
  }

  @Test func abandonedWorkbooksCloseTheirFiles() throws {
    // More than a process may have open.
    for _ in 0..<3000 {
      var book = try Workbook()
      try book.add("s", widths: [], frozenRows: 0) { $0.beginRow() }
    }
  }

  @Test func twoWritesHaveTheSameBytes() async throws {
    func write() throws -> WorkbookReading {
      try WorkbookReading { sheet in
        sheet.beginRow()
        sheet.title("缺口清单", columns: 4)
        for row in 0..<1000 {
          sheet.beginRow()
          sheet.integer(row)
          sheet.number(Double(row) / 7, .share)
          sheet.text("小区\(row)", .wrapped)
        }
      }
    }
    let first = try write()
    // ZIP counts two seconds at a time.
    try await Task.sleep(for: .milliseconds(2100))
    #expect(try write().bytes == first.bytes)
    let made = "<dcterms:created xsi:type=\"dcterms:W3CDTF\">1980-01-01T00:00:00Z</dcterms:created>"
    #expect(try first.part("docProps/core.xml").contains(made))
    #expect(try first.part("docProps/core.xml").contains("<dc:creator></dc:creator>"))
    for name in first.names where name.hasPrefix("docProps") {
      let text = try first.part(name)
      for secret in [NSUserName(), ProcessInfo.processInfo.hostName] where secret.count > 2 {
        #expect(!text.contains(secret), "\(name)")
      }
    }
  }

  @Test func everyPartHasTheFirstDayOfZIP() throws {
    let bytes = try WorkbookReading { $0.beginRow() }.bytes
    var days = Set<[UInt8]>()
    for place in bytes.indices {
      let rest = bytes[place...].prefix(16)
      if rest.starts(with: [0x50, 0x4B, 3, 4]) { days.insert(Array(rest.dropFirst(10).prefix(4))) }
      if rest.starts(with: [0x50, 0x4B, 1, 2]) { days.insert(Array(rest.dropFirst(12).prefix(4))) }
    }
    #expect(days == [[0, 0, 0x21, 0]])
  }
}
