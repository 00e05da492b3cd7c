import CareModel
import Tables
import Wording

/// One figure of a clause and its target.
struct IndicatorItem: Sendable {
  /// What is counted in the registers besides.
  enum Counted: String, CaseIterable {
    case facilities, clauses, rated
    case nursingBeds = "nursing_beds"
  }

  /// What the figure is held against.
  enum Target: Sendable {
    /// Bounds, either of which may be missing.
    case range(least: BoundFormula?, most: BoundFormula?)
    /// The least growth against the base, as a share of it.
    case growth(BoundFormula)
    /// The least increase over the base.
    case increase(BoundFormula)
    /// Whether it was built, as yes or as a number of one or more.
    case built
    /// Nothing: the figure is reported.
    case none
  }

  let name: String
  /// Words, one of which occurs in the name of its rows.
  let words: [String]
  let target: Target
  let formula: BoundFormula?
  let kind: FieldKind
  /// The base of a ratio: 10,000 for a number for each ten thousand.
  let per: Double
  let scope: SubjectType?
  /// The due date, if it is not that of the clause: `.some(nil)` for a standing duty.
  let due: CalendarDate??
  let isSoft: Bool
  /// Whether the target is asked every year.
  let isYearly: Bool
  /// The first of these years; nil for the first of which there is a figure.
  let yearlyFrom: Int?
  /// The base that the document states; nil if the rows give it.
  let base: BoundFormula?
  let counter: (any RegionCounter)?

  init?(
    _ item: inout ClauseParameters, _ clause: inout ClauseParameters,
    _ constants: [String: Formula], _ kinds: [String: FieldKind], _ counter: (any RegionCounter)?
  ) {
    guard let name = item.text("name") else {
      item.require("name")
      return nil
    }
    self.name = name
    words = item.texts("words") ?? [name]
    self.counter = counter
    let bind = { (item: inout ClauseParameters, clause: inout ClauseParameters, key: String) in
      item.bound(key, in: &clause, constants, kinds)
    }
    let least = bind(&item, &clause, "at_least")
    let most = bind(&item, &clause, "at_most")
    let growth = bind(&item, &clause, "grown_by")
    let increase = bind(&item, &clause, "increased_by")
    let isBuilt = item.flag("built") ?? false
    formula = bind(&item, &clause, "formula")
    base = bind(&item, &clause, "base")
    per = item.count("per").map(Double.init) ?? 1
    scope = item.choice("about")
    let isStanding = item.flag("standing") ?? false
    due = isStanding ? .some(nil) : item.date("due").map(Optional.some)
    isSoft = item.text("severity") == "soft"
    yearlyFrom = item.count("yearly_from")
    let isYearly = item.flag("yearly") ?? false
    self.isYearly = isYearly || yearlyFrom != nil
    let reportsOnly = item.flag("report_only") ?? false
    let isShare = (least ?? most).map { $0.formula.isShare(constants) } ?? false
    kind = item.choice("holds") ?? (isShare ? .share : per > 1 || formula != nil ? .number : .count)
    if let growth {
      target = .growth(growth)
    } else if let increase {
      target = .increase(increase)
    } else if isBuilt {
      target = .built
    } else if least != nil || most != nil {
      target = .range(least: least, most: most)
    } else if reportsOnly {
      target = .none
    } else {
      item.require("at_least, at_most, grown_by, increased_by, built or report_only")
      return nil
    }
  }

  /// Whether the figure has no target.
  var isReported: Bool {
    if case .none = target { return true }
    return false
  }

  /// Whether it asks only that something exists.
  var isBuilt: Bool {
    if case .built = target { return true }
    return false
  }

  // MARK: - Rows

  /// The rows of the clause that are about this indicator, or about a field of its formula.
  func rows(among rows: [Record], of items: [IndicatorItem]) -> [Record] {
    rows.filter { isNamed(by: $0, among: items) }
  }

  /// Whether a row of the clause is about this indicator: the only one of the clause has all rows; of several, the one
  /// with the row's name or, if there is none, each one that has a word of it.
  func isNamed(by record: Record, among items: [IndicatorItem]) -> Bool {
    let named = Header(record.facts[Header("指标名称").plain]?.text ?? "").plain
    if items.count == 1, formula == nil { return true }
    if fieldNames.contains(where: { Header($0).plain == named }) { return true }
    if items.contains(where: { Header($0.name).plain == named }) {
      return Header(name).plain == named
    }
    return !named.isEmpty && words.contains { named.contains(Header($0).plain) }
  }

  /// The names of the fields of its formula.
  var fieldNames: [String] { formula?.fields ?? [] }
}

extension Formula {
  /// Whether it is a share: a literal with a sign, or a constant that is one.
  func isShare(_ constants: [String: Formula]) -> Bool {
    switch root {
    case .quantity(_, let text): text.hasSuffix("%") || text.hasSuffix("％") || text.hasSuffix("‰")
    case .name(let name): constants[name].map { $0.isShare([:]) } ?? false
    default: false
    }
  }
}

extension ClauseParameters {
  /// A formula whose constants are those of the clause.
  mutating func bound(
    _ key: String, in clause: inout ClauseParameters, _ constants: [String: Formula],
    _ kinds: [String: FieldKind]
  ) -> BoundFormula? {
    guard let formula = formula(key) else { return nil }
    for name in formula.names where constants[name] != nil { clause.takeConstant(name) }
    do throws(FormulaFault) {
      return try BoundFormula(formula, constants, kinds)
    } catch {
      report(error, in: key)
      return nil
    }
  }

  /// The kinds of the fields that formulas name.
  mutating func fieldKinds(_ name: String) -> [String: FieldKind] {
    var kinds: [String: FieldKind] = [:]
    for (field, text) in texts(byKey: name) {
      guard let kind = FieldKind(rawValue: text) else {
        let known = FieldKind.allCases.map(\.rawValue).joined(separator: ", ")
        require("\(field): one of \(known)", zh: " \(field)：\(known) 之一")
        continue
      }
      kinds[field] = kind
    }
    return kinds
  }
}
