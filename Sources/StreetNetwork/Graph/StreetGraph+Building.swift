import Geodesy

extension StreetGraph {
  /// Makes a graph from ways, which are cut into edges at their ends and at the nodes where they meet.
  ///
  /// Points that repeat the previous one are dropped, but an edge of zero length still connects its two junctions.
  /// Segments are straight in longitude and latitude. Their lengths are right to within a micrometre, and each is
  /// rounded to a multiple of 31 µm. Ways of fewer than two nodes are left out. Linear time except for sorting the
  /// junctions.
  public init(_ ways: StreetWays, stepsFactor: Double = 1) {
    let cut = EdgeCutter(ways)
    let order = JunctionOrder(cut.junctionNodes.map { ways.nodes[Int($0)] })
    let junctionOf = { (node: Int32) in order.rank[Int(cut.junctionNumbers[Int(node)])] }
    self.init(
      junctions: order.junctions.map { ways.nodes[Int(cut.junctionNodes[Int($0)])] },
      ends: cut.ends.map { (junctionOf($0.from), junctionOf($0.to)) }, shapes: cut.shapes,
      along: cut.along, traits: cut.traits, names: cut.names, nameTable: ways.nameTable,
      stepsFactor: stepsFactor)
  }

  /// Makes a graph from consistent arrays and adds the arcs. Linear time.
  init(
    junctions: [FixedCoordinate], ends: [(from: Int32, to: Int32)], shapes: LineShapes,
    along: [UInt32], traits: [EdgeTraits], names: [Int32], nameTable: [String], stepsFactor: Double
  ) {
    self.junctions = junctions
    self.ends = ends
    self.shapes = shapes
    self.along = along
    self.traits = traits
    self.names = names
    self.nameTable = nameTable
    self.stepsFactor = stepsFactor
    let costs = Self.costs(shapes, along, traits, stepsFactor)
    incoming = ArcTable(
      junctions: junctions.count, ends, costs, traits, into: .forward, outOf: .backward)
    outgoing =
      traits.allSatisfy { $0.isSuperset(of: .street) }
      ? incoming
      : ArcTable(
        junctions: junctions.count, ends, costs, traits, into: .backward, outOf: .forward)
  }

  private static func costs(
    _ shapes: LineShapes, _ along: [UInt32], _ traits: [EdgeTraits], _ stepsFactor: Double
  ) -> [UInt32] {
    traits.indices.map { edge in
      let length = along[Int(shapes.starts[edge + 1]) - 1]
      guard traits[edge].contains(.steps) else { return length }
      return WalkUnits.units(WalkUnits.metres(length) * stepsFactor)
    }
  }
}

/// Cuts ways into edges between junctions.
private struct EdgeCutter {
  var shapes = LineShapes()
  var along: [UInt32] = []
  var ends: [(from: Int32, to: Int32)] = []
  var traits: [EdgeTraits] = []
  var names: [Int32] = []
  /// The node of each junction.
  var junctionNodes: [Int32] = []
  /// The junction of every node; -1 for nodes that are no junctions.
  var junctionNumbers: [Int32]

  init(_ ways: StreetWays) {
    junctionNumbers = Self.junctions(ways)
    for node in junctionNumbers.indices where junctionNumbers[node] >= 0 {
      junctionNumbers[node] = Int32(truncatingIfNeeded: junctionNodes.count)
      junctionNodes.append(Int32(truncatingIfNeeded: node))
    }
    for way in 0..<ways.count { cut(way, of: ways) }
  }

  /// 0 for every node at which a way ends or that is used more than once, -1 for the others.
  private static func junctions(_ ways: StreetWays) -> [Int32] {
    var uses = [UInt8](repeating: 0, count: ways.nodes.count)
    for way in 0..<ways.count {
      let range = Int(ways.starts[way])..<Int(ways.starts[way + 1])
      guard range.count > 1 else { continue }
      for index in range {
        let node = Int(ways.references[index])
        let isEnd = index == range.lowerBound || index == range.upperBound - 1
        uses[node] = min(2, uses[node] + (isEnd ? 2 : 1))
      }
    }
    return uses.map { $0 > 1 ? 0 : -1 }
  }

