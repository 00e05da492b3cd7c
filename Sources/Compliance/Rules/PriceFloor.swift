import CareModel
import Wording

/// The least price of a parcel: the first of several formulas whose first field is given.
struct PriceFloor: Sendable {
  private let price: String
  private let floors: [BoundFormula]

  init?(_ parameters: inout ClauseParameters) {
    guard parameters.has("floor") else { return nil }
    price = parameters.text("price") ?? "出让底价"
    let constants = parameters.constants
    let kinds = parameters.fieldKinds("fields")
    var floors: [BoundFormula] = []
    for text in parameters.texts("floor") ?? [] {
      do throws(FormulaFault) {
        let formula = try Formula(text)
        for name in formula.names where constants[name] != nil { parameters.takeConstant(name) }
        floors.append(try BoundFormula(formula, constants, kinds))
      } catch {
        parameters.report(error, in: "floor")
      }
    }
    self.floors = floors
  }

  func judge(_ cells: RecordCells) -> RuleOutcome {
    let field = { (name: String, kind: FieldKind) in cells.value(name, as: kind) }
    // A benchmark that is blank may be unknown; costs beside it say that there is none.
    let floor =
      floors.first { $0.fields.first.map { cells.text($0) != nil } ?? true } ?? floors.first
    guard let floor else { return RuleOutcome(.notApplicable) }
    let own = cells.value(price, as: .yuanPerArea)
    var outcome: RuleOutcome
    switch (own.quantity, floor.value(field)) {
    case (nil, _):
      outcome = .unknown(own.priceReason, settledBy: "parcels.\(own.field ?? price)")
    case (let own?, .quantity(let least)):
      let required = Amount.rounded(least.value)
      outcome =
        Amount.rounded(own.value) >= required
        ? RuleOutcome(.met(since: nil)) : RuleOutcome(.unmet, .belowFloor)
      outcome.required = required
    case (_?, let open):
      outcome = .unknown(open.priceReason, settledBy: "parcels.\(open.field ?? price)")
    }
    outcome.actual = own.quantity.map { Amount.rounded($0.value) }
    outcome.unit = .yuanPerSquareMetre
    outcome.evidence.calculation = FilledFormula(
      name: price, text: floor.filled(field), value: outcome.required, unit: .yuanPerSquareMetre)
    return outcome
  }
}

extension FormulaValue {
  /// Why there is no price: a cell that cannot be read usually has no unit.
  fileprivate var priceReason: FindingReason {
    if case .unreadable = self { return .figureUnitMissing }
    return reason
  }
}

/// A formula with its numbers, and its value.
struct FilledFormula: Calculation {
  let name: String
  let text: String
  let value: Double?
  let unit: FindingUnit?

  func text(_ language: Language) -> String {
    let result = value.map { " = \(NumberText.grouped($0)) \(unit?.rawValue ?? "")" } ?? ""
    return name.isEmpty ? "\(text)\(result)" : "\(name): \(text)\(result)"
  }
}

/// A transition period of whole years from a day.
struct Transition: Sendable {
  private let years: Int
  private let start: String

  init?(_ parameters: inout ClauseParameters) {
    guard let years = parameters.count("transition_years"), years <= 100 else { return nil }
    self.years = years
    start = parameters.text("start") ?? "过渡期起始日期"
  }

  func judge(_ cells: RecordCells, _ asOf: CalendarDate?) -> RuleOutcome {
    guard let days = cells.days(start), days.lowerBound == days.upperBound else {
      return .unknown(.dateUnknown, settledBy: "conversions.\(start)")
    }
    guard let asOf else { return .unknown(.asOfUnknown, settledBy: "study.as_of") }
    let first = days.lowerBound
    // The last day of a period from 29 February is 28 February in other years.
    guard
      let last = CalendarDate(year: first.year + years, month: first.month, day: first.day)
        ?? CalendarDate(year: first.year + years, month: first.month, day: 28)
    else { return .unknown(.dateUnknown, settledBy: "conversions.\(start)") }
    var outcome =
      asOf < first
      ? RuleOutcome(.tooEarly)
      : asOf <= last ? RuleOutcome(.met(since: first)) : RuleOutcome(.unmet, .periodOver)
    outcome.due = .some(last)
    outcome.evidence.calculation = PeriodCalculation(first: first, last: last)
    return outcome
  }
}

/// A period in words.
struct PeriodCalculation: Calculation {
  let first: CalendarDate
  let last: CalendarDate

  func text(_ language: Language) -> String {
    Message(en: "from \(first) to \(last)", zh: "\(first)至\(last)").text(language)
  }
}
