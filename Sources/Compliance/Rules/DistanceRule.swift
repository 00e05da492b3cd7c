import CareModel
import Coverage
import Geodesy

extension ClauseKind {
  /// The distance from each facility to one of other kinds.
  static let distance = ClauseKind(
    "distance", scopes: [.of(.facility)],
    help: "`kinds`, `nearest_kinds`, `reported_distance`; reports metres", rule: DistanceRule.self)
}

/// Reports the distance from each facility to the nearest facility of other kinds. It never fails.
///
/// Worked example: a day-care centre is 320 m from a health centre, and the reported distance is
/// 500 m: `report_only`, actual 320 m, required 500 m.
struct DistanceRule: ClauseRule {
  let kinds: Set<RoomKind>
  let nearestKinds: Set<RoomKind>
  let reportedDistance: Length

  init(_ parameters: inout ClauseParameters) {
    kinds = parameters.kinds("kinds") ?? RoomKind.homeCare
    nearestKinds = parameters.kinds("nearest_kinds") ?? [.healthCentre]
    reportedDistance = parameters.length("reported_distance") ?? .metres(500)
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let outcomes = outcomes(subjects.register)
    return subjects.each(.facility, count: outcomes.count) { outcomes[$0] }
  }

  /// Measures the distance for every facility of the register, in order.
  private func outcomes(_ register: Register) -> [RuleOutcome] {
    let facilities = register.placedFacilities
    var requirement = register.requirement(asOf: register.asOf)
    requirement.kinds = nearestKinds
    requirement.minimumArea = .squareMetres(0)
    var everyAge = OldEstateRule()
    everyAge.includesAllAges = true
    let model = StraightReachModel(
      facilities: facilities, requirement: requirement, circle: .radius(reportedDistance),
      ageRule: everyAge, searchLimit: register.searchLimit)
    let asEstates = facilities.map { Estate(id: $0.id, place: .point($0.coordinate)) }
    let reaches = model.reaches(of: asEstates)
    return (register.facilities ?? []).enumerated().map { facility, row in
      guard let kind = row.kind, kinds.contains(kind) else {
        return RuleOutcome(.notApplicable, .otherKind)
      }
      guard row.isPlaced else { return .unknown(.placeUnknown, settledBy: "facilities.lon") }
      var outcome = RuleOutcome(.report)
      outcome.required = reportedDistance.metres
      outcome.unit = .metres
      if let nearest = reaches[facility].nearest {
        outcome.actual = nearest.straight.metres
        outcome.evidence.use(.facility(nearest.facility))
        outcome.evidence.calculation = WalkCalculation(
          metres: nearest.straight.metres, minutes: nil, limitMetres: reportedDistance.metres,
          limitMinutes: nil)
      } else {
        outcome.evidence.calculation = NothingFound()
      }
      return outcome
    }
  }
}
