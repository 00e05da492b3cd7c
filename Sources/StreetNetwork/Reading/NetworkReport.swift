import Geodesy

/// Something odd in a network file that was put up with; each is counted.
public enum NetworkOddity: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Nodes of ways that the file does not have, as at the edge of an extract. Ways are cut there.
  case missingNodes = "missing_nodes"
  /// Ways of which pieces are left, since nodes are missing or too far apart.
  case cutWays = "cut_ways"
  /// Ways of which nothing is left, since nodes are missing or too far apart.
  case lostWays = "lost_ways"
  /// Ways of fewer than two different nodes. They are left out.
  case shortWays = "short_ways"
  /// Ways without length over several nodes. They join what they connect.
  case zeroLengthWays = "zero_length_ways"
  /// Stretches of ways over 100 km between two nodes, which only a wrong coordinate makes. Ways are cut there.
  case longSegments = "long_segments"
  /// Nodes that a way repeats at once. The repetition is dropped.
  case repeatedNodes = "repeated_nodes"
  /// Ways whose id was there already. The first is kept.
  case duplicateWays = "duplicate_ways"
  /// Nodes whose id was there already. The first is kept.
  case duplicateNodes = "duplicate_nodes"
  /// Ways that a relation of water or of a square asks for and the file does not have.
  case missingMembers = "missing_members"
  /// Nodes without a place.
  case nodesWithoutPlace = "nodes_without_place"
  /// Objects marked as deleted. They are not used.
  case deletedObjects = "deleted_objects"
  /// Barriers on a way of a kind that no rule knows. One passes them.
  case unknownBarriers = "unknown_barriers"
  /// Nodes at which nobody passes: closed gates, walls. Ways are cut there.
  case blockingNodes = "blocking_nodes"
  /// Closed walls without any opening.
  case closedWalls = "closed_walls"
}

/// Barriers of one kind.
public struct BarrierTally: Hashable, Codable, Sendable {
  /// How many lines.
  public var lines = 0
  /// Their length in metres.
  public var metres = 0.0

  /// No lines.
  public init() {}

  /// Counts a line.
  mutating func add(_ line: [FixedCoordinate]) {
    lines += 1
    metres += zip(line, line.dropFirst()).reduce(0) { $0 + StreetLength.metres($1.0, $1.1) }
  }
}

/// What was read for a network, what was left out and why.
///
/// Every way of the file is counted once: `ways` is the sum of `streetWays`, `leftOut`, `otherWays` and the
/// oddities `lostWays`, `shortWays` and `duplicateWays`.
public struct NetworkReport: Hashable, Codable, Sendable {
  /// The size of the file in bytes.
  public var bytes = 0
  /// Relations in the file.
  public var relations = 0
  /// Ways in the file.
  public var ways = 0
  /// Nodes in the file.
  public var nodes = 0
  /// Ways that are streets, whole or in part.
  public var streetWays = 0
  /// Ways that are no streets and do not look like any; barriers are among them.
  public var otherWays = 0
  /// Ways that look like streets and are left out, by reason.
  public var leftOut: [LeftOutReason: Int] = [:]
  /// What was odd and put up with.
  public var oddities: [NetworkOddity: Int] = [:]
  /// Barriers by kind.
  public var barriers: [BarrierKind: BarrierTally] = [:]
  /// The lengths in metres of the islands, pieces of the network that are not connected; the longest first.
  public var islands: [Double] = []
  /// The box around all streets; nil without any.
  public var bounds: NetworkBounds?
  /// Whether the data is OpenStreetMap's, which has to be named wherever results are shown.
  public var isOpenStreetMap = false

  /// Nothing read.
  public init() {}

  mutating func count(_ oddity: NetworkOddity, _ more: Int = 1) {
    if more > 0 { oddities[oddity, default: 0] += more }
  }
}

/// A box in degrees.
public struct NetworkBounds: Hashable, Codable, Sendable {
  /// The westernmost longitude.
  public let west: Double
  /// The southernmost latitude.
  public let south: Double
  /// The easternmost longitude.
  public let east: Double
  /// The northernmost latitude.
  public let north: Double

  /// The box around the shapes of a graph; nil without any.
  init?(_ points: [FixedCoordinate]) {
    guard let first = points.first else { return nil }
    var (low, high) = ((x: first.x, y: first.y), (x: first.x, y: first.y))
    for point in points {
      low = (min(low.x, point.x), min(low.y, point.y))
      high = (max(high.x, point.x), max(high.y, point.y))
    }
    (west, south) = (Double(low.x) / 1e7, Double(low.y) / 1e7)
    (east, north) = (Double(high.x) / 1e7, Double(high.y) / 1e7)
  }
}
