import CareModel
import Coverage
import Geodesy
import Wording

extension ClauseKind {
  /// Several services at one facility or in one unit.
  static let serviceMix = ClauseKind(
    "service_mix",
    scopes: [
      .of(.village, with: .facilities), .of(.community, with: .facilities),
      .of(.township, with: .facilities),
    ],
    help: """
      `services`, `at` (`one_facility`, `all_facilities`), `kinds`, `minimum_beds`, \
      `minimum_area`, `unit_type`
      """,
    rule: ServiceMixRule.self)
}

/// Requires all listed services at one facility or, as an option, at all facilities of the unit
/// together.
///
/// The list is a minimum. A facility whose row names no services at all might offer any of them.
///
/// Worked example: six services are required, and a township's centre offers 助餐、助浴、助洁 only:
/// fail, with the other three as missing. A second centre with those three makes a pass only under
/// `all_facilities`.
struct ServiceMixRule: ClauseRule {
  /// Whether all services must be offered by one facility or by the unit's facilities together.
  private enum ServicePlace: String, CaseIterable {
    case oneFacility = "one_facility"
    case allFacilities = "all_facilities"
  }

  let services: [CareService]
  let isAtOnePlace: Bool
  let kinds: Set<RoomKind>?
  let minimumBeds: Int?
  let minimumArea: Area?
  let unitType: AdministrativeUnit.TownshipType?

  init?(_ parameters: inout ClauseParameters) {
    services = parameters.choices("services") ?? []
    let place: ServicePlace? = parameters.choice("at")
    isAtOnePlace = place != .allFacilities
    kinds = parameters.kinds("kinds")
    minimumBeds = parameters.count("minimum_beds")
    minimumArea = parameters.area("minimum_area")
    unitType = parameters.choice("unit_type")
    guard !services.isEmpty else {
      parameters.require("services: [meals, …]")
      return nil
    }
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    subjects.eachUnit { judge(unit: $0, $1, subjects.register, $2) }
  }

  /// Judges one unit, given by its index in `units`.
  private func judge(
    unit: Int, _ units: [AdministrativeUnit], _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
    let facilities = register.facilities ?? []
    if let unitType {
      guard let own = units[unit].townshipType else {
        return .unknown(.unitUnknown, settledBy: "townships.township_type")
      }
      if own != unitType { return RuleOutcome(.notApplicable, .otherClass) }
    }
    let requirement = register.requirement(asOf: register.asOf)
    var evidence = Evidence()
    var open: FindingReason?
    // The services that no facility offers for certain, and those that none can offer.
    var (best, lacking, hopeless) = (services, services, services)
    for facility in members.facilities(in: unit) {
      let (answer, reason) = fits(facilities[facility], requirement)
      guard answer != false else {
        if reason != .otherKind { evidence.exclude(.facility(facility), reason) }
        continue
      }
      let lacks = facilities[facility].lacks(services)
      if answer == true {
        let offered = services.filter { !lacks.missing.contains($0) && !lacks.unknown.contains($0) }
        if services.count - offered.count < best.count {
          best = services.filter { !offered.contains($0) }
        }
        lacking.removeAll(where: offered.contains)
      }
      hopeless.removeAll { !lacks.missing.contains($0) }
      if answer == true, lacks.missing.isEmpty, lacks.unknown.isEmpty {
        evidence.use(.facility(facility))
        continue
      }
      let isUnclear = answer == nil || !lacks.unknown.isEmpty
      let own = lacks.unknown.isEmpty ? reason : .servicesUnknown
      if isUnclear, !isAtOnePlace || lacks.missing.isEmpty {
        open = open ?? own
        evidence.exclude(.facility(facility), own)
      } else if answer == true {
        evidence.exclude(.facility(facility), .servicesMissing)
      }
    }
    if !isAtOnePlace, !hopeless.isEmpty { open = nil }
    let missing = isAtOnePlace ? best : lacking
    var outcome: RuleOutcome
    if missing.isEmpty {
      outcome = RuleOutcome(.met(since: nil))
    } else if let open {
      outcome = .unknown(open, settledBy: open.facilityField)
    } else if couldOffer(
      members.possibleFacilities(in: unit), lacking: hopeless, facilities, requirement)
    {
      outcome = .unknown(.unitUnknown, settledBy: units[unit].level.fieldOfFacilities)
    } else {
      let hasAny = !members.facilities(in: unit).isEmpty
      outcome = RuleOutcome(.unmet, hasAny ? .servicesMissing : .nonePresent)
    }
    evidence.settles = outcome.evidence.settles
    evidence.calculation = OfferedServices(wanted: services.count, missing: missing)
    outcome.evidence = evidence
    outcome.required = Double(services.count)
    outcome.actual = Double(services.count - missing.count)
    return outcome
  }

  /// Whether facilities that may lie in the unit could offer the services: one of them all of them, or together those
  /// that the unit's own certainly lack.
  private func couldOffer(
    _ possible: [Int], lacking: [CareService], _ facilities: [Facility],
    _ requirement: RoomRequirement
  ) -> Bool {
    let fitting = possible.lazy.map { facilities[$0] }.filter { fits($0, requirement).0 != false }
    if isAtOnePlace { return fitting.contains { $0.lacks(services).missing.isEmpty } }
    var lacking = lacking
    var hasAny = false
    for facility in fitting {
      hasAny = true
      let missing = facility.lacks(services).missing
      lacking.removeAll { !missing.contains($0) }
    }
    return hasAny && lacking.isEmpty
  }

  /// Whether a facility meets the requirements other than services; nil if that is unknown. Unless it
  /// does, the reason is returned too.
  private func fits(
    _ facility: Facility, _ requirement: RoomRequirement
  ) -> (Bool?, FindingReason?) {
    let (answer, reason) = FacilityCriteria(kinds: kinds).counts(facility, requirement)
    if answer == false { return (false, reason) }
    if let minimumBeds {
      guard let beds = facility.beds else { return (nil, .bedsUnknown) }
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

/// How many of the services are offered, and which are missing.
private struct OfferedServices: Calculation {
  let wanted: Int
  let missing: [CareService]

  func text(_ language: Language) -> String {
    let offered = wanted - missing.count
    if missing.isEmpty {
      return Message(en: "\(offered) of \(wanted) services", zh: "应有\(wanted)项服务，实有\(offered)项")
        .text(language)
    }
    return Message(
      en:
        "\(offered) of \(wanted) services; missing: \(missing.map(\.englishName).joined(separator: ", "))",
      zh: "应有\(wanted)项服务，实有\(offered)项，缺少\(missing.map(\.chineseName).joined(separator: "、"))"
    ).text(language)
  }
}
