import Tables
import Wording

/// Notes on how a sheet was read: its merged cells and its hidden parts.
extension IssueLog {
  mutating func note(_ facts: LayerFacts, below header: Int) {
    if !facts.hiddenSheets.isEmpty {
      add(
        .partsHidden, .note, value: facts.hiddenSheets.joined(separator: ", "),
        .hiddenSheets(facts.hiddenSheets.count))
    }
    guard let sheet = facts.sheet else { return }
    let (merges, rows) = sheet.mergesBelow(row: header)
    if merges > 0 { add(.cellsMerged, .note, .merged(merges, rows)) }
    if sheet.hiddenRowCount > 0 { add(.partsHidden, .note, .hiddenRows(sheet.hiddenRowCount)) }
    if !sheet.hiddenColumns.isEmpty {
      add(
        .partsHidden, .note, value: sheet.hiddenColumnNames.joined(separator: ", "),
        .hiddenColumns(sheet.hiddenColumns.count))
    }
  }
}

extension Message {
  fileprivate static func merged(_ merges: Int, _ rows: Int) -> Message {
    Message(
      en:
        "\(counted(merges, "merged cell")) over several rows: \(counted(rows, "further row")) took the value of such a cell; "
        + "rows of totals did not",
      zh: "有\(Decimals.grouped(merges))个跨行合并单元格：其余\(Decimals.grouped(rows))行采用了合并单元格的值，合计行除外")
  }

  fileprivate static func hiddenRows(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "hidden row")) \(inNumber(count, "was", "were")) read like any other; delete rows that should not "
        + "count",
      zh: "\(Decimals.grouped(count))个隐藏行（含被筛选隐藏的行）已与其他行同样读取；不应计入的行请删除")
  }

  fileprivate static func hiddenColumns(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "hidden column")) \(inNumber(count, "was", "were")) read like any other",
      zh: "\(Decimals.grouped(count))个隐藏列已与其他列同样读取")
  }

  fileprivate static func hiddenSheets(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "hidden sheet")) \(inNumber(count, "was", "were")) not read; name a sheet to read it",
      zh: "\(Decimals.grouped(count))个隐藏工作表未读取；如需读取，请指定工作表")
  }
}
