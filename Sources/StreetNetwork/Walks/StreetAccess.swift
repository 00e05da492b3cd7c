import Geodesy

/// A place where somebody can step from a straight leg onto a street.
public struct AccessPoint: Hashable, Sendable {
  /// The edge.
  public let edge: Int32
  /// How far along its shape, in `WalkUnits` of length.
  public let offset: UInt32
  /// What the leg costs, in `WalkUnits`; it is also counted as that many metres of walk.
  public let leg: UInt32
  /// Whether no other street is nearer.
  public var isNearest: Bool
}

/// How places off the streets join them: by straight legs to every street near by that no barrier cuts off, and
/// that is neither above nor below the ground.
public struct StreetAccess: Sendable {
  /// How legs are allowed and counted.
  public struct Rules: Hashable, Sendable {
    /// The longest leg; a leg of exactly this length is allowed. Default 100 m.
    public var cap: Length = .metres(100)
    /// What a metre off the streets costs in metres of street; at least 1. Default 1.3.
    public var offStreetFactor = 1.3

    /// The default rules.
    public init() {}
  }

  /// The rules in force.
  public let rules: Rules
  /// The streets.
  public let graph: StreetGraph
  /// What no leg crosses.
  public let barriers: BarrierIndex
  private let index: SegmentIndex

  /// Indexes the streets of a graph.
  public init(_ graph: StreetGraph, barriers: BarrierIndex, rules: Rules = Rules()) {
    self.graph = graph
    self.barriers = barriers
    self.rules = rules
    index = SegmentIndex(graph.shapes)
  }

  /// Every way from `place` onto a street: for each segment its nearest point, if it lies within the cap and
  /// no barrier lies between.
  ///
  /// Points of one edge from which nobody gains anything are left out: those at which one is no earlier than
  /// by stepping onto another point of the edge and walking along it. Sorted by edge and offset.
  public func points(from coordinate: Coordinate) -> [AccessPoint] {
    let place = ExactPlace(coordinate)
    var found: [AccessPoint] = []
    let metric = LocalMetric(latitude: place.y)
    var seen = Set<Int>()
    index.forEachSegment(near: place.fixed, place.fixed, within: rules.cap.metres) { segment in
      let foot = SegmentFoot(
        of: place, on: graph.shapes.points[segment], graph.shapes.points[segment + 1], metric)
      guard foot.isWithin(rules.cap.metres + 0.01), seen.insert(segment).inserted,
        let point = accessPoint(from: place, segment, foot)
      else { return }
      found.append(point)
    }
    return reduced(found)
  }

  func accessPoint(
    from place: ExactPlace, _ segment: Int, _ foot: SegmentFoot
  ) -> AccessPoint? {
    guard !graph.traits[graph.shapes.line(at: segment)].contains(.offGround) else { return nil }
    return leg(place, foot.place).map { accessPoint(at: foot.share, of: segment, leg: $0) }
  }

  /// The point of a segment with the share `share` of it behind.
  func accessPoint(at share: Double, of segment: Int, leg: UInt32) -> AccessPoint {
    let (start, end) = (graph.along[segment], graph.along[segment + 1])
    let part = (Double(end - start) * min(1, max(0, share))).rounded()
    return AccessPoint(
      edge: Int32(truncatingIfNeeded: graph.shapes.line(at: segment)),
      offset: start + UInt32(part), leg: leg, isNearest: false)
  }

  /// Calls `body` with the street segments within the cap of a box, and some beyond; with some twice.
  func forEachStreetSegment(
    near low: FixedCoordinate, _ high: FixedCoordinate, _ body: (Int) -> Void
  ) {
    index.forEachSegment(near: low, high, within: rules.cap.metres, body)
  }

  /// The points from which somebody gains something, the nearest of them marked.
  func reduced(_ points: [AccessPoint]) -> [AccessPoint] { withNearest(gainful(points)) }

  private func leg(_ a: ExactPlace, _ b: ExactPlace) -> UInt32? {
    let metres = ExactPlace.metres(a, b)
    guard metres <= rules.cap.metres, !barriers.isCrossed(by: a.fixed, b.fixed) else { return nil }
    return WalkUnits.units(metres * rules.offStreetFactor)
  }

  /// What a straight leg between two places costs in `WalkUnits`; nil if it is longer than the cap or a
  /// barrier lies between.
  public func directLeg(_ a: Coordinate, _ b: Coordinate) -> UInt32? {
    leg(ExactPlace(a), ExactPlace(b))
  }

  /// The points that are worth stepping onto.
  private func gainful(_ points: [AccessPoint]) -> [AccessPoint] {
    let sorted = points.sorted {
      ($0.edge, $0.offset, $0.leg) < ($1.edge, $1.offset, $1.leg)
    }
    var kept: [AccessPoint] = []
    var first = 0
    while first < sorted.count {
      let edge = sorted[first].edge
      var end = first
      while end < sorted.count, sorted[end].edge == edge { end += 1 }
      keepGainful(sorted[first..<end], to: &kept)
      first = end
    }
    return kept
  }

  private func keepGainful(_ points: ArraySlice<AccessPoint>, to kept: inout [AccessPoint]) {
    for (place, point) in zip(points.indices, points) {
      let isBeaten = zip(points.indices, points).contains { other, better in
        guard other != place, canWalk(from: better, to: point) else { return false }
        let apart = graph.cost(
          max(point.offset, better.offset) - min(point.offset, better.offset), on: Int(point.edge))
        let around = WalkUnits.sum(better.leg, apart)
        // Of two that beat each other the first is kept.
        return around < point.leg || (around == point.leg && (apart > 0 || other < place))
      }
      if !isBeaten { kept.append(point) }
    }
  }

  /// Whether both are on an edge that can be walked both ways, so that one can stand for the other in
  /// walks of either direction.
  private func canWalk(from: AccessPoint, to: AccessPoint) -> Bool {
    graph.traits[Int(from.edge)].isSuperset(of: .street)
  }

  private func withNearest(_ points: [AccessPoint]) -> [AccessPoint] {
    guard let least = points.map(\.leg).min() else { return [] }
    return points.map { point in
      var point = point
      point.isNearest = point.leg == least
      return point
    }
  }

  /// The place on an edge at an offset along its shape.
  public func place(on edge: Int, at offset: UInt32) -> Coordinate {
    let points = graph.shapes.points(of: edge)
    var segment = points.lowerBound
    while segment + 2 < points.upperBound, graph.along[segment + 1] < offset { segment += 1 }
    let (start, end) = (graph.along[segment], graph.along[segment + 1])
    let share =
      end > start ? min(1, max(0, (Double(offset) - Double(start)) / Double(end - start))) : 0
    return ExactPlace(
      on: graph.shapes.points[segment], graph.shapes.points[segment + 1], share
    ).coordinate
  }
}
