import Geodesy
import PlaneGeometry

extension StreetAccess {
  /// The access points of an area: every place at which one can step from its border onto a street, by a leg within
  /// the cap that crosses no barrier.
  ///
  /// Where a street crosses the border, the leg costs nothing. Otherwise legs start at all corners of the border, at
  /// the points of the border nearest to the ends of street segments, and at further points of the border at most
  /// 20 m apart. Since sides and segments are straight, the best place to leave the area is one of these. Time is
  /// proportional to the length of the border times the number of segments near it.
  public func points(from area: MultiPolygon) -> [AccessPoint] {
    points(from: area) { _ in false }
  }

  /// The same as if the barriers for whose number `isIgnored` returns true were not there.
  func points(
    from area: MultiPolygon, ignoring isIgnored: (Int) -> Bool
  ) -> [AccessPoint] {
    let corners = area.polygons.flatMap { $0.rings }.flatMap(\.corners)
    guard let low = corners.lowest, let high = corners.highest else { return [] }
    var found: [AccessPoint] = []
    var seen = Set<Int>()
    forEachStreetSegment(near: low, high) { segment in
      let edge = graph.shapes.line(at: segment)
      guard !graph.traits[edge].contains(.offGround) else { return }
      guard seen.insert(segment).inserted else { return }
      found += points(from: area, onto: segment, ignoring: isIgnored)
    }
    return reduced(found)
  }

  private func points(
    from area: MultiPolygon, onto segment: Int, ignoring isIgnored: (Int) -> Bool
  ) -> [AccessPoint] {
    let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    var found: [AccessPoint] = []
    area.forEachSide { start, end in
      let side = BorderSide(start, end, against: a, b, metric)
      if let share = side.crossing { found.append(accessPoint(at: share, of: segment, leg: 0)) }
      for pair in side.pairs where pair.foot.isWithin(rules.cap.metres + 0.01) {
        if let point = accessPoint(from: pair.place, segment, pair.foot, ignoring: isIgnored) {
          found.append(point)
        }
      }
    }
    return found
  }

  /// The cost of the direct leg from the border of an area to a place, in `WalkUnits`; 0 if the place is inside. Nil
  /// if the leg is longer than the cap or crosses a barrier.
  public func directLeg(_ area: MultiPolygon, _ place: Coordinate) -> UInt32? {
    let nearest = area.nearestPoint(to: place)
    if nearest.distance.metres == 0 { return 0 }
    return directLeg(nearest.foot, place)
  }
}

/// A side of an area's border in relation to a segment of a street.
private struct BorderSide {
  /// The share of the segment before the point at which the side crosses it; nil if it does not.
  private(set) var crossing: Double?
  /// Points of the border, each with its foot on the segment.
  private(set) var pairs: [(place: ExactPlace, foot: SegmentFoot)] = []

  /// The maximum distance between points of the border in metres.
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
  /// The point of the straight line between two places that is nearest to a third.
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
  /// The south-western corner of the bounding box.
  fileprivate var lowest: FixedCoordinate? {
    guard let x = map(\.longitude).min(), let y = map(\.latitude).min() else { return nil }
    return FixedCoordinate(Coordinate(uncheckedLongitude: x, latitude: y))
  }

  /// The north-eastern corner of the bounding box.
  fileprivate var highest: FixedCoordinate? {
    guard let x = map(\.longitude).max(), let y = map(\.latitude).max() else { return nil }
    return FixedCoordinate(Coordinate(uncheckedLongitude: x, latitude: y))
  }
}
