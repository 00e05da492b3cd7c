import CareModel
import Tables
import Wording

extension ClauseKind {
  /// Amounts of money by a formula.
  static let subsidy = ClauseKind(
    "subsidy", scopes: [.of(.recipient)],
    help: """
      `cases`: a list of `when` (fields and conditions: `是`, `自建|租用`, `≥60%`), `amount` (a formula) or `none`, `at_most`, `per` \
      (`once`, `month`, `year`), `minimum`, `option`, `needs` (parameters that the user has to give); `additions` of the same form, which are added; `valid` and `requires` \
      (conditions on every record); `values` (named formulas: `name`, `when`, `value`, `otherwise`); `fields`; \
      `defaults` (what a blank means); `warnings`; numbers with names of \
      their own
      """,
    rule: SubsidyRule.self)
}

/// Computes amounts by formulas over the fields of a record.
///
/// The first case whose conditions hold gives the amount. A condition whose field is blank leaves the record undecided,
/// and so does a combination for which the document has no case. A record that does not meet what is required gets
/// nothing and the clause does not apply to it.
///
/// Worked example: SX-12 gives a centre without a rating 120,000 yuan × 85 ÷ 100 = 102,000 yuan for a score of 85, and
/// 60 % of that, 61,200 yuan, inside an institution.
struct SubsidyRule: ClauseRule {
  let cases: [SubsidyCase]
  let additions: [SubsidyCase]
  let valid: [RecordCondition]
  let required: [RecordCondition]
  let values: [SubsidyValue]
  let defaults: [String: String]
  private let warnings: [Message]

  init?(_ parameters: inout ClauseParameters) {
    let constants = parameters.constants
    let kinds = parameters.fieldKinds("fields")
    var values: [SubsidyValue] = []
    for var item in parameters.items("values") {
      if let value = SubsidyValue(&item, &parameters, constants, kinds) { values.append(value) }
      item.refuseUnused()
    }
    self.values = values
    let listed = parameters.items("cases")
    cases = Self.cases(listed, &parameters, constants, kinds)
    additions = Self.cases(parameters.items("additions"), &parameters, constants, kinds)
    valid = parameters.conditions("valid", constants, kinds)
    required = parameters.conditions("requires", constants, kinds)
    let conditions =
      valid + required + (cases + additions).flatMap(\.conditions)
      + values.flatMap(\.conditions)
    for name in conditions.flatMap(\.constantNames) { parameters.takeConstant(name) }
    defaults = Dictionary(
      parameters.texts(byKey: "defaults").map { ($0.key, $0.value) },
      uniquingKeysWith: { first, _ in first })
    warnings = parameters.messages("warnings")
    if listed.isEmpty {
      parameters.require("cases: [{ when: { … }, amount: … }]")
      return nil
    }
  }

  private static func cases(
    _ list: [ClauseParameters], _ parameters: inout ClauseParameters,
    _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) -> [SubsidyCase] {
    var cases: [SubsidyCase] = []
    for var item in list {
      if let read = SubsidyCase(&item, &parameters, constants, kinds) { cases.append(read) }
      item.refuseUnused()
    }
    return cases
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let records = subjects.register.records[.subsidies] ?? []
    let own = records.indices.filter {
      ClauseReference.names(records[$0].clause, subjects.clause.id)
    }
    return own.map { index in
      var outcome = judge(records[index])
      outcome.evidence.warnings = warnings
      return subjects.finding(.recipient, index, outcome)
    }
  }

  private func judge(_ record: Record) -> RuleOutcome {
    let cells = RecordCells(facts: record.facts, moneyUnit: "元")
    let text = { (name: String) in cells.text(name) ?? defaults[name] }
    for condition in valid {
      switch condition.holds(cells, text(condition.field)) {
      case true?: break
      case false?: return .unknown(.figureUnreadable, settledBy: "subsidies.\(condition.field)")
      case nil:
        if cells.text(condition.field) != nil {
          return .unknown(.figureUnreadable, settledBy: "subsidies.\(condition.field)")
        }
      }
    }
    for condition in required {
      switch condition.holds(cells, text(condition.field)) {
      case true?: break
      case false?: return .notEligible
      case nil: return .unknown(.figureMissing, settledBy: "subsidies.\(condition.field)")
      }
    }
    return amount(cells, text)
  }

  private func amount(_ cells: RecordCells, _ text: (String) -> String?) -> RuleOutcome {
    var chosen: SubsidyCase?
    search: for each in cases {
      switch each.applies(cells, text) {
      case .yes:
        chosen = each
        break search
      case .no: continue
      case .open(let field): return .unknown(.figureMissing, settledBy: "subsidies.\(field)")
      }
    }
    guard let chosen else {
      return .unknown(.combinationUndefined, settledBy: "subsidies.条款")
    }
    guard let formula = chosen.amount else { return .notEligible }
    if let lacking = chosen.lacking.first {
      return .unknown(.parameterUnverified, settledBy: lacking)
    }
    var parts: [SubsidyPart] = []
    switch part(chosen, formula, cells, text) {
    case .part(let part): parts.append(part)
    case .open(let outcome): return outcome
    }
    for each in additions {
      switch each.applies(cells, text) {
      case .yes: break
      case .no: continue
      case .open(let field): return .unknown(.figureMissing, settledBy: "subsidies.\(field)")
      }
      guard let formula = each.amount else { continue }
      switch part(each, formula, cells, text) {
      case .part(let part): parts.append(part)
      case .open(let outcome): return outcome
      }
    }
    return outcome(chosen, parts)
  }

  private enum PartResult {
    case part(SubsidyPart)
    case open(RuleOutcome)
  }

  private func part(
    _ each: SubsidyCase, _ formula: BoundFormula, _ cells: RecordCells, _ text: (String) -> String?
  ) -> PartResult {
    let field = { (name: String, kind: FieldKind) -> FormulaValue in
      values.first { $0.name == name }?.value(cells, text) ?? cells.value(name, as: kind)
    }
    let value = formula.value(field)
    guard let quantity = value.quantity else {
      return .open(.unknown(value.reason, settledBy: "subsidies.\(value.field ?? "条款")"))
    }
    guard quantity.dimension == .yuan else {
      return .open(.unknown(.formulaUndefined, settledBy: "subsidies.条款"))
    }
    return .part(
      SubsidyPart(
        amount: (quantity.value * 100).rounded() / 100,
        most: each.most?.value(field).quantity?.value,
        per: each.per, isMinimum: each.isMinimum, text: formula.filled(field)))
  }

  private func outcome(_ chosen: SubsidyCase, _ parts: [SubsidyPart]) -> RuleOutcome {
    var outcome = RuleOutcome(.report)
    let own = parts.filter { $0.per == chosen.per }
    outcome.actual = own.reduce(0) { $0 + $1.amount }
    outcome.unit = chosen.per.unit
    outcome.evidence.calculation = SubsidyCalculation(parts: parts)
    return outcome
  }
}

extension SubsidyRule: RecordTaker {
  func takes(_ record: Record, of table: RecordTable) -> Bool { table == .subsidies }
}

extension RuleOutcome {
  /// The outcome of a record that gets nothing.
  fileprivate static var notEligible: RuleOutcome {
    var outcome = RuleOutcome(.notApplicable, .notEligible)
    outcome.actual = 0
    outcome.unit = .yuan
    return outcome
  }
}
