/// A wall that closes on itself.
public struct WalledRing: Hashable, Sendable {
  /// The number of its line among the barriers; the line's points are the ring, its last point the first.
  public let line: Int
  /// Where one gets in: gates and entrances on it, and nodes that it shares with streets.
  public let openings: [FixedCoordinate]

  /// A ring.
  public init(line: Int, openings: [FixedCoordinate]) {
    self.line = line
    self.openings = openings
  }
}

/// A street network with what bars the way beside it.
public struct StreetMap: Sendable {
  /// The streets.
  public let graph: StreetGraph
  /// What bars the way off the streets.
  public let barriers: BarrierIndex
  /// The kind of each line of `barriers`.
  public let barrierKinds: [BarrierKind]
  /// Walls that close on themselves, by their lines in ascending order.
  public let walledRings: [WalledRing]
  /// The walker for whom the network was read.
  public let profile: WalkingProfile
  /// What was read and what was left out.
  public let report: NetworkReport

  /// A map of parts that fit together: a kind for each barrier.
  public init(
    graph: StreetGraph, barriers: BarrierIndex = BarrierIndex(LineShapes()),
    barrierKinds: [BarrierKind] = [], walledRings: [WalledRing] = [],
    profile: WalkingProfile = .elder, report: NetworkReport = NetworkReport()
  ) {
    self.graph = graph
    self.barriers = barriers
    self.barrierKinds = barrierKinds
    self.walledRings = walledRings
    self.profile = profile
    self.report = report
  }

  /// A map of streets alone, with the report completed by what the graph tells. Linear time.
  public init(_ ways: StreetWays, profile: WalkingProfile, report: NetworkReport) {
    let graph = StreetGraph(ways, stepsFactor: profile.stepsFactor)
    var report = report
    report.complete(with: graph)
    self.init(graph: graph, profile: profile, report: report)
  }

  /// Bytes in memory for each edge: the whole map, barriers and indexes apart, divided by the edges.
  public var bytesPerEdge: Double {
    let graph = graph
    let edges = 13 * graph.edgeCount + 4 * graph.shapes.starts.count
    let points = 12 * graph.shapes.points.count
    let tables = graph.isSymmetric ? [graph.incoming] : [graph.incoming, graph.outgoing]
    let arcs = tables.reduce(0) { $0 + 12 * $1.arcs.count + 4 * $1.starts.count }
    let bytes = edges + points + arcs + 8 * graph.junctions.count
    return graph.edgeCount == 0 ? 0 : Double(bytes) / Double(graph.edgeCount)
  }
}

extension StreetGraph {
  /// Whether every edge can be walked both ways, so that one table of arcs serves both directions.
  var isSymmetric: Bool { traits.allSatisfy { $0.isSuperset(of: .street) } }
}

extension NetworkReport {
  /// Adds what only the finished graph tells.
  mutating func complete(with graph: StreetGraph) {
    islands = StreetIslands(graph).islands.filter { $0.edges > 0 }.map(\.metres).sorted(by: >)
    bounds = NetworkBounds(graph.shapes.points)
  }
}
