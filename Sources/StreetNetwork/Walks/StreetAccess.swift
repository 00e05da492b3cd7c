import Geodesy

/// A point at which one can step from a straight leg onto a street.
public struct AccessPoint: Hashable, Sendable {
  /// The edge on which the point lies.
  public let edge: Int32
  /// The distance along the edge's shape, in `WalkUnits`.
  public internal(set) var offset: UInt32
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

  /// The access points of a place: on each street segment within the cap, the points that are best for walks towards
  /// either end of it, and the nearest, as far as no barrier is in between.
  ///
  /// Points that are of no advantage are left out: those that can be reached at no greater cost by another access
  /// point of the same edge and a walk along it. Sorted by edge and offset.
  public func points(from coordinate: Coordinate) -> [AccessPoint] {
    reduced(views(from: coordinate).flatMap(points))
  }

  /// The access points of a place for drawing areas within a few caps of it: with further ones at most 2 m apart where
  /// the best legs of two places may lead to the same point of a street.
  ///
  /// Areas are drawn from walks over access points, and two legs that meet are not a walk over the access points of
  /// one place.
  public func pointsForSmallAreas(from coordinate: Coordinate) -> [AccessPoint] {
    reduced(views(from: coordinate).flatMap { points(on: $0) + meetingPoints(on: $0) })
  }

  /// The access points of a place for drawing areas that contain all places from which two legs over a street that is
  /// walked both ways lead to it. Points where legs may meet are only needed on streets that are walked one way.
  public func pointsForLargeAreas(from coordinate: Coordinate) -> [AccessPoint] {
    reduced(
      views(from: coordinate).flatMap { view in
        points(on: view) + (isOneWay(view) ? meetingPoints(on: view) : [])
      })
  }

  private func isOneWay(_ view: StreetView) -> Bool {
    !graph.traits[graph.shapes.line(at: Int(view.segment))].isSuperset(of: .street)
  }

  /// Points at which a leg from another place may meet one from this place. Beyond the best points for walks in either
  /// direction one would rather walk; where one cannot, legs may meet anywhere.
  private func meetingPoints(on view: StreetView) -> [AccessPoint] {
    let terms = terms(of: Int(view.segment))
    let (low, high) =
      isOneWay(view)
      ? (view.low, view.high) : (terms.towardsStart(view), terms.towardsEnd(view))
    let count = max(1, ((high - low) / 2).rounded(.up))
    return stride(from: 0, through: count, by: 1).map {
      point(of: view, at: low + (high - low) * ($0 / count))
    }
  }

  /// What can be seen of streets from a place within the cap, as if the barriers for whose number `isIgnored` returns
  /// true were not there.
  func views(
    from coordinate: Coordinate, ignoring isIgnored: (Int) -> Bool = { _ in false }
  ) -> [StreetView] {
    let place = ExactPlace(coordinate)
    let cap = rules.cap.metres
    let sight = Sight(from: place, barriers, within: cap, ignoring: isIgnored)
    var seen = Set<Int>()
    var views: [StreetView] = []
    index.forEachSegment(near: place.fixed, place.fixed, within: cap) { segment in
      guard seen.insert(segment).inserted, !isOffGround(segment) else { return }
      let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
      sight.forEachView(of: segment, a, b, within: cap) { views.append($0) }
    }
    return views
  }

  /// Whether no leg leads onto a segment, since it is above or below ground.
  func isOffGround(_ segment: Int) -> Bool {
    graph.traits[graph.shapes.line(at: segment)].contains(.offGround)
  }

  /// What a metre off the streets and a metre of a segment cost.
  func terms(of segment: Int) -> LegTerms {
    let edge = graph.shapes.line(at: segment)
    return LegTerms(
      factor: rules.offStreetFactor,
      rate: graph.traits[edge].contains(.steps) ? graph.stepsFactor : 1)
  }

  /// The points of a view to which legs may be best.
  func points(on view: StreetView) -> [AccessPoint] {
    let terms = terms(of: Int(view.segment))
    let nearest = view.held(view.foot)
    var positions = [nearest]
    for position in [terms.towardsStart(view), terms.towardsEnd(view)]
    where !positions.contains(position) {
      positions.append(position)
    }
    return positions.map { point(of: view, at: $0) }
  }

