import CareModel
import Coverage
import Geodesy
import Parallel

/// The check of all subjects of a register against every clause of a policy.
public struct ComplianceCheck: Sendable {
  /// The policy that was checked.
  public let policy: Policy
  /// The register whose subjects were checked.
  public let register: Register
  /// All findings, grouped by clause in the order of the policy, and within a clause in the order of
  /// the subjects.
  public let findings: FindingList
  /// The rows of rooms that could not be linked to a new estate, a group or a community.
  public let unlinkedRooms: [Int]

  /// Performs the check. Takes time proportional to clauses x subjects; rules with many subjects use
  /// all cores.
  public init(_ policy: Policy, _ register: Register) {
    self.policy = policy
    self.register = register
    var judge = Judge(policy, register)
    judge.run()
    findings = FindingList(judge.findings)
    unlinkedRooms = register.rooms == nil ? [] : judge.index.unlinkedRooms
  }

  /// Whether there is any binding fail.
  public var hasBindingFail: Bool { findings.contains(where: \.isBindingFail) }
}

/// Performs one check and collects its findings.
private struct Judge {
  let policy: Policy
  let register: Register
  let index: NewEstateIndex
  private var members: [AdministrativeUnit.Level: UnitMembers] = [:]
  /// The findings of each clause.
  private(set) var findings: [[Finding]] = []

  init(_ policy: Policy, _ register: Register) {
    self.policy = policy
    self.register = register
    index = NewEstateIndex(register.newEstates ?? [], register.rooms ?? [])
    for level in AdministrativeUnit.Level.allCases {
      if let units = register.units(level) { members[level] = UnitMembers(units, register) }
    }
  }

  mutating func run() {
    for index in policy.clauses.indices {
      findings.append(judge(FindingMaker(policy, index, asOf: register.asOf)))
    }
    // Rates come last, since they are computed from the findings of the other clauses.
    for (index, clause) in policy.clauses.enumerated() {
      guard case .complianceRate(let rule) = clause.kind, let scope = clause.scope else { continue }
      findings[index] = [
        FindingMaker(policy, index, asOf: register.asOf)
          .finding(Subject(type: scope, place: 0), rate(rule))
      ]
    }
  }

  private func rate(_ rule: ComplianceRateRule) -> RuleOutcome {
    let asked = policy.clauses.indices.filter { rule.clauses.contains(policy.clauses[$0].id) }
    // A missing table must not look like a city without any estates.
    let tables = asked.compactMap { policy.clauses[$0].scope }
    if let missing = tables.first(where: { register.count($0) == nil }) {
      return .unknown(.tableMissing, settledBy: Register.table(missing))
    }
    var tally = ComplianceRateRule.Tally()
    for finding in asked.lazy.flatMap({ findings[$0] }) {
      guard let wanted = rule.unitType else {
        tally.add(finding)
        continue
      }
      guard finding.subject.type == .township else { continue }
      let type = (register.townships ?? [])[finding.subject.place].townshipType
      if type == nil || type == wanted { tally.add(finding, isUnsure: type == nil) }
    }
    let outcome = rule.judge(tally)
    // A single failing subject disproves a target of "all" even in incomplete tables. Any other
    // outcome is conclusive only if the tables cover the whole region.
    return outcome.state == .unmet && rule.target >= 1 ? outcome : wholeRegion(outcome)
  }

  /// Makes an outcome about the whole region undecided if the tables may cover only part of it: a
  /// total over part of the region is only a lower bound for the whole.
  private func wholeRegion(_ outcome: RuleOutcome) -> RuleOutcome {
    guard !register.coversRegion, outcome.state != .notApplicable, outcome.state != .unknown else {
      return outcome
    }
    var open = outcome
    open.state = .unknown
    open.reason = .extentUnknown
    open.evidence.settles = "study.covers_region"
    return open
  }

