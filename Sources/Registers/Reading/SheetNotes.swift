import Tables
import Wording

/// What people should know of how a sheet was read: merged cells, and what is hidden.
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
        "\(counted(merges, "merged cell")) over several rows: \(counted(rows, "row")) below the first took the value "
        + "of such a cell, totals excepted",
      zh: "有\(Decimals.grouped(merges))个跨行合并单元格：其下\(Decimals.grouped(rows))行采用了合并单元格的值，合计行除外")
  }

  fileprivate static func hiddenRows(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "hidden row")) \(inNumber(count, "was", "were")) read as any other; delete what should not "
        + "count",
      zh: "\(Decimals.grouped(count))个隐藏行（含筛选后未显示的行）与其他行同样读取；不应计入的请删除")
  }

  fileprivate static func hiddenColumns(_ count: Int) -> Message {
    Message(
      en: "\(counted(count, "hidden column")) \(inNumber(count, "was", "were")) read as any other",
      zh: "\(Decimals.grouped(count))个隐藏列与其他列同样读取")
  }

  fileprivate static func hiddenSheets(_ count: Int) -> Message {
    Message(
      en:
        "\(counted(count, "hidden sheet")) \(inNumber(count, "was", "were")) not read; name a sheet to have it read",
      zh: "\(Decimals.grouped(count))个隐藏工作表未读取；如需读取，请指定工作表")
  }
}
