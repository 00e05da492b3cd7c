import CareModel

extension ClauseKind {
  /// Rooms that are handed over, standing and not put to another use.
  static let useStatus = ClauseKind(
    "use_status", scopes: [.of(.facility), .of(.room)], help: "`kinds`", rule: UseStatusRule.self)
}

/// Requires that every room has been handed over, has not been pulled down and has not been put to
/// another use: 未移交、擅自拆除或改变其用途.
///
/// Facilities are judged, and the rooms of new estates. The status in the ledger decides, then the day of
/// the handover. A planned room is not due yet, nor is the handover of a room whose estate is delivered only
/// later. An idle or closed room passes, since it breaches another duty, not this one. A room that is known
/// not to have been handed over fails; otherwise a room without a status is undecided.
///
/// Worked example: a room marked 改变用途 fails with reason `changed_use`; a room without a status and
/// without a handover value is `indeterminate(status_unknown)`; a room marked 未移交 of an estate that is
/// delivered next year is `not_due(estate_not_delivered)`.
struct UseStatusRule: ClauseRule {
  let kinds: Set<RoomKind>

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? RoomKind.homeCare
  }

  var furtherScopes: [SubjectType] { [.room] }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let register = subjects.register
    guard subjects.scope == .room else {
      return subjects.eachFacility { judge($0, register) }
    }
    let rooms = register.rooms ?? []
    let index = subjects.index.newEstates
    return subjects.each(.room, count: rooms.count) { room in
      let isEarly = index.isUndelivered(
        index.estates(of: room, rooms[room]), register.newEstates ?? [], asOf: register.asOf)
      return judge(rooms[room], isUndelivered: isEarly, register, table: "rooms")
    }
  }

  /// Judges one facility by its kind, its status and its handover.
  private func judge(_ facility: Facility, _ register: Register) -> RuleOutcome {
    if let kind = facility.kind, !kinds.contains(kind) {
      return RuleOutcome(.notApplicable, .otherKind)
    }
    let outcome = judge(facility, isUndelivered: false, register, table: "facilities")
    guard facility.kind == nil else { return outcome }
    // A facility of unknown kind may not be a care room, so that a violation is not certain.
    return outcome.state == .unmet
      ? .unknown(.kindUnknown, settledBy: "facilities.facility_type")
      : RuleOutcome(.notApplicable, .kindUnknown)
  }

  private func judge(
    _ supply: some CareSupply, isUndelivered: Bool, _ register: Register, table: String
  ) -> RuleOutcome {
    switch supply.status {
    case .demolished?: return RuleOutcome(.unmet, .demolished)
    case .changedUse?: return RuleOutcome(.unmet, .changedUse)
    case .planned?: return RuleOutcome(.tooEarly, .notDelivered)
    default: break
    }
    if supply.status == .notHandedOver || supply.isHandedOver == false {
      return isUndelivered
        ? RuleOutcome(.tooEarly, .notDelivered) : RuleOutcome(.unmet, .notHandedOver)
    }
    guard supply.status != nil else {
      return .unknown(.statusUnknown, settledBy: "\(table).use_status")
    }
    guard let handover = supply.days(.handover) else { return RuleOutcome(.met(since: nil)) }
    guard let last = register.lastCertainDay else {
      return .unknown(.asOfUnknown, settledBy: "study.as_of")
    }
    if handover.upperBound <= last { return RuleOutcome(.met(since: nil)) }
    if register.asOf == nil { return .unknown(.asOfUnknown, settledBy: "study.as_of") }
    // In use, yet to be handed over on a later day: one of the two is wrong.
    return .unknown(.dateUnknown, settledBy: "\(table).handover_date")
  }
}
