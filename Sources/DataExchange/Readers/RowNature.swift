import CareModel

/// What a line of a table is when it is not one of its rows.
///
/// Asked only of lines that have no place, so that good rows do not pay for it.
enum RowNature {
  /// A row like the others.
  case row
  /// Nothing but empty cells.
  case blank
  /// 合计, 总计 and the like.
  case total
  /// One cell of text: a footnote, a signature, a date of issue.
  case footnote
  /// The header once more, as printed tables have it on every page.
  case repeatedHeader

  init(_ cursor: RowCursor, headers: [String]) {
    guard let count = cursor.cellCount else {
      self = .row
      return
    }
    let cells = (0..<count).map { cursor.text($0) ?? "" }
    let filled = cells.filter { !$0.isEmpty }
    if filled.isEmpty {
      self = .blank
    } else if filled.contains(where: { $0.utf8.count <= 100 && Self.isTotal($0) }) {
      self = .total
    } else if filled.count == 1, headers.count > 2 {
      self = .footnote
    } else if filled.count > 1, zip(cells, headers).allSatisfy({ $0.trimmed == $1.trimmed }) {
      self = .repeatedHeader
    } else {
      self = .row
    }
  }

  private static func isTotal(_ cell: String) -> Bool {
    // Numbers and codes need no closer look.
    guard cell.utf8.contains(where: { $0 > 0x7F || "tmTM".utf8.contains($0) }) else { return false }
    return totals.contains(Header(cell).plain)
  }

  private static let totals: Set<String> = ["合计", "总计", "小计", "共计", "总数", "total", "sum"]

  /// Why such a line is rejected; nil for rows and blanks.
  var rejection: (code: DataIssue.Code, message: Message)? {
    switch self {
    case .row, .blank: nil
    case .total:
      (.totalRow, Message(en: "a total, not a row of the table", zh: "合计行，不作为数据"))
    case .footnote:
      (.footnoteRow, Message(en: "a note, not a row of the table", zh: "注释行，不作为数据"))
    case .repeatedHeader:
      (.headerRow, Message(en: "the header once more, not a row of the table", zh: "重复的表头，不作为数据"))
    }
  }
}
