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

  /// Judges from the findings of the clauses.
  ///
  /// Whoever may not be asked (`unsure`) can leave the rate open, and never keeps or breaks a clause.
  func judge(_ findings: [Finding], unsure: Set<Subject> = []) -> RuleOutcome {
    var states: [Subject: (breaks: Bool, isOpen: Bool, isAsked: Bool)] = [:]
    for finding in findings where finding.effect != .legacy {
      var state = states[finding.subject] ?? (false, false, false)
      let isUnsure = unsure.contains(finding.subject)
      switch finding.verdict {
      case .pass where isUnsure, .passLate where isUnsure: continue
      case .fail where isUnsure, .notDue where isUnsure: state.isOpen = true
      case .fail, .notDue: state.breaks = true
      case .indeterminate: state.isOpen = true
      case .pass, .passLate: break
      case .notApplicable, .reportOnly: continue
      }
      state.isAsked = true
      states[finding.subject] = state
    }
    let asked = states.values.filter(\.isAsked)
    let broken = asked.count(where: \.breaks)
    let open = asked.count { !$0.breaks && $0.isOpen }
    let met = asked.count - broken - open
    guard !asked.isEmpty else {
      return unsure.isEmpty
        ? RuleOutcome(.notApplicable, .noSubjects)
        : .unknown(.unitUnknown, settledBy: "townships.township_type")
    }
    // Counts are compared, not shares: of 30,000 a single one is less than a share is rounded to.
    let wanted = Amount.rounded(target * Double(asked.count))
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