  private mutating func cut(_ way: Int, of ways: StreetWays) {
    let range = Int(ways.starts[way])..<Int(ways.starts[way + 1])
    guard range.count > 1 else { return }
    var from = ways.references[range.lowerBound]
    begin(ways.nodes[Int(from)])
    for index in range.dropFirst() {
      let node = ways.references[index]
      extend(to: ways.nodes[Int(node)])
      guard junctionNumbers[Int(node)] >= 0 else { continue }
      end(from, node, ways.nodes[Int(node)], way, of: ways)
      from = node
      if index + 1 < range.upperBound { begin(ways.nodes[Int(node)]) }
    }
  }

  private mutating func begin(_ point: FixedCoordinate) {
    shapes.points.append(point)
    along.append(0)
  }

  private mutating func extend(to point: FixedCoordinate) {
    guard let last = shapes.points.last, let soFar = along.last, last != point else { return }
    shapes.points.append(point)
    along.append(WalkUnits.sum(soFar, WalkUnits.units(StreetLength.metres(last, point))))
  }

  private mutating func end(
    _ from: Int32, _ to: Int32, _ point: FixedCoordinate, _ way: Int, of ways: StreetWays
  ) {
    // A shape needs at least two points, even if both have the same position.
    if shapes.points.count == Int(shapes.starts[shapes.count]) + 1 {
      shapes.points.append(point)
      along.append(0)
    }
    shapes.starts.append(Int32(truncatingIfNeeded: shapes.points.count))
    ends.append((from, to))
    traits.append(ways.traits[way])
    names.append(ways.names[way])
  }
}

