import CareModel
import Tables

/// A record, read for a clause: its cells as figures, days, flags and words.
struct RecordCells {
  let facts: Facts
  /// The unit of money in cells without one; nil if they must have one.
  var moneyUnit: String?

  /// A cell as text; nil if it is blank.
  func text(_ name: String) -> String? { facts[Header(name).plain]?.text }

  /// A cell as a figure. The unit stands in the cell, in the header, or in the column 单位.
  func figure(_ name: String, as kind: FieldKind) -> FigureReading {
    let cell = facts[Header(name).plain]
    let isMoney = kind == .yuan || kind == .yuanPerArea
    let unit = cell?.unit ?? facts["单位"]?.text ?? (isMoney ? moneyUnit : nil)
    return Figures.reading(cell?.text, unit: unit, as: kind)
  }

  /// A cell as the value of a field of a formula.
  func value(_ name: String, as kind: FieldKind) -> FormulaValue {
    switch figure(name, as: kind) {
    case .value(let value): .quantity(Quantity(value, kind.dimension))
    case .blank: .missing(name)
    case .unitMissing, .unreadable: .unreadable(name)
    }
  }

  /// The first and last possible day in a cell; nil if it is blank or unreadable.
  func days(_ name: String) -> ClosedRange<CalendarDate>? {
    Quantities.days(text(name)).value
  }

  /// A cell as yes or no; nil if it is blank or unreadable.
  func flag(_ name: String) -> Bool? { Words.flag(text(name)).value ?? Words.done(text(name)) }
}
