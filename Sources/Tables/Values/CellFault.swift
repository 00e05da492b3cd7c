import Wording
import Worksheets

/// A cell that says nothing, though it is not empty: whatever it stands for is not known.
package enum CellFault: Hashable {
  /// A formula whose value the file does not have.
  case formula
  /// What spreadsheets show where a formula has gone wrong.
  case error(String)

  /// Tells from the bytes of a cell; nil for cells that say something. Nearly none begins with the sign.
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

  /// What the cell shows, where it shows anything.
  package var shown: String? {
    if case .error(let text) = self { return text }
    return nil
  }

  /// What is wrong with the cell of a name, such as `C5`, and what would mend it.
  package func message(cell: String?) -> Message {
    let (en, zh) = (cell.map { "cell \($0)" } ?? "the cell", cell.map { "单元格\($0)" } ?? "该单元格")
    switch self {
    case .formula:
      return Message(
        en:
          "\(en) holds a formula whose value is not in the file, so that it counts as unknown and proves "
          + "nothing; open the workbook in Excel or WPS and save it once",
        zh: "\(zh)是公式，但文件中没有保存计算结果，按未知处理，不作为任何依据；请用Excel或WPS打开后保存一次")
    case .error:
      return Message(
        en:
          "\(en) shows the error of a formula and counts as unknown; correct the formula, or write the value",
        zh: "\(zh)为公式错误值，按未知处理；请改正公式或直接填写数值")
    }
  }
}
