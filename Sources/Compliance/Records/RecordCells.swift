import CareModel
import Tables

/// A record, read for a clause: its cells as figures, days, flags and words.
struct RecordCells {
  let facts: Facts
  /// The unit of money in cells without one; nil if they must have one.
  var moneyUnit: String?
  /// The days of a new estate that are not among its facts.
  var estateDays: EstateDays?

  /// Days under the headers of the table of new estates.
  struct EstateDays {
    let planningConditions, landSale: CalendarDate?
  }

  /// The day of a new estate under a header; `.some(nil)` if it is blank, nil if it is not one of these days.
  private func estateDay(_ name: String) -> CalendarDate?? {
    guard let estateDays else { return nil }
    switch name {
    case "规划条件日期": return .some(estateDays.planningConditions)
    case "土地出让日期": return .some(estateDays.landSale)
    default: return nil
    }
  }

  private func cell(_ name: String) -> (text: String, unit: String?)? {
    facts.isEmpty ? nil : facts[Header.plain(name)]
  }

  /// A cell as text; nil if it is blank.
  func text(_ name: String) -> String? {
    if let day = estateDay(name) { return day?.description }
    return cell(name)?.text
  }

  /// A cell as a figure. The unit stands in the cell, in the header, or in the column 单位.
  func figure(_ name: String, as kind: FieldKind) -> FigureReading {
    let cell = cell(name)
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
    if let day = estateDay(name) { return day.map { $0...$0 } }
    return cell(name).flatMap { Quantities.days($0.text).value }
  }

  /// A cell as yes or no; nil if it is blank or unreadable.
  func flag(_ name: String) -> Bool? {
    text(name).flatMap { Words.flag($0).value ?? Words.done($0) }
  }
}
