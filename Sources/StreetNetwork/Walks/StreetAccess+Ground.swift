import Geodesy
import PlaneGeometry

extension StreetAccess {
  /// Every way from the border of some ground onto a street, within the cap and past no barrier: at no cost
  /// wherever a street crosses the border, and else from every corner, from what is nearest to a street's own
  /// corners, and from points of the border at most 20 m apart.
  ///
  /// Where a side and a street are straight, the best place to leave the ground is one of those. Time grows
  /// with the length of the border times the segments near it.
  public func points(from ground: MultiPolygon) -> [AccessPoint] {
    let corners = ground.polygons.flatMap { $0.rings }.flatMap(\.corners)
    guard let low = corners.lowest, let high = corners.highest else { return [] }
    var found: [AccessPoint] = []
    var seen = Set<Int>()
    forEachStreetSegment(near: low, high) { segment in
      let edge = graph.shapes.line(at: segment)
      guard !graph.traits[edge].contains(.offGround) else { return }
      guard seen.insert(segment).inserted else { return }
      found += points(from: ground, onto: segment)
    }
    return reduced(found)
  }

  private func points(from ground: MultiPolygon, onto segment: Int) -> [AccessPoint] {
    let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    var found: [AccessPoint] = []
    ground.forEachSide { start, end in
      let side = BorderSide(start, end, against: a, b, metric)
      if let share = side.crossing { found.append(accessPoint(at: share, of: segment, leg: 0)) }
      for pair in side.pairs where pair.foot.isWithin(rules.cap.metres + 0.01) {
        if let point = accessPoint(from: pair.place, segment, pair.foot) { found.append(point) }
      }
    }
    return found
  }

  /// What the straight leg from the border of some ground to a place costs; 0 inside.
  public func directLeg(_ ground: MultiPolygon, _ place: Coordinate) -> UInt32? {
    let nearest = ground.nearestPoint(to: place)
    if nearest.distance.metres == 0 { return 0 }
    return directLeg(nearest.foot, place)
  }
}

/// A side of some ground, as it lies to a segment of a street.
private struct BorderSide {
  /// How much of the segment lies before the point where the side crosses it.
  private(set) var crossing: Double?
  /// Points of the border, each with its foot on the segment.
  private(set) var pairs: [(place: ExactPlace, foot: SegmentFoot)] = []

  /// Border points are at most this far apart, in metres.
  private static let step = 20.0

  init(
    _ start: Coordinate, _ end: Coordinate, against a: FixedCoordinate, _ b: FixedCoordinate,
    _ metric: LocalMetric
  ) {
    let (from, to) = (ExactPlace(start), ExactPlace(end))
    let steps = max(1, (ExactPlace.metres(from, to) / Self.step).rounded(.up))
    var places = stride(from: 0.0, through: steps, by: 1).map { step in
      ExactPlace(
        x: from.x + (to.x - from.x) * (step / steps), y: from.y + (to.y - from.y) * (step / steps))
    }
    places += [a, b].map { ExactPlace(onLineFrom: from, to: to, nearestTo: $0, metric) }
    pairs = places.map { ($0, SegmentFoot(of: $0, on: a, b, metric)) }
    crossing = Self.crossing(from, to, a, b)
  }

  private static func crossing(
    _ p: ExactPlace, _ q: ExactPlace, _ a: FixedCoordinate, _ b: FixedCoordinate
  ) -> Double? {
    let (ax, ay, bx, by) = (Double(a.x), Double(a.y), Double(b.x), Double(b.y))
    let fromA = (q.x - p.x) * (ay - p.y) - (q.y - p.y) * (ax - p.x)
    let fromB = (q.x - p.x) * (by - p.y) - (q.y - p.y) * (bx - p.x)
    guard (fromA <= 0) != (fromB <= 0) else { return nil }
    let fromP = (bx - ax) * (p.y - ay) - (by - ay) * (p.x - ax)
    let fromQ = (bx - ax) * (q.y - ay) - (by - ay) * (q.x - ax)
    guard (fromP <= 0) != (fromQ <= 0) else { return nil }
    return fromA / (fromA - fromB)
  }
}

extension ExactPlace {
  /// The point of a line between two places that is nearest to another.
  fileprivate init(
    onLineFrom p: ExactPlace, to q: ExactPlace, nearestTo point: FixedCoordinate,
    _ metric: LocalMetric
  ) {
    let (dx, dy) = ((q.x - p.x) * metric.east, (q.y - p.y) * metric.north)
    let (px, py) = (
      (Double(point.x) - p.x) * metric.east, (Double(point.y) - p.y) * metric.north
    )
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, (px * dx + py * dy) / length)) : 0
    self.init(x: p.x + (q.x - p.x) * share, y: p.y + (q.y - p.y) * share)
  }
}

extension [Coordinate] {
  /// The south-western corner of the box around them.
  fileprivate var lowest: FixedCoordinate? {
    guard let x = map(\.longitude).min(), let y = map(\.latitude).min() else { return nil }
    return FixedCoordinate(Coordinate(uncheckedLongitude: x, latitude: y))
  }

  /// The north-eastern corner of the box around them.
  fileprivate var highest: FixedCoordinate? {
    guard let x = map(\.longitude).max(), let y = map(\.latitude).max() else { return nil }
    return FixedCoordinate(Coordinate(uncheckedLongitude: x, latitude: y))
  }
}
