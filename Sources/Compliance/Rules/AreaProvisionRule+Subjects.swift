import CareModel
import Coverage
import Wording

extension AreaProvisionRule {
  func findings(_ subjects: ClauseSubjects) -> [Finding] {
    let register = subjects.register
    if subjects.scope == .community {
      return subjects.eachUnit { community, _, members in
        judge(community: community, register, members)
      }
    }
    return subjects.eachNewEstate { judge($0, register, subjects.index.newEstates) }
  }

  /// Judges one new estate with all of its phases, together with the estates that share its rooms.
  ///
  /// The requirements of the estates in a group are added up, and each of them gets the same result.
  private func judge(
    _ estate: Int, _ register: Register, _ index: NewEstateIndex
  ) -> RuleOutcome {
    let rows = register.newEstates ?? []
    let first = rows[Int(index.firstRows[estate])]
    let rooms = register.rooms ?? []
    let holding = index.holding(estate, group: sum == .group ? first.group : nil)
    var terms: [[ProvisionTerm]] = []
    var owedSum = AreaInterval(lower: 0, upper: 0)
    var (hasFloorArea, hasHouseholds) = (true, true)
    for member in holding.estates {
      let phases = index.rows(member).map { rows[$0] }
      let households = Self.sum(
        phases.map { $0.householdBounds.flatMap { $0.upper == 0 ? nil : $0 } })
      let area = floorArea(of: phases)
      hasFloorArea = hasFloorArea && area?.upper != nil
      hasHouseholds = hasHouseholds && households?.exact != nil
      var own: [ProvisionTerm] = []
      let one = owed(households: households, floorArea: area, terms: &own)
      terms.append(own)
      owedSum.lower += one.lower
      owedSum.upper = owedSum.upper.flatMap { sum in one.upper.map { sum + $0 } }
    }
    let requirement = register.requirement(asOf: register.asOf)
    let repeats = RepeatedRooms(holding.rooms, rooms)
    let places = holding.rooms.map { room in
      Place(
        place: .room(room), area: rooms[room].area, use: UseState(rooms[room], requirement),
        repeats: repeats.key(room))
    }
    var evidence = Evidence()
    let given = provided(places, &evidence)
    var outcome = outcome(
      owed: owedSum, provided: given, hasFloorArea: hasFloorArea, hasHouseholds: hasHouseholds,
      terms: terms, evidence, tables: ("new_estates", "rooms"))
    if holding.estates == [estate], index.rows(estate).count == 1 {
      outcome.evidence.warnings += LedgerAreas(first).warnings(owed: owedSum, provided: given)
    }
    let isEarly = index.isUndelivered(holding.estates, rows, asOf: register.asOf)
    if outcome.state == .unmet, !isEarly,
      couldSuffice(holding.possible, with: given, owedSum, register)
    {
      outcome.leaveOpen(holding)
    }
    if let synchrony {
      let phases = index.rows(estate).map { rows[$0] }
      outcome.combine(synchrony.judge(phases, register, holding))
    }
    if outcome.state == .unmet, isEarly {
      outcome.state = .tooEarly
      outcome.reason = .notDelivered
    }
    return outcome
  }

  /// Whether rooms that may belong to the estates could make up for what the others lack.
  private func couldSuffice(
    _ possible: [Int], with given: AreaInterval, _ owed: AreaInterval, _ register: Register
  ) -> Bool {
    guard !possible.isEmpty, let known = given.upper else { return false }
    let rooms = register.rooms ?? []
    let requirement = register.requirement(asOf: register.asOf)
    var most = known
    for room in possible {
      let place = Place(
        place: .room(room), area: rooms[room].area, use: UseState(rooms[room], requirement))
      guard mayCount(place) else { continue }
      guard let upper = place.area.bounds(.gross).upper else { return true }
      most += upper
      if Amount.rounded(most) >= Amount.rounded(owed.lower) { return true }
    }
    return false
  }

