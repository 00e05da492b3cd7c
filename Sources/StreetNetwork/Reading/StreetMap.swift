/// A wall that forms a closed ring.
public struct WalledRing: Hashable, Sendable {
  /// The number of its line among the barriers. The last point of the line repeats the first.
  public let line: Int
  /// The openings: gates and entrances, and nodes that the wall shares with streets.
  public let openings: [FixedCoordinate]

  /// Makes a ring from the number of its line and its openings.
  public init(line: Int, openings: [FixedCoordinate]) {
    self.line = line
    self.openings = openings
  }
}

/// A street network together with the barriers that cannot be crossed off the streets.
public struct StreetMap: Sendable {
  /// The graph of streets.
  public let graph: StreetGraph
  /// The barriers that cannot be crossed off the streets.
  public let barriers: BarrierIndex
  /// The kind of each line of `barriers`.
  public let barrierKinds: [BarrierKind]
  /// The walls that form closed rings, in ascending order of their lines.
  public let walledRings: [WalledRing]
  /// The profile with which the network was read.
  public let profile: WalkingProfile
  /// The report on what was read and what was left out.
  public let report: NetworkReport

  /// Makes a map from consistent components. There must be one kind for each line of `barriers`.
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

  /// Makes a map of the lines of a layer, without barriers, and completes the report from the graph. Linear time.
  public init(_ ways: StreetWays, profile: WalkingProfile, report: NetworkReport) {
    let graph = StreetGraph(ways, stepsFactor: profile.stepsFactor)
    var report = report
    report.complete(with: graph)
    report.noteCrossings(graph)
    self.init(graph: graph, profile: profile, report: report)
  }

  /// The memory of the graph in bytes per edge, without barriers and spatial indexes; 0 without edges.
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
  /// Adds the properties that are known only when the graph is complete.
  mutating func complete(with graph: StreetGraph) {
    islands = StreetIslands(graph).islands.filter { $0.edges > 0 }.map(\.metres).sorted(by: >)
    bounds = NetworkBounds(graph.shapes.points)
  }
}
