import CareModel
import Coverage
import Geodesy

extension ClauseKind {
  /// Facilities of several kinds at one site.
  static let coLocation = ClauseKind(
    "co_location",
    scopes: [
      .of(.village, with: .facilities), .of(.community, with: .facilities),
      .of(.township, with: .facilities),
    ],
    help: "`places` (lists of kinds), `distance`", rule: CoLocationRule.self)
}

/// Requires facilities of several kinds at one site: one from each list of kinds, all at the address of the
/// one from the first list, or within a distance of it.
///
/// Distances are geodesics between the facilities' points; a distance equal to the limit suffices. A
/// facility of unknown status might be in use, and one of unknown kind might be of the missing kind,
/// so that either leaves the clause undecided.
///
/// Worked example: a community's care centre has a health centre 20 m away and a nursing station 60 m
/// away, and the limit is 50 m: fail, `not_together`.
struct CoLocationRule: ClauseRule {
  let places: [Set<RoomKind>]
  let distance: Length

  init?(_ parameters: inout ClauseParameters) {
    let places = parameters.kindLists("places")
    distance = parameters.length("distance") ?? .metres(50)
    guard let places, places.count >= 2 else {
      parameters.require("places: [[…], […]]")
      return nil
    }
    self.places = places
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    subjects.eachUnit { unit, units, members in
      judge(unit: unit, subjects.register, members, field: units[unit].level.fieldOfFacilities)
    }
  }

  /// Judges one unit. Every facility in the unit that is of the first kinds is tried as the site.
  private func judge(
    unit: Int, _ register: Register, _ members: UnitMembers, field: String
  ) -> RuleOutcome {
    let facilities = register.facilities ?? []
    let requirement = register.requirement(asOf: register.asOf)
    let candidates = members.facilities(in: unit).filter {
      facilities[$0].kind.map(places[0].contains) ?? true
    }
    var best = RuleOutcome(.unmet, .nonePresent)
    for candidate in candidates {
      let outcome = judge(site: candidate, facilities, requirement)
      if case .met = outcome.state { return outcome }
      if best.state == .unmet { best = outcome }
    }
    let possible = members.possibleFacilities(in: unit).filter {
      facilities[$0].kind.map(places[0].contains) ?? true
    }
    if best.state == .unmet,
      possible.contains(where: { judge(site: $0, facilities, requirement).state != .unmet })
    {
      return .unknown(.unitUnknown, settledBy: field)
    }
    return best
  }

  private func judge(
    site: Int, _ facilities: [Facility], _ requirement: RoomRequirement
  ) -> RuleOutcome {
    var evidence = Evidence()
    var open = Self.doubt(facilities[site], requirement)
    if case .fails(let why) = UseState(facilities[site], requirement) {
      evidence.excluded.append((.facility(site), why.rawValue))
      var outcome = RuleOutcome(.unmet, .onlyUnusable)
      outcome.evidence = evidence
      return outcome
    }
    evidence.use(.facility(site))
    for kinds in places.dropFirst() {
      let usable = facilities.indices.filter { other in
        guard other != site, facilities[other].kind.map(kinds.contains) ?? true else {
          return false
        }
        if case .fails = UseState(facilities[other], requirement) { return false }
        return true
      }
      let near = usable.filter { isTogether(facilities[site], facilities[$0]) == true }
      let doubts = near.map { Self.doubt(facilities[$0], requirement) }
      if let found = zip(near, doubts).first(where: { $0.1 == nil }) {
        evidence.use(.facility(found.0))
      } else if let doubt = doubts.first {
        open = open ?? doubt
      } else if usable.contains(where: { isTogether(facilities[site], facilities[$0]) == nil }) {
        open = open ?? .placeUnknown
      } else {
        var outcome = RuleOutcome(.unmet, .notTogether)
        outcome.evidence = evidence
        return outcome
      }
    }
    var outcome =
      open.map {
        .unknown($0, settledBy: $0 == .placeUnknown ? "facilities.lon" : $0.facilityField)
      } ?? RuleOutcome(.met(since: nil))
    evidence.settles = outcome.evidence.settles
    outcome.evidence = evidence
    return outcome
  }

  /// Whether two facilities stand at one site: at the same address, or within the distance. Nil if that is unknown,
  /// because one of them has no coordinate. An address without a number, such as 人民路, is not a site.
  private func isTogether(_ one: Facility, _ other: Facility) -> Bool? {
    let addresses = [one, other].compactMap { $0.address.map(FoldedName.fold) }
    if addresses.count == 2, addresses[0] == addresses[1],
      addresses[0].contains(where: { $0.isNumber || "号幢栋楼".contains($0) })
    {
      return true
    }
    guard one.isPlaced, other.isPlaced else {
      return Self.differ(one.community, other.community)
        || Self.differ(one.township, other.township) ? false : nil
    }
    return Geodesic.distance(one.coordinate, other.coordinate) <= distance
  }

  private static func differ(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return FoldedName.fold(one) != FoldedName.fold(other)
  }

  /// What is unknown about a facility that may count; nil if it counts for certain.
  private static func doubt(_ facility: Facility, _ requirement: RoomRequirement) -> FindingReason?
  {
    if facility.kind == nil { return .kindUnknown }
    return UseState(facility, requirement) == .unknown ? .statusUnknown : nil
  }
}
