import CareModel

/// What a rule finds for a subject, before dates of the clause and of the document say what it means.
struct RuleOutcome: Sendable {
  enum State: Sendable, Equatable {
    /// Met; since when, where that is known.
    case met(since: CalendarDate?)
    case unmet
    case unknown
    case notApplicable
    case report
    /// Not met, and the subject's own dates say that it is too early to ask.
    case tooEarly
  }

  var state: State
  var reason: FindingReason?
  var required: Double?
  var actual: Double?
  var unit: FindingUnit?
  var evidence = Evidence()
  /// The day by which the version of the rule is chosen; `nil` inside where the subject has one that is
  /// not known.
  var decidingDate: CalendarDate??

  init(_ state: State, _ reason: FindingReason? = nil) {
    self.state = state
    self.reason = reason
  }

  /// Undecided because of a field, `table.field`, that would settle it.
  static func unknown(_ reason: FindingReason, settledBy field: String) -> RuleOutcome {
    var outcome = RuleOutcome(.unknown, reason)
    outcome.evidence.settles = field
    return outcome
  }

  /// The outcome for a new estate, whose days choose the version of the rule. Rules for estates in town
  /// fail nobody who may lie in the country.
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

/// Turns what a rule found into a finding: the verdict by the due date, the effect by the document.
struct FindingMaker {
  let policy: Policy
  let place: Int
  let clause: Clause
  let asOf: CalendarDate?

  init(_ policy: Policy, _ place: Int, asOf: CalendarDate?) {
    self.policy = policy
    self.place = place
    clause = policy.clauses[place]
    self.asOf = asOf
  }

  func finding(_ subject: Subject, _ outcome: RuleOutcome) -> Finding {
    var (verdict, reason) = verdict(outcome)
    var effect = policy.effect(of: clause, on: asOf)
    var evidence = outcome.evidence
    if let deciding = outcome.decidingDate, effect == .binding || effect == .soft {
      if let first = clause.appliesFrom ?? policy.effective {
        if let deciding {
          if deciding < first { effect = .legacy }
        } else if verdict == .fail {
          // Nobody can say which version of the rule the estate was permitted under.
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
      clause: place, subject: subject, verdict: verdict, effect: effect, reason: reason,
      required: outcome.required, actual: outcome.actual, unit: outcome.unit, due: clause.due,
      daysLeft: daysLeft, evidence: evidence)
  }

  private var daysLeft: Int? {
    guard let due = clause.due, let asOf else { return nil }
    return due.daysSince1970 - asOf.daysSince1970
  }

  private func verdict(_ outcome: RuleOutcome) -> (ClauseVerdict, FindingReason?) {
    switch outcome.state {
    case .notApplicable: (.notApplicable, outcome.reason)
    case .report: (.reportOnly, outcome.reason)
    case .unknown: (.indeterminate, outcome.reason)
    case .tooEarly: (.notDue, outcome.reason)
    case .met(let since): met(since)
    case .unmet: unmet(outcome.reason)
    }
  }

  private func met(_ since: CalendarDate?) -> (ClauseVerdict, FindingReason?) {
    guard let due = clause.due else { return (.pass, nil) }
    if let since { return since > due ? (.passLate, nil) : (.pass, nil) }
    // Before the due date whatever is met is met in time.
    if let asOf, asOf <= due { return (.pass, nil) }
    return (.pass, .dateUnknown)
  }

  private func unmet(_ reason: FindingReason?) -> (ClauseVerdict, FindingReason?) {
    guard let due = clause.due else { return (.fail, reason) }
    guard let asOf else { return (.indeterminate, .asOfUnknown) }
    return asOf <= due ? (.notDue, reason) : (.fail, reason)
  }
}
