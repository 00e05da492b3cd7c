import CareModel
import Parallel

/// The subjects of one clause, and what its rule needs to judge them.
package struct ClauseSubjects: Sendable {
  /// The tables and settings of the check.
  package let register: Register
  /// The type of subject that the clause is about.
  package private(set) var scope: SubjectType
  /// The findings of each clause of the policy that was judged earlier; empty for the others.
  let earlier: [[Finding]]
  /// What belongs to which subject.
  let index: RegisterIndex
  /// The first table that the clause needs, besides that of its subjects, and that was not supplied.
  private var missingTable: Register.Table?
  private let maker: FindingMaker

  /// The subjects of a clause, given by its index in the policy; nil if the clause is not judged.
  init?(
    _ policy: Policy, _ number: Int, _ register: Register, _ index: RegisterIndex,
    _ earlier: [[Finding]]
  ) {
    maker = FindingMaker(policy, number, register)
    guard let type = maker.clause.scope, let scope = maker.clause.kind.scope(type) else {
      return nil
    }
    self.register = register
    self.scope = type
    self.earlier = earlier
    self.index = index
    missingTable = scope.tables.first { !register.has($0) }
  }

  /// The policy to which the clause belongs.
  var policy: Policy { maker.policy }
  var clause: Clause { maker.clause }
  /// The undecided outcome if a table that the clause needs was not supplied.
  var missing: RuleOutcome? { missingTable.map(RuleOutcome.missing) }

  /// What the clause's rule finds about the subjects that are asked about. A single finding if the table of the
  /// subjects is missing.
  var judged: [Finding] {
    let scopes = ([scope] + clause.rule.furtherScopes).filter { register.has($0.table) }
    guard !scopes.isEmpty else {
      return [finding(.city, 0, .missing(scope.table))]
    }
    let findings = scopes.flatMap { clause.rule.findings(of($0)) }
    guard register.within != nil else { return findings }
    return findings.filter { index.asked.contains($0.subject) }
  }

  /// The subjects of another type of the same clause.
  private func of(_ type: SubjectType) -> ClauseSubjects {
    guard type != scope else { return self }
    var others = self
    others.scope = type
    others.missingTable = clause.kind.scope(type)?.tables.first { !register.has($0) }
    return others
  }

  /// The finding for a subject, given by its type and its index in the register.
  package func finding(_ type: SubjectType, _ index: Int, _ outcome: RuleOutcome) -> Finding {
    maker.finding(Subject(type: type, index: index), outcome)
  }

  /// Judges each subject of a type by its index, using all cores.
  package func each(
    _ type: SubjectType, count: Int, _ judge: @Sendable (Int) -> RuleOutcome
  ) -> [Finding] {
    ParallelMap.map(count) { index in finding(type, index, judge(index)) }
  }

  package func eachFacility(_ judge: @Sendable (Facility) -> RuleOutcome) -> [Finding] {
    let facilities = register.facilities ?? []
    return each(.facility, count: facilities.count) { judge(facilities[$0]) }
  }

  /// Judges each new estate, given by its index in `index.newEstates`, with all of its phases.
  ///
  /// The clauses about new estates do not apply to rural ones.
  func eachNewEstate(_ judge: @Sendable (Int) -> RuleOutcome) -> [Finding] {
    let rows = register.newEstates ?? []
    let firstRows = index.newEstates.firstRows
    return ParallelMap.map(firstRows.count) { estate in
      let row = Int(firstRows[estate])
      let outcome =
        rows[row].setting == .rural
        ? RuleOutcome(.notApplicable, .rural) : (missing ?? judge(estate)).of(rows[row])
      return finding(.newEstate, row, outcome)
    }
  }

  /// Judges each unit of the level that the clause is about, given by its index in its table.
  func eachUnit(
    _ judge: (Int, [AdministrativeUnit], UnitMembers) -> RuleOutcome
  ) -> [Finding] {
    guard let level = AdministrativeUnit.Level(scope), let units = register.units(level),
      let members = index.members[level]
    else { return [] }
    return units.indices.map { unit in
      finding(scope, unit, missing ?? judge(unit, units, members))
    }
  }

  /// An outcome about the whole region: undecided if the tables may cover only part of it, since a
  /// total over part of the region is only a lower bound for the whole.
  func ofWholeRegion(_ outcome: RuleOutcome) -> RuleOutcome {
    guard !register.coversRegion, outcome.state != .notApplicable, outcome.state != .unknown else {
      return outcome
    }
    var open = outcome
    open.state = .unknown
    open.reason = .extentUnknown
    open.evidence.settles = "study.covers_region"
    return open
  }
}

/// Which rooms belong to which new estates, and which facilities and estates to which units.
struct RegisterIndex: Sendable {
  let newEstates: NewEstateIndex
  /// The subjects that are asked about.
  let asked: AskedSubjects
  private(set) var members: [AdministrativeUnit.Level: UnitMembers] = [:]

  init(_ register: Register) {
    asked = AskedSubjects(register)
    newEstates = NewEstateIndex(register.newEstates ?? [], register.rooms ?? [])
    for level in AdministrativeUnit.Level.allCases {
      if let units = register.units(level) { members[level] = UnitMembers(units, register) }
    }
  }
}

extension AdministrativeUnit.Level {
  /// The field of the table of facilities that names their unit.
  var fieldOfFacilities: String { "facilities.\(self == .township ? "township" : "community")" }

  /// The units of the level as subjects.
  var subjects: SubjectType {
    switch self {
    case .village: .village
    case .community: .community
    case .township: .township
    }
  }

  init?(_ type: SubjectType) {
    switch type {
    case .village: self = .village
    case .community: self = .community
    case .township: self = .township
    default: return nil
    }
  }
}
