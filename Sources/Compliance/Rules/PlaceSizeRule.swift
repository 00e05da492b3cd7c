import CareModel
import Coverage
import Geodesy

/// Each place of its own is large enough: 每处套内建筑面积不少于三百平方米.
///
/// A place that is certainly smaller fails its subject, however large the others are. An inner area (套内)
/// is at most the gross one, so that a gross area below the minimum proves the fail, and a gross area at or
/// above it without an inner one proves nothing. Places that certainly are not in use are left out; a subject
/// without a place is none of this clause's business, since its lack is judged by others.
///
/// Worked example: rooms of 310 m² inner and of 280 m² gross under a minimum of 300 inner: the second is at
/// most 280 inside, so the estate fails, 20 m² short.
public struct PlaceSizeRule: Sendable {
  var minimumArea: Area
  var basis = AreaBasis.gross

  /// Judges the places of a subject.
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
      // The one with the least known size is shown.
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

  /// Judges one new estate.
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
