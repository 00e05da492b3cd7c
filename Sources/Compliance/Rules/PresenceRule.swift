import CareModel
import Coverage
import Geodesy

extension ClauseKind {
  /// A number of facilities in a unit or in the region.
  static let presence = ClauseKind(
    "presence",
    scopes: [
      .of(.village, with: .facilities), .of(.community, with: .facilities),
      .of(.township, with: .facilities), .of(.county, with: .facilities),
      .of(.city, with: .facilities),
    ],
    help: """
      `minimum`, `kinds`, `services`, `rating_at_least`, `sharing` (`none`, `declared`), \
      `neighbour_distance`, `unit_type` (`street`, `town`)
      """,
    rule: PresenceRule.self)
}

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
struct PresenceRule: ClauseRule {
  /// Whether a unit may count facilities of another unit.
  private enum Sharing: String, CaseIterable {
    case none, declared
  }

  let minimum: Int
  let criteria: FacilityCriteria
  let allowsSharing: Bool
  let neighbourDistance: Length?
  let unitType: AdministrativeUnit.TownshipType?

  init?(_ parameters: inout ClauseParameters) {
    minimum = parameters.count("minimum") ?? 1
    criteria = FacilityCriteria(
      kinds: parameters.kinds("kinds"), services: parameters.choices("services") ?? [],
      ratingAtLeast: parameters.count("rating_at_least"))
    let sharing: Sharing? = parameters.choice("sharing")
    allowsSharing = sharing == .declared
    neighbourDistance = parameters.length("neighbour_distance")
    unitType = parameters.choice("unit_type")
    guard criteria.kinds != nil || !criteria.services.isEmpty else {
      parameters.require("kinds or services", zh: " kinds 或 services")
      return nil
    }
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let register = subjects.register
    if AdministrativeUnit.Level(subjects.scope) != nil {
      return subjects.eachUnit { judge(unit: $0, $1, register, $2) }
    }
    let everywhere = (register.facilities ?? []).indices.filter {
      subjects.index.asked.contains(.facility, $0)
    }
    var outcome = subjects.missing ?? judge(everywhere, register, mayHaveMore: false)
    if outcome.state == .unmet { outcome = subjects.ofWholeRegion(outcome) }
    return [subjects.finding(subjects.scope, 0, outcome)]
  }

  /// Judges a set of facilities. `mayHaveMore` means that facilities of unknown location might belong
  /// to the set.
  private func judge(_ candidates: [Int], _ register: Register, mayHaveMore: Bool) -> RuleOutcome {
    let facilities = register.facilities ?? []
    let requirement = register.requirement(asOf: register.asOf)
    var evidence = Evidence()
    var (certain, possible) = (0, 0)
    var open: FindingReason?
    for candidate in candidates {
      let (answer, reason) = criteria.counts(facilities[candidate], requirement)
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
    evidence.calculation = CountCalculation(certain: certain, possible: possible)
    outcome.evidence = evidence
    outcome.required = Double(minimum)
    outcome.actual = Double(certain)
    outcome.unit = .places
    return outcome
  }

  /// Whether no facility in the whole table certainly offers the services. It is then assumed that the
  /// table does not record them, rather than that nobody offers them.
  private func isUnrecorded(_ facilities: [Facility]) -> Bool {
    criteria.kinds == nil && !criteria.services.isEmpty
      && !facilities.contains { $0.offers(criteria.services) == true }
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
  private func judge(
    unit: Int, _ units: [AdministrativeUnit], _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
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
