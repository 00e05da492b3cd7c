import CareCircleTestSupport
import Testing
import TextFormats

@testable import Workbooks

/// The written workbooks are read by another program.
@Suite struct OpenpyxlTests {
  private static let python = ForeignTool.python(with: "openpyxl")

  @Test(.enabled(if: python.path != nil, "no Python with openpyxl"))
  func openpyxlReadsWhatWasWritten() throws {
    var book = try Workbook()
    try book.add("缺口清单", widths: [6, 20], frozenRows: 3) { sheet in
      sheet.beginRow(height: 28)
      sheet.title("缺口清单", columns: 7)
      sheet.beginRow()
      sheet.text("单位：米", .remark)
      sheet.beginRow()
      for number in 1...7 { sheet.text("列\(number)", .header) }
      sheet.beginRow()
      sheet.integer(1)
      sheet.text("=1+1")
      sheet.number(0.875, .share)
      sheet.number(120.1234567, .general)
      sheet.text("http://example.org/")
      sheet.text("a\u{1}b\u{0}c\u{FFFF}\r\n_x0041_", .wrapped)
      sheet.text(nil)
    }
    let folder = try TemporaryFolder()
    try folder.write("a.xlsx", bytes: book.finished().bytes)
    let script = """
      import openpyxl
      book = openpyxl.load_workbook("a.xlsx")
      assert book.sheetnames == ["缺口清单"], book.sheetnames
      sheet = book.active
      assert sheet.freeze_panes == "A4" and sheet.print_title_rows == "$1:$3"
      assert [str(r) for r in sheet.merged_cells.ranges] == ["A1:G1"]
      assert sheet.row_dimensions[1].height == 28
      row = sheet[4]
      values = [c.value for c in row]
      assert values[:5] == [1, "=1+1", 0.875, 120.1234567, "http://example.org/"], values
      assert values[6] is None
      # Whether escapes are undone is the reader's affair.
      escaped = "a_x0001_b_x0000_c_xFFFF_\\n_x005F_x0041_"
      assert values[5] in (escaped, "a\\x01b\\x00c\\uffff\\n_x0041_"), repr(values[5])
      assert [c.data_type for c in row][:6] == ["n", "s", "n", "n", "s", "s"]
      assert row[4].hyperlink is None
      assert [c.number_format for c in row][:4] == ["0", "@", "0.00%", "General"]
      assert row[5].alignment.wrap_text and sheet["A1"].font.b and sheet["A1"].font.sz == 16
      """
    let run = try Self.python.run(["-c", script], in: folder.path)
    #expect(run.code == 0, "\(run.errors)")
  }
}