  private func judge(_ maker: FindingMaker) -> [Finding] {
    guard let scope = maker.clause.scope, maker.clause.kind.isJudged else { return [] }
    guard register.count(scope) != nil else {
      return [
        maker.finding(
          Subject(type: .city, place: 0),
          .unknown(.tableMissing, settledBy: Register.table(scope)))
      ]
    }
    switch maker.clause.kind {
    case .areaProvision(let rule) where scope == .community:
      return units(.community, maker) { community, _, members in
        rule.judge(community: community, register, members)
      }
    case .areaProvision(let rule): return newEstates(maker) { rule.judge($0, register, index) }
    case .placeSize(let rule) where scope == .village:
      return units(.village, maker) { village, units, members in
        villagePlaces(rule, village, units, members)
      }
    case .placeSize(let rule): return newEstates(maker) { rule.judge($0, register, index) }
    case .fourSynchrony(let rule): return newEstates(maker) { rule.judge($0, register, index) }
    case .withinCircle(let rule): return circle(rule, scope, maker)
    case .circleCoverage(let rule): return coverage(rule, scope, maker)
    case .distance(let rule):
      return rule.judge(register).enumerated().map {
        maker.finding(Subject(type: .facility, place: $0), $1)
      }
    case .presence(let rule): return presence(rule, scope, maker)
    case .serviceMix(let rule):
      guard let level = AdministrativeUnit.Level(scope) else { return [] }
      return units(level, maker) { rule.judge(unit: $0, $1, register, $2) }
    case .coLocation(let rule):
      guard let level = AdministrativeUnit.Level(scope) else { return [] }
      return units(level, maker) { unit, _, members in
        rule.judge(unit: unit, register, members)
      }
    case .useStatus(let rule):
      return (register.facilities ?? []).enumerated().map {
        maker.finding(Subject(type: .facility, place: $0), rule.judge($1))
      }
    case .complianceRate, .pending, .notComputable: return []
    }
  }

  private func newEstates(
    _ maker: FindingMaker, _ judge: @Sendable (Int) -> RuleOutcome
  ) -> [Finding] {
    ParallelMap.map(index.count) { estate in
      let subject = Subject(type: .newEstate, place: Int(index.firstRows[estate]))
      return maker.finding(subject, judge(estate))
    }
  }

  private func units(
    _ level: AdministrativeUnit.Level, _ maker: FindingMaker,
    _ judge: (Int, [AdministrativeUnit], UnitMembers) -> RuleOutcome
  ) -> [Finding] {
    guard let units = register.units(level), let members = members[level] else { return [] }
    return units.indices.map { unit in
      maker.finding(
        Subject(type: SubjectType(level), place: unit), judge(unit, units, members))
    }
  }

  private func villagePlaces(
    _ rule: PlaceSizeRule, _ village: Int, _ units: [AdministrativeUnit], _ members: UnitMembers
  ) -> RuleOutcome {
    guard let facilities = register.facilities else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    let requirement = register.requirement(asOf: register.asOf)
    let serving = Set(members.facilities(in: village) + (members.servedBy[village] ?? [])).sorted()
    let places = serving.filter { facility in
      facilities[facility].kind.map { RoomKind.villageCare.contains($0) } ?? false
    }.map { facility in
      (
        EvidencePlace.facility(facility), facilities[facility].area,
        UseState(facilities[facility], requirement)
      )
    }
    let field = rule.basis == .inner ? "facilities.inner_area" : "facilities.gross_area"
    return rule.judge(places, field: field)
  }

  private func presence(
    _ rule: PresenceRule, _ scope: SubjectType, _ maker: FindingMaker
  ) -> [Finding] {
    if let level = AdministrativeUnit.Level(scope) {
      return units(level, maker) { rule.judge(unit: $0, $1, register, $2) }
    }
    var outcome =
      register.facilities.map {
        rule.judge(Array($0.indices), register, mayHaveMore: false)
      } ?? .unknown(.tableMissing, settledBy: "facilities")
    if outcome.state == .unmet { outcome = wholeRegion(outcome) }
    return [maker.finding(Subject(type: scope, place: 0), outcome)]
  }

