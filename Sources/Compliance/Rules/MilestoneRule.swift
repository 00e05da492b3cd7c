import CareModel
import Tables
import Wording

extension ClauseKind {
  /// Documents and steps, and the days on which they were done.
  static let milestone = ClauseKind(
    "milestone",
    scopes: [
      .of(.city), .of(.county), .of(.township), .of(.newEstate), .of(.facility), .of(.parcel),
      .of(.conversion),
    ],
    help: """
      `milestones`: a list of `name`, `words` (a row's name has one of them), `field` (a column of the subject's table), \
      `from`, `to`, `no_later_than` or `before` (the name of another step), `given` (any text will do), `object`, \
      `except_suffix`, `except_region`, `severity`, `about`; `floor` (a list of formulas: the first whose first field is \
      given counts), `price`, `fields`; `transition_years` from the step `start`; `synchrony_steps`; `kinds`; \
      `indicators` as for that kind
      """,
    rule: MilestoneRule.self, isJudgedLast: true)
}

/// Asks whether steps were taken and documents exist, and on which days.
///
/// The steps stand in the table of milestones, or in columns of the table of the subjects. A step whose row says no, or
/// whose day lies outside its window, is missed. Without a row, a blank, or a day where the window asks for one, the
/// clause is undecided.
///
/// Worked example: CS-14 asks for a plan between May and July 2020. A plan of 2020-07-31 is in time, one of 2020-08-01
/// is not; one that is only said to be done is undecided.
struct MilestoneRule: ClauseRule {
  let items: [MilestoneItem]
  let floor: PriceFloor?
  let transition: Transition?
  let synchrony: FourSynchronyRule?
  let kinds: Set<RoomKind>?
  let indicators: IndicatorRule?

  init?(_ parameters: inout ClauseParameters) {
    var items: [MilestoneItem] = []
    for var item in parameters.items("milestones") {
      if let read = MilestoneItem(&item) { items.append(read) }
      item.refuseUnused()
    }
    self.items = items
    floor = PriceFloor(&parameters)
    transition = Transition(&parameters)
    let steps: [BuildingStep]? = parameters.choices("synchrony_steps")
    synchrony = steps.map { FourSynchronyRule(steps: $0, needsRoom: true) }
    kinds = parameters.kinds("kinds")
    indicators = parameters.has("indicators") ? IndicatorRule(&parameters) : nil
    guard !items.isEmpty || floor != nil || transition != nil else {
      parameters.require("milestones: [{ name: … }]")
      return nil
    }
  }

