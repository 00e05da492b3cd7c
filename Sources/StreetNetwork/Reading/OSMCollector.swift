import COsmium

/// Collects what a network needs of an OpenStreetMap file, in three passes: relations, ways, nodes.
final class OSMCollector: OSMVisitor {
  let profile: WalkingProfile
  // Nobody else looks at these while a visit changes them; the checks for it would be made for every node.
  @exclusivity(unchecked) var report = NetworkReport()
  @exclusivity(unchecked) var streets = CollectedLines()
  @exclusivity(unchecked) var barriers = CollectedLines()
  @exclusivity(unchecked) var names = NameTable()
  /// Numbers the nodes of all lines.
  @exclusivity(unchecked) var nodeNumbers = IDTable()
  @exclusivity(unchecked) var places: [FixedCoordinate] = []
  @exclusivity(unchecked) var states: [NodeState] = []
  @exclusivity(unchecked) private var tags = OSMTags()
  /// Ways that are used, to tell those that come again.
  @exclusivity(unchecked) private var usedWays = IDTable()
  /// Ways that relations ask for, and what for.
  @exclusivity(unchecked) private var members = IDTable()
  @exclusivity(unchecked) private var roles: [MemberRole] = []

  init(_ profile: WalkingProfile) {
    self.profile = profile
  }

  // MARK: - Relations

  func visit(_ relation: cc_osm_relation) {
    report.relations += 1
    tags.fill(relation.object)
    guard tags.count > 0, tags[.type] == .multipolygon else { return }
    var role = MemberRole()
    if let kind = BarrierKind.kind(tags), kind == .water { role.barrier = kind }
    if case .walkable(let traits) = profile.verdict(onWay: tags) {
      role.street = (traits, name())
    }
    guard role.isAny else { return }
    for way in UnsafeBufferPointer(start: relation.ways, count: relation.way_count) {
      let place = Int(members.number(of: way))
      if place == roles.count { roles.append(role) } else { roles[place].add(role) }
    }
  }

  /// Members that no way turned out to be.
  var missingMembers: Int { roles.count { !$0.isFound } }

  // MARK: - Ways

  func visit(_ way: cc_osm_way) {
    report.ways += 1
    tags.fill(way.object)
    let member = roles.isEmpty ? nil : members.find(way.object.id).map(Int.init)
    if let member { roles[member].isFound = true }
    guard tags.count > 0 || member != nil else {
      report.otherWays += 1
      return
    }
    let role = member.map { roles[$0] } ?? MemberRole()
    var verdict = profile.verdict(onWay: tags)
    var name = Int32(-1)
    switch verdict {
    case .walkable: name = self.name()
    case .leftOut: break
    case .notAStreet:
      if let square = role.street { (verdict, name) = (.walkable(square.traits), square.name) }
    }
    take(way, verdict, name, BarrierKind.kind(tags) ?? role.barrier)
  }

  private func take(
    _ way: cc_osm_way, _ verdict: WayVerdict, _ name: Int32, _ barrier: BarrierKind?
  ) {
    var isStreet = false
    if case .walkable = verdict { isStreet = true }
    if isStreet || barrier != nil {
      let known = usedWays.count
      guard Int(usedWays.number(of: way.object.id)) == known else {
        report.count(.duplicateWays)
        return
      }
    }
    if let barrier { barriers.kinds.append(barrier) }
    if barrier != nil { append(way, to: &barriers) }
    switch verdict {
    case .walkable(let traits):
      streets.traits.append(traits)
      streets.names.append(name)
      append(way, to: &streets)
    case .leftOut(let reason): report.leftOut[reason, default: 0] += 1
    case .notAStreet: report.otherWays += 1
    }
  }

  /// Adds the nodes of a way, without those that it repeats at once.
  private func append(_ way: cc_osm_way, to lines: inout CollectedLines) {
    var last: Int64?
    var repeated = 0
    for (place, node) in UnsafeBufferPointer(start: way.nodes, count: way.node_count).enumerated() {
      if node == last {
        repeated += 1
        continue
      }
      last = node
      let number = nodeNumbers.number(of: node)
      lines.nodes.append(number)
      if let places = way.places {
        note(FixedCoordinate(x: places[2 * place], y: places[2 * place + 1]), of: Int(number))
      }
    }
    report.count(.repeatedNodes, repeated)
    lines.starts.append(lines.nodes.count)
  }

  /// Takes the place of a node from a way, for files whose ways keep the places of nodes that have no tags.
  private func note(_ place: FixedCoordinate, of number: Int) {
    prepareForNodes()
    places[number] = place
    states[number] = [.found, .placedByWay]
  }

  private func name() -> Int32 {
    tags.name.map { names.place(of: $0) } ?? -1
  }

  // MARK: - Nodes

  /// Makes room for the nodes that the ways have asked for so far.
  func prepareForNodes() {
    let missing = nodeNumbers.count - states.count
    guard missing > 0 else { return }
    places.append(contentsOf: repeatElement(FixedCoordinate(x: 0, y: 0), count: missing))
    states.append(contentsOf: repeatElement([], count: missing))
  }

  func visit(_ node: cc_osm_node) {
    report.nodes += 1
    guard let number = nodeNumbers.find(node.object.id).map(Int.init) else { return }
    guard node.has_place != 0 else {
      report.count(.nodesWithoutPlace)
      return
    }
    guard states[number].isDisjoint(with: .found) || states[number].contains(.placedByWay) else {
      report.count(.duplicateNodes)
      return
    }
    places[number] = FixedCoordinate(x: node.x, y: node.y)
    states[number] = .found
    if node.object.tag_count > 0 { settle(node, number) }
  }

  private func settle(_ node: cc_osm_node, _ number: Int) {
    tags.fill(node.object)
    switch profile.verdict(onNode: tags) {
    case .free: break
    case .opening: states[number].insert(.opening)
    case .blocked: states[number].insert(.blocked)
    case .unknown: states[number].formUnion([.opening, .oddBarrier])
    }
  }
}

/// Lines over numbered nodes, as the file has them.
struct CollectedLines {
  var nodes: [Int32] = []
  var starts: [Int] = [0]
  /// Of streets only.
  var traits: [EdgeTraits] = []
  /// Of streets only.
  var names: [Int32] = []
  /// Of barriers only.
  var kinds: [BarrierKind] = []

  var count: Int { starts.count - 1 }

  func range(_ line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }
}

/// What is known of a node.
struct NodeState: OptionSet {
  let rawValue: UInt8
  /// The file has it.
  static let found = NodeState(rawValue: 1)
  /// Nobody passes.
  static let blocked = NodeState(rawValue: 2)
  /// A gate or an entrance.
  static let opening = NodeState(rawValue: 4)
  /// A barrier that no rule knows.
  static let oddBarrier = NodeState(rawValue: 8)
  /// A street goes over it.
  static let onStreet = NodeState(rawValue: 16)
  /// Its place is known from a way; the node itself may still come.
  static let placedByWay = NodeState(rawValue: 32)
}

/// What a relation wants of a way.
private struct MemberRole {
  var barrier: BarrierKind?
  var street: (traits: EdgeTraits, name: Int32)?
  var isFound = false

  var isAny: Bool { barrier != nil || street != nil }

  /// The first relation that says something counts.
  mutating func add(_ other: MemberRole) {
    barrier = barrier ?? other.barrier
    street = street ?? other.street
  }
}
