import CareModel

/// The share of subjects that keep all of some clauses, against a target.
///
/// A subject keeps them when each is met (or is not about it) and at least one is about it; it breaks them
/// when one fails; else it is undecided. Subjects that predate the rule are left out. The undecided are in
/// neither part of the rate; they leave bounds, and only when both bounds lie on the same side of the
/// target is it kept or missed. Without anybody in the rate there is none.
///
/// Worked example: of 12 estates 9 keep WZ-1 to WZ-3, 2 break one and 1 is undecided: 9/11, between
/// 9/12 and 10/12. A target of 100 % is missed for certain.
public struct ComplianceRateRule: Sendable {
  var clauses: [String]
  var target = 1.0
  var unitType: AdministrativeUnit.TownshipType?

  /// What the asked clauses found, by subject.
  struct Tally {
    /// What is known of a subject.
    private struct State: OptionSet {
      let rawValue: UInt8
      static let asked = State(rawValue: 1)
      static let open = State(rawValue: 2)
      static let broken = State(rawValue: 4)
    }
    private var states: [SubjectType: [State]] = [:]
    /// Whether any finding is of a subject that may not be among those asked about.
    private(set) var hasUnsure = false

    /// Notes a finding; `isUnsure` where the rate may not be about its subject.
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
      let place = finding.subject.place
      let missing = place + 1 - (states[finding.subject.type]?.count ?? 0)
      if missing > 0 {
        states[finding.subject.type, default: []].append(
          contentsOf: repeatElement([], count: missing))
      }
      states[finding.subject.type]?[place].formUnion(state)
    }

    /// How many subjects were asked about, break a clause, and are undecided.
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

  func judge(_ tally: Tally) -> RuleOutcome {
    let (asked, broken, open) = tally.counts
    let met = asked - broken - open
    guard asked > 0 else {
      return tally.hasUnsure
        ? .unknown(.unitUnknown, settledBy: "townships.township_type")
        : RuleOutcome(.notApplicable, .noSubjects)
    }
    // Counts are compared, not shares: of 30,000 a single one is less than a share is rounded to.
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
    outcome.evidence.formula = .rate(met: met, of: met + broken, undecided: open)
    return outcome
  }
}
