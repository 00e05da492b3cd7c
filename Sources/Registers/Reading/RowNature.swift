import Tables
import Wording

/// What a line of a table is.
///
/// It is determined only for lines without a location, so that good rows do not pay for it.
package enum RowNature {
  /// A normal row.
  case row
  /// Nothing but empty cells.
  case blank
  /// A row of totals, such as 合计 or 总计.
  case total
  /// One cell of text: a footnote, a signature, a date of issue.
  case footnote
  /// The example row of an empty workbook.
  case example
  /// The header repeated, as in printed tables that have it on every page.
  case repeatedHeader

  package init(_ cursor: RowCursor, headers: [String]) {
    guard let count = cursor.cellCount else {
      self = .row
      return
    }
    var filled = 0
    var first = 0
    for column in 0..<count {
      let (isEmpty, isTotal) = cursor.withTrimmed(column) { ($0.isEmpty, TotalWord.isTotal($0)) }
      if isEmpty { continue }
      if filled == 0 { first = column }
      filled += 1
      if isTotal {
        self = .total
        return
      }
    }
    if filled == 0 {
      self = .blank
    } else if filled == 1, headers.count > 2 {
      self = .footnote
    } else if cursor.withTrimmed(first, Self.isExample) {
      self = .example
    } else if filled > 1, Self.repeats(headers, cursor, count, from: first) {
      self = .repeatedHeader
    } else {
      self = .row
    }
  }

  /// Whether every cell repeats the header of its column. For nearly all rows, the first cell settles it.
  private static func repeats(
    _ headers: [String], _ cursor: RowCursor, _ count: Int, from first: Int
  ) -> Bool {
    let common = 0..<min(count, headers.count)
    guard first >= common.upperBound || agrees(headers, cursor, first) else { return false }
    return common.allSatisfy { agrees(headers, cursor, $0) }
  }

  private static func agrees(_ headers: [String], _ cursor: RowCursor, _ column: Int) -> Bool {
    (cursor.text(column) ?? "").trimmed == headers[column].trimmed
  }

  private static func isExample(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    cell.starts(with: FieldForm.exampleMark.english.utf8)
      || cell.starts(with: FieldForm.exampleMark.chinese.utf8)
  }

  /// Why a line of this nature is rejected; nil for rows and blank lines.
  package var rejection: (code: DataIssue.Code, message: Message)? {
    switch self {
    case .row, .blank: nil
    case .total:
      (.totalRow, Message(en: "a total, not a row of the table", zh: "合计行，不作为数据"))
    case .footnote:
      (.footnoteRow, Message(en: "a note, not a row of the table", zh: "注释行，不作为数据"))
    case .example:
      (
        .exampleRow,
        Message(
          en: "the example row of an empty workbook, not a row of the table", zh: "空白模板的示例行，不作为数据")
      )
    case .repeatedHeader:
      (
        .headerRow,
        Message(en: "a repetition of the header, not a row of the table", zh: "重复的表头，不作为数据")
      )
    }
  }
}
