import Geodesy

/// The irregularities of a network file that are tolerated and counted.
public enum NetworkOddity: String, CaseIterable, Codable, CodingKeyRepresentable, Sendable {
  /// Nodes of ways that are not in the file, as at the edge of an extract. Ways are cut there.
  case missingNodes = "missing_nodes"
  /// Ways that were cut because nodes are missing or too far apart, and of which pieces are left.
  case cutWays = "cut_ways"
  /// Ways of which nothing is left because nodes are missing or too far apart.
  case lostWays = "lost_ways"
  /// Ways with fewer than two different nodes. They are left out.
  case shortWays = "short_ways"
  /// Ways of zero length over several nodes. They connect their nodes nevertheless.
  case zeroLengthWays = "zero_length_ways"
  /// Segments of ways that are longer than 100 km, which only a wrong coordinate can cause. Ways are cut there.
  case longSegments = "long_segments"
  /// Consecutive repetitions of a node in a way. They are dropped.
  case repeatedNodes = "repeated_nodes"
  /// Ways with an id that occurred before. The first way is kept.
  case duplicateWays = "duplicate_ways"
  /// Nodes with an id that occurred before. The first node is kept.
  case duplicateNodes = "duplicate_nodes"
  /// Ways that are members of a relation for water or a square but are not in the file.
  case missingMembers = "missing_members"
  /// Nodes without coordinates. They are treated as missing.
  case nodesWithoutPlace = "nodes_without_place"
  /// Objects that are marked as deleted. They are not used.
  case deletedObjects = "deleted_objects"
  /// Barriers on streets of a kind that is not known to the rules. They are assumed to be passable.
  case unknownBarriers = "unknown_barriers"
  /// Nodes on streets at which nobody can pass, such as closed gates and walls. Streets are cut there.
  case blockingNodes = "blocking_nodes"
  /// Closed rings of walls without any opening.
  case closedWalls = "closed_walls"
  /// Streets, and gates on streets, that are open at some hours or under some conditions only, by `opening_hours`,
  /// `access:conditional` or `foot:conditional`. They are used as if they were always open.
  case limitedHours = "limited_hours"
  /// Streets with a lifecycle tag beside a live `highway`, such as `construction=minor` or `disused=yes`. They are
  /// walked.
  case lifecycleTags = "lifecycle_tags"
  /// Places where lines of a layer cross without a common vertex, so that nobody turns from one into the other. Often a
  /// vertex was forgotten; it may also be a bridge.
  case crossingLines = "crossing_lines"
}

/// The number and the length of barriers of one kind.
public struct BarrierTally: Hashable, Codable, Sendable {
  /// The number of lines.
  public var lines = 0
  /// The total length in metres.
  public var metres = 0.0

  /// Makes an empty tally.
  public init() {}

  /// Adds a line to the tally.
  mutating func add(_ line: [FixedCoordinate]) {
    lines += 1
    metres += zip(line, line.dropFirst()).reduce(0) { $0 + StreetLength.metres($1.0, $1.1) }
  }
}

/// A report on what was read for a network, and on what was left out and why.
///
/// Every way of the file is counted once: `ways` is the sum of `streetWays`, `leftOut`, `otherWays` and the
/// oddities `lostWays`, `shortWays` and `duplicateWays`.
public struct NetworkReport: Hashable, Codable, Sendable {
  /// The size of the file in bytes.
  public var bytes = 0
  /// The number of relations in the file.
  public var relations = 0
  /// The number of ways in the file.
  public var ways = 0
  /// The number of nodes in the file.
  public var nodes = 0
  /// The number of ways that are streets, wholly or in part.
  public var streetWays = 0
  /// The number of ways that neither are streets nor look like any, including barriers.
  public var otherWays = 0
  /// The numbers of ways that look like streets but are left out, by reason.
  public var leftOut: [LeftOutReason: Int] = [:]
  /// The numbers of irregularities that were tolerated, by kind.
  public var oddities: [NetworkOddity: Int] = [:]
  /// The barriers that were read, by kind.
  public var barriers: [BarrierKind: BarrierTally] = [:]
  /// The total street length in metres of each island (connected component), in descending order.
  public var islands: [Double] = []
  /// The bounding box of all streets; nil if there are none.
  public var bounds: NetworkBounds?
  /// One of the places where lines cross without a common vertex; nil if there is none.
  public var crossing: NetworkPlace?
  /// Whether the data comes from OpenStreetMap, which must be credited wherever results are shown.
  public var isOpenStreetMap = false

  /// Makes an empty report.
  public init() {}

  /// Notes where lines of the layer that is the graph cross without a common vertex.
  mutating func noteCrossings(_ graph: StreetGraph) {
    let crossings = StreetCrossings(graph)
    count(.crossingLines, crossings.count)
    crossing = crossings.first.map(NetworkPlace.init)
  }

  mutating func count(_ oddity: NetworkOddity, _ more: Int = 1) {
    if more > 0 { oddities[oddity, default: 0] += more }
  }
}

/// A place in degrees.
public struct NetworkPlace: Hashable, Codable, Sendable {
  /// The longitude in degrees.
  public let longitude: Double
  /// The latitude in degrees.
  public let latitude: Double

  init(_ place: Coordinate) {
    (longitude, latitude) = (place.longitude, place.latitude)
  }
}

/// A bounding box in degrees.
public struct NetworkBounds: Hashable, Codable, Sendable {
  /// The longitude of the western side, in degrees.
  public let west: Double
  /// The latitude of the southern side, in degrees.
  public let south: Double
  /// The longitude of the eastern side, in degrees.
  public let east: Double
  /// The latitude of the northern side, in degrees.
  public let north: Double

  /// The bounding box of points; nil if there are none.
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
