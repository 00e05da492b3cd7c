import CareModel
import Tables
import Wording

extension IndicatorItem {
  /// Judges a region by the rows about it, and by what can be counted.
  func judge(_ rows: [Record], _ scope: SubjectType, _ subjects: ClauseSubjects) -> RuleOutcome {
    let told = rows.isEmpty ? nil : outcome(rows, subjects)
    // What is counted is known of the whole region of the policy only.
    let counted = counter?.outcome(inRegion: subjects)
    if let outcome = joined(told, counted) { return outcome }
    let isGiven = subjects.register.has(.indicators)
    return
      (isGiven
      ? .unknown(.figureMissing, settledBy: "indicators.\(name)")
      : RuleOutcome.missing(.indicators))
      .due(due, isSoft)
  }

  /// Judges a unit by its columns, or by what can be counted.
  func judge(
    unit: Int, _ units: [AdministrativeUnit], _ scope: SubjectType, _ subjects: ClauseSubjects
  ) -> RuleOutcome {
    let cells = RecordCells(facts: units[unit].facts)
    let table = scope.table.rawValue
    var told: RuleOutcome?
    if let formula {
      let figure = judge(formula) { name, kind in cells.value(name, as: kind) }
      told = outcome(figure, table)
    } else if cells.text(name) != nil || counter == nil {
      told = outcome(figure(cells), table)
    }
    let counted = counter?.outcome(unit: unit, units, scope, subjects)
    return joined(told, counted) ?? .unknown(.figureMissing, settledBy: "\(table).\(name)")
  }

  /// The figure in a column of a unit that has the name of the indicator.
  private func figure(_ cells: RecordCells) -> IndicatorFigure {
    if case .built = target {
      let number = cells.figure(name, as: .count).value
      guard let answer = cells.flag(name) ?? number.map({ $0 >= 1 }) ?? cells.namesSomebody(name)
      else {
        return IndicatorFigure(state: .open(.figureMissing, field: name), required: 1)
      }
      return IndicatorFigure(
        state: answer ? .met : .unmet, required: 1, actual: number ?? (answer ? 1 : 0))
    }
    let reading = cells.figure(name, as: kind)
    guard let value = reading.value else {
      let reason: FindingReason =
        switch reading {
        case .unitMissing: .figureUnitMissing
        case .unreadable: .figureUnreadable
        case .blank, .value: .figureMissing
        }
      return IndicatorFigure(state: .open(reason, field: name))
    }
    return held(value, cells)
  }

  /// Only reports the rows of a region of which the clause does not ask.
  func reported(_ rows: [Record], _ subjects: ClauseSubjects) -> RuleOutcome {
    var outcome = rows.isEmpty ? RuleOutcome(.notApplicable, .otherClass) : outcome(rows, subjects)
    if outcome.state != .notApplicable {
      outcome.state = .report
      outcome.reason = nil
      outcome.evidence.settles = nil
    }
    return outcome
  }

  // MARK: - Given and counted

  private func joined(_ told: RuleOutcome?, _ counted: RuleOutcome?) -> RuleOutcome? {
    guard var told else { return counted?.due(due, isSoft) }
    guard let counted, let number = counted.actual, counted.state != .notApplicable else {
      return told.due(due, isSoft)
    }
    told.evidence.used = counted.evidence.used
    told.evidence.excluded = counted.evidence.excluded
    told.evidence.more = counted.evidence.more
    if let given = told.actual, isBuilt ? (given >= 1) != (number >= 1) : given != number {
      told.evidence.warnings.append(
        .countDiffers(name, NumberText.plain(given), NumberText.plain(number)))
    }
    if told.state.contradicts(counted.state) {
      told.state = .unknown
      told.reason = .sourcesDiffer
      told.evidence.settles = "indicators.\(name)"
    } else if told.state == .unknown, told.actual == nil {
      // The row gives no figure, so that only the counted one is used.
      var alone = counted
      alone.evidence.warnings = told.evidence.warnings
      return alone.due(due, isSoft)
    }
    return told.due(due, isSoft)
  }

  // MARK: - Figures in time

  private func outcome(_ rows: [Record], _ subjects: ClauseSubjects) -> RuleOutcome {
    let asOf = subjects.register.asOf
    let figures = figures(rows, asOf)
    if isYearly {
      let first =
        yearlyFrom ?? figures.compactMap { $0.day?.year }.min() ?? asOf.map { $0.year - 1 }
      return yearly(figures, from: first ?? .max, asOf)
    }
    guard let last = figures.last(where: { $0.day != nil }) ?? figures.last else {
      return .unknown(.dateUnknown, settledBy: "indicators.数据日期")
    }
    var outcome = outcome(last, "indicators")
    let due = due ?? subjects.clause.due
    switch last.state {
    case .met, .unmet:
      if last.day == nil, last.metSince == nil {
        outcome.state = .unknown
        outcome.reason = .dateUnknown
        outcome.evidence.settles = "indicators.数据日期"
      } else if last.state == .met {
        outcome.state = .met(since: since(figures, last, due, asOf))
      } else if let due, let asOf, asOf > due, let day = last.day, day < due {
        // It may have been met between the day of the figure and the due date.
        outcome.state = .unknown
        outcome.reason = .figureOutdated
        outcome.evidence.settles = "indicators.实际值"
      }
    case .open, .report: break
    }
    return outcome
  }

