import CareModel

/// The share of facilities of some kinds that have a rating.
///
/// Recorded as unrated means no star; a blank leaves the share undecided where it could matter.
struct RatedShare: RegionCounter {
  let kinds: Set<RoomKind>
  let target: Double?

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? [.careInstitution]
    target = parameters.share("rated_share")
  }

  func outcome(inRegion subjects: ClauseSubjects) -> RuleOutcome {
    guard let facilities = subjects.register.facilities else { return .missing(.facilities) }
    let requirement = subjects.register.requirement(asOf: subjects.register.asOf)
    var (rated, open, all) = (0, 0, 0)
    var reason: FindingReason?
    for facility in facilities {
      guard let kind = facility.kind else {
        open += 1
        reason = .kindUnknown
        continue
      }
      guard kinds.contains(kind) else { continue }
      switch UseState(facility, requirement) {
      case .fails: continue
      case .unknown:
        open += 1
        reason = reason ?? .statusUnknown
        continue
      case .inUse: all += 1
      }
      switch facility.rating {
      case .stars?: rated += 1
      case .unrated?: break
      case nil:
        (all, open, reason) = (all - 1, open + 1, reason ?? .ratingUnknown)
      }
    }
    return subjects.ofWholeRegion(outcome(rated, all, open, reason))
  }

  private func outcome(_ rated: Int, _ all: Int, _ open: Int, _ reason: FindingReason?)
    -> RuleOutcome
  {
    guard all + open > 0 else { return RuleOutcome(.notApplicable, .noSubjects) }
    let (least, most) = (Double(rated), Double(rated + open))
    var outcome: RuleOutcome
    if let target {
      // Facilities in doubt may raise the share or, unrated, lower it.
      let whole = Double(all + open)
      if least >= Amount.rounded(target * whole) {
        outcome = RuleOutcome(.met(since: nil))
      } else if most < Amount.rounded(target * whole) {
        outcome = RuleOutcome(.unmet, .rateShort)
      } else {
        let why = reason ?? .ratingUnknown
        outcome = .unknown(why, settledBy: why.facilityField)
      }
    } else {
      outcome = RuleOutcome(.report)
    }
    outcome.required = target
    outcome.actual = all > 0 ? Double(rated) / Double(all) : nil
    outcome.unit = .share
    outcome.evidence.calculation = RateCalculation(met: rated, decided: all, undecided: open)
    return outcome
  }
}
