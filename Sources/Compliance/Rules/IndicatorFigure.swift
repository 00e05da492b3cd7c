import CareModel
import Tables
import Wording

/// A figure of an indicator on a day, and what its target says of it.
struct IndicatorFigure: Sendable {
  enum State: Sendable, Equatable {
    case met, unmet, report
    /// Undecided, because of a missing field of the rows.
    case open(FindingReason, field: String)
  }

  var state: State
  var required: Double?
  var actual: Double?
  var base: Double?
  /// The last possible day on which the figure holds; nil if no day is given.
  var day: CalendarDate?
  /// The day from which the target was met, if the row says so.
  var metSince: CalendarDate?
  /// The figures with their signs, as a reader sees them.
  var formula: String?
  var warnings: [Message] = []
}

extension IndicatorItem {
  /// The figures of its rows, one for each day on which rows hold, the earliest first, those without a day last.
  func figures(_ rows: [Record], _ asOf: CalendarDate?) -> [IndicatorFigure] {
    let days = rows.map { RecordCells(facts: $0.facts).days("数据日期")?.upperBound }
    let known = Set(days.compactMap(\.self)).filter { day in asOf.map { day <= $0 } ?? true }
    let dated = known.sorted().map { day in
      figure(zip(rows, days).filter { $0.1 == day }.map(\.0), on: day)
    }
    let undated = zip(rows, days).filter { $0.1 == nil }.map(\.0)
    return dated + (undated.isEmpty ? [] : [figure(undated, on: nil)])
  }

  /// The figure of rows that hold on the same day.
  private func figure(_ rows: [Record], on day: CalendarDate?) -> IndicatorFigure {
    let cells = rows.map { RecordCells(facts: $0.facts) }
    var figure: IndicatorFigure
    if formula != nil, let own = direct(rows) {
      figure = own.count > 1 ? conflict(own) : judge(RecordCells(facts: own[0].facts))
    } else if let formula {
      figure = judge(formula, rows)
    } else {
      figure = rows.count > 1 ? conflict(rows) : judge(cells[0])
    }
    figure.day = day
    figure.metSince = cells.compactMap { $0.days("达标日期")?.upperBound }.max()
    return figure
  }

  /// The rows that give the value of a formula themselves, instead of its fields.
  private func direct(_ rows: [Record]) -> [Record]? {
    let fields = Set(fieldNames.map { Header($0).plain })
    let own = rows.filter { !fields.contains(Header($0.facts["指标名称"]?.text ?? "").plain) }
    return own.isEmpty ? nil : own
  }

  /// The figure of several rows of the same day: undecided, unless all of them say the same.
  private func conflict(_ rows: [Record]) -> IndicatorFigure {
    let figures = rows.map { judge(RecordCells(facts: $0.facts)) }
    guard let first = figures.first else {
      return IndicatorFigure(state: .open(.figureMissing, field: "实际值"))
    }
    guard figures.allSatisfy({ $0.actual == first.actual && $0.state == first.state }) else {
      return IndicatorFigure(
        state: .open(.sourcesDiffer, field: "实际值"), required: first.required)
    }
    return first
  }

  // MARK: - One row

  private func judge(_ cells: RecordCells) -> IndicatorFigure {
    if case .built = target { return builtFigure(cells) }
    let (reading, warnings) = actual(cells)
    guard let actual = reading.value else {
      let required = required(base: nil)
      var open = IndicatorFigure(state: Self.open(reading, "实际值"), required: required)
      open.warnings = warnings
      return open
    }
    var figure = held(actual, cells)
    figure.warnings += warnings + targetWarning(cells)
    return figure
  }

  private static func open(_ reading: FigureReading, _ field: String) -> IndicatorFigure.State {
    switch reading {
    case .unitMissing: .open(.figureUnitMissing, field: "单位")
    case .unreadable: .open(.figureUnreadable, field: field)
    case .blank, .value: .open(.figureMissing, field: field)
    }
  }

  /// The value of a row: that of 实际值, or 分子 ÷ 分母.
  private func actual(_ cells: RecordCells) -> (FigureReading, [Message]) {
    let own = cells.figure("实际值", as: kind)
    let parts = [cells.figure("分子", as: .number), cells.figure("分母", as: .number)].map(\.value)
    guard let numerator = parts[0], let denominator = parts[1], denominator > 0 else {
      return (own, [])
    }
    let ratio = Amount.rounded(numerator / denominator * per)
    guard let given = own.value else { return own == .blank ? (.value(ratio), []) : (own, []) }
    // A share is usually given to a tenth of a per cent.
    let tolerance = kind == .share ? 0.00051 : max(0.0051 * per / 100, 0.0051)
    if abs(given - ratio) <= tolerance { return (own, []) }
    return (
      isSameSide(given, ratio) ? own : .unreadable,
      [.differs(name, NumberText.plain(given), NumberText.plain(ratio))]
    )
  }

  /// Whether the target says the same of two values.
  private func isSameSide(_ one: Double, _ other: Double) -> Bool {
    guard case .range(let least, let most) = target else { return false }
    let bounds = [least, most].compactMap { $0?.constant }
    return bounds.allSatisfy { (one >= $0) == (other >= $0) }
  }

  private func builtFigure(_ cells: RecordCells) -> IndicatorFigure {
    let number = cells.figure("实际值", as: .count).value
    guard let answer = cells.flag("实际值") ?? number.map({ $0 >= 1 }) else {
      return IndicatorFigure(state: .open(.figureMissing, field: "实际值"), required: 1)
    }
    return IndicatorFigure(
      state: answer ? .met : .unmet, required: 1, actual: number ?? (answer ? 1 : 0))
  }