  /// The day from which the target is known to have been met; nil if it is not known on which side of the due date.
  private func since(
    _ figures: [IndicatorFigure], _ last: IndicatorFigure, _ due: CalendarDate?,
    _ asOf: CalendarDate?
  ) -> CalendarDate? {
    if let day = last.metSince { return day }
    let met = figures.reversed().prefix { $0.state == .met }.compactMap(\.day)
    guard let first = met.min() else { return nil }
    guard let due, first > due else { return first }
    let wasLate = figures.contains { figure in
      figure.state == .unmet && (figure.day.map { $0 >= due && $0 < first } ?? false)
    }
    return wasLate ? first : nil
  }

  /// The target of every whole year since the first. The worst year decides.
  private func yearly(
    _ figures: [IndicatorFigure], from first: Int, _ asOf: CalendarDate?
  ) -> RuleOutcome {
    guard let asOf else { return .unknown(.asOfUnknown, settledBy: "study.as_of") }
    guard first < asOf.year else {
      return figures.last.map { outcome($0, "indicators") }
        ?? .unknown(.figureMissing, settledBy: "indicators.\(name)")
    }
    var outcomes: [(year: Int, outcome: RuleOutcome)] = []
    for year in first..<asOf.year {
      let own = figures.last { $0.day?.year == year }
      outcomes.append(
        (
          year,
          own.map { outcome($0, "indicators") }
            ?? .unknown(.figureMissing, settledBy: "indicators.\(name) \(year)")
        ))
    }
    let worst =
      outcomes.first { $0.outcome.state == .unmet } ?? outcomes.first {
        $0.outcome.state == .unknown
      }
      ?? outcomes.last
    guard var chosen = worst?.outcome else {
      return .unknown(.figureMissing, settledBy: "indicators.\(name)")
    }
    chosen.evidence.calculation = PartsCalculation(
      parts: outcomes.map { ("\($0.year)", nil, $0.outcome.evidence.calculation) })
    chosen.evidence.warnings = outcomes.flatMap(\.outcome.evidence.warnings)
    return chosen
  }

  /// The outcome of one figure, regardless of days.
  private func outcome(_ figure: IndicatorFigure, _ table: String) -> RuleOutcome {
    var outcome: RuleOutcome
    switch figure.state {
    case .met: outcome = RuleOutcome(.met(since: figure.metSince))
    case .unmet: outcome = RuleOutcome(.unmet, .targetMissed)
    case .report: outcome = RuleOutcome(.report)
    case .open(let reason, let field): outcome = .unknown(reason, settledBy: "\(table).\(field)")
    }
    outcome.required = figure.required
    outcome.actual = figure.actual
    outcome.unit = unit
    outcome.evidence.calculation = FigureCalculation(
      name: name, figure: figure, bound: bound, limits: limits, isShare: kind == .share)
    outcome.evidence.warnings = figure.warnings
    return outcome
  }

  /// The unit of the figure.
  private var unit: FindingUnit {
    if case .growth = target { return .share }
    return switch (kind, per) {
    case (.share, _): .share
    case (.yuan, _): .yuan
    case (.area, _): .squareMetres
    case (.yuanPerArea, _): .yuanPerSquareMetre
    case (_, 1000): .perThousand
    case (_, 10_000): .perTenThousand
    case (.count, _), (.number, _): .count
    }
  }

  /// The least and the most, if the target has both.
  private var limits: (least: Double, most: Double)? {
    guard case .range(let least?, let most?) = target, let least = least.constant,
      let most = most.constant
    else { return nil }
    return (least, most)
  }

  /// The sign between the figure and what is required.
  private var bound: String {
    switch target {
    case .range(nil, .some): "≤"
    case .range, .growth, .increase, .built: "≥"
    case .none: ""
    }
  }
}

extension RecordCells {
  /// Whether a cell names a person or a system, as in 分管领导: 张某. A dash names nobody, nor does a word that denies or
  /// leaves it open, such as 空缺 or 筹建中. Where a column asks whether, as 信息平台是否建成 does, only an answer counts.
  func namesSomebody(_ name: String) -> Bool? {
    guard let text = text(name), !name.contains("是否"), Words.saysSomething(text),
      !["无", "未", "没", "缺", "筹", "建设中", "在建"].contains(where: text.contains)
    else { return nil }
    return text.contains(where: \.isLetter) ? true : nil
  }
}

extension RuleOutcome {
  /// The same outcome with the due date and the severity of an indicator of its own.
  func due(_ day: CalendarDate??, _ isSoft: Bool) -> RuleOutcome {
    var outcome = self
    if let day { outcome.due = .some(day) }
    if isSoft { outcome.isSoft = true }
    return outcome
  }
}

extension RuleOutcome.State {
  /// Whether one says that a clause is met, and the other that it is not.
  fileprivate func contradicts(_ other: RuleOutcome.State) -> Bool {
    switch (self, other) {
    case (.met, .unmet), (.unmet, .met): true
    default: false
    }
  }
}

extension Message {
  fileprivate static func countDiffers(_ name: String, _ given: String, _ counted: String)
    -> Message
  {
    Message(
      en: "\(name): \(given) is stated, \(counted) are counted in the registers",
      zh: "\(name)：填报为\(given)，台账统计为\(counted)")
  }
}
