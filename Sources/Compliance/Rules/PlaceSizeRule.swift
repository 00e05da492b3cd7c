import CareModel
import Coverage
import Geodesy

/// Requires that each room or facility is large enough on its own: 每处套内建筑面积不少于三百平方米.
///
/// One room that is certainly too small fails its subject, however large the others are. The inner
/// area (套内) is at most the gross area. If the inner area is unknown, a gross area below the minimum
/// therefore proves a fail, but a gross area at or above it proves nothing. Rooms that are certainly
/// not in use are left out. The rule does not apply to a subject without rooms, since other clauses
/// judge whether there are any.
///
/// Worked example: one room has 310 m² inner area, another 280 m² gross area, and the minimum is
/// 300 m² inner area. The second room has at most 280 m² inner area, so the estate fails and is 20 m²
/// short.
public struct PlaceSizeRule: Sendable {
  var minimumArea: Area
  var basis = AreaBasis.gross

  /// Judges the rooms or facilities of a subject. `field` is the one that would settle an unknown
  /// area.
  func judge(
    _ places: [(place: EvidencePlace, area: RoomArea, use: UseState)], field: String
  ) -> RuleOutcome {
    var evidence = Evidence()
    var smallest = AreaInterval(lower: .infinity, upper: .infinity)
    var answers: [Bool?] = []
    for place in places {
      if case .fails(let why) = place.use {
        evidence.excluded.append((place.place, why.rawValue))
        continue
      }
      let bounds = place.area.bounds(basis)
      let answer = bounds.isAtLeast(minimumArea.squareMetres)
      answers.append(answer)
      if answer == true {
        evidence.used.append(place.place)
      } else {
        evidence.excluded.append(
          (place.place, (answer == nil ? FindingReason.areaUnknown : .placeTooSmall).rawValue))
      }
      // The room with the smallest upper bound is shown.
      if (bounds.upper ?? .infinity) <= (smallest.upper ?? .infinity) { smallest = bounds }
    }
    guard !answers.isEmpty else { return RuleOutcome(.notApplicable, .noRoom) }
    var outcome: RuleOutcome
    if answers.contains(false) {
      outcome = RuleOutcome(.unmet, .placeTooSmall)
    } else if answers.contains(nil) {
      outcome = .unknown(.areaUnknown, settledBy: field)
    } else {
      outcome = RuleOutcome(.met(since: nil))
    }
    evidence.settles = outcome.evidence.settles
    evidence.formula = .smallest(
      lower: smallest.lower.isFinite ? smallest.lower : 0, upper: smallest.upper)
    outcome.evidence = evidence
    outcome.required = minimumArea.squareMetres
    if let upper = smallest.upper, upper.isFinite, outcome.state == .unmet {
      outcome.actual = Amount.rounded(upper)
    } else if smallest.lower.isFinite {
      outcome.actual = Amount.rounded(smallest.lower)
    }
    outcome.unit = .squareMetres
    return outcome
  }

  /// Judges one new estate, given by its index in `index`.
  func judge(_ estate: Int, _ register: Register, _ index: NewEstateIndex) -> RuleOutcome {
    let first = (register.newEstates ?? [])[Int(index.firstRows[estate])]
    if first.setting == .rural { return RuleOutcome(.notApplicable, .rural) }
    var outcome: RuleOutcome
    if let rooms = register.rooms {
      let requirement = register.requirement(asOf: register.asOf)
      let places = index.holding(estate, group: first.group).rooms.map { room in
        (EvidencePlace.room(room), rooms[room].area, UseState(rooms[room], requirement))
      }
      outcome = judge(places, field: basis == .inner ? "rooms.inner_area" : "rooms.gross_area")
    } else {
      outcome = .unknown(.tableMissing, settledBy: "rooms")
    }
    return outcome.of(first)
  }
}
