import CareModel
import Geodesy
import Yams

/// The parameters of a clause. The kind of clause takes those that it knows; the rest are errors.
struct ClauseParameters {
  private var values: [(name: String, at: Node, value: Node)] = []
  private var taken: Set<String> = []

  init(_ node: Node?, _ overrides: [PolicySource.Override], _ nodes: inout PolicyNodes) {
    if let node {
      values = (nodes.members(node, "parameters") ?? []).map { ($0.key, $0.at, $0.value) }
    }
    for override in overrides {
      let value = (try? compose(yaml: override.value)).map(Self.unmarked) ?? Node(override.value)
      if let index = values.firstIndex(where: { $0.name == override.parameter }) {
        values[index].value = value
      } else {
        values.append((override.parameter, value, value))
      }
    }
  }

  /// A copy without line marks. A user's value is parsed separately, so its lines are not those of
  /// the file.
  private static func unmarked(_ node: Node) -> Node {
    switch node {
    case .scalar(let scalar): Node(scalar.string)
    case .sequence(let list): Node(list.map(unmarked))
    default: node
    }
  }

  /// The parameters as text to be shown, in the order of the file.
  var shown: [(name: String, value: String)] {
    values.map { ($0.name, Self.text($0.value)) }
  }

  private static func text(_ node: Node) -> String {
    switch node {
    case .scalar(let scalar): scalar.string
    case .sequence(let list): "[" + list.map(text).joined(separator: ", ") + "]"
    case .mapping(let mapping):
      "{" + mapping.map { "\(text($0.key)): \(text($0.value))" }.joined(separator: ", ") + "}"
    case .alias: "*"
    }
  }

  private mutating func node(_ name: String) -> Node? {
    taken.insert(name)
    return values.first { $0.name == name }?.value
  }

  /// Takes a parameter and reads it with `read`; nil if it is missing or cannot be read.
  private mutating func take<Value>(
    _ name: String, _ read: (Node, String) -> Value?
  ) -> Value? {
    node(name).flatMap { read($0, name) }
  }

  /// Reports the parameters that the kind of clause does not have.
  func refuseUnused(_ nodes: inout PolicyNodes) {
    for value in values where !taken.contains(value.name) {
      nodes.unknown(value.name, value.at, taken.sorted())
    }
  }

  /// The kind of clause with its parameters; nil if there is no kind with this name or a required
  /// parameter is missing.
  mutating func kind(_ name: String, _ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    switch name {
    case "area_provision": areaProvision(clause, &nodes)
    case "place_size": placeSize(clause, &nodes)
    case "within_circle": .withinCircle(withinCircle(&nodes))
    case "circle_coverage": .circleCoverage(withinCircle(&nodes))
    case "distance": distance(&nodes)
    case "presence": presence(clause, &nodes)
    case "service_mix": serviceMix(clause, &nodes)
    case "co_location": coLocation(clause, &nodes)
    case "four_synchrony": fourSynchrony(&nodes)
    case "use_status": .useStatus(UseStatusRule(kinds: kinds("kinds", &nodes) ?? RoomKind.homeCare))
    case "compliance_rate": complianceRate(clause, &nodes)
    default: nil
    }
  }

  private mutating func areaProvision(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    var rule = AreaProvisionRule()
    rule.shareOfFloorArea = take("share_of_floor_area") { nodes.share($0, $1) }
    rule.floorArea = take("floor_area") { nodes.choice($0, $1) } ?? rule.floorArea
    rule.areaPerHundredHouseholds = take("area_per_100_households") { nodes.area($0, $1) }
    rule.householdRounding =
      take("household_rounding") { nodes.choice($0, $1) } ?? rule.householdRounding
    rule.minimumTotal = take("minimum_total") { nodes.area($0, $1) }
    rule.minimumPlace = take("minimum_place") { nodes.area($0, $1) }
    rule.placeBasis = take("place_basis") { nodes.choice($0, $1) } ?? rule.placeBasis
    rule.countsSmallPlaces = take("count_small_places") { nodes.flag($0, $1) } ?? false
    rule.sum = take("sum") { nodes.choice($0, $1) } ?? rule.sum
    let hasTerm =
      rule.shareOfFloorArea != nil || rule.areaPerHundredHouseholds != nil
      || rule.minimumTotal != nil
    guard hasTerm else {
      // A term that is present but cannot be read has already been reported.
      let terms = ["share_of_floor_area", "area_per_100_households", "minimum_total"]
      if !values.contains(where: { terms.contains($0.name) }) {
        nodes.expected(
          clause, "parameters",
          "share_of_floor_area, area_per_100_households or minimum_total",
          zh: " share_of_floor_area、area_per_100_households 或 minimum_total")
      }
      return nil
    }
    return .areaProvision(rule)
  }

