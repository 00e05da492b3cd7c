extension ClauseKind {
  /// The share of estates with a facility within their service circle.
  static let circleCoverage = ClauseKind(
    "circle_coverage",
    scopes: [
      .of(.city, with: .estates, .facilities), .of(.county, with: .estates, .facilities),
    ],
    help: "as `within_circle`; reports a share", rule: CircleCoverageRule.self, usesCircle: true)
}

/// Reports the share of estates that have a qualifying facility within their service circle. It never fails.
///
/// Each estate is judged as by `WithinCircleRule`; undecided estates are not part of the share.
///
/// Worked example: of 10 old estates, 6 are covered, 2 are not and 2 are undecided: `report_only`, 75 %.
struct CircleCoverageRule: ClauseRule {
  let circle: WithinCircleRule

  init(_ parameters: inout ClauseParameters) {
    circle = WithinCircleRule(&parameters)
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let outcome = subjects.missing ?? share(asked(subjects))
    return [subjects.finding(subjects.scope, 0, outcome)]
  }

  /// The outcomes of the estates that are asked about.
  private func asked(_ subjects: ClauseSubjects) -> [RuleOutcome] {
    let outcomes = circle.outcomes(subjects, due: nil)
    return outcomes.indices.filter { subjects.index.asked.contains(.estate, $0) }.map {
      outcomes[$0]
    }
  }

  private func share(_ estates: [RuleOutcome]) -> RuleOutcome {
    var (met, unmet, open) = (0, 0, 0)
    for estate in estates {
      switch estate.state {
      case .met: met += 1
      case .unmet: unmet += 1
      case .unknown: open += 1
      case .notApplicable, .report, .tooEarly: break
      }
    }
    var outcome = RuleOutcome(.report)
    outcome.actual = met + unmet > 0 ? Double(met) / Double(met + unmet) : nil
    outcome.unit = .share
    outcome.evidence.calculation = RateCalculation(met: met, decided: met + unmet, undecided: open)
    return outcome
  }
}
