import CareModel

/// No room stays unhanded, is pulled down or is put to another use: 未移交、擅自拆除或改变其用途.
///
/// The status of the ledger decides. A room that is planned is not due yet; one that is idle or closed
/// breaks another duty, not this one. Without a status, a handover that is known to be missing is a fail,
/// and anything else is undecided.
///
/// Worked example: a room marked 改变用途 fails with reason `changed_use`; one without a status and without
/// a handover column is `indeterminate(status_unknown)`.
public struct UseStatusRule: Sendable {
  var kinds: Set<RoomKind> = RoomKind.homeCare

  /// Judges one facility.
  func judge(_ facility: Facility) -> RuleOutcome {
    guard let kind = facility.kind else {
      // What is no care room at all breaks nothing.
      return violation(facility) == nil
        ? RuleOutcome(.notApplicable, .kindUnknown)
        : .unknown(.kindUnknown, settledBy: "facilities.facility_type")
    }
    guard kinds.contains(kind) else { return RuleOutcome(.notApplicable, .otherKind) }
    if let reason = violation(facility) { return RuleOutcome(.unmet, reason) }
    switch facility.status {
    case .planned?: return RuleOutcome(.tooEarly, .notDelivered)
    case nil: return .unknown(.statusUnknown, settledBy: "facilities.use_status")
    default: return RuleOutcome(.met(since: nil))
    }
  }

  private func violation(_ facility: Facility) -> FindingReason? {
    switch facility.status {
    case .notHandedOver?: .notHandedOver
    case .demolished?: .demolished
    case .changedUse?: .changedUse
    default: facility.isHandedOver == false && facility.status != .planned ? .notHandedOver : nil
    }
  }
}
