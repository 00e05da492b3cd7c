import CareModel
import Coverage
import Geodesy

/// Reports the distance from each facility to the nearest facility of other kinds. It never fails.
///
/// Worked example: a day-care centre is 320 m from a health centre, and the reported distance is
/// 500 m: `report_only`, actual 320 m, required 500 m.
public struct DistanceRule: Sendable {
  var kinds: Set<RoomKind>
  var nearestKinds: Set<RoomKind>
  var reportedDistance: Length = .metres(500)

  /// Measures the distance for every facility of the register, in order.
  func judge(_ register: Register) -> [RuleOutcome] {
    let facilities = register.facilities ?? []
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
    return facilities.indices.map { facility in
      guard let kind = facilities[facility].kind, kinds.contains(kind) else {
        return RuleOutcome(.notApplicable, .otherKind)
      }
      var outcome = RuleOutcome(.report)
      outcome.required = reportedDistance.metres
      outcome.unit = .metres
      if let nearest = reaches[facility].nearest {
        outcome.actual = nearest.straight.metres
        outcome.evidence.use(.facility(nearest.facility))
        outcome.evidence.formula = .walk(
          metres: nearest.straight.metres, minutes: nil, limitMetres: reportedDistance.metres,
          limitMinutes: nil)
      } else {
        outcome.evidence.formula = .noWalk
      }
      return outcome
    }
  }
}
