import Geodesy

/// Finds the pieces of streets from which centres can be reached within a limit, or that can be reached from them.
/// They make up the field of walk times.
///
/// Use one object per worker, for any number of searches.
public final class ReachedStreets {
  /// The direction of the walks.
  public enum Direction: Sendable {
    /// Walks lead to the centres.
    case towards
    /// Walks start at the centres.
    case away
  }

  private let graph: StreetGraph
  private let table: ArcTable
  private let direction: Direction
  private let search: WalkSearch
  /// The number of the search that last visited each edge.
  private var met: [UInt32]
  private var number: UInt32 = 0

  /// Prepares searches over a graph.
  public init(_ graph: StreetGraph, _ direction: Direction = .towards) {
    self.graph = graph
    self.direction = direction
    table = direction == .towards ? graph.incoming : graph.outgoing
    search = WalkSearch(graph, over: table)
    met = Array(repeating: 0, count: graph.edgeCount)
  }

  /// The pieces within `limit`, with the cost of the best walk at each end.
  ///
  /// `access` are the access points of all centres. Time and memory are proportional to the streets within the limit.
  public func pieces(of access: [AccessPoint], within limit: UInt32) -> [ReachedPiece] {
    pieces(ofEach: [access], within: limit)
  }

  /// The same for several centres, each with its own access points.
  ///
  /// The ends of pieces also have the number of the centre to which their walk leads; of several at equal cost, the
  /// smallest number.
  public func pieces(ofEach centres: [[AccessPoint]], within limit: UInt32) -> [ReachedPiece] {
    let owned = centres.enumerated().flatMap { owner, access in
      access.map { OwnedAccess(point: $0, owner: UInt32(truncatingIfNeeded: owner)) }
    }
    let seeds = owned.flatMap {
      graph.seeds($0.point, arriving: direction == .towards, mark: $0.owner)
    }
    search.run(from: seeds, limit: limit, marks: .ranks)
    number &+= 1
    var pieces: [ReachedPiece] = []
    let byEdge = Dictionary(grouping: owned, by: \.point.edge).sorted { $0.key < $1.key }
    for (edge, own) in byEdge {
      meet(Int(edge), own.sorted { $0.point.offset < $1.point.offset }, limit, &pieces)
    }
    for junction in search.reached {
      for arc in Int(table.starts[Int(junction)])..<Int(table.starts[Int(junction) + 1]) {
        meet(Int(table.edges[arc]), [], limit, &pieces)
      }
    }
    return pieces
  }

  private func meet(
    _ edge: Int, _ own: [OwnedAccess], _ limit: UInt32, _ pieces: inout [ReachedPiece]
  ) {
    guard met[edge] != number else { return }
    met[edge] = number
    // No leg leads onto or off an edge above or below ground.
    guard !graph.traits[edge].contains(.offGround) else { return }
    let profile = EdgeProfile(graph, edge, search, own, direction)
    profile.append(graph, within: WalkUnits.metres(limit), to: &pieces)
  }
}

/// An access point, with the number of the centre to which it belongs.
private struct OwnedAccess {
  let point: AccessPoint
  let owner: UInt32
}

/// The cost of a walk, and the number of the centre to which it leads.
private struct OwnedCost {
  var metres = Double.infinity
  var owner = UInt32.max

  /// Takes another walk, extended by a cost, if it costs less, or the same and its centre has a smaller number.
  mutating func offer(_ other: OwnedCost, _ further: Double) {
    let cost = other.metres + further
    guard cost < metres || (cost == metres && other.owner < owner) else { return }
    (metres, owner) = (cost, other.owner)
  }
}

/// The costs of walks from the points of one edge.
private struct EdgeProfile {
  private let edge: Int
  private let length: Double
  private let factor: Double
  /// The costs at the start and the end of the edge.
  private let costFrom: OwnedCost
  private let costTo: OwnedCost
  /// Whether walks may lead over the start of the edge, and over its end.
  private let overFrom: Bool
  private let overTo: Bool
  /// The access points on the edge, in ascending order: the distance from its start, and the cost from there.
  private let own: [(at: Double, cost: OwnedCost)]

  init(
    _ graph: StreetGraph, _ edge: Int, _ search: WalkSearch, _ own: [OwnedAccess],
    _ direction: ReachedStreets.Direction
  ) {
    self.edge = edge
    let traits = graph.traits[edge]
    length = WalkUnits.metres(graph.length(of: edge))
    factor = traits.contains(.steps) ? graph.stepsFactor : 1
    costFrom = Self.cost(graph.ends[edge].from, search)
    costTo = Self.cost(graph.ends[edge].to, search)
    overFrom = traits.contains(direction == .towards ? .backward : .forward)
    overTo = traits.contains(direction == .towards ? .forward : .backward)
    self.own = own.map {
      (
        WalkUnits.metres($0.point.offset),
        OwnedCost(metres: WalkUnits.metres($0.point.leg), owner: $0.owner)
      )
    }
  }

  private static func cost(_ junction: Int32, _ search: WalkSearch) -> OwnedCost {
    let cost = search.cost(junction)
    guard cost != WalkUnits.unreachable else { return OwnedCost() }
    return OwnedCost(metres: WalkUnits.metres(cost), owner: search.mark(junction))
  }

  /// The cost of the best walk from the point `x` metres from the start.
  private func cost(at x: Double) -> OwnedCost {
    var best = OwnedCost()
    if overFrom { best.offer(costFrom, x * factor) }
    if overTo { best.offer(costTo, (length - x) * factor) }
    for point in own {
      if point.at >= x, overTo { best.offer(point.cost, (point.at - x) * factor) }
      if point.at <= x, overFrom { best.offer(point.cost, (x - point.at) * factor) }
    }
    return best
  }

  func append(_ graph: StreetGraph, within limit: Double, to pieces: inout [ReachedPiece]) {
    let points = graph.shapes.points(of: edge)
    var next = 0
    for point in points.dropFirst() {
      let (a, b) = (graph.shapes.points[point - 1], graph.shapes.points[point])
      let span = (
        start: WalkUnits.metres(graph.along[point - 1]), end: WalkUnits.metres(graph.along[point])
      )
      var last = (at: span.start, place: a)
      while next < own.count, own[next].at < span.end {
        let share = (own[next].at - span.start) / (span.end - span.start)
        let middle = (at: own[next].at, place: ExactPlace(on: a, b, share).fixed)
        add(from: last, to: middle, of: span, within: limit, &pieces)
        last = middle
        next += 1
      }
      add(from: last, to: (span.end, b), of: span, within: limit, &pieces)
    }
  }

  private func add(
    from start: (at: Double, place: FixedCoordinate), to end: (at: Double, place: FixedCoordinate),
    of segment: (start: Double, end: Double), within limit: Double, _ pieces: inout [ReachedPiece]
  ) {
    let (costA, costB) = (cost(at: start.at), cost(at: end.at))
    guard min(costA.metres, costB.metres) <= limit,
      end.at > start.at || segment.end == segment.start
    else {
      return
    }
    var piece = ReachedPiece(
      a: start.place, b: end.place, length: end.at - start.at, costA: costA.metres,
      costB: costB.metres, factor: factor, leadsToA: overFrom, leadsToB: overTo)
    (piece.ownerA, piece.ownerB) = (costA.owner, costB.owner)
    pieces.append(piece)
  }
}
