import CareModel

/// The outcome of a rule for a subject, before the dates of the clause and of the document turn it
/// into a verdict and an effect.
package struct RuleOutcome: Sendable {
  package enum State: Sendable, Equatable {
    /// Met, since the given day if it is known.
    case met(since: CalendarDate?)
    case unmet
    case unknown
    case notApplicable
    case report
    /// Not met, but by the subject's own dates it need not be met yet.
    case tooEarly
  }

  package var state: State
  package var reason: FindingReason?
  package var required: Double?
  package var actual: Double?
  package var unit: FindingUnit?
  package var evidence = Evidence()
  /// The day that decides which version of the rule applies: nil if the subject has no such day,
  /// `.some(nil)` if it has one that is unknown.
  var decidingDate: CalendarDate??
  /// The due date, if it is not that of the clause: `.some(nil)` if there is none.
  var due: CalendarDate??
  /// Whether it is an aim though the clause is binding.
  var isSoft = false

  package init(_ state: State, _ reason: FindingReason? = nil) {
    self.state = state
    self.reason = reason
  }

  /// An undecided outcome that the given field, as `table.field`, would settle.
  package static func unknown(_ reason: FindingReason, settledBy field: String) -> RuleOutcome {
    var outcome = RuleOutcome(.unknown, reason)
    outcome.evidence.settles = field
    return outcome
  }

  /// Makes the outcome undecided because of a missing field.
  mutating func leaveOpen(_ why: FindingReason, settledBy field: String) {
    (state, reason) = (.unknown, why)
    evidence.settles = field
  }

  /// An undecided outcome because of a missing table.
  static func missing(_ table: Register.Table) -> RuleOutcome {
    .unknown(.tableMissing, settledBy: table.rawValue)
  }

  /// The same outcome for a new estate, whose dates decide which version of the rule applies.
  ///
  /// If it is unknown whether the estate is urban or rural, a fail becomes undecided, because the
  /// rules apply only to urban estates.
  func of(_ estate: NewEstate) -> RuleOutcome {
    var outcome = self
    outcome.decidingDate = .some(estate.decidingDate)
    if estate.setting == nil, state == .unmet {
      (outcome.state, outcome.reason) = (.unknown, .settingUnknown)
      outcome.evidence.settles = "new_estates.setting"
    }
    return outcome
  }
}

/// Turns the outcome of a rule into a finding. The due date determines the verdict; the document and
/// the subject's deciding date determine the effect.
struct FindingMaker {
  let policy: Policy
  /// The index of `clause` in the policy.
  let index: Int
  let clause: Clause
  let asOf: CalendarDate?
  /// Whether facilities or rooms are in doubt because no day is given.
  private let lacksDay: Bool

  init(_ policy: Policy, _ index: Int, _ register: Register) {
    self.policy = policy
    self.index = index
    clause = policy.clauses[index]
    asOf = register.asOf
    lacksDay = register.lacksDay
  }

  func finding(_ subject: Subject, _ outcome: RuleOutcome) -> Finding {
    var (verdict, reason) = verdict(outcome)
    var effect = policy.effect(of: clause, on: asOf)
    if outcome.isSoft, effect == .binding { effect = .soft }
    let due = outcome.due ?? clause.due
    var evidence = outcome.evidence
    if lacksDay, verdict == .indeterminate, reason == .statusUnknown {
      reason = .asOfUnknown
      evidence.settles = ["study.as_of", evidence.settles].compactMap(\.self).joined(
        separator: ", ")
    }
    if let deciding = outcome.decidingDate, effect == .binding || effect == .soft {
      if let first = clause.appliesFrom ?? policy.effective {
        if let deciding {
          if deciding < first { effect = .legacy }
        } else if verdict == .fail || reason == .roomUnlinked {
          // It is unknown under which version of the rule the estate was permitted.
          (verdict, reason) = (.indeterminate, .versionUnknown)
          evidence.settles = "new_estates.permit_date"
        }
      }
    }
    if !clause.unverified.isEmpty, verdict.isMet || verdict == .fail || verdict == .notDue {
      (verdict, reason) = (.indeterminate, .parameterUnverified)
      evidence.settles = clause.unverified.map { "\(clause.id).\($0)" }.joined(separator: ", ")
    }
    return Finding(
      clause: index, subject: subject, verdict: verdict, effect: effect, reason: reason,
      required: outcome.required, actual: outcome.actual, unit: outcome.unit, due: due,
      daysLeft: daysLeft(due), evidence: evidence)
  }

  private func daysLeft(_ due: CalendarDate?) -> Int? {
    guard let due, let asOf else { return nil }
    return due.daysSince1970 - asOf.daysSince1970
  }

  private func verdict(_ outcome: RuleOutcome) -> (ClauseVerdict, FindingReason?) {
    switch outcome.state {
    case .notApplicable: (.notApplicable, outcome.reason)
    case .report: (.reportOnly, outcome.reason)
    case .unknown: (.indeterminate, outcome.reason)
    case .tooEarly: (.notDue, outcome.reason)
    case .met(let since): met(since, outcome.due ?? clause.due)
    case .unmet: unmet(outcome.reason, outcome.due ?? clause.due)
    }
  }

  private func met(
    _ since: CalendarDate?, _ due: CalendarDate?
  ) -> (ClauseVerdict, FindingReason?) {
    guard let due else { return (.pass, nil) }
    if let since { return since > due ? (.passLate, nil) : (.pass, nil) }
    // Until the due date, a clause that is met is met in time.
    if let asOf, asOf <= due { return (.pass, nil) }
    return (.pass, .dateUnknown)
  }

  private func unmet(
    _ reason: FindingReason?, _ due: CalendarDate?
  ) -> (ClauseVerdict, FindingReason?) {
    guard let due else { return (.fail, reason) }
    guard let asOf else { return (.indeterminate, .asOfUnknown) }
    return asOf <= due ? (.notDue, reason) : (.fail, reason)
  }
}
