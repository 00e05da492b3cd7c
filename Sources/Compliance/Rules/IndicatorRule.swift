import CareModel
import Wording

extension ClauseKind {
  /// Figures against targets.
  static let indicator = ClauseKind(
    "indicator",
    scopes: [
      .of(.city), .of(.county), .of(.township), .of(.village), .of(.community), .of(.facility),
    ],
    help: """
      `indicators`: a list of `name`, `words` (a name has one of them), `at_least`, `at_most`, `above_base`, `grown_by`, \
      `increased_by`, `built`, `report_only`, `formula`, `per`, `holds` (`count`, `number`, `share`, `yuan`, `area`), \
      `about`, `due`, `standing` (no due date), `severity`, `yearly`, `yearly_from`, `counted` (`facilities`, `clauses`, `rated`, `nursing_beds`); `fields` (names of a formula \
      and what they hold); `warnings`; numbers with names of their own, which targets and formulas name; those of \
      `presence` or `compliance_rate` for what is counted
      """,
    rule: IndicatorRule.self, isJudgedLast: true)
}

/// Compares figures with targets.
///
/// The figures come from the table of indicators, where the column 条款 names the clause and words of the name tell
/// several indicators of one clause apart; from columns of the tables of townships, communities and villages; or they
/// are counted from facilities. Where a figure is both given and counted, both are shown, and the clause is undecided
/// if they contradict each other. A clause with several indicators is met if all of them are; the worst of them is the
/// finding's.
///
/// Worked example: WZ-15 asks for 500 beds and visits to everybody. With 512 beds and 98 % the clause fails, by the
/// visits. With 512 beds and a blank it is undecided.
struct IndicatorRule: ClauseRule {
  let items: [IndicatorItem]
  private let warnings: [Message]

  init?(_ parameters: inout ClauseParameters) {
    let problems = parameters.nodes.problems.count
    warnings = parameters.messages("warnings")
    let constants = parameters.constants
    let kinds = parameters.fieldKinds("fields")
    var items: [IndicatorItem] = []
    for var item in parameters.items("indicators") {
      let counted: IndicatorItem.Counted? = item.choice("counted")
      let counter: (any RegionCounter)? =
        switch counted {
        case .facilities?: PresenceRule(&parameters)
        case .clauses?: ComplianceRateRule(&parameters)
        case .rated?: RatedShare(&parameters)
        case .nursingBeds?: NursingBedShare(&parameters)
        case nil: nil
        }
      if let read = IndicatorItem(&item, &parameters, constants, kinds, counter) {
        items.append(read)
      }
      item.refuseUnused()
    }
    self.items = items
    if items.isEmpty, parameters.nodes.problems.count == problems {
      parameters.require("indicators: [{ name: …, at_least: … }]")
    }
    if items.isEmpty { return nil }
  }

  /// The table of indicators, unless other tables have all figures.
  var tables: [Register.Table] {
    let scopes = items.filter { $0.counter == nil }.map { $0.scope?.table ?? .study }
    // A community or a village stands in either of two tables, so that neither is missing by itself.
    let isEither = scopes.contains(.villages) && scopes.contains(.communities)
    return scopes.filter { !isEither || ($0 != .villages && $0 != .communities) }
      .map { $0 == .study ? .indicators : $0 }
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    var scopes: [SubjectType] = []
    for item in items {
      let scope = item.scope ?? subjects.scope
      if !scopes.contains(scope) { scopes.append(scope) }
    }
    let findings = scopes.flatMap { scope in
      let asked = items.filter { ($0.scope ?? subjects.scope) == scope }
      return AdministrativeUnit.Level(scope) != nil
        ? unitFindings(asked, scope, subjects) : regionFindings(asked, scope, subjects)
    }
    guard findings.isEmpty, let scope = scopes.first(where: { !subjects.register.has($0.table) })
    else { return findings }
    return [subjects.finding(.city, 0, .missing(scope.table))]
  }

  /// The finding of each unit of a level.
  private func unitFindings(
    _ items: [IndicatorItem], _ scope: SubjectType, _ subjects: ClauseSubjects
  ) -> [Finding] {
    guard let level = AdministrativeUnit.Level(scope), let units = subjects.register.units(level)
    else { return [] }
    return units.indices.map { unit in
      let parts = items.map { item in
        (item, item.judge(unit: unit, units, scope, subjects))
      }
      return merged(parts, scope, unit, subjects)
    }
  }

