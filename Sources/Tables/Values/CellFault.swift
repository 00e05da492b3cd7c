import Wording
import Worksheets

/// Why the value of a cell is unknown although the cell is not empty.
package enum CellFault: Hashable {
  /// A formula without a stored value.
  case formula
  /// The error value that spreadsheets show for a failed formula.
  case error(String)

  /// The fault of a cell with these bytes; nil if it has none. Hardly any cell begins with `#`, so the check is fast.
  @inline(__always)
  package init?(_ cell: UnsafeBufferPointer<UInt8>) {
    guard cell.first == UInt8(ascii: "#") else { return nil }
    self.init(marked: cell)
  }

  private init?(marked cell: UnsafeBufferPointer<UInt8>) {
    guard cell.count <= 20 else { return nil }
    let text = String(decoding: cell, as: UTF8.self)
    if text == SheetCells.formulaMark {
      self = .formula
    } else if Self.errors.contains(text.uppercased()) {
      self = .error(text)
    } else {
      return nil
    }
  }

  private static let errors: Set<String> = [
    "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!",
  ]

  /// The code of the issue.
  package var code: DataIssue.Code {
    switch self {
    case .formula: .formulaWithoutValue
    case .error: .valueUnreadable
    }
  }

  /// The text that the cell shows, if any.
  package var shown: String? {
    if case .error(let text) = self { return text }
    return nil
  }

  /// What is wrong with a cell, such as `C5`, and how to correct it.
  package func message(cell: String?) -> Message {
    let (en, zh) = (cell.map { "cell \($0)" } ?? "the cell", cell.map { "单元格\($0)" } ?? "该单元格")
    switch self {
    case .formula:
      return Message(
        en:
          "\(en) contains a formula whose value is not stored in the file; it is treated as unknown; open the workbook "
          + "in Excel or WPS and save it once",
        zh: "\(zh)是公式，但文件中没有保存计算结果，按未知处理；请用Excel或WPS打开后保存一次")
    case .error:
      return Message(
        en:
          "\(en) contains a formula error and is treated as unknown; correct the formula or enter the value",
        zh: "\(zh)为公式错误值，按未知处理；请改正公式或直接填写数值")
    }
  }
}