  /// The access point at a position of a view.
  func point(of view: StreetView, at position: Double) -> AccessPoint {
    let segment = Int(view.segment)
    let share = view.length > 0 ? min(1, max(0, position / view.length)) : 0
    let place = ExactPlace(
      on: graph.shapes.points[segment], graph.shapes.points[segment + 1], share)
    let metres = ExactPlace.metres(view.place, place)
    return accessPoint(
      at: share, of: segment, leg: WalkUnits.units(metres * rules.offStreetFactor))
  }

  /// The best walk between places that see the same segment, as its two access points; nil if there is none in a
  /// permitted direction.
  func stretch(
    from start: StreetView, to end: StreetView
  ) -> (from: AccessPoint, to: AccessPoint)? {
    let segment = Int(start.segment)
    let traits = graph.traits[graph.shapes.line(at: segment)]
    guard let (from, to) = terms(of: segment).walk(from: start, to: end, traits) else { return nil }
    let first = point(of: start, at: from)
    var last = point(of: end, at: to)
    // Where both legs meet it is one point of the street, though the planes of the two places differ by a hair.
    if from == to { last.offset = first.offset }
    return (first, last)
  }

  /// What a place that is an access point would see of the segment on which it lies: the point itself.
  func view(at point: AccessPoint, of view: StreetView) -> StreetView {
    let segment = Int(view.segment)
    let (start, end) = (Double(graph.along[segment]), Double(graph.along[segment + 1]))
    let share = end > start ? (Double(point.offset) - start) / (end - start) : 0
    let position = view.length * share
    return StreetView(
      segment: view.segment,
      place: ExactPlace(on: graph.shapes.points[segment], graph.shapes.points[segment + 1], share),
      foot: position, height: 0, low: position, high: position, length: view.length)
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

  private func leg(_ a: ExactPlace, _ b: ExactPlace) -> UInt32? {
    let metres = ExactPlace.metres(a, b)
    guard metres <= rules.cap.metres, !barriers.isCrossed(by: a.fixed, b.fixed) else { return nil }
    return WalkUnits.units(metres * rules.offStreetFactor)
  }

  /// The cost of a straight leg between two places in `WalkUnits`; nil if it is longer than the cap or crosses a
  /// barrier.
  public func directLeg(_ a: Coordinate, _ b: Coordinate) -> UInt32? {
    leg(ExactPlace(a), ExactPlace(b))
  }

  /// The access points that are of advantage, sorted by edge and offset.
  private func gainful(_ points: [AccessPoint]) -> [AccessPoint] {
    let sorted = points.sorted {
      ($0.edge, $0.offset, $0.leg) < ($1.edge, $1.offset, $1.leg)
    }
    var kept: [AccessPoint] = []
    var first = 0
    let least = points.map(\.leg).min() ?? 0
    while first < sorted.count {
      let edge = sorted[first].edge
      var end = first
      while end < sorted.count, sorted[end].edge == edge { end += 1 }
      keepGainful(sorted[first..<end], least, to: &kept)
      first = end
    }
    return kept
  }

  private func keepGainful(
    _ points: ArraySlice<AccessPoint>, _ least: UInt32, to kept: inout [AccessPoint]
  ) {
    for (index, point) in zip(points.indices, points) {
      if index > points.startIndex, points[index - 1] == point { continue }
      // The nearest is kept in any case, since it alone counts where only the nearest street does.
      let isBeaten = zip(points.indices, points).contains { other, better in
        guard other != index, canWalk(from: better, to: point) else { return false }
        let apart = graph.cost(
          max(point.offset, better.offset) - min(point.offset, better.offset), on: Int(point.edge))
        let around = WalkUnits.sum(better.leg, apart)
        // Of two equivalent points the first is kept.
        return around < point.leg || (around == point.leg && (apart > 0 || other < index))
      }
      if !isBeaten || point.leg == least { kept.append(point) }
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
