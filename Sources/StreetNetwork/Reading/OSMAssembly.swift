/// Makes ways and barriers from the collected objects and cuts them where nodes are missing or blocked.
struct OSMAssembly {
  private(set) var ways = StreetWays()
  private(set) var lines = LineShapes()
  private(set) var kinds: [BarrierKind] = []
  private(set) var rings: [WalledRing] = []
  private(set) var report: NetworkReport
  private var states: [NodeState]

  /// Takes the collected lines and nodes out of the collector and assembles them.
  init(_ collector: OSMCollector) {
    report = collector.report
    states = collector.states
    report.count(.missingMembers, collector.missingMembers)
    ways.nodes = collector.places
    ways.nameTable = collector.names.names
    let (streets, barriers) = (collector.streets, collector.barriers)
    collector.letGo()
    addStreets(streets)
    addBarriers(barriers)
    report.count(.missingNodes, states.count { !$0.contains(.found) })
    report.count(.unknownBarriers, states.count { $0.isSuperset(of: [.oddBarrier, .onStreet]) })
    report.count(.blockingNodes, states.count { $0.isSuperset(of: [.blocked, .onStreet]) })
    report.count(.limitedHours, states.count { $0.isSuperset(of: [.limitedHours, .onStreet]) })
  }

  // MARK: - Streets

  private mutating func addStreets(_ streets: CollectedLines) {
    ways.references.reserveCapacity(streets.nodes.count)
    for way in 0..<streets.count {
      let nodes = streets.nodes[streets.range(way)]
      guard nodes.count > 1 else {
        report.count(.shortWays)
        continue
      }
      if isWhole(nodes) {
        ways.append(nodes, traits: streets.traits[way], name: streets.names[way])
      } else if !addPieces(nodes, streets.traits[way], streets.names[way]) {
        report.count(.lostWays)
        continue
      }
      report.streetWays += 1
      if isWithoutLength(nodes) { report.count(.zeroLengthWays) }
    }
  }

  /// Whether all nodes of a way exist and can be passed, and no segment is too long. Marks the nodes as being on a
  /// street.
  private mutating func isWhole(_ nodes: ArraySlice<Int32>) -> Bool {
    var all = NodeState.found
    var any: NodeState = []
    for node in nodes {
      let state = states[Int(node)]
      all.formIntersection(state)
      any.formUnion(state)
      states[Int(node)] = state.union(.onStreet)
    }
    return all.contains(.found) && !any.contains(.blocked)
      && !zip(nodes, nodes.dropFirst()).contains { isTooLong($0, $1) }
  }

  private func isTooLong(_ a: Int32, _ b: Int32) -> Bool {
    StreetLength.isTooLong(ways.nodes[Int(a)], ways.nodes[Int(b)])
  }

  private func isWithoutLength(_ nodes: ArraySlice<Int32>) -> Bool {
    guard let first = nodes.first else { return false }
    let place = ways.nodes[Int(first)]
    return nodes.allSatisfy { ways.nodes[Int($0)] == place && states[Int($0)].contains(.found) }
  }

  /// Adds the pieces of a way between missing nodes, blocked nodes and segments that are too long; returns whether
  /// there are any.
  private mutating func addPieces(
    _ nodes: ArraySlice<Int32>, _ traits: EdgeTraits, _ name: Int32
  ) -> Bool {
    var piece: [Int32] = []
    var pieces = 0
    var isCut = false
    for node in nodes {
      let state = states[Int(node)]
      if state.contains(.found), let last = piece.last, isTooLong(last, node) {
        report.count(.longSegments)
        pieces += close(&piece, traits, name)
        isCut = true
      }
      if state.contains(.found), !state.contains(.blocked) {
        piece.append(node)
        continue
      }
      // The pieces on both sides of a blocked node end at separate copies of it.
      if state.contains(.found) { piece.append(copy(of: node)) } else { isCut = true }
      pieces += close(&piece, traits, name)
      if state.contains(.found) { piece = [copy(of: node)] }
    }
    pieces += close(&piece, traits, name)
    if isCut, pieces > 0 { report.count(.cutWays) }
    return pieces > 0
  }

  private mutating func close(_ piece: inout [Int32], _ traits: EdgeTraits, _ name: Int32) -> Int {
    defer { piece = [] }
    guard piece.count > 1 else { return 0 }
    ways.append(piece, traits: traits, name: name)
    return 1
  }

  private mutating func copy(of node: Int32) -> Int32 {
    ways.nodes.append(ways.nodes[Int(node)])
    return Int32(truncatingIfNeeded: ways.nodes.count - 1)
  }

  // MARK: - Barriers

  private mutating func addBarriers(_ barriers: CollectedLines) {
    for line in 0..<barriers.count {
      let nodes = barriers.nodes[barriers.range(line)]
      let kind = barriers.kinds[line]
      let isWhole = nodes.allSatisfy { states[Int($0)].contains(.found) }
      if isWhole, kind == .wall, nodes.count > 3, nodes.first == nodes.last { addRing(nodes) }
      var piece: [FixedCoordinate] = []
      for node in nodes {
        if states[Int(node)].contains(.found) {
          let place = ways.nodes[Int(node)]
          if let last = piece.last,
            let (here, there) = StreetLength.crossing(ofMeridian180: last, place)
          {
            piece.append(here)
            close(&piece, kind)
            piece = [there]
          }
          piece.append(place)
        } else {
          close(&piece, kind)
        }
      }
      close(&piece, kind)
    }
  }

  private mutating func close(_ piece: inout [FixedCoordinate], _ kind: BarrierKind) {
    defer { piece = [] }
    guard piece.count > 1 else { return }
    lines.append(piece)
    kinds.append(kind)
    report.barriers[kind, default: BarrierTally()].add(piece)
  }

  /// Adds a walled ring whose line will be the next to be added.
  private mutating func addRing(_ nodes: ArraySlice<Int32>) {
    let openings = nodes.dropLast().filter { node in
      let state = states[Int(node)]
      return !state.contains(.blocked) && !state.isDisjoint(with: [.opening, .onStreet])
    }
    if openings.isEmpty { report.count(.closedWalls) }
    rings.append(
      WalledRing(line: lines.count, openings: openings.map { ways.nodes[Int($0)] }))
  }
}

extension OSMCollector {
  /// Releases the memory that the assembly has taken over.
  fileprivate func letGo() {
    nodeNumbers = IDTable()
    places = []
    states = []
    streets = CollectedLines()
    barriers = CollectedLines()
  }
}
