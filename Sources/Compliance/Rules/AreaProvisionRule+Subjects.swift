import CareModel
import Coverage

extension AreaProvisionRule {
  /// Judges one new estate with all of its phases, and with the estates that share its rooms.
  ///
  /// Estates of a group owe together; each carries the sum. Rural estates are not asked.
  func judge(_ estate: Int, _ register: Register, _ index: NewEstateIndex) -> RuleOutcome {
    let rows = register.newEstates ?? []
    let first = rows[Int(index.firstRows[estate])]
    if first.setting == .rural { return RuleOutcome(.notApplicable, .rural) }
    guard let rooms = register.rooms else {
      return RuleOutcome.unknown(.tableMissing, settledBy: "rooms").of(first)
    }
    let holding = index.holding(estate, group: sum == .group ? first.group : nil)
    var terms: [[ProvisionTerm]] = []
    var owedSum = AreaInterval(lower: 0, upper: 0)
    var (hasFloorArea, hasHouseholds) = (true, true)
    for member in holding.estates {
      let phases = index.rows(member).map { rows[$0] }
      let households = Self.sum(phases.map { $0.households.flatMap { $0 > 0 ? $0 : nil } })
      let area = floorArea(of: phases)
      hasFloorArea = hasFloorArea && area?.upper != nil
      hasHouseholds = hasHouseholds && households != nil
      var own: [ProvisionTerm] = []
      let one = owed(households: households, floorArea: area, terms: &own)
      terms.append(own)
      owedSum.lower += one.lower
      owedSum.upper = owedSum.upper.flatMap { sum in one.upper.map { sum + $0 } }
    }
    let requirement = register.requirement(asOf: register.asOf)
    let places = holding.rooms.map { room in
      Place(
        place: .room(room), area: rooms[room].area, use: UseState(rooms[room], requirement))
    }
    var evidence = Evidence()
    let given = provided(places, &evidence)
    evidence.formula = .provision(terms)
    var outcome = outcome(
      owed: owedSum, provided: given, hasFloorArea: hasFloorArea, hasHouseholds: hasHouseholds,
      evidence, tables: ("new_estates", "rooms"))
    if outcome.state == .unmet, isUndelivered(holding.estates, rows, index, register.asOf) {
      outcome.state = .tooEarly
      outcome.reason = .notDelivered
    }
    return outcome.of(first)
  }

  /// Whether a part of the estates is still to be delivered on the day asked for, and with it its room.
  private func isUndelivered(
    _ estates: [Int], _ rows: [NewEstate], _ index: NewEstateIndex, _ asOf: CalendarDate?
  ) -> Bool {
    guard let asOf else { return false }
    return estates.contains { estate in
      index.rows(estate).contains { row in
        (rows[row].dates.handover ?? rows[row].dates.acceptance).map { $0 > asOf } ?? false
      }
    }
  }

  /// Judges a community: the rooms for its people against what its built estates owe together.
  func judge(community place: Int, _ register: Register, _ members: UnitMembers) -> RuleOutcome {
    guard let estates = register.estates else {
      return .unknown(.tableMissing, settledBy: "estates")
    }
    guard let facilities = register.facilities else {
      return .unknown(.tableMissing, settledBy: "facilities")
    }
    let inside = members.estates(in: place)
    guard !inside.isEmpty || members.hasUnplacedEstates else {
      return RuleOutcome(.notApplicable, .noSubjects)
    }
    let households = Self.sum(
      inside.map { estates[$0].households.flatMap { $0 > 0 ? $0 : nil } })
    var terms: [ProvisionTerm] = []
    let owed = owed(households: households, floorArea: nil, terms: &terms)
    let requirement = register.requirement(asOf: register.asOf)
    let places = members.facilities(in: place).filter {
      facilities[$0].kind.map(RoomKind.homeCare.contains) ?? true
    }.map { facility in
      let use = UseState(facilities[facility], requirement)
      return Place(
        place: .facility(facility), area: facilities[facility].area,
        use: facilities[facility].kind == nil && use == .inUse ? .unknown : use)
    }
    var evidence = Evidence()
    var given = provided(places, &evidence)
    if members.hasUnplacedFacilities { given.upper = nil }
    evidence.formula = .provision([terms])
    var outcome = outcome(
      owed: owed, provided: given, hasFloorArea: false, hasHouseholds: households != nil, evidence,
      tables: ("estates", "facilities"))
    if members.hasUnplacedEstates, case .met = outcome.state {
      // An estate of no known community may owe here too.
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
        case .residential: phase.residentialFloorArea
        }
      // No estate is without floor area: a zero is a blank.
      let bounds = stated?.upper == .squareMetres(0) ? nil : stated
      lower += bounds?.lower.squareMetres ?? 0
      upper = upper.flatMap { known in bounds?.upper.map { known + $0.squareMetres } }
    }
    return lower == 0 && upper == nil ? nil : AreaInterval(lower: lower, upper: upper)
  }

  private static func sum(_ counts: [Int?]) -> Int? {
    counts.reduce(.some(0)) { sum, count in sum.flatMap { sum in count.map { sum + $0 } } }
  }
}
