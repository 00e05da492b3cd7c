import CareModel
import Tables
import Wording

/// How often an amount is paid.
package enum SubsidyPeriod: String, CaseIterable, Sendable {
  case once, month, year

  /// The unit of an amount that is paid so.
  var unit: FindingUnit {
    switch self {
    case .once: .yuan
    case .month: .yuanPerMonth
    case .year: .yuanPerYear
    }
  }
}

/// One case of a subsidy: its conditions and its amount.
struct SubsidyCase: Sendable {
  /// Whether the conditions of a case hold.
  enum Answer {
    case yes, no
    /// Undecided, because of a missing field.
    case open(String)
  }

  let conditions: [RecordCondition]
  /// The amount; nil if there is none.
  let amount: BoundFormula?
  /// The greatest amount, where the document gives a range.
  let most: BoundFormula?
  let per: SubsidyPeriod
  let isMinimum: Bool
  /// Numbers that the document leaves to its user, and that nobody has given.
  let lacking: [String]

  /// Reads a case; nil if an option of the clause rules it out, or if it is wrong.
  init?(
    _ item: inout ClauseParameters, _ clause: inout ClauseParameters,
    _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) {
    conditions = item.conditions("when", constants, kinds)
    per = item.choice("per") ?? .once
    isMinimum = item.flag("minimum") ?? false
    let needs = item.texts("needs") ?? []
    for name in needs { clause.takeConstant(name) }
    lacking = needs.filter { constants[$0]?.value { .missing($0) }.quantity?.value ?? 0 == 0 }
    amount = item.bound("amount", in: &clause, constants, kinds)
    most = item.bound("at_most", in: &clause, constants, kinds)
    let isNothing = item.flag("none") ?? false
    let options = item.texts(byKey: "option")
    for (name, value) in options where clause.shownValue(name) != value {
      clause.takeConstant(name)
      return nil
    }
    for (name, _) in options { clause.takeConstant(name) }
    if amount == nil, !isNothing {
      item.require("amount: …, or none: true")
      return nil
    }
    if let amount, amount.dimension != .yuan {
      item.report(.noMoney(amount.dimension), in: "amount")
      return nil
    }
  }

  /// Whether it applies to a record. A condition that certainly fails decides, whatever is unknown besides.
  func applies(_ cells: RecordCells, _ text: (String) -> String?) -> Answer {
    var open: String?
    for condition in conditions {
      switch condition.holds(cells, text(condition.field)) {
      case true?: break
      case false?: return .no
      case nil: open = open ?? condition.field
      }
    }
    return open.map(Answer.open) ?? .yes
  }
}

/// A named formula of a subsidy, whose value depends on conditions.
struct SubsidyValue: Sendable {
  let name: String
  let conditions: [RecordCondition]
  private let then: BoundFormula
  private let otherwise: BoundFormula

  init?(
    _ item: inout ClauseParameters, _ clause: inout ClauseParameters,
    _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) {
    conditions = item.conditions("when", constants, kinds)
    guard let name = item.text("name"),
      let then = item.bound("value", in: &clause, constants, kinds),
      let otherwise = item.bound("otherwise", in: &clause, constants, kinds)
    else {
      item.require("name, when, value, otherwise")
      return nil
    }
    (self.name, self.then, self.otherwise) = (name, then, otherwise)
  }

  func value(_ cells: RecordCells, _ text: (String) -> String?) -> FormulaValue {
    var holds = true
    for condition in conditions {
      guard let answer = condition.holds(cells, text(condition.field)) else {
        return .missing(condition.field)
      }
      holds = holds && answer
    }
    return (holds ? then : otherwise).value { cells.value($0, as: $1) }
  }
}

/// A part of an amount.
package struct SubsidyPart: Sendable {
  package let amount: Double
  /// The greatest amount, where the document gives a range.
  package let most: Double?
  package let per: SubsidyPeriod
  /// Whether the document says no less than.
  package let isMinimum: Bool
  /// The formula with its numbers.
  package let text: String
}

/// The parts of an amount with their formulas: `120000 yuan×85÷100 = 102,000 yuan/year`.
package struct SubsidyCalculation: Calculation {
  package let parts: [SubsidyPart]

  package func text(_ language: Language) -> String {
    parts.map { part in
      var text = "\(part.text) = \(NumberText.grouped(part.amount))"
      if let most = part.most { text += "–\(NumberText.grouped(most))" }
      text += " " + part.per.name.text(language)
      return part.isMinimum
        ? text + Message(en: " (at least)", zh: "（最低额）").text(language) : text
    }.joined(separator: " + ")
  }
}

extension SubsidyPeriod {
  /// The unit in words.
  fileprivate var name: Message {
    switch self {
    case .once: Message(en: "yuan", zh: "元")
    case .month: Message(en: "yuan/month", zh: "元/月")
    case .year: Message(en: "yuan/year", zh: "元/年")
    }
  }
}

extension ClauseParameters {
  /// Conditions on fields, whose limits may be constants of the clause.
  mutating func conditions(
    _ name: String, _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) -> [RecordCondition] {
    var conditions: [RecordCondition] = []
    for (field, text) in texts(byKey: name) {
      do throws(FormulaFault) {
        conditions.append(try RecordCondition(field, text, constants, kinds))
      } catch {
        report(error, in: name)
      }
    }
    return conditions
  }

  /// The value of a parameter as text; nil if there is none.
  func shownValue(_ name: String) -> String? { shown.first { $0.name == name }?.value }
}

extension FormulaFault {
  fileprivate static func noMoney(_ dimension: Dimension) -> FormulaFault {
    FormulaFault(
      message: Message(
        en: "the amount is \(dimension.code), not yuan: give one of its numbers the unit yuan",
        zh: "金额的计量为 \(dimension.code)，不是元：请为其中的数值注明“元”"))
  }
}
