import Coverage
import CareModel

extension ClauseKind {
  /// The rating of each facility of some kinds.
  static let rating = ClauseKind(
    "rating", scopes: [.of(.facility)], help: "`rating_at_least`, `kinds`, `services`",
    rule: RatingRule.self)
}

/// Requires a rating of every facility of some kinds with some services.
///
/// Recorded as unrated means no star and fails; a blank is undecided. A facility that no longer operates is not asked.
struct RatingRule: ClauseRule {
  private let least: Int
  private let kinds: Set<RoomKind>?
  private let services: [CareService]

  init?(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds")
    services = parameters.choices("services") ?? []
    guard let least = parameters.count("rating_at_least") else {
      parameters.require("rating_at_least")
      return nil
    }
    self.least = least
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let requirement = subjects.register.requirement(asOf: subjects.register.asOf)
    return subjects.eachFacility { judge($0, requirement) }
  }

  private func judge(_ facility: Facility, _ requirement: RoomRequirement) -> RuleOutcome {
    let criteria = FacilityCriteria(kinds: kinds, services: services)
    let (counts, reason) = criteria.counts(facility, requirement)
    guard counts != false else { return RuleOutcome(.notApplicable, reason) }
    var outcome: RuleOutcome
    switch facility.rating {
    case .stars(let stars)?:
      outcome = stars >= least ? RuleOutcome(.met(since: nil)) : RuleOutcome(.unmet, .targetMissed)
      outcome.actual = Double(stars)
    case .unrated?: outcome = RuleOutcome(.unmet, .unrated)
    case nil: outcome = .unknown(.ratingUnknown, settledBy: "facilities.star")
    }
    // A rating that suffices does so whatever the facility is.
    if counts == nil, outcome.state == .unmet {
      outcome = .unknown(reason ?? .kindUnknown, settledBy: (reason ?? .kindUnknown).facilityField)
    }
    outcome.required = Double(least)
    outcome.unit = .count
    return outcome
  }
}
