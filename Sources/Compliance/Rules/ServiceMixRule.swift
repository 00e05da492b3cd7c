import CareModel
import Coverage
import Geodesy

/// All of the services at one place (or, by option, over all places of the unit).
///
/// The list of a clause is a minimum. A place whose row names no service at all might offer any.
///
/// Worked example: a township's centre offers 助餐、助浴、助洁 and lacks the other three: fail, with the
/// three that are missing; a second centre with those three helps only under `all_facilities`.
public struct ServiceMixRule: Sendable {
  var services: [CareService]
  var isAtOnePlace = true
  var kinds: Set<RoomKind>?
  var minimumBeds: Int?
  var minimumArea: Area?
  var unitType: AdministrativeUnit.TownshipType?

  /// Judges one unit.
  func judge(
    unit place: Int, _ units: [AdministrativeUnit], _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
    guard let facilities = register.facilities else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    if let unitType {
      guard let own = units[place].townshipType else {
        return .unknown(.unitUnknown, settledBy: "townships.township_type")
      }
      if own != unitType { return RuleOutcome(.notApplicable, .otherClass) }
    }
    let requirement = register.requirement(asOf: register.asOf)
    var evidence = Evidence()
    var open: FindingReason?
    var best = services
    var lacking = services
    for number in members.facilities(in: place) {
      let (answer, reason) = fits(facilities[number], requirement)
      guard answer != false else {
        if reason != .otherKind { evidence.exclude(.facility(number), reason) }
        continue
      }
      let missing = facilities[number].missing(services)
      let isSilent = facilities[number].services.isEmpty && !missing.isEmpty
      if answer == true, !isSilent {
        if missing.count < best.count { best = missing }
        lacking.removeAll { !missing.contains($0) }
        if missing.isEmpty {
          evidence.use(.facility(number))
        } else {
          evidence.exclude(.facility(number), .servicesMissing)
        }
      } else if isSilent || missing.isEmpty || !isAtOnePlace {
        open = open ?? (isSilent ? .servicesUnknown : reason)
        evidence.exclude(.facility(number), isSilent ? .servicesUnknown : reason)
      }
    }
    let missing = isAtOnePlace ? best : lacking
    var outcome: RuleOutcome
    if missing.isEmpty {
      outcome = RuleOutcome(.met(since: nil))
    } else if let open {
      outcome = .unknown(open, settledBy: open.facilityField)
    } else if members.hasUnplacedFacilities {
      outcome = .unknown(.unitUnknown, settledBy: "facilities.township")
    } else {
      let hasAny = !members.facilities(in: place).isEmpty
      outcome = RuleOutcome(.unmet, hasAny ? .servicesMissing : .nonePresent)
    }
    evidence.settles = outcome.evidence.settles
    evidence.formula = .services(missing: missing.map(\.rawValue))
    outcome.evidence = evidence
    outcome.required = Double(services.count)
    outcome.actual = Double(services.count - missing.count)
    return outcome
  }

  /// Whether a facility is one to look at.
  private func fits(
    _ facility: Facility, _ requirement: RoomRequirement
  ) -> (Bool?, FindingReason?) {
    let presence = PresenceRule(kinds: kinds)
    let (answer, reason) = presence.counts(facility, requirement)
    if answer == false { return (false, reason) }
    if let minimumBeds {
      guard let beds = facility.beds else { return (nil, .areaUnknown) }
      if beds < minimumBeds { return (false, .placeTooSmall) }
    }
    if let minimumArea {
      switch facility.area.isAtLeast(minimumArea) {
      case false?: return (false, .placeTooSmall)
      case nil: return (nil, .areaUnknown)
      case true?: break
      }
    }
    return (answer, reason)
  }
}
