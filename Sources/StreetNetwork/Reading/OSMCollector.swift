import COsmium

/// Collects the parts of an OpenStreetMap file that a network needs, in three passes: relations, ways, nodes.
final class OSMCollector: OSMVisitor {
  let profile: WalkingProfile
  // Exclusivity checks are disabled, as they would be made for every node. Nothing else accesses these variables
  // while a visit changes them.
  @exclusivity(unchecked) var report = NetworkReport()
  @exclusivity(unchecked) var streets = CollectedLines()
  @exclusivity(unchecked) var barriers = CollectedLines()
  @exclusivity(unchecked) var names = NameTable()
  /// The numbers of the nodes of all lines.
  @exclusivity(unchecked) var nodeNumbers = IDTable()
  @exclusivity(unchecked) var places: [FixedCoordinate] = []
  @exclusivity(unchecked) var states: [NodeState] = []
  @exclusivity(unchecked) private var tags = OSMTags()
  /// The ways that are used, to recognise duplicates.
  @exclusivity(unchecked) private var usedWays = IDTable()
  /// The ways that are members of relevant relations, and their roles.
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
      let member = Int(members.number(of: way))
      if member == roles.count { roles.append(role) } else { roles[member].add(role) }
    }
  }

  /// The number of members for which the file has no way.
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
    case .walkable:
      name = self.name()
      noteDoubts()
    case .leftOut: break
    case .notAStreet:
      if let square = role.street { (verdict, name) = (.walkable(square.traits), square.name) }
    }
    let barrier = BarrierKind.kind(tags) ?? role.barrier
    if verdict == .notAStreet, barrier == nil, WalkingProfile.lacksHighway(tags) {
      verdict = .leftOut(.noHighway)
    }
    take(way, verdict, name, barrier)
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

  /// Adds the nodes of a way, without consecutive repetitions.
  private func append(_ way: cc_osm_way, to lines: inout CollectedLines) {
    var last: Int64?
    var repeated = 0
    for (index, node) in UnsafeBufferPointer(start: way.nodes, count: way.node_count).enumerated() {
      if node == last {
        repeated += 1
        continue
      }
      last = node
      let number = nodeNumbers.number(of: node)
      lines.nodes.append(number)
      if let places = way.places {
        note(FixedCoordinate(x: places[2 * index], y: places[2 * index + 1]), of: Int(number))
      }
    }
    report.count(.repeatedNodes, repeated)
    lines.starts.append(lines.nodes.count)
  }

  /// Takes the location of a node from a way, for files in which ways contain the locations of nodes without tags.
  private func note(_ place: FixedCoordinate, of number: Int) {
    prepareForNodes()
    places[number] = place
    states[number] = [.found, .placedByWay]
  }

  /// Counts what is doubtful about a street.
  private func noteDoubts() {
    if tags.hasLimitedHours { report.count(.limitedHours) }
    if StreetKind.isDoubtful(tags) { report.count(.lifecycleTags) }
  }

  private func name() -> Int32 {
    tags.name.map { names.index(of: $0) } ?? -1
  }

  // MARK: - Nodes

  /// Makes room for the nodes that ways have referred to so far.
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
    if tags.hasLimitedHours { states[number].insert(.limitedHours) }
  }
}

/// Lines over numbered nodes, as they are in the file.
struct CollectedLines {
  var nodes: [Int32] = []
  var starts: [Int] = [0]
  /// The traits of each line, for streets only.
  var traits: [EdgeTraits] = []
  /// The name of each line, for streets only.
  var names: [Int32] = []
  /// The kind of each line, for barriers only.
  var kinds: [BarrierKind] = []

  var count: Int { starts.count - 1 }

  func range(_ line: Int) -> Range<Int> { starts[line]..<starts[line + 1] }
}

/// The known properties of a node.
struct NodeState: OptionSet {
  let rawValue: UInt8
  /// The location of the node is known.
  static let found = NodeState(rawValue: 1)
  /// Nobody can pass the node.
  static let blocked = NodeState(rawValue: 2)
  /// The node is a gate or an entrance.
  static let opening = NodeState(rawValue: 4)
  /// The node is a barrier of a kind that is not known to the rules.
  static let oddBarrier = NodeState(rawValue: 8)
  /// The node is on a street.
  static let onStreet = NodeState(rawValue: 16)
  /// The location comes from a way, so that the node itself may still follow.
  static let placedByWay = NodeState(rawValue: 32)
  /// The node is a gate or a lift that is open at some hours only.
  static let limitedHours = NodeState(rawValue: 64)
}

/// The role of a way as a member of relations.
private struct MemberRole {
  var barrier: BarrierKind?
  var street: (traits: EdgeTraits, name: Int32)?
  var isFound = false

  var isAny: Bool { barrier != nil || street != nil }

  /// Adds the role in another relation. For each property the first relation that sets it counts.
  mutating func add(_ other: MemberRole) {
    barrier = barrier ?? other.barrier
    street = street ?? other.street
  }
}
