import Tables
import Wording

/// The number of ids in a column that lost digits, and the position of the first one.
package struct LostDigitsTally: Sendable {
  package var count = 0
  package var line = 0
  package var value = ""

  /// Combines the tallies of two consecutive parts of a table.
  static func joined(_ first: [Int: LostDigitsTally], _ second: [Int: LostDigitsTally])
    -> [Int: LostDigitsTally]
  {
    first.merging(second) { one, other in
      var both = one
      both.count += other.count
      return both
    }
  }
}

extension IssueLog {
  /// Reports the columns whose ids lost digits.
  mutating func note(_ tallies: [Int: LostDigitsTally], headers: [String]) {
    for (column, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      add(
        .digitsLost, .doubtful, line: tally.line,
        field: headers.indices.contains(column) ? headers[column] : nil, value: tally.value,
        .lostDigits(tally.count))
    }
  }
}

extension [DataIssue] {
  /// Whether any ids of a table lost digits.
  var tellOfLostDigits: Bool { contains { $0.code == .digitsLost } }
}

extension Message {
  fileprivate static func lostDigits(_ count: Int) -> Message {
    Message(
      en:
        "a spreadsheet treated \(counted(count, "id")) of this column as \(inNumber(count, "a number", "numbers")), and digits "
        + "were lost (first in this row): different ids may look the same, so no other table is joined by them; format "
        + "the column as text and enter the ids again",
      zh:
        "本列有\(Decimals.grouped(count))个编号被电子表格当作数字而丢失位数（首个如本行）：不同编号可能变得相同，不据此关联其他表；请将该列设为文本格式后重新录入编号"
    )
  }

  /// Why a row that names an estate by an id that lost digits is not assigned to an estate.
  static let ownDigitsLost = Message(
    en:
      "the id of the estate was treated as a number and lost digits, so it may belong to another estate; format "
      + "the column as text and enter the ids again",
    zh: "所属小区编号被当作数字而丢失位数，可能指向其他小区；请将该列设为文本格式后重新录入编号")

  /// Why a row is not assigned to an estate if the ids in the table of estates lost digits.
  static let estatesLostDigits = Message(
    en:
      "no estate has this id, because ids in the table of estates were treated as numbers and lost digits; format that "
      + "column as text and enter the ids again",
    zh: "没有该编号的小区，因为小区表中的编号被当作数字而丢失位数；请将小区表的编号列设为文本格式后重新录入")
}
