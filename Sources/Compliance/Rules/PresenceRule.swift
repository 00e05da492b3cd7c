import CareModel
import Coverage
import Geodesy

/// At least so many places of a kind, with a service, or with a rating, in each unit or in all.
///
/// Only places in use count. A place of unknown kind, status or rating might count: it never makes a pass
/// and keeps a fail from being certain. With `sharing` declared, a place of another unit counts where the
/// units say that they share it (or the place says that it serves the unit), and, where a distance for
/// neighbours is set, their grounds come within it. Sharing is not transitive: only what a unit declares
/// itself, or is declared to serve it, counts.
///
/// Worked example: village B has no room, its neighbour A has one, and B's row says 共用村 A: pass. Without
/// the declaration B fails with reason `sharing_undeclared`; C, which shares with B, gains nothing from A.
public struct PresenceRule: Sendable {
  var minimum = 1
  var kinds: Set<RoomKind>?
  var services: [CareService] = []
  var ratingAtLeast: Int?
  var allowsSharing = false
  var neighbourDistance: Length?
  var unitType: AdministrativeUnit.TownshipType?

  /// Whether a facility counts: true, false with the reason, or nil with the reason why it is open.
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

  /// Judges a set of places.
  func judge(_ places: [Int], _ register: Register, mayHaveMore: Bool) -> RuleOutcome {
    let facilities = register.facilities ?? []
    let requirement = register.requirement(asOf: register.asOf)
    var evidence = Evidence()
    var (certain, possible) = (0, 0)
    var open: FindingReason?
    for place in places {
      let (answer, reason) = counts(facilities[place], requirement)
      switch answer {
      case true?:
        certain += 1
        evidence.use(.facility(place))
      case nil:
        possible += 1
        open = open ?? reason
        evidence.exclude(.facility(place), reason)
      case false?:
        if reason != .otherKind { evidence.exclude(.facility(place), reason) }
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

  /// Whether no facility of the whole table names such a service: then the table does not record it.
  private func isUnrecorded(_ facilities: [Facility]) -> Bool {
    kinds == nil && !services.isEmpty && !facilities.contains { $0.offers(services) == true }
  }

  /// The first day on which a place was there, where every place that counts says one.
  private func firstDay(_ evidence: Evidence, _ facilities: [Facility]) -> CalendarDate? {
    let days = evidence.used.compactMap { place -> CalendarDate? in
      guard case .facility(let number) = place else { return nil }
      return facilities[number].opening ?? facilities[number].handover
    }
    return days.count == evidence.used.count || days.isEmpty ? days.min() : nil
  }

  /// Judges one unit.
  func judge(
    unit place: Int, _ units: [AdministrativeUnit], _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
    guard register.facilities != nil else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    if let unitType {
      guard let own = units[place].townshipType else {
        return .unknown(.unitUnknown, settledBy: "townships.township_type")
      }
      if own != unitType { return RuleOutcome(.notApplicable, .otherClass) }
    }
    var own = judge(
      members.facilities(in: place), register, mayHaveMore: members.hasUnplacedFacilities)
    if allowsSharing, own.state == .unmet || own.state == .unknown {
      let sharing = SharedPlaces(place, units, members, within: neighbourDistance)
      let shared = judge(
        members.facilities(in: place) + sharing.certain, register, mayHaveMore: false)
      if case .met = shared.state { return shared }
      if own.state == .unmet {
        own = shared.state == .unknown ? shared : shortOf(own, sharing, register)
      }
    }
    return own
  }

  /// A unit that has nothing, with what its neighbours have.
  private func shortOf(
    _ own: RuleOutcome, _ sharing: SharedPlaces, _ register: Register
  ) -> RuleOutcome {
    let would = { (places: [Int]) -> Bool in
      if case .met = judge(places, register, mayHaveMore: false).state { return true }
      return false
    }
    var outcome = own
    if would(sharing.certain + sharing.unsettled) {
      outcome.state = .unknown
      outcome.reason = .adjacencyUnknown
      outcome.evidence.settles = "villages.geometry"
    } else if would(sharing.notAdjacent) {
      outcome.reason = .sharingNotAdjacent
    } else if would(sharing.undeclared) {
      outcome.reason = .sharingUndeclared
    }
    return outcome
  }
}

/// The places of other units that a unit could share.
struct SharedPlaces {
  /// Declared, and the units are neighbours where that is asked.
  var certain: [Int] = []
  /// Declared, but whether the units are neighbours is not known.
  var unsettled: [Int] = []
  /// Declared between units that are no neighbours.
  var notAdjacent: [Int] = []
  /// In a neighbouring unit, but nobody declares to share them.
  var undeclared: [Int] = []

  init(
    _ place: Int, _ units: [AdministrativeUnit], _ members: UnitMembers, within distance: Length?
  ) {
    let unit = units[place]
    for other in units.indices where other != place {
      let theirs = members.facilities(in: other)
      guard !theirs.isEmpty else { continue }
      let isDeclared = unit.declares(units[other]) || units[other].declares(unit)
      let served = Set(members.servedBy[place] ?? [])
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
    // A place of no known unit that says whom it serves.
    for facility in members.servedBy[place] ?? [] where members.unitOfFacility[facility] == nil {
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
  /// The field of the facilities that would settle it.
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
  /// So many places are listed by id; more are counted.
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
