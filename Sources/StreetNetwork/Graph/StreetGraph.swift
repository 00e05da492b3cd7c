import Geodesy

/// What is known of every part of an edge.
public struct EdgeTraits: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// Traits from their bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// One may walk in the direction of the shape.
  public static let forward = EdgeTraits(rawValue: 1)
  /// One may walk against it.
  public static let backward = EdgeTraits(rawValue: 2)
  /// Steps: slower.
  public static let steps = EdgeTraits(rawValue: 4)
  /// Above or below the ground, as bridges and tunnels are: no leg leads onto it.
  public static let offGround = EdgeTraits(rawValue: 8)

  /// Walkable both ways on the level.
  public static let street: EdgeTraits = [.forward, .backward]
}

/// A way along an edge into the junction that lists it.
public struct Arc: Sendable {
  /// The junction at the other end.
  public let other: Int32
  /// What the walk along it costs, in `WalkUnits` of level street.
  public let cost: UInt32

  /// An arc.
  @inlinable
  public init(other: Int32, cost: UInt32) {
    self.other = other
    self.cost = cost
  }
}

/// Arcs by junction, in compressed rows.
public struct ArcTable: Sendable {
  /// Where each junction's arcs start; one more at the end.
  public let starts: [Int32]
  /// The arcs.
  public let arcs: [Arc]
  /// The edge of each arc.
  public let edges: [Int32]
}

/// Streets that one can walk: junctions, and edges between them with their shapes.
///
/// Islands are kept. An edge takes 33 bytes with its two arcs, 12 more for each point of its shape, and
/// 12 for each junction. Junctions lie in an order in which neighbours are near each other in memory.
public struct StreetGraph: Sendable {
  /// Where the junctions are.
  public let junctions: [FixedCoordinate]
  /// The junctions at the ends of each edge: where its shape starts and where it ends.
  public let ends: [(from: Int32, to: Int32)]
  /// The shape of each edge, its junctions included.
  public let shapes: LineShapes
  /// How far each point of a shape lies from the shape's start, in `WalkUnits`.
  public let along: [UInt32]
  /// What is known of each edge.
  public let traits: [EdgeTraits]
  /// The name of each edge, as a place in `nameTable`; -1 without one.
  public let names: [Int32]
  /// The names of streets, each once.
  public let nameTable: [String]
  /// How much longer than on the level one is on steps, for the same length; at least 1.
  public let stepsFactor: Double
  /// For every junction the arcs by which one comes into it: a search over them goes against the walk.
  public let incoming: ArcTable
  /// For every junction the arcs by which one leaves it: a search over them goes with the walk. It is the
  /// same as `incoming` where every edge can be walked both ways.
  public let outgoing: ArcTable

  /// How many edges there are.
  public var edgeCount: Int { ends.count }

  /// The length of an edge in `WalkUnits`.
  @inlinable
  public func length(of edge: Int) -> UInt32 {
    along[Int(shapes.starts[edge + 1]) - 1]
  }

  /// The cost of a length of one edge: longer on steps.
  @inlinable
  public func cost(_ length: UInt32, on edge: Int) -> UInt32 {
    guard traits[edge].contains(.steps) else { return length }
    let cost = (Double(length) * stepsFactor).rounded()
    return cost < Double(UInt32.max) ? UInt32(cost) : WalkUnits.unreachable
  }

  /// Whether any edge costs more than its length.
  public var hasSlowSteps: Bool { stepsFactor != 1 && traits.contains { $0.contains(.steps) } }

  /// The name of an edge's street.
  public func name(of edge: Int) -> String? {
    names[edge] >= 0 ? nameTable[Int(names[edge])] : nil
  }

  /// The length of all edges.
  public var totalLength: Length {
    .metres((0..<edgeCount).reduce(0.0) { $0 + WalkUnits.metres(length(of: $1)) })
  }
}
