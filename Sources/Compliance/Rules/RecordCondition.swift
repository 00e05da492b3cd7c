import CareModel
import Tables
import Wording

/// A condition on a field of a record: `是`, `自建|租用`, `四星`, `≥60%`, `≤100`.
struct RecordCondition: Sendable {
  private enum Test: Sendable {
    case flag(Bool)
    case words([String])
    case atLeast(BoundFormula), atMost(BoundFormula), above(BoundFormula), below(BoundFormula)
  }

  let field: String
  private let kind: FieldKind
  private let test: Test

  init(
    _ field: String, _ text: String, _ constants: [String: Formula], _ kinds: [String: FieldKind]
  ) throws(FormulaFault) {
    self.field = field
    let signs: [(String, (BoundFormula) -> Test)] = [
      ("≥", Test.atLeast), (">=", Test.atLeast), ("≤", Test.atMost), ("<=", Test.atMost),
      (">", Test.above), ("<", Test.below),
    ]
    if let (sign, make) = signs.first(where: { text.hasPrefix($0.0) }) {
      let formula = try Formula(String(text.dropFirst(sign.count)))
      let bound = try BoundFormula(formula, constants, kinds)
      kind = kinds[field] ?? (formula.isShare(constants) ? .share : .number)
      test = make(bound)
    } else {
      kind = .number
      test =
        Words.flag(text).value.map(Test.flag)
        ?? .words(text.split(separator: "|").map { Header.folded(String($0)) })
    }
  }

  /// The constants of the clause that its limit names.
  var constantNames: [String] {
    switch test {
    case .flag, .words: []
    case .atLeast(let bound), .atMost(let bound), .above(let bound), .below(let bound):
      bound.constantNames
    }
  }

  /// Whether a record meets it; nil if the cell is blank or unreadable, or its bounds leave it open.
  func holds(_ cells: RecordCells, _ text: String?) -> Bool? {
    switch test {
    case .flag(let wanted):
      return (Words.flag(text).value ?? Words.done(text)).map { $0 == wanted }
    case .words(let words):
      guard let text else { return nil }
      if words.contains(Header.folded(text)) { return true }
      // 四星, 四星级 and ★★★★ are the same rating.
      guard let rating = Stars.rating(text).value else {
        return words.allSatisfy { Stars.rating($0).value != nil } ? nil : false
      }
      return words.contains { Stars.rating($0).value == rating }
    case .atLeast(let bound):
      return compare(cells, text, bound) { least, most, limit in
        least >= limit ? true : isBelow(most, limit) ? false : nil
      }
    case .atMost(let bound):
      return compare(cells, text, bound) { least, most, limit in
        most <= limit ? true : least > limit ? false : nil
      }
    case .above(let bound):
      return compare(cells, text, bound) { least, most, limit in
        least > limit ? true : most <= limit ? false : nil
      }
    case .below(let bound):
      return compare(cells, text, bound) { least, most, limit in
        isBelow(most, limit) ? true : least >= limit ? false : nil
      }
    }
  }

  private func isBelow(_ value: Double, _ limit: Double) -> Bool { value < limit }

  /// Compares the bounds of a cell with a limit: 80-89 and 90岁以上 have bounds.
  private func compare(
    _ cells: RecordCells, _ text: String?, _ bound: BoundFormula,
    _ decide: (Double, Double, Double) -> Bool?
  ) -> Bool? {
    guard
      let limit = bound.value({ cells.value($0, as: $1) }).quantity?.value
    else { return nil }
    if let value = cells.figure(field, as: kind).value { return decide(value, value, limit) }
    guard kind != .share,
      let number = text.flatMap({ WrittenNumber($0, units: ["岁": 1, "周岁": 1]) })
    else { return nil }
    return decide(number.lower, number.upper ?? .infinity, limit)
  }
}
