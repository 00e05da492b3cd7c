import CareCircleTestSupport
import Foundation
import Registers
import Tables
import Testing

/// The Chinese page of inputs has the fields, notes and headers that the program has: those of the readers and of the
/// empty workbooks.
@Suite struct ChineseInputsPageTests {
  private static let page =
    (try? String(
      contentsOfFile: CommandRun.repository + "/Documentation/zh/输入表与表头.md", encoding: .utf8)) ?? ""

  @Test(arguments: InputKind.all) func everyInputHasItsTable(kind: InputKind) {
    let title = "### \(kind.key)（\(kind.title.chinese)）\n\n\(kind.help.chinese)\n"
    let rows = kind.chineseRows
    let table =
      rows.isEmpty
      ? "" : "\n| 字段 | 填写内容 | 可识别的表头 |\n|---|---|---|\n" + rows.joined(separator: "\n") + "\n"
    let isThere = Self.page.contains(title + table)
    #expect(isThere, "expected:\n\(title)\(table)")
  }
}

extension InputKind {
  /// The rows of its table in Chinese, without the columns of places, which are the same in every table.
  fileprivate var chineseRows: [String] {
    switch form {
    case .register(let reader): reader.chineseRows
    case .streets: StreetLineField.allCases.map { row($0, note: nil) }
    case .barriers: []
    }
  }
}

extension RowReader {
  fileprivate static var chineseRows: [String] {
    Field.allCases.filter { $0 != lon && $0 != lat && $0 != geometry }
      .map { row($0, note: form(of: $0)?.note.chinese) }
  }
}

private func row(_ field: some TableField, note: String?) -> String {
  let headers = field.synonyms.joined(separator: "、")
  return "| `\(field.rawValue)` | \(note ?? "—") | \(headers) |"
}
