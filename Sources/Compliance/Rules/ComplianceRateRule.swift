import CareModel

extension ClauseKind {
  /// A share of subjects that comply with other clauses.
  static let complianceRate = ClauseKind(
    "compliance_rate", scopes: [.of(.city), .of(.county)],
    help: "`clauses`, `target`, `unit_type`, `by_county` (also each county of the new estates)",
    rule: ComplianceRateRule.self, isJudgedLast: true)
}

/// Requires that a target share of subjects complies with a set of clauses.
///
/// A subject complies if at least one of the clauses applies to it and every one that applies is met.
/// It does not comply if one of them fails; otherwise it is undecided. Subjects that predate the rule
/// are left out. Undecided subjects are in neither the numerator nor the denominator of the reported
/// rate. Counting all of them as non-compliant, or all as compliant, gives bounds, and the target is
/// met or missed only if both bounds are on the same side of it. If no clause applies to any subject,
/// the rule does not apply.
///
/// Worked example: of 12 estates, 9 comply with WZ-1 to WZ-3, 2 do not comply and 1 is undecided. The
/// rate is 9/11, with bounds of 9/12 and 10/12. A target of 100 % is certainly missed.
struct ComplianceRateRule: ClauseRule {
  let clauses: [String]
  let target: Double
  let unitType: AdministrativeUnit.TownshipType?
  let byCounty: Bool

  init?(_ parameters: inout ClauseParameters) {
    clauses = parameters.texts("clauses") ?? []
    target = parameters.share("target") ?? 1
    unitType = parameters.choice("unit_type")
    byCounty = parameters.flag("by_county") ?? false
    guard !clauses.isEmpty else {
      parameters.require("clauses: [WZ-1, …]")
      return nil
    }
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let counties = byCounty ? subjects.index.newEstates.counties.indices : 0..<0
    return [subjects.finding(subjects.scope, 0, judge(subjects, county: nil))]
      + counties.map { subjects.finding(.county, $0 + 1, judge(subjects, county: $0)) }
  }

  /// Judges the whole region or, given its index, the new estates of a county.
  private func judge(_ subjects: ClauseSubjects, county: Int?) -> RuleOutcome {
    let asked = subjects.policy.clauses.enumerated().filter { clauses.contains($0.element.id) }
    // A missing table must not look like a city without any estates.
    let tables = asked.compactMap { $0.element.scope?.table }
    if let missing = tables.first(where: { !subjects.register.has($0) }) {
      return .missing(missing)
    }
    let findings = asked.lazy.flatMap { subjects.earlier[$0.offset] }
    let estates = subjects.index.newEstates
    let outcome =
      if let county {
        judge(Tally(findings, inCounty: county, estates))
      } else {
        judge(tally(findings, subjects.register.townships ?? []))
      }
    // A single failing subject disproves a target of "all" even in incomplete tables. Any other
    // outcome is conclusive only if the tables cover the whole region.
    return outcome.state == .unmet && target >= 1 ? outcome : subjects.ofWholeRegion(outcome)
  }

  private func tally(
    _ findings: some Sequence<Finding>, _ townships: [AdministrativeUnit]
  ) -> Tally {
    var tally = Tally()
    for finding in findings {
      guard let unitType else {
        tally.add(finding)
        continue
      }
      guard finding.subject.type == .township else { continue }
      let type = townships[finding.subject.index].townshipType
      if type == nil || type == unitType { tally.add(finding, isUnsure: type == nil) }
    }
    return tally
  }

  /// The findings of the clauses, combined for each subject.
  private struct Tally {
    /// The combined findings of a subject.
    private struct State: OptionSet {
      let rawValue: UInt8
      static let asked = State(rawValue: 1)
      static let open = State(rawValue: 2)
      static let broken = State(rawValue: 4)
    }
    private var states: [SubjectType: [State]] = [:]
    /// Whether there is a finding for a subject that may not belong in the rate.
    private(set) var hasUnsure = false

    init() {}

    /// The findings about the new estates of a county. An estate that names no county may belong to it.
    init(_ findings: some Sequence<Finding>, inCounty county: Int, _ estates: NewEstateIndex) {
      for finding in findings where finding.subject.type == .newEstate {
        let own = estates.county(ofRow: finding.subject.index)
        if own == nil || own == county { add(finding, isUnsure: own == nil) }
      }
    }

    /// Adds a finding. `isUnsure` means that its subject may not belong in the rate.
    mutating func add(_ finding: Finding, isUnsure: Bool = false) {
      hasUnsure = hasUnsure || isUnsure
      guard finding.effect != .legacy else { return }
      let state: State
      switch finding.verdict {
      case .pass, .passLate:
        if isUnsure { return }
        state = .asked
      case .fail, .notDue: state = isUnsure ? [.asked, .open] : [.asked, .broken]
      case .indeterminate: state = [.asked, .open]
      case .notApplicable, .reportOnly: return
      }
      let index = finding.subject.index
      let missing = index + 1 - (states[finding.subject.type]?.count ?? 0)
      if missing > 0 {
        states[finding.subject.type, default: []].append(
          contentsOf: repeatElement([], count: missing))
      }
      states[finding.subject.type]?[index].formUnion(state)
    }

    /// The number of subjects to which a clause applies, and of those among them that do not comply
    /// and that are undecided.
    var counts: (asked: Int, broken: Int, open: Int) {
      var counts = (asked: 0, broken: 0, open: 0)
      for state in states.values.joined() where state.contains(.asked) {
        counts.asked += 1
        if state.contains(.broken) {
          counts.broken += 1
        } else if state.contains(.open) {
          counts.open += 1
        }
      }
      return counts
    }
  }

  private func judge(_ tally: Tally) -> RuleOutcome {
    let (asked, broken, open) = tally.counts
    let met = asked - broken - open
    guard asked > 0 else {
      return tally.hasUnsure
        ? .unknown(.unitUnknown, settledBy: "townships.township_type")
        : RuleOutcome(.notApplicable, .noSubjects)
    }
    // Counts are compared rather than shares: one subject of 30,000 is less than the precision to
    // which shares are rounded.
    let wanted = Amount.rounded(target * Double(asked))
    var outcome: RuleOutcome
    if Double(met) >= wanted {
      outcome = RuleOutcome(.met(since: nil))
    } else if Double(met + open) < wanted {
      outcome = RuleOutcome(.unmet, .rateShort)
    } else {
      outcome = .unknown(.undecidedSubjects, settledBy: clauses.joined(separator: ", "))
    }
    outcome.required = target
    outcome.actual = met + broken > 0 ? Double(met) / Double(met + broken) : nil
    outcome.unit = .share
    outcome.evidence.calculation = RateCalculation(
      met: met, decided: met + broken, undecided: open)
    return outcome
  }
}
