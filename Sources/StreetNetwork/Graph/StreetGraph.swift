import Geodesy

/// The traits of an edge, which apply to its whole length.
public struct EdgeTraits: OptionSet, Hashable, Sendable {
  /// The traits as bits.
  public let rawValue: UInt8

  /// Makes traits from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// The edge may be walked in the direction of its shape.
  public static let forward = EdgeTraits(rawValue: 1)
  /// The edge may be walked against the direction of its shape.
  public static let backward = EdgeTraits(rawValue: 2)
  /// The edge consists of steps, which take longer.
  public static let steps = EdgeTraits(rawValue: 4)
  /// The edge is above or below ground, as bridges and tunnels are, so that no leg leads onto it.
  public static let offGround = EdgeTraits(rawValue: 8)

  /// A level street at ground level that may be walked in both directions.
  public static let street: EdgeTraits = [.forward, .backward]
}

/// A directed walk along an edge into or out of the junction that lists it.
public struct Arc: Sendable {
  /// The junction at the other end.
  public let other: Int32
  /// The cost of the walk, in `WalkUnits` of level street.
  public let cost: UInt32

  /// Makes an arc to or from another junction.
  @inlinable
  public init(other: Int32, cost: UInt32) {
    self.other = other
    self.cost = cost
  }
}

/// The arcs of every junction, as a compressed sparse row table.
public struct ArcTable: Sendable {
  /// The index of each junction's first arc, and at the end the number of arcs.
  public let starts: [Int32]
  /// The arcs, sorted by junction.
  public let arcs: [Arc]
  /// The edge of each arc.
  public let edges: [Int32]
}

/// The graph of walkable streets: junctions, and edges between them with their shapes.
///
/// Islands (disconnected components) are kept. Memory is 33 bytes per edge including its two arcs, 12 bytes per
/// point of its shape and 12 bytes per junction. Junctions that are near each other on the ground are near in
/// memory.
public struct StreetGraph: Sendable {
  /// The coordinates of the junctions.
  public let junctions: [FixedCoordinate]
  /// The junctions at the start and the end of each edge's shape.
  public let ends: [(from: Int32, to: Int32)]
  /// The shape of each edge, including its junctions.
  public let shapes: LineShapes
  /// The distance of each point of a shape from the shape's start, along the shape, in `WalkUnits`.
  public let along: [UInt32]
  /// The traits of each edge.
  public let traits: [EdgeTraits]
  /// The name of each edge, as an index into `nameTable`; -1 without a name.
  public let names: [Int32]
  /// The street names, each once.
  public let nameTable: [String]
  /// The ratio of the time on steps to that on a level street of the same length; at least 1.
  public let stepsFactor: Double
  /// For every junction, the arcs that lead into it. A search over them runs against the direction of walking.
  public let incoming: ArcTable
  /// For every junction, the arcs that lead out of it. A search over them runs in the direction of walking. Equal to
  /// `incoming` if every edge can be walked in both directions.
  public let outgoing: ArcTable

  /// The number of edges.
  public var edgeCount: Int { ends.count }

  /// The length of an edge in `WalkUnits`.
  @inlinable
  public func length(of edge: Int) -> UInt32 {
    along[Int(shapes.starts[edge + 1]) - 1]
  }

  /// The cost of walking a length of one edge, in `WalkUnits`: the length itself, multiplied by `stepsFactor` on
  /// steps.
  @inlinable
  public func cost(_ length: UInt32, on edge: Int) -> UInt32 {
    guard traits[edge].contains(.steps) else { return length }
    let cost = (Double(length) * stepsFactor).rounded()
    return cost < Double(UInt32.max) ? UInt32(cost) : WalkUnits.unreachable
  }

  /// Whether any edge costs more than its length.
  public var hasSlowSteps: Bool { stepsFactor != 1 && traits.contains { $0.contains(.steps) } }

  /// The street name of an edge; nil if it has none.
  public func name(of edge: Int) -> String? {
    names[edge] >= 0 ? nameTable[Int(names[edge])] : nil
  }

  /// The total length of all edges.
  public var totalLength: Length {
    .metres((0..<edgeCount).reduce(0.0) { $0 + WalkUnits.metres(length(of: $1)) })
  }
}