  private mutating func placeSize(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    let area = take("minimum_area") { nodes.area($0, $1) }
    let basis: AreaBasis? = take("basis") { nodes.choice($0, $1) }
    guard let area else {
      nodes.expected(clause, "parameters", "minimum_area: 300 m2")
      return nil
    }
    return .placeSize(PlaceSizeRule(minimumArea: area, basis: basis ?? .gross))
  }

  private mutating func withinCircle(_ nodes: inout PolicyNodes) -> WithinCircleRule {
    var rule = WithinCircleRule()
    rule.kinds = kinds("kinds", &nodes) ?? rule.kinds
    rule.minimumArea = take("minimum_area") { nodes.area($0, $1) }
    rule.estates = take("estates") { nodes.choice($0, $1) } ?? rule.estates
    rule.rosterCount = take("roster_count") { nodes.count($0, $1) }
    return rule
  }

  private mutating func distance(_ nodes: inout PolicyNodes) -> ClauseKind? {
    let own = kinds("kinds", &nodes)
    let nearest = kinds("nearest_kinds", &nodes)
    let limit = take("reported_distance") { nodes.length($0, $1) }
    return .distance(
      DistanceRule(
        kinds: own ?? RoomKind.homeCare, nearestKinds: nearest ?? [.healthCentre],
        reportedDistance: limit ?? .metres(500)))
  }

  private mutating func presence(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    var rule = PresenceRule()
    rule.minimum = take("minimum") { nodes.count($0, $1) } ?? 1
    rule.kinds = kinds("kinds", &nodes)
    rule.services = take("services") { nodes.choices($0, $1) } ?? []
    rule.ratingAtLeast = take("rating_at_least") { nodes.count($0, $1) }
    let sharing: Sharing? = take("sharing") { nodes.choice($0, $1) }
    rule.allowsSharing = sharing == .declared
    rule.neighbourDistance = take("neighbour_distance") { nodes.length($0, $1) }
    rule.unitType = take("unit_type") { nodes.choice($0, $1) }
    guard rule.kinds != nil || !rule.services.isEmpty else {
      nodes.expected(clause, "parameters", "kinds or services", zh: " kinds 或 services")
      return nil
    }
    return .presence(rule)
  }

  private mutating func serviceMix(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    var rule = ServiceMixRule(services: take("services") { nodes.choices($0, $1) } ?? [])
    let place: ServicePlace? = take("at") { nodes.choice($0, $1) }
    rule.isAtOnePlace = place != .allFacilities
    rule.kinds = kinds("kinds", &nodes)
    rule.minimumBeds = take("minimum_beds") { nodes.count($0, $1) }
    rule.minimumArea = take("minimum_area") { nodes.area($0, $1) }
    rule.unitType = take("unit_type") { nodes.choice($0, $1) }
    guard !rule.services.isEmpty else {
      nodes.expected(clause, "parameters", "services: [meals, …]")
      return nil
    }
    return .serviceMix(rule)
  }

  private mutating func coLocation(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    let places = take("places") { node, name in
      nodes.list(node, name).map { Set(nodes.choices($0, name) as [RoomKind]) }
    }
    let distance = take("distance") { nodes.length($0, $1) }
    guard let places, places.count >= 2 else {
      nodes.expected(clause, "parameters", "places: [[…], […]]")
      return nil
    }
    return .coLocation(CoLocationRule(places: places, distance: distance ?? .metres(50)))
  }

  private mutating func fourSynchrony(_ nodes: inout PolicyNodes) -> ClauseKind? {
    var rule = FourSynchronyRule()
    rule.steps = take("steps") { nodes.choices($0, $1) } ?? rule.steps
    rule.toleranceDays = take("tolerance_days") { nodes.count($0, $1) } ?? 0
    rule.needsRoom = take("needs_room") { nodes.flag($0, $1) } ?? false
    return .fourSynchrony(rule)
  }

  private mutating func complianceRate(_ clause: Node, _ nodes: inout PolicyNodes) -> ClauseKind? {
    var rule = ComplianceRateRule(clauses: take("clauses") { nodes.texts($0, $1) } ?? [])
    rule.target = take("target") { nodes.share($0, $1) } ?? 1
    rule.unitType = take("unit_type") { nodes.choice($0, $1) }
    guard !rule.clauses.isEmpty else {
      nodes.expected(clause, "parameters", "clauses: [WZ-1, …]")
      return nil
    }
    return .complianceRate(rule)
  }

  private mutating func kinds(_ name: String, _ nodes: inout PolicyNodes) -> Set<RoomKind>? {
    take(name) { Set(nodes.choices($0, $1) as [RoomKind]) }
  }
}

/// Whether a unit may count facilities of another unit.
private enum Sharing: String, CaseIterable {
  case none, declared
}

/// Whether all services must be offered by one facility or by the unit's facilities together.
private enum ServicePlace: String, CaseIterable {
  case oneFacility = "one_facility"
  case allFacilities = "all_facilities"
}
