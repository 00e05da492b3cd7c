import CareModel

/// The share of nursing beds (护理型床位) among the beds of facilities of some kinds.
///
/// Only facilities in use count. One of unknown kind, state or beds leaves the share undecided, unless it is decided
/// whatever the answer: an institution of 100 beds has between 0 and 100 nursing beds.
///
/// Worked example: 40 of 60 beds and 30 of 50 are 70 of 110, which is 63.6 %.
struct NursingBedShare: RegionCounter {
  let kinds: Set<RoomKind>
  let target: Double?

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? [.careInstitution]
    target = parameters.share("nursing_bed_share")
  }

  /// The beds that are counted, and what is open.
  private struct Tally {
    var (beds, nursing) = (0, 0)
    /// Why the share is not known, and of how many beds it is unknown whether they are nursing beds; nil beds if even
    /// their number is unknown.
    var reason: FindingReason?
    var openBeds: Int? = 0

    mutating func leaveOpen(_ why: FindingReason, beds: Int? = nil) {
      reason = reason ?? why
      openBeds = openBeds.flatMap { open in beds.map { open + $0 } }
    }
  }

  func outcome(inRegion subjects: ClauseSubjects) -> RuleOutcome {
    guard let facilities = subjects.register.facilities else { return .missing(.facilities) }
    let requirement = subjects.register.requirement(asOf: subjects.register.asOf)
    var tally = Tally()
    for facility in facilities {
      guard let kind = facility.kind else {
        tally.leaveOpen(.kindUnknown)
        continue
      }
      guard kinds.contains(kind) else { continue }
      switch UseState(facility, requirement) {
      case .fails: continue
      case .unknown: tally.leaveOpen(.statusUnknown)
      case .inUse: add(facility, to: &tally)
      }
    }
    return subjects.ofWholeRegion(outcome(tally))
  }

  private func add(_ facility: Facility, to tally: inout Tally) {
    guard let beds = facility.beds else { return tally.leaveOpen(.bedsUnknown) }
    guard let nursing = facility.nursingBeds, nursing <= beds else {
      // More nursing beds than beds are as good as none stated.
      return tally.leaveOpen(.bedsUnknown, beds: beds)
    }
    tally.beds += beds
    tally.nursing += nursing
  }

  private func outcome(_ tally: Tally) -> RuleOutcome {
    guard tally.beds > 0 || tally.reason != nil else {
      return RuleOutcome(.notApplicable, .noSubjects)
    }
    var outcome = RuleOutcome(.report)
    if let target, tally.reason == nil || tally.openBeds != nil {
      let open = tally.openBeds ?? 0
      let wanted = Amount.rounded(target * Double(tally.beds + open))
      if Double(tally.nursing) >= wanted {
        outcome = RuleOutcome(.met(since: nil))
      } else if Double(tally.nursing + open) < wanted {
        outcome = RuleOutcome(.unmet, .rateShort)
      } else {
        outcome = .unknown(tally.reason ?? .bedsUnknown, settledBy: "facilities.nursing_beds")
      }
    } else if let reason = tally.reason {
      outcome = .unknown(reason, settledBy: reason.facilityField)
    }
    outcome.required = target
    outcome.actual = tally.beds > 0 ? Double(tally.nursing) / Double(tally.beds) : nil
    outcome.unit = .share
    outcome.evidence.calculation = RateCalculation(
      met: tally.nursing, decided: tally.beds, undecided: tally.openBeds ?? 0)
    return outcome
  }
}
