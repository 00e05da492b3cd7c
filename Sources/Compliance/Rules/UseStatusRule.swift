import CareModel

extension ClauseKind {
  /// Rooms that are handed over, standing and not put to another use.
  static let useStatus = ClauseKind(
    "use_status", scopes: [.of(.facility)], help: "`kinds`", rule: UseStatusRule.self)
}

/// Requires that every room has been handed over, has not been pulled down and has not been put to
/// another use: 未移交、擅自拆除或改变其用途.
///
/// The status in the ledger decides. A planned room is not due yet. An idle or closed room passes,
/// since it breaches another duty, not this one. A room that is known not to have been handed over
/// fails, unless it is planned; otherwise a room without a status is undecided.
///
/// Worked example: a room marked 改变用途 fails with reason `changed_use`; a room without a status and
/// without a handover value is `indeterminate(status_unknown)`.
struct UseStatusRule: ClauseRule {
  let kinds: Set<RoomKind>

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? RoomKind.homeCare
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] { subjects.eachFacility(judge) }

  /// Judges one facility by its kind, its status and its handover.
  private func judge(_ facility: Facility) -> RuleOutcome {
    guard let kind = facility.kind else {
      // A facility of unknown kind may not be a care room, so that a violation is not certain.
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