  /// Judges a community: the total area of its facilities against the total requirement of its
  /// existing estates.
  private func judge(
    community: Int, _ register: Register, _ members: UnitMembers
  ) -> RuleOutcome {
    let (estates, facilities) = (register.estates ?? [], register.facilities ?? [])
    let inside = members.estates(in: community)
    let possibleEstates = members.possibleEstates(in: community).filter {
      // An estate of no households would add nothing.
      estates[$0].householdBounds?.upper != 0
    }
    guard !inside.isEmpty || !possibleEstates.isEmpty else {
      return RuleOutcome(.notApplicable, .noSubjects)
    }
    let households = Self.sum(
      inside.map { index in
        estates[index].householdBounds.flatMap { $0.upper == 0 ? nil : $0 }
      })
    var terms: [ProvisionTerm] = []
    let owed = owed(households: households, floorArea: nil, terms: &terms)
    let requirement = register.requirement(asOf: register.asOf)
    let place = { (facility: Int) -> Place? in
      guard facilities[facility].kind.map(RoomKind.homeCare.contains) ?? true else { return nil }
      let use = UseState(facilities[facility], requirement)
      return Place(
        place: .facility(facility), area: facilities[facility].area,
        use: facilities[facility].kind == nil && use == .inUse ? .unknown : use)
    }
    var evidence = Evidence()
    var given = provided(members.facilities(in: community).compactMap(place), &evidence)
    // Facilities that may lie here may add their area.
    let possible = members.possibleFacilities(in: community).compactMap(place).filter(mayCount)
    for place in possible {
      given.upper = given.upper.flatMap { sum in place.area.bounds(.gross).upper.map { sum + $0 } }
    }
    var outcome = outcome(
      owed: owed, provided: given, hasFloorArea: false, hasHouseholds: households?.exact != nil,
      terms: [terms], evidence, tables: ("estates", "facilities"))
    if outcome.state == .unknown, outcome.reason == .areaUnknown, !possible.isEmpty {
      outcome.reason = .unitUnknown
      outcome.evidence.settles = "facilities.community"
      for place in possible { outcome.evidence.exclude(place.place, .unitUnknown) }
    }
    if !possibleEstates.isEmpty, case .met = outcome.state {
      // An estate whose community is unknown may add to the requirement here.
      (outcome.state, outcome.reason) = (.unknown, .unitUnknown)
      outcome.evidence.settles = "estates.community"
    }
    return outcome
  }

  private func floorArea(of phases: [NewEstate]) -> AreaInterval? {
    var (lower, upper): (Double, Double?) = (0, 0)
    for phase in phases {
      let stated =
        switch floorArea {
        case .total: phase.floorArea
        case .aboveGround: phase.floorAreaAboveGround
        case .plotRatio: phase.plotRatioFloorArea
        case .residential: phase.residentialFloorArea
        }
      // Every estate has floor area, so a zero means that the value is missing.
      let bounds = stated?.upper == .squareMetres(0) ? nil : stated
      lower += bounds?.lower.squareMetres ?? 0
      upper = upper.flatMap { known in bounds?.upper.map { known + $0.squareMetres } }
    }
    return lower == 0 && upper == nil ? nil : AreaInterval(lower: lower, upper: upper)
  }

  private static func sum(_ counts: [CountBounds?]) -> CountBounds? {
    counts.reduce(CountBounds(lower: 0, upper: 0)) { sum, count in
      sum.flatMap { sum in count.flatMap { sum + $0 } }
    }
  }
}

extension RuleOutcome {
  /// Adds a second condition, which has to be met as well. Numbers and unit stay those of the first one.
  fileprivate mutating func combine(_ other: RuleOutcome) {
    if let calculation = other.evidence.calculation {
      evidence.calculation = JoinedCalculation(
        parts: [evidence.calculation, calculation].compactMap(\.self))
    }
    let isDecided = state == .unmet
    switch other.state {
    case .unmet where !isDecided: (state, reason) = (.unmet, other.reason)
    case .unknown where !isDecided && state != .unknown:
      (state, reason) = (.unknown, other.reason)
      evidence.settles = other.evidence.settles
    default: break
    }
  }
}

/// Calculations of several conditions.
private struct JoinedCalculation: Calculation {
  let parts: [any Calculation]

  func text(_ language: Language) -> String {
    parts.map { $0.text(language) }.joined(separator: "; ")
  }
}
