import CareModel
import Coverage
import Geodesy

/// Requires a minimum number of facilities of given kinds, with given services or with a rating, in
/// each unit or in the whole region.
///
/// Only facilities in use count. A facility of unknown kind, status or rating might count: it never
/// proves a pass, and it prevents a certain fail. With declared sharing, a facility of another unit
/// counts if one of the units declares that they share it, or if the facility declares that it serves
/// the unit. If a distance for neighbours is set, the areas of the two units must also be within it.
/// Sharing is not transitive: only direct declarations count.
///
/// Worked example: village B has no room, its neighbour A has one, and B's row says 共用村 A: pass.
/// Without the declaration, B fails with reason `sharing_undeclared`. Village C, which shares with B,
/// cannot count the room of A.
public struct PresenceRule: Sendable {
  var minimum = 1
  var kinds: Set<RoomKind>?
  var services: [CareService] = []
  var ratingAtLeast: Int?
  var allowsSharing = false
  var neighbourDistance: Length?
  var unitType: AdministrativeUnit.TownshipType?

  /// Whether a facility counts; nil if that is unknown. Unless it counts, the reason is returned too.
  func counts(_ facility: Facility, _ requirement: RoomRequirement) -> (Bool?, FindingReason?) {
    var open: FindingReason?
    if let kinds {
      guard let kind = facility.kind else { return (nil, .kindUnknown) }
      guard kinds.contains(kind) else { return (false, .otherKind) }
    }
    if !services.isEmpty {
      switch facility.offers(services) {
      case false?: return (false, .servicesMissing)
      case nil: open = .servicesUnknown
      case true?: break
      }
    }
    switch UseState(facility, requirement) {
    case .fails: return (false, .onlyUnusable)
    case .unknown: open = open ?? .statusUnknown
    case .inUse: break
    }
    if let ratingAtLeast {
      switch facility.rating {
      case .stars(let stars)?:
        if stars < ratingAtLeast { return (false, .ratingUnknown) }
      case .unrated?: return (false, .unrated)
      case nil: open = open ?? .ratingUnknown
      }
    }
    return open == nil ? (true, nil) : (nil, open)
  }

  /// Judges a set of facilities. `mayHaveMore` means that facilities of unknown location might belong
  /// to the set.
  func judge(_ candidates: [Int], _ register: Register, mayHaveMore: Bool) -> RuleOutcome {
    let facilities = register.facilities ?? []
    let requirement = register.requirement(asOf: register.asOf)
    var evidence = Evidence()
    var (certain, possible) = (0, 0)
    var open: FindingReason?
    for candidate in candidates {
      let (answer, reason) = counts(facilities[candidate], requirement)
      switch answer {
      case true?:
        certain += 1
        evidence.use(.facility(candidate))
      case nil:
        possible += 1
        open = open ?? reason
        evidence.exclude(.facility(candidate), reason)
      case false?:
        if reason != .otherKind { evidence.exclude(.facility(candidate), reason) }
      }
    }
    var outcome: RuleOutcome
    if certain >= minimum {
      outcome = RuleOutcome(.met(since: minimum == 1 ? firstDay(evidence, facilities) : nil))
    } else if certain + possible >= minimum, let open {
      outcome = .unknown(open, settledBy: open.facilityField)
    } else if isUnrecorded(facilities) {
      outcome = .unknown(.servicesUnknown, settledBy: "facilities.services")
    } else if mayHaveMore {
      outcome = .unknown(.unitUnknown, settledBy: "facilities.community")
    } else {
      outcome = RuleOutcome(.unmet, .nonePresent)
    }
    evidence.settles = outcome.evidence.settles
    evidence.formula = .count(certain: certain, possible: possible)
    outcome.evidence = evidence
    outcome.required = Double(minimum)
    outcome.actual = Double(certain)
    outcome.unit = .places
    return outcome
  }

  /// Whether no facility in the whole table certainly offers the services. It is then assumed that the
  /// table does not record them, rather than that nobody offers them.
  private func isUnrecorded(_ facilities: [Facility]) -> Bool {
    kinds == nil && !services.isEmpty && !facilities.contains { $0.offers(services) == true }
  }

  /// The first day on which one of the facilities that count was open; nil if the day of any of them
  /// is unknown.
  private func firstDay(_ evidence: Evidence, _ facilities: [Facility]) -> CalendarDate? {
    let days = evidence.used.compactMap { place -> CalendarDate? in
      guard case .facility(let number) = place else { return nil }
      return facilities[number].opening ?? facilities[number].handover
    }
    return days.count == evidence.used.count || days.isEmpty ? days.min() : nil
  }

