import CareModel
import Geodesy
import Wording

extension ClauseKind {
  /// Rooms that are each large enough.
  static let placeSize = ClauseKind(
    "place_size",
    scopes: [.of(.newEstate, with: .rooms), .of(.village, with: .facilities)],
    help: "`minimum_area`, `basis`", rule: PlaceSizeRule.self)
}

/// Requires that each room or facility is large enough on its own: 每处套内建筑面积不少于三百平方米.
///
/// One room that is certainly too small fails its subject, however large the others are. The inner area (套内) is at
/// most the gross area. If the inner area is unknown, a gross area below the minimum therefore proves a fail, but a
/// gross area at or above it proves nothing. Rooms that are not in use, or not yet handed over, are judged like the
/// others, because the text says 每处; only those that were demolished or put to another use are left out. The rule does
/// not apply to a subject without rooms, since other clauses judge whether there are any.
///
/// Worked example: one room has 310 m² inner area, another 280 m² gross area, and the minimum is
/// 300 m² inner area. The second room has at most 280 m² inner area, so the estate fails and is 20 m²
/// short.
struct PlaceSizeRule: ClauseRule {
  let minimumArea: Area
  let basis: AreaBasis

  init?(_ parameters: inout ClauseParameters) {
    let area = parameters.area("minimum_area")
    basis = parameters.choice("basis") ?? .gross
    guard let area else {
      parameters.require("minimum_area: 300 m2")
      return nil
    }
    minimumArea = area
  }

  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    if subjects.scope == .village {
      return subjects.eachUnit { village, _, members in
        judge(village: village, subjects.register, members)
      }
    }
    return subjects.eachNewEstate { judge($0, subjects.register, subjects.index.newEstates) }
  }

  /// A room or facility that is judged for its size.
  private struct Place {
    let place: EvidencePlace
    let area: RoomArea
    /// Its status if it no longer is a place of care.
    let lost: UseStatus?

    init(_ place: EvidencePlace, _ area: RoomArea, _ supply: some CareSupply) {
      (self.place, self.area) = (place, area)
      lost = supply.isLost ? supply.status : nil
    }
  }

  /// Judges the rooms or facilities of a subject. Rows that may be about the same place are in one group. `field` is
  /// the one that would settle an unknown area.
  private func judge(_ groups: [[Place]], field: String) -> RuleOutcome {
    var evidence = Evidence()
    var smallest = AreaInterval(lower: .infinity, upper: .infinity)
    var answers: [Bool?] = []
    var hasContradiction = false
    for group in groups {
      var own: [Bool?] = []
      for place in group {
        if let lost = place.lost {
          evidence.exclude(place.place, why: lost.rawValue)
          continue
        }
        let bounds = place.area.bounds(basis)
        let answer = bounds.isAtLeast(minimumArea.squareMetres)
        own.append(answer)
        if answer == true {
          evidence.use(place.place)
        } else {
          evidence.exclude(place.place, answer == nil ? .areaUnknown : .placeTooSmall)
        }
        // The room with the smallest upper bound is shown.
        if (bounds.upper ?? .infinity) <= (smallest.upper ?? .infinity) { smallest = bounds }
      }
      guard let first = own.first else { continue }
      let agree = own.allSatisfy { $0 == first }
      hasContradiction = hasContradiction || !agree
      answers.append(agree ? first : nil)
    }
    guard !answers.isEmpty else {
      var outcome = RuleOutcome(.notApplicable, .noRoom)
      outcome.evidence = evidence
      return outcome
    }
    var outcome: RuleOutcome
    if answers.contains(false) {
      outcome = RuleOutcome(.unmet, .placeTooSmall)
    } else if hasContradiction {
      outcome = .unknown(.idRepeated, settledBy: "rooms.id")
    } else if answers.contains(nil) {
      outcome = .unknown(.areaUnknown, settledBy: field)
    } else {
      outcome = RuleOutcome(.met(since: nil))
    }
    evidence.settles = outcome.evidence.settles
    evidence.calculation = SmallestPlace(
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
  private func judge(
    _ estate: Int, _ register: Register, _ index: NewEstateIndex
  ) -> RuleOutcome {
    let first = (register.newEstates ?? [])[Int(index.firstRows[estate])]
    let rooms = register.rooms ?? []
    let holding = index.holding(estate, group: first.group)
    let place = { (room: Int) in Place(.room(room), rooms[room].area, rooms[room]) }
    let groups = RepeatedRooms(holding.rooms, rooms).grouped(holding.rooms).map { $0.map(place) }
    var outcome = judge(groups, field: "rooms.\(areaField)")
    switch outcome.state {
    case .notApplicable where !holding.possible.isEmpty: outcome.leaveOpen(holding)
    case .met where !areLargeEnough(holding.named.map(place)): outcome.leaveOpen(holding)
    default: break
    }
    return outcome
  }

  /// Whether all of some places are certainly large enough or no longer places of care.
  private func areLargeEnough(_ places: [Place]) -> Bool {
    places.allSatisfy {
      $0.lost != nil || $0.area.bounds(basis).isAtLeast(minimumArea.squareMetres) == true
    }
  }

  /// Judges one village by the facilities in it and those that serve it.
  private func judge(village: Int, _ register: Register, _ members: UnitMembers) -> RuleOutcome {
    let facilities = register.facilities ?? []
    let serving = Set(members.facilities(in: village) + (members.servedBy[village] ?? [])).sorted()
    let place = { (facility: Int) in
      Place(.facility(facility), facilities[facility].area, facilities[facility])
    }
    let places = serving.filter { facilities[$0].kind.map(RoomKind.villageCare.contains) ?? false }
    var outcome = judge(places.map { [place($0)] }, field: "facilities.\(areaField)")
    guard case .met = outcome.state else { return outcome }
    // What may be a place of care, or may lie here, has to be large enough as well.
    let nameless = serving.filter { facilities[$0].kind == nil }
    let elsewhere = members.possibleFacilities(in: village).filter {
      facilities[$0].kind.map(RoomKind.villageCare.contains) ?? true
    }
    if !areLargeEnough(nameless.map(place)) {
      outcome.leaveOpen(.kindUnknown, settledBy: "facilities.facility_type")
    } else if !areLargeEnough(elsewhere.map(place)) {
      outcome.leaveOpen(.unitUnknown, settledBy: "facilities.community")
    }
    return outcome
  }

  private var areaField: String { basis == .inner ? "inner_area" : "gross_area" }
}

/// The bounds of the area of the smallest facility or room, in square metres.
private struct SmallestPlace: Calculation {
  let lower: Double
  let upper: Double?

  func text(_ language: Language) -> String {
    let unknown = language.pick("?", "不明")
    let most = upper.map { $0.isFinite ? NumberText.plain($0) : unknown } ?? unknown
    if lower == upper {
      return language.pick("smallest place \(most) m2", "最小一处\(most)平方米")
    }
    let least = NumberText.plain(lower)
    return language.pick(
      "smallest place between \(least) and \(most) m2", "最小一处面积：下限\(least)平方米，上限\(most)")
  }
}

extension RoomKind {
  /// The kinds of facility that provide elder care in a village.
  fileprivate static let villageCare: Set<RoomKind> = homeCare.union([.villageHappinessHome])
}