  private func circle(
    _ rule: WithinCircleRule, _ scope: SubjectType, _ maker: FindingMaker
  ) -> [Finding] {
    guard let facilities = register.facilities else {
      return [
        maker.finding(
          Subject(type: .city, place: 0), .unknown(.tableMissing, settledBy: "facilities"))
      ]
    }
    guard scope == .namedSite else {
      let outcomes = rule.judge(
        register.estates ?? [], facilities, register, due: maker.clause.due)
      let findings = ParallelMap.map(outcomes.count) { estate in
        maker.finding(Subject(type: .estate, place: estate), outcomes[estate])
      }
      return findings + (rule.rosterCount.map { [roster($0, maker)] } ?? [])
    }
    let sites = register.namedSites ?? []
    var everybody = rule
    everybody.estates = .all
    let placed = sites.map { Estate(id: $0.id, place: $0.place ?? .gatesOnly) }
    let outcomes = everybody.judge(placed, facilities, register, due: maker.clause.due)
    return zip(sites, outcomes).enumerated().map { site, pair in
      let outcome =
        pair.0.place == nil ? .unknown(.placeUnknown, settledBy: "named_sites.lon") : pair.1
      return maker.finding(Subject(type: .namedSite, place: site), outcome)
    }
  }

  /// Whether the renovation roster has as many estates as the document states.
  private func roster(_ wanted: Int, _ maker: FindingMaker) -> Finding {
    let estates = register.estates ?? []
    let listed = estates.count { $0.isOnRenovationRoster == true }
    let open = estates.count { $0.isOnRenovationRoster == nil }
    var outcome = RuleOutcome(listed == wanted ? .met(since: nil) : .unmet, .rosterDiffers)
    if outcome.state == .unmet {
      outcome =
        listed < wanted && open > 0
        ? .unknown(.rosterUnknown, settledBy: "estates.renovation_flag") : wholeRegion(outcome)
    }
    outcome.required = Double(wanted)
    outcome.actual = Double(listed)
    outcome.unit = .estates
    outcome.evidence.formula = .count(certain: listed, possible: open)
    return maker.finding(Subject(type: .city, place: 0), outcome)
  }

  private func coverage(
    _ rule: WithinCircleRule, _ scope: SubjectType, _ maker: FindingMaker
  ) -> [Finding] {
    let subject = Subject(type: scope, place: 0)
    guard let estates = register.estates, let facilities = register.facilities else {
      let table = register.estates == nil ? "estates" : "facilities"
      return [maker.finding(subject, .unknown(.tableMissing, settledBy: table))]
    }
    var (met, unmet, open) = (0, 0, 0)
    for outcome in rule.judge(estates, facilities, register, due: nil) {
      switch outcome.state {
      case .met: met += 1
      case .unmet: unmet += 1
      case .unknown: open += 1
      case .notApplicable, .report, .tooEarly: break
      }
    }
    var outcome = RuleOutcome(.report)
    outcome.actual = met + unmet > 0 ? Double(met) / Double(met + unmet) : nil
    outcome.unit = .share
    outcome.evidence.formula = .rate(met: met, of: met + unmet, undecided: open)
    return [maker.finding(subject, outcome)]
  }
}

extension ClauseKind {
  /// Whether clauses of this kind are judged: they are neither pending nor not computable.
  public var isJudged: Bool {
    switch self {
    case .pending, .notComputable: false
    default: true
    }
  }
}

extension AdministrativeUnit.Level {
  init?(_ type: SubjectType) {
    switch type {
    case .village: self = .village
    case .community: self = .community
    case .township: self = .township
    default: return nil
    }
  }
}

extension SubjectType {
  init(_ level: AdministrativeUnit.Level) {
    switch level {
    case .village: self = .village
    case .community: self = .community
    case .township: self = .township
    }
  }
}

extension RoomKind {
  /// The kinds of facility that provide elder care in a village.
  static let villageCare: Set<RoomKind> = homeCare.union([.villageHappinessHome])
}