  // MARK: - Formulas

  private func judge(_ formula: BoundFormula, _ rows: [Record]) -> IndicatorFigure {
    let value = { (name: String, kind: FieldKind) -> FormulaValue in
      let own = rows.filter { Header($0.facts["指标名称"]?.text ?? "").plain == Header(name).plain }
      let values = Set(own.map { RecordCells(facts: $0.facts).value("实际值", as: kind) })
      guard let first = values.first else { return .missing(name) }
      return values.count == 1 ? first.named(name) : .unreadable(name)
    }
    return judge(formula, value)
  }

  /// The figure of a formula whose fields are known.
  func judge(
    _ formula: BoundFormula, _ field: (String, FieldKind) -> FormulaValue
  ) -> IndicatorFigure {
    let value = formula.value(field)
    guard let quantity = value.quantity else {
      var open = IndicatorFigure(state: .open(value.reason, field: value.field ?? name))
      open.required = required(base: nil)
      return open
    }
    var figure = held(Amount.rounded(quantity.value * per), nil)
    figure.formula = formula.filled(field) + (per > 1 ? "×\(NumberText.plain(per))" : "")
    return figure
  }

  // MARK: - Targets

  private func required(base: Double?) -> Double? {
    switch target {
    case .range(let least, let most): least?.constant ?? most?.constant
    case .growth(let growth): growth.constant.map { 1 + $0 }
    case .increase(let increase): increase.constant.flatMap { step in base.map { $0 + step } }
    case .built: 1
    case .none: nil
    }
  }

  /// A value, held against the target.
  func held(_ actual: Double, _ cells: RecordCells?) -> IndicatorFigure {
    let stated = base?.constant ?? cells?.figure("基期值", as: kind).value
    var figure = IndicatorFigure(state: .report, actual: actual, base: stated)
    figure.required = required(base: stated)
    guard isPlausible(actual) else {
      figure.state = .open(.figureImplausible, field: "实际值")
      return figure
    }
    switch target {
    case .range(let least, let most):
      let isMet =
        (least?.constant.map { actual >= $0 } ?? true)
        && (most?.constant.map { actual <= $0 } ?? true)
      if let most = most?.constant, actual > most { figure.required = most }
      figure.state = isMet ? .met : .unmet
    case .growth(let growth):
      guard let stated, stated > 0, let share = growth.constant else {
        figure.state = .open(.baseUnknown, field: "基期值")
        return figure
      }
      figure.actual = Amount.rounded(actual / stated)
      // Counts are compared, since a ratio of two counts need not be a decimal.
      figure.state = actual >= Amount.rounded(stated * (1 + share)) ? .met : .unmet
      figure.formula = "\(NumberText.plain(actual))÷\(NumberText.plain(stated))"
    case .increase:
      guard let required = figure.required else {
        figure.state = .open(.baseUnknown, field: "基期值")
        return figure
      }
      figure.state = actual >= required ? .met : .unmet
    case .built, .none: break
    }
    return figure
  }

  /// Whether a figure can be right: a share of a whole, which is held against bounds and not against its own base, is not
  /// more than the whole.
  private func isPlausible(_ actual: Double) -> Bool {
    if case .range = target, kind == .share { return actual <= 1 }
    return true
  }

  /// A warning if the table states another target than the document.
  private func targetWarning(_ cells: RecordCells) -> [Message] {
    guard case .range(let least?, nil) = target, let wanted = least.constant,
      let text = cells.text("目标值"),
      let stated = Figures.reading(
        text.trimmingBound, unit: cells.facts["单位"]?.text, as: kind
      ).value, stated != wanted
    else { return [] }
    return [.otherTarget(name, text, NumberText.plain(wanted))]
  }
}

extension BoundFormula {
  /// The value if it needs no field.
  var constant: Double? { value { name, _ in .missing(name) }.quantity?.value }
}

extension FormulaValue {
  /// The same value, about a field of another name.
  fileprivate func named(_ name: String) -> FormulaValue {
    switch self {
    case .missing: .missing(name)
    case .unreadable: .unreadable(name)
    case .quantity, .undefined: self
    }
  }

  /// The reason why there is no value.
  var reason: FindingReason {
    switch self {
    case .quantity, .missing: .figureMissing
    case .unreadable: .figureUnreadable
    case .undefined: .formulaUndefined
    }
  }

  /// The field that would settle it; nil if it is not a single one.
  var field: String? {
    switch self {
    case .missing(let name), .unreadable(let name): name
    case .quantity, .undefined: nil
    }
  }
}

extension String {
  /// The text without a sign that says at least: ≥60%.
  fileprivate var trimmingBound: String {
    String(drop { "≥>=不少于低以上".contains($0) || $0.isWhitespace })
  }
}

extension Message {
  fileprivate static func differs(_ name: String, _ given: String, _ ratio: String) -> Message {
    Message(
      en: "\(name): the value given is \(given), but numerator and denominator give \(ratio)",
      zh: "\(name)：所填实际值为\(given)，而分子÷分母为\(ratio)")
  }

  fileprivate static func otherTarget(_ name: String, _ stated: String, _ wanted: String) -> Message
  {
    Message(
      en: "\(name): the table has the target \(stated), the document \(wanted)",
      zh: "\(name)：表中目标值为\(stated)，文件为\(wanted)")
  }
}
