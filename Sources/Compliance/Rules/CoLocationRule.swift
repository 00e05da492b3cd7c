import CareModel
import Coverage
import Geodesy

/// Places of several kinds together at one site: one of each list, all within a distance of the first.
///
/// Distances are geodesics between the places' points; the limit itself is together. A place of unknown
/// status might be in use.
///
/// Worked example: a community's care centre with a health centre 20 m away and a nursing station 60 m
/// away under 50 m: fail, `not_together`.
public struct CoLocationRule: Sendable {
  var places: [Set<RoomKind>]
  var distance: Length = .metres(50)

  /// Judges one unit, for the first of the kinds that lie in it.
  func judge(unit place: Int, _ register: Register, _ members: UnitMembers) -> RuleOutcome {
    guard let facilities = register.facilities, let first = places.first else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    let requirement = register.requirement(asOf: register.asOf)
    let candidates = members.facilities(in: place).filter {
      facilities[$0].kind.map(first.contains) ?? false
    }
    guard !candidates.isEmpty else {
      return members.hasUnplacedFacilities
        ? .unknown(.unitUnknown, settledBy: "facilities.community")
        : RuleOutcome(.unmet, .nonePresent)
    }
    var best = RuleOutcome(.unmet, .notTogether)
    for candidate in candidates {
      let outcome = judge(site: candidate, facilities, requirement)
      if case .met = outcome.state { return outcome }
      if best.state == .unmet { best = outcome }
    }
    return best
  }

  private func judge(
    site: Int, _ facilities: [Facility], _ requirement: RoomRequirement
  ) -> RuleOutcome {
    var evidence = Evidence()
    var isCertain = UseState(facilities[site], requirement) == .inUse
    if case .fails(let why) = UseState(facilities[site], requirement) {
      evidence.excluded.append((.facility(site), why.rawValue))
      var outcome = RuleOutcome(.unmet, .onlyUnusable)
      outcome.evidence = evidence
      return outcome
    }
    evidence.use(.facility(site))
    for kinds in places.dropFirst() {
      let near = facilities.indices.filter { other in
        facilities[other].kind.map(kinds.contains) ?? false
          && Geodesic.distance(facilities[site].coordinate, facilities[other].coordinate)
            <= distance
      }
      let states = near.map { UseState(facilities[$0], requirement) }
      if let found = zip(near, states).first(where: { $0.1 == .inUse }) {
        evidence.use(.facility(found.0))
      } else if states.contains(.unknown) {
        isCertain = false
      } else {
        var outcome = RuleOutcome(.unmet, .notTogether)
        outcome.evidence = evidence
        return outcome
      }
    }
    var outcome =
      isCertain
      ? RuleOutcome(.met(since: nil))
      : .unknown(.statusUnknown, settledBy: "facilities.use_status")
    evidence.settles = outcome.evidence.settles
    outcome.evidence = evidence
    return outcome
  }
}
