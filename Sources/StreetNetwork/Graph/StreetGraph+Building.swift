import Geodesy

extension StreetGraph {
  /// Cuts ways at the nodes where they meet and at their ends, and joins the pieces to a graph.
  ///
  /// Points that repeat the one before are dropped; an edge without length joins its two junctions all the
  /// same. Lengths are geodesic, within a micrometre, rounded to 31 µm a segment. Linear time but for the
  /// sorting of junctions. A way of fewer than two nodes is left out.
  public init(_ ways: StreetWays, stepsFactor: Double = 1) {
    let cut = EdgeCutter(ways)
    let order = JunctionOrder(cut.junctionNodes.map { ways.nodes[Int($0)] })
    let junctionOf = { (node: Int32) in order.rank[Int(cut.junctionNumbers[Int(node)])] }
    self.init(
      junctions: order.places.map { ways.nodes[Int(cut.junctionNodes[Int($0)])] },
      ends: cut.ends.map { (junctionOf($0.from), junctionOf($0.to)) }, shapes: cut.shapes,
      along: cut.along, traits: cut.traits, names: cut.names, nameTable: ways.nameTable,
      stepsFactor: stepsFactor)
  }

  /// A graph of parts that fit together, with its arcs. Linear time.
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

/// Ways, cut into edges from junction to junction.
private struct EdgeCutter {
  var shapes = LineShapes()
  var along: [UInt32] = []
  var ends: [(from: Int32, to: Int32)] = []
  var traits: [EdgeTraits] = []
  var names: [Int32] = []
  /// The node of each junction.
  var junctionNodes: [Int32] = []
  /// For every node its junction's number; -1 for the others.
  var junctionNumbers: [Int32]

  init(_ ways: StreetWays) {
    junctionNumbers = Self.junctions(ways)
    for node in junctionNumbers.indices where junctionNumbers[node] >= 0 {
      junctionNumbers[node] = Int32(truncatingIfNeeded: junctionNodes.count)
      junctionNodes.append(Int32(truncatingIfNeeded: node))
    }
    for way in 0..<ways.count { cut(way, of: ways) }
  }

  /// Marks with 0 every node at which ways end or that is met more than once, the others with -1.
  private static func junctions(_ ways: StreetWays) -> [Int32] {
    var uses = [UInt8](repeating: 0, count: ways.nodes.count)
    for way in 0..<ways.count {
      let range = Int(ways.starts[way])..<Int(ways.starts[way + 1])
      guard range.count > 1 else { continue }
      for place in range {
        let node = Int(ways.references[place])
        let isEnd = place == range.lowerBound || place == range.upperBound - 1
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
    for place in range.dropFirst() {
      let node = ways.references[place]
      extend(to: ways.nodes[Int(node)])
      guard junctionNumbers[Int(node)] >= 0 else { continue }
      end(from, node, ways.nodes[Int(node)], way, of: ways)
      from = node
      if place + 1 < range.upperBound { begin(ways.nodes[Int(node)]) }
    }
  }

  private mutating func begin(_ point: FixedCoordinate) {
    shapes.points.append(point)
    along.append(0)
  }

  private mutating func extend(to point: FixedCoordinate) {
    guard let last = shapes.points.last, let so = along.last, last != point else { return }
    shapes.points.append(point)
    along.append(WalkUnits.sum(so, WalkUnits.units(StreetLength.metres(last, point))))
  }

  private mutating func end(
    _ from: Int32, _ to: Int32, _ point: FixedCoordinate, _ way: Int, of ways: StreetWays
  ) {
    // A shape has at least two points, even where they are one place.
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

/// The geodesic length of a segment.
enum StreetLength {
  /// Metres between two places: by a plane where that is exact to a micrometre, else by the geodesic.
  static func metres(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Double {
    let metres = LocalMetric.distance(a, b)
    return metres < 300 ? metres : Geodesic.distance(a.coordinate, b.coordinate).metres
  }

  /// Whether two neighbours of a way are over 100 km apart. A mistyped coordinate makes such segments; they would
  /// be longer than a length can be, and a walk along them shorter than it is.
  static func isTooLong(_ a: FixedCoordinate, _ b: FixedCoordinate) -> Bool {
    // Nothing within half a degree is as far.
    guard abs(Int64(a.x) - Int64(b.x)) > 5_000_000 || abs(Int64(a.y) - Int64(b.y)) > 5_000_000
    else { return false }
    return LocalMetric.distance(a, b) > 100_000
  }
}

/// Junctions in an order in which neighbours are near each other.
private struct JunctionOrder {
  /// The junctions in order.
  let places: [Int32]
  /// Where each junction is in the order.
  let rank: [Int32]

  init(_ points: [FixedCoordinate]) {
    var keys = points.enumerated().map { place, point in
      (Self.key(point), Int32(truncatingIfNeeded: place))
    }
    keys.sort { $0.0 != $1.0 ? $0.0 < $1.0 : $0.1 < $1.1 }
    places = keys.map(\.1)
    var rank = [Int32](repeating: 0, count: points.count)
    for (place, junction) in places.enumerated() {
      rank[Int(junction)] = Int32(truncatingIfNeeded: place)
    }
    self.rank = rank
  }

  /// The place along a Z-curve.
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
  /// Lists each edge at the junctions into which it can be walked: at its end where it has `into`, at its
  /// start where it has `outOf`.
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
      let place = Int(next[Int(junction)])
      next[Int(junction)] += 1
      arcs[place] = Arc(other: other, cost: costs[edge])
      edges[place] = Int32(truncatingIfNeeded: edge)
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
