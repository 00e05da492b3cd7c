import Tables
import Wording

/// What stands in the cells of a column, as far as a reader can tell whether it is readable.
package enum RecordContent: Sendable {
  case text, day, flag, star
  /// A figure of some kind, or a dash for none. Whether it has the unit that it needs, the clause decides.
  case figure
  /// A figure; a dash is reported, since it may stand for none or for unknown.
  case figureOnly
}

extension RowScribe {
  /// Reports the cell of a column if it cannot be read as what stands there.
  package func check(_ column: Column<Field>, as content: RecordContent) {
    switch content {
    case .text: _ = text(column)
    case .day: _ = value(column, Quantities.days)
    case .flag: _ = value(column, Words.doneOrFlag)
    case .star: _ = value(column, Stars.rating)
    case .figure: check(column, Figures.isReadable)
    case .figureOnly: check(column, Figures.holdsFigure)
    }
  }

  private func check(_ column: Column<Field>, _ isReadable: (String) -> Bool) {
    let expected = Message(
      en: "expected a figure such as 1200, 98% or 12万元", zh: "应为数值，如1200、98%、12万元")
    _ = value(column) { text -> Reading<Bool> in
      guard let text else { return .blank }
      return isReadable(text) ? .value(true) : .unreadable(expected: expected)
    }
  }
}