  /// The finding of each region that the clause asks about. Without any, that of the policy's region.
  private func regionFindings(
    _ items: [IndicatorItem], _ scope: SubjectType, _ subjects: ClauseSubjects
  ) -> [Finding] {
    let register = subjects.register
    let records = (register.records[.indicators] ?? []).filter {
      ClauseReference.names($0.clause, subjects.clause.id)
    }
    let byRegion = Dictionary(grouping: records, by: \.id)
    let told = register.regions.indices.filter { byRegion[register.regions[$0].id] != nil }
    let asked = told.filter { subjects.policy.asks(scope, about: register.regions[$0]) }
    let isNobody = asked.isEmpty && (scope == subjects.scope || told.isEmpty)
    var findings = (isNobody ? [nil] : asked.map(Optional.some)).map { region in
      let rows = region.flatMap { byRegion[register.regions[$0].id] } ?? []
      let parts = items.map { item in
        (item, item.judge(item.rows(among: rows, of: self.items), scope, subjects))
      }
      return merged(parts, scope, region.map { $0 + 1 } ?? 0, subjects)
    }
    for region in told where scope == .city && !asked.contains(region) {
      let rows = byRegion[register.regions[region].id] ?? []
      let parts = items.map { item in
        (item, item.reported(item.rows(among: rows, of: self.items), subjects))
      }
      if parts.contains(where: { $0.1.state != .notApplicable }) {
        findings.append(merged(parts, .county, region + 1, subjects))
      }
    }
    return findings
  }

  /// One finding from those of several indicators: the worst decides.
  private func merged(
    _ parts: [(item: IndicatorItem, outcome: RuleOutcome)], _ type: SubjectType, _ index: Int,
    _ subjects: ClauseSubjects
  ) -> Finding {
    let findings = parts.map { subjects.finding(type, index, $0.outcome) }
    // A figure that is only reported decides nothing beside others.
    let deciding = findings.indices.filter { !parts[$0].item.isReported }
    let worst = (deciding.isEmpty ? Array(findings.indices) : deciding)
      .min { (findings[$0].weight, $0) < (findings[$1].weight, $1) }
    guard let worst else {
      return subjects.finding(type, index, RuleOutcome(.notApplicable, .noSubjects))
    }
    var finding = findings[worst]
    if findings.count > 1 {
      finding.evidence.calculation = PartsCalculation(
        parts: zip(parts, findings).map {
          ($0.item.name, $1.verdict, $1.evidence.calculation)
        })
      finding.evidence.warnings = findings.flatMap(\.evidence.warnings)
    }
    finding.evidence.warnings = warnings + finding.evidence.warnings
    return finding
  }
}

extension IndicatorRule: RecordTaker {
  func takes(_ record: Record, of table: RecordTable) -> Bool {
    table == .indicators && items.contains { $0.isNamed(by: record, among: items) }
  }
}

extension Finding {
  /// The place of a finding among those of one clause and subject: the smallest decides.
  var weight: Int {
    let counts = effect == .binding
    return switch verdict {
    case .fail: counts ? 0 : 2
    case .indeterminate: counts ? 1 : 4
    case .notDue: 3
    case .passLate: 5
    case .pass: 6
    case .reportOnly: 7
    case .notApplicable: 8
    }
  }
}

/// A rule that judges records of a table which names its clauses.
package protocol RecordTaker {
  /// Whether the rule uses a record of its clause.
  func takes(_ record: Record, of table: RecordTable) -> Bool
}

/// A rule that counts in the registers what may also stand in a table of indicators.
protocol RegionCounter: Sendable {
  /// What it counts in the whole region.
  func outcome(inRegion subjects: ClauseSubjects) -> RuleOutcome
  /// What it counts in a unit; nil if it counts only in regions.
  func outcome(
    unit: Int, _ units: [AdministrativeUnit], _ scope: SubjectType, _ subjects: ClauseSubjects
  ) -> RuleOutcome?
}

extension RegionCounter {
  func outcome(
    unit: Int, _ units: [AdministrativeUnit], _ scope: SubjectType, _ subjects: ClauseSubjects
  ) -> RuleOutcome? { nil }
}