  /// Judges one unit, given by its index in `units`.
  func judge(
    unit: Int, _ units: [AdministrativeUnit], _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
    guard register.facilities != nil else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    if let unitType {
      guard let own = units[unit].townshipType else {
        return .unknown(.unitUnknown, settledBy: "townships.township_type")
      }
      if own != unitType { return RuleOutcome(.notApplicable, .otherClass) }
    }
    var own = judge(
      members.facilities(in: unit), register, mayHaveMore: members.hasUnplacedFacilities)
    if allowsSharing, own.state == .unmet || own.state == .unknown {
      let sharing = SharedFacilities(unit, units, members, within: neighbourDistance)
      let shared = judge(
        members.facilities(in: unit) + sharing.certain, register, mayHaveMore: false)
      if case .met = shared.state { return shared }
      if own.state == .unmet {
        own = shared.state == .unknown ? shared : shortOf(own, sharing, register)
      }
    }
    return own
  }

  /// The outcome of a unit that does not meet the rule by itself, refined by what facilities of other
  /// units would suffice if they could be shared.
  private func shortOf(
    _ own: RuleOutcome, _ sharing: SharedFacilities, _ register: Register
  ) -> RuleOutcome {
    let wouldSuffice = { (candidates: [Int]) -> Bool in
      if case .met = judge(candidates, register, mayHaveMore: false).state { return true }
      return false
    }
    var outcome = own
    if wouldSuffice(sharing.certain + sharing.unsettled) {
      outcome.state = .unknown
      outcome.reason = .adjacencyUnknown
      outcome.evidence.settles = "villages.geometry"
    } else if wouldSuffice(sharing.notAdjacent) {
      outcome.reason = .sharingNotAdjacent
    } else if wouldSuffice(sharing.undeclared) {
      outcome.reason = .sharingUndeclared
    }
    return outcome
  }
}

/// The facilities of other units that a unit might share, grouped by whether it may.
struct SharedFacilities {
  /// Declared as shared, and the units are neighbours or need not be.
  var certain: [Int] = []
  /// Declared as shared, but it is unknown whether the units are neighbours.
  var unsettled: [Int] = []
  /// Declared as shared between units that are not neighbours.
  var notAdjacent: [Int] = []
  /// In a neighbouring unit, but not declared as shared.
  var undeclared: [Int] = []

  init(
    _ index: Int, _ units: [AdministrativeUnit], _ members: UnitMembers, within distance: Length?
  ) {
    let unit = units[index]
    for other in units.indices where other != index {
      let theirs = members.facilities(in: other)
      guard !theirs.isEmpty else { continue }
      let isDeclared = unit.declares(units[other]) || units[other].declares(unit)
      let served = Set(members.servedBy[index] ?? [])
      let neighbours = distance.map { unit.isNeighbour(of: units[other], within: $0) } ?? true
      for facility in theirs {
        switch (isDeclared || served.contains(facility), neighbours) {
        case (true, true?): certain.append(facility)
        case (true, nil): unsettled.append(facility)
        case (true, false?): notAdjacent.append(facility)
        case (false, true?): if distance != nil { undeclared.append(facility) }
        case (false, _): break
        }
      }
    }
    // Facilities whose unit is unknown but which declare that they serve this one.
    for facility in members.servedBy[index] ?? [] where members.unitOfFacility[facility] == nil {
      if distance == nil { certain.append(facility) } else { unsettled.append(facility) }
    }
  }
}

extension AdministrativeUnit {
  fileprivate func declares(_ other: AdministrativeUnit) -> Bool {
    sharedWith.contains { $0 == other.id || $0 == other.name }
  }
}

extension FindingReason {
  /// The field of the facilities table that would settle the reason.
  var facilityField: String {
    switch self {
    case .kindUnknown: "facilities.facility_type"
    case .servicesUnknown: "facilities.services"
    case .ratingUnknown: "facilities.star"
    case .areaUnknown: "facilities.gross_area"
    default: "facilities.use_status"
    }
  }
}

extension Evidence {
  /// The maximum length of each list of facilities and rooms. Those beyond it are only counted.
  private static let most = 20

  mutating func use(_ place: EvidencePlace) {
    if used.count < Self.most { used.append(place) } else { more += 1 }
  }

  mutating func exclude(_ place: EvidencePlace, _ reason: FindingReason?) {
    if excluded.count < Self.most {
      excluded.append((place, reason?.rawValue ?? ""))
    } else {
      more += 1
    }
  }
}
