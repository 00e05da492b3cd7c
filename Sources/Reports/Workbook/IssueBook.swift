import Registers
import TextFormats
import Wording
import Workbooks

/// `issues.xlsx`: the cells in which something is wrong, each with an empty cell for the right value.
///
/// When it has been filled in, the input `corrections` reads it again.
package struct IssueBook {
  /// A cell to correct.
  private struct Entry {
    let input: InputInfo
    let issue: DataIssue
    let field: String
    /// The value in the file; nil for a blank cell, `*` if it does not matter.
    let value: String?
  }

  private let entries: [Entry]

  /// The most cells that are listed; nobody would fill in a sheet with more.
  private static let most = 100_000

  /// The cells that issues are about. Issues about no row, or about a row that is not a row of the table, ask for
  /// nothing.
  package init(_ issues: [DataIssue], _ inputs: [InputInfo]) {
    let inputsOfFile = Dictionary(grouping: inputs, by: \.name)
    var seen: Set<[String]> = []
    let all = issues.filter(\.asksForValue).flatMap { issue in
      Self.entries(issue, inputsOfFile[issue.file] ?? [])
    }.filter { entry in
      // The first issue about a cell says what is in it.
      seen.insert([entry.input.role, entry.input.name, "\(entry.issue.line ?? 0)", entry.field])
        .inserted
    }
    entries = Array(all.prefix(Self.most))
  }

  private static func entries(_ issue: DataIssue, _ inputs: [InputInfo]) -> [Entry] {
    for input in inputs {
      let cells = issue.cells(in: input)
      if !cells.isEmpty {
        return cells.map { Entry(input: input, issue: issue, field: $0.field, value: $0.value) }
      }
    }
    return []
  }

  /// What identifies each cell: its input, line, id, field and value, as the workbook has them.
  package var cells: [(input: String, line: Int?, id: String?, field: String, value: String?)] {
    entries.map { ($0.input.role, $0.issue.line, $0.issue.ownID, $0.field, $0.value) }
  }

  /// The workbook.
  ///
  /// - Throws: `CareCircleError` if the folder for temporary files cannot be used.
  package func workbook(_ language: Language) throws(CareCircleError) -> ByteBuffer {
    var book = try ReportBook(ReportBook.Signature(unit: nil, day: nil, language: language))
    let widths = [16, 24, 8, 16, 16, 20, 24, 10, 60, 24]
    try book.add(
      sheet: Message(en: "corrections", zh: "更正表").text(language), widths: widths, frozenRows: 3
    ) { sheet in
      sheet.beginRow(height: 28)
      sheet.title(
        Message(en: "What has to be corrected", zh: "待更正的数据").text(language),
        columns: widths.count)
      sheet.beginRow()
      sheet.text(Message.howToCorrect.text(language), .remark)
      sheet.beginRow(height: 30)
      for header in Message.headers { sheet.text(header.text(language), .header) }
      for entry in entries { Self.write(entry, to: &sheet, language) }
    }
    return try book.finished()
  }

  private static func write(_ entry: Entry, to sheet: inout SheetWriter, _ language: Language) {
    let issue = entry.issue
    let problem = issue.message.text(language)
    sheet.beginRow(wrapping: problem, width: 60)
    sheet.text(entry.input.role)
    sheet.text(entry.input.name)
    sheet.integer(issue.line)
    sheet.text(issue.ownID)
    sheet.text(entry.field)
    sheet.text(entry.input.columns[entry.field])
    sheet.text(entry.value.map { String($0.prefix(1000)) })
    sheet.text(issue.severity.title.text(language))
    sheet.text(problem, .wrapped)
    sheet.empty(.text)
  }
}

extension DataIssue {
  /// Whether a right value in some cell would settle the issue.
  fileprivate var asksForValue: Bool {
    line != nil && severity != .note && !Self.aboutNoCell.contains(code)
  }

  /// Issues about lines that are no rows, about whole rows, and about corrections themselves.
  private static let aboutNoCell: Set<Code> = [
    .duplicateRow, .duplicateID, .rowMalformed, .tooManyCells, .tooFewCells, .totalRow,
    .footnoteRow, .exampleRow, .headerRow, .corrected, .correctionUnused, .correctionRepeated,
    .datumShift,
    .outsideChina, .outsideBoundary, .outsideWithin,
  ]

  /// The cells that may be wrong, with their values.
  fileprivate func cells(in input: InputInfo) -> [(field: String, value: String?)] {
    let coordinates = ["lon", "lat"].filter { input.columns[$0] != nil }
    switch code {
    case .coordinateOutOfRange, .coordinatesSwapped, .zonePrefix:
      let values = (value ?? "").components(separatedBy: ", ")
      guard coordinates.count == 2, values.count == 2 else { return [] }
      return [("lon", values[0]), ("lat", values[1])]
    case .coordinateMissing:
      return coordinates.map { ($0, input.columns[$0] == field ? nil : "*") }
    case .kindUnknown, .areaUnknown, .statusUnknown, .yearUnknown, .settingUnknown:
      return fieldName(in: input).map { [($0, "*")] } ?? []
    default: return fieldName(in: input).map { [($0, value)] } ?? []
    }
  }

  private func fieldName(in input: InputInfo) -> String? {
    guard let field else { return nil }
    // Of two fields with the same header, the same one is always taken.
    return input.columns.filter { $0.value == field }.keys.min()
  }

  /// The id as it is in the file: an id that was given to a row because another has it too is left out, so that the row
  /// is found by its line.
  fileprivate var ownID: String? {
    guard let rowID, let line else { return nil }
    return rowID.hasSuffix("#\(line)") ? nil : rowID
  }
}

extension String {
  fileprivate func components(separatedBy separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}

extension Message {
  /// Those that `corrections` reads are its headers.
  fileprivate static let headers = [
    Message(en: "input", zh: "输入"), Message(en: "file", zh: "文件"), Message(en: "line", zh: "行号"),
    Message(en: "id", zh: "编号"), Message(en: "field", zh: "字段"), Message(en: "header", zh: "表头"),
    Message(en: "value", zh: "原值"), Message(en: "severity", zh: "处理"),
    Message(en: "problem", zh: "问题"), Message(en: "correction", zh: "更正值"),
  ]

  fileprivate static let howToCorrect = Message(
    en:
      "Fill in the last column, leave the others as they are, and name this file as corrections in the study. "
      + "A row without a correction changes nothing. * stands for any value.",
    zh: "请只填写最后一列“更正值”，其余各列勿改；然后在研究文件中以 corrections 指定本文件。未填写的行不作更改；“*”表示任意原值。")
}