/// Measures the geodesic lengths of segments.
enum StreetLength {
  /// The metres along the line that is straight in longitude and latitude between two places, to within a micrometre.
  ///
  /// A street is straight in this sense whatever its length, so that vertices on it do not change its length. The
  /// geodesic passes 1.7 cm beside the middle of a kilometre at 41 degrees, and is shorter by a micrometre.
  static func metres(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Double {
    let metres = LocalMetric.distance(a, b)
    guard metres >= 300 else { return metres }
    // The metric changes with latitude along the line: five nodes of Gauss.
    let turned = abs(Double(a.x) - Double(b.x))
    let x = min(turned, 2 * Double(FixedCoordinate.halfTurn) - turned)
    let y = Double(b.y) - Double(a.y)
    return gauss.reduce(0) { sum, node in
      let metric = LocalMetric(latitude: Double(a.y) + y * (0.5 + node.place / 2))
      let (dx, dy) = (x * metric.east, y * metric.north)
      return sum + node.weight / 2 * (dx * dx + dy * dy).squareRoot()
    }
  }

  /// The nodes and weights of Gauss's quadrature on -1...1.
  private static let gauss: [(place: Double, weight: Double)] = [
    (-0.906_179_845_938_664, 0.236_926_885_056_189),
    (-0.538_469_310_105_683, 0.478_628_670_499_366),
    (0, 0.568_888_888_888_889), (0.538_469_310_105_683, 0.478_628_670_499_366),
    (0.906_179_845_938_664, 0.236_926_885_056_189),
  ]

  /// Whether two consecutive nodes of a way are more than 100 km apart.
  ///
  /// Such segments come from mistyped coordinates. Their length could exceed the largest that `WalkUnits` can
  /// represent.
  static func isTooLong(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Bool {
    // Places within half a degree of each other are closer than that.
    guard abs(Int64(a.x) - Int64(b.x)) > 5_000_000 || abs(Int64(a.y) - Int64(b.y)) > 5_000_000
    else { return false }
    return LocalMetric.distance(a, b) > 100_000
  }

  /// The two places at which a segment crosses the 180th meridian, on the side of `a` and on that of `b`; nil if it
  /// does not. They are the same place on the ground.
  static func crossing(
    ofMeridian180 a: FixedCoordinate, _ b: FixedCoordinate
  ) -> (FixedCoordinate, FixedCoordinate)? {
    let half = FixedCoordinate.halfTurn
    guard abs(Int64(a.x) - Int64(b.x)) > Int64(half) else { return nil }
    let (fromA, fromB) = (Double(half) - abs(Double(a.x)), Double(half) - abs(Double(b.x)))
    let share = fromA + fromB > 0 ? fromA / (fromA + fromB) : 0.5
    let y = Int32((Double(a.y) + (Double(b.y) - Double(a.y)) * share).rounded())
    return (
      FixedCoordinate(x: a.x < 0 ? -half : half, y: y),
      FixedCoordinate(x: b.x < 0 ? -half : half, y: y)
    )
  }
}

/// An order of junctions in which junctions that are near each other on the ground are near in memory.
private struct JunctionOrder {
  /// The junctions in order.
  let junctions: [Int32]
  /// The position of each junction in the order.
  let rank: [Int32]

  init(_ points: [FixedCoordinate]) {
    var keys = points.enumerated().map { index, point in
      (Self.key(point), Int32(truncatingIfNeeded: index))
    }
    keys.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    junctions = keys.map(\.1)
    var rank = [Int32](repeating: 0, count: points.count)
    for (position, junction) in junctions.enumerated() {
      rank[Int(junction)] = Int32(truncatingIfNeeded: position)
    }
    self.rank = rank
  }

  /// The position along a Z-order curve.
  private static func key(_ point: FixedCoordinate) -> UInt64 {
    spread(UInt32(bitPattern: point.x) ^ 1 << 31) | spread(UInt32(bitPattern: point.y) ^ 1 << 31)
      << 1
  }

  private static func spread(_ value: UInt32) -> UInt64 {
    var bits = UInt64(value)
    bits = (bits | bits << 16) & 0x0000_FFFF_0000_FFFF
    bits = (bits | bits << 8) & 0x00FF_00FF_00FF_00FF
    bits = (bits | bits << 4) & 0x0F0F_0F0F_0F0F_0F0F
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333
    return (bits | bits << 1) & 0x5555_5555_5555_5555
  }
}

extension ArcTable {
  /// Lists each edge at its end junction if it has the trait `into`, and at its start junction if it has `outOf`.
  init(
    junctions: Int, _ ends: [(from: Int32, to: Int32)], _ costs: [UInt32], _ traits: [EdgeTraits],
    into: EdgeTraits, outOf: EdgeTraits
  ) {
    var counts = [Int32](repeating: 0, count: junctions + 1)
    for (edge, end) in ends.enumerated() {
      if traits[edge].contains(into) { counts[Int(end.to) + 1] += 1 }
      if traits[edge].contains(outOf) { counts[Int(end.from) + 1] += 1 }
    }
    for junction in 1..<max(1, counts.count) { counts[junction] += counts[junction - 1] }
    var next = counts
    let total = Int(counts.last ?? 0)
    var arcs = [Arc](repeating: Arc(other: 0, cost: 0), count: total)
    var edges = [Int32](repeating: 0, count: total)
    let add = { (junction: Int32, other: Int32, edge: Int) in
      let index = Int(next[Int(junction)])
      next[Int(junction)] += 1
      arcs[index] = Arc(other: other, cost: costs[edge])
      edges[index] = Int32(truncatingIfNeeded: edge)
    }
    for (edge, end) in ends.enumerated() {
      if traits[edge].contains(into) { add(end.to, end.from, edge) }
      if traits[edge].contains(outOf) { add(end.from, end.to, edge) }
    }
    starts = counts
    self.arcs = arcs
    self.edges = edges
  }
}