  /// The table of milestones for clauses about regions and objects.
  var tables: [Register.Table] { items.contains { $0.field == nil } ? [.milestones] : [] }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    var scopes = [subjects.scope]
    for item in items {
      if let scope = item.scope, !scopes.contains(scope) { scopes.append(scope) }
    }
    let rows = MilestoneRows(subjects)
    let own = scopes.flatMap { scope -> [Finding] in
      let asked = items.filter { ($0.scope ?? subjects.scope) == scope }
      switch scope {
      case .newEstate: return newEstates(asked, rows, subjects)
      case .facility: return facilities(asked, rows, subjects)
      case .parcel, .conversion: return records(asked, scope, rows, subjects)
      case .township: return townships(asked, rows, subjects)
      default: return objects(asked, scope, rows, subjects)
      }
    }
    let all = (indicators?.findings(subjects) ?? []) + own
    guard all.isEmpty else { return all }
    let missing = scopes.map(\.table).first { !subjects.register.has($0) } ?? .milestones
    return [subjects.finding(.city, 0, .missing(missing))]
  }

  // MARK: - Subjects

  /// What the rows are about: cities, counties and institutions.
  private func objects(
    _ items: [MilestoneItem], _ scope: SubjectType, _ rows: MilestoneRows,
    _ subjects: ClauseSubjects
  ) -> [Finding] {
    var found = Set<String>()
    var findings = rows.objects.compactMap { object -> Finding? in
      let asked = items.filter { $0.asks(of: object.name ?? object.id, subjects.policy) }
      guard !asked.isEmpty else { return nil }
      found.formUnion(asked.compactMap(\.object))
      let steps = asked.map { $0.judge(rows.step($0, of: object), rows.asOf) }
      return merged(steps, .object, object.row, subjects)
    }
    let absent = items.filter { item in item.object.map { !found.contains($0) } ?? findings.isEmpty
    }
    if !absent.isEmpty {
      let missing = absent.map { item in
        subjects.register.has(.milestones)
          ? RuleOutcome.unknown(
            .figureMissing, settledBy: "milestones.\(item.object ?? item.name)")
          : .missing(.milestones)
      }
      findings.append(merged(missing, scope, 0, subjects))
    }
    return findings
  }

  private func townships(
    _ items: [MilestoneItem], _ rows: MilestoneRows, _ subjects: ClauseSubjects
  ) -> [Finding] {
    let units = subjects.register.townships ?? []
    var told = Set<Int>()
    var findings = units.indices.map { index in
      let unit = units[index]
      let object = rows.object(id: unit.id, name: unit.name)
      if let object { told.insert(object.row) }
      let steps = items.map {
        $0.judge(rows.step($0, of: object, else: RecordCells(facts: unit.facts)), rows.asOf)
      }
      return merged(steps, .township, index, subjects)
    }
    for object in rows.objects
    where !told.contains(object.row) && items.contains(where: rows.has(object)) {
      let steps = items.map { $0.judge(rows.step($0, of: object), rows.asOf) }
      findings.append(merged(steps, .object, object.row, subjects))
    }
    return findings
  }

  private func facilities(
    _ items: [MilestoneItem], _ rows: MilestoneRows, _ subjects: ClauseSubjects
  ) -> [Finding] {
    let facilities = subjects.register.facilities ?? []
    return facilities.indices.map { index in
      let facility = facilities[index]
      if let kinds {
        guard let kind = facility.kind else {
          return subjects.finding(
            .facility, index, .unknown(.kindUnknown, settledBy: "facilities.facility_type"))
        }
        guard kinds.contains(kind) else {
          return subjects.finding(.facility, index, RuleOutcome(.notApplicable, .otherKind))
        }
      }
      let object = rows.object(id: facility.id, name: facility.name)
      let steps = items.map {
        $0.judge(rows.step($0, of: object, else: RecordCells(facts: facility.facts)), rows.asOf)
      }
      return merged(steps, .facility, index, subjects)
    }
  }

  private func records(
    _ items: [MilestoneItem], _ scope: SubjectType, _ rows: MilestoneRows,
    _ subjects: ClauseSubjects
  ) -> [Finding] {
    let records = subjects.register.records[scope == .parcel ? .parcels : .conversions] ?? []
    return records.indices.map { index in
      let cells = RecordCells(facts: records[index].facts)
      var parts = items.map { $0.judge(rows.step($0, of: nil, else: cells), rows.asOf) }
      if let floor { parts.insert(floor.judge(cells), at: 0) }
      if let transition { parts.insert(transition.judge(cells, rows.asOf), at: 0) }
      return merged(parts, scope, index, subjects)
    }
  }

  private func newEstates(
    _ items: [MilestoneItem], _ rows: MilestoneRows, _ subjects: ClauseSubjects
  ) -> [Finding] {
    let estates = subjects.register.newEstates ?? []
    let index = subjects.index.newEstates
    return subjects.eachNewEstate { number in
      let phases = index.rows(number).map { estates[$0] }
      var parts = phases.flatMap { phase in
        let object = rows.object(id: phase.id, name: phase.name)
        return items.map { item in
          item.judge(rows.step(item, of: object, else: RecordCells(estate: phase)), rows.asOf)
        }
      }
      if let synchrony {
        let own = index.holding(number, group: phases.first?.group)
        let isEarly = index.isUndelivered(own.estates, estates, asOf: subjects.register.asOf)
        parts.append(
          subjects.register.has(.rooms)
            ? synchrony.judge(phases, subjects.register, own).untilDelivery(isEarly)
            : .missing(.rooms))
      }
      return RuleOutcome.worst(parts)
    }
  }

  private func merged(
    _ parts: [RuleOutcome], _ type: SubjectType, _ index: Int, _ subjects: ClauseSubjects
  ) -> Finding {
    let findings = parts.map { subjects.finding(type, index, $0) }
    guard
      let worst = findings.indices.min(by: { (findings[$0].weight, $0) < (findings[$1].weight, $1) }
      )
    else { return subjects.finding(type, index, RuleOutcome(.notApplicable, .otherClass)) }
    var finding = findings[worst]
    if findings.count > 1 {
      finding.evidence.calculation = PartsCalculation(
        parts: findings.map { ("", $0.verdict, $0.evidence.calculation) })
    }
    return finding
  }
}

extension MilestoneRule: RecordTaker {
  func takes(_ record: Record, of table: RecordTable) -> Bool {
    switch table {
    case .milestones: items.contains { $0.isNamed(by: record) }
    default: indicators?.takes(record, of: table) ?? false
    }
  }
}

extension RuleOutcome {
  /// The worst of several outcomes for one subject, with the calculations of all.
  static func worst(_ parts: [RuleOutcome]) -> RuleOutcome {
    let order: (RuleOutcome) -> Int = { part in
      switch part.state {
      case .unmet: part.isSoft ? 2 : 0
      case .unknown: 1
      case .tooEarly: 3
      case .met: 4
      case .report: 5
      case .notApplicable: 6
      }
    }
    guard let index = parts.indices.min(by: { (order(parts[$0]), $0) < (order(parts[$1]), $1) })
    else { return RuleOutcome(.notApplicable, .otherClass) }
    var worst = parts[index]
    if parts.count > 1 {
      worst.evidence.calculation = PartsCalculation(
        parts: parts.map { ("", nil, $0.evidence.calculation) })
    }
    return worst
  }
}
