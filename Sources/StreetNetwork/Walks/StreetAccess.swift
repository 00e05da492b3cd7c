import Geodesy

/// A point at which one can step from a straight leg onto a street.
public struct AccessPoint: Hashable, Sendable {
  /// The edge on which the point lies.
  public let edge: Int32
  /// The distance along the edge's shape, in `WalkUnits`.
  public let offset: UInt32
  /// The cost of the leg in `WalkUnits`. It also counts as the length of the leg.
  public internal(set) var leg: UInt32
  /// Whether no other access point of the same place has a cheaper leg.
  public var isNearest: Bool
  /// The opening of a closed wall over which the leg leads; nil for a straight leg.
  var via: FixedCoordinate?
}

/// Connects places off the streets to the streets: by straight legs to every nearby street that is not cut off by a
/// barrier and is neither above nor below ground.
public struct StreetAccess: Sendable {
  /// The rules for legs.
  public struct Rules: Hashable, Sendable {
    /// The longest permitted leg; a leg of exactly this length is permitted. By default 100 m.
    public var cap: Length = .metres(100)
    /// The cost of a metre off the streets, in metres of level street; at least 1. By default 1.3.
    public var offStreetFactor = 1.3

    /// Makes rules with the default values.
    public init() {}
  }

  /// The rules for legs.
  public let rules: Rules
  /// The graph of streets.
  public let graph: StreetGraph
  /// The barriers that legs must not cross.
  public let barriers: BarrierIndex
  private let index: SegmentIndex

  /// Makes an index of the streets of a graph.
  public init(_ graph: StreetGraph, barriers: BarrierIndex, rules: Rules = Rules()) {
    self.graph = graph
    self.barriers = barriers
    self.rules = rules
    index = SegmentIndex(graph.shapes)
  }

  /// The access points of a place: the nearest point of each street segment, if it is within the cap and no barrier
  /// is in between.
  ///
  /// Points that are of no advantage are left out: those that can be reached at no greater cost by another access
  /// point of the same edge and a walk along it. Sorted by edge and offset.
  public func points(from coordinate: Coordinate) -> [AccessPoint] {
    points(from: coordinate) { _ in false }
  }

  /// The same as if the barriers for whose number `isIgnored` returns true were not there.
  func points(
    from coordinate: Coordinate, ignoring isIgnored: (Int) -> Bool
  ) -> [AccessPoint] {
    let place = ExactPlace(coordinate)
    var found: [AccessPoint] = []
    let metric = LocalMetric(latitude: place.y)
    var seen = Set<Int>()
    index.forEachSegment(near: place.fixed, place.fixed, within: rules.cap.metres) { segment in
      let foot = SegmentFoot(
        of: place, on: graph.shapes.points[segment], graph.shapes.points[segment + 1], metric)
      guard foot.isWithin(rules.cap.metres + 0.01), seen.insert(segment).inserted,
        let point = accessPoint(from: place, segment, foot, ignoring: isIgnored)
      else { return }
      found.append(point)
    }
    return reduced(found)
  }

  func accessPoint(
    from place: ExactPlace, _ segment: Int, _ foot: SegmentFoot,
    ignoring isIgnored: (Int) -> Bool
  ) -> AccessPoint? {
    guard !graph.traits[graph.shapes.line(at: segment)].contains(.offGround) else { return nil }
    return leg(place, foot.place, ignoring: isIgnored).map {
      accessPoint(at: foot.share, of: segment, leg: $0)
    }
  }

  /// The access point at a share of the length of a segment, from 0 at its start to 1 at its end.
  func accessPoint(at share: Double, of segment: Int, leg: UInt32) -> AccessPoint {
    let (start, end) = (graph.along[segment], graph.along[segment + 1])
    let part = (Double(end - start) * min(1, max(0, share))).rounded()
    return AccessPoint(
      edge: Int32(truncatingIfNeeded: graph.shapes.line(at: segment)),
      offset: start + UInt32(part), leg: leg, isNearest: false)
  }

  /// Calls `body` with all street segments within the cap of a box, and with some that are farther away; with some
  /// more than once.
  func forEachStreetSegment(
    near low: FixedCoordinate, _ high: FixedCoordinate, _ body: (Int) -> Void
  ) {
    index.forEachSegment(near: low, high, within: rules.cap.metres, body)
  }

  /// The access points that are of advantage, with the nearest of them marked.
  func reduced(_ points: [AccessPoint]) -> [AccessPoint] { withNearest(gainful(points)) }

  private func leg(
    _ a: ExactPlace, _ b: ExactPlace, ignoring isIgnored: (Int) -> Bool
  ) -> UInt32? {
    let metres = ExactPlace.metres(a, b)
    guard metres <= rules.cap.metres,
      !barriers.isCrossed(by: a.fixed, b.fixed, ignoring: isIgnored)
    else { return nil }
    return WalkUnits.units(metres * rules.offStreetFactor)
  }

  /// The cost of a straight leg between two places in `WalkUnits`; nil if it is longer than the cap or crosses a
  /// barrier.
  public func directLeg(_ a: Coordinate, _ b: Coordinate) -> UInt32? {
    leg(ExactPlace(a), ExactPlace(b)) { _ in false }
  }

  /// The access points that are of advantage, sorted by edge and offset.
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
    for (index, point) in zip(points.indices, points) {
      let isBeaten = zip(points.indices, points).contains { other, better in
        guard other != index, canWalk(from: better, to: point) else { return false }
        let apart = graph.cost(
          max(point.offset, better.offset) - min(point.offset, better.offset), on: Int(point.edge))
        let around = WalkUnits.sum(better.leg, apart)
        // Of two equivalent points the first is kept.
        return around < point.leg || (around == point.leg && (apart > 0 || other < index))
      }
      if !isBeaten { kept.append(point) }
    }
  }

  /// Whether the edge of two points can be walked in both directions, so that one point can replace the other in
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

  /// The place at an offset along the shape of an edge.
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
