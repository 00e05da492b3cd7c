import Geodesy
import PlaneGeometry

extension StreetAccess {
  /// Every way from the border of some ground onto a street: at no cost wherever a street crosses the border,
  /// else for each segment by the shortest leg from the border, within the cap and past no barrier.
  ///
  /// Time grows with the corners of the ground times the segments near it.
  public func points(from ground: MultiPolygon) -> [AccessPoint] {
    let corners = ground.polygons.flatMap { $0.rings }.flatMap(\.corners)
    guard let low = corners.lowest, let high = corners.highest else { return [] }
    var found: [AccessPoint] = []
    var seen = Set<Int>()
    forEachStreetSegment(near: low, high) { segment in
      guard seen.insert(segment).inserted else { return }
      found += points(from: ground, onto: segment)
    }
    return reduced(found)
  }

  private func points(from ground: MultiPolygon, onto segment: Int) -> [AccessPoint] {
    let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    var crossings: [Double] = []
    var best: (place: ExactPlace, foot: SegmentFoot)?
    ground.forEachSide { start, end in
      let side = BorderSide(start, end, against: a, b, metric)
      if let share = side.crossing { crossings.append(share) }
      for pair in side.nearest where pair.foot.squared < best?.foot.squared ?? .infinity {
        best = pair
      }
    }
    if crossings.isEmpty {
      return best.flatMap { accessPoint(from: $0.place, segment, $0.foot) }.map { [$0] } ?? []
    }
    return crossings.map { accessPoint(at: $0, of: segment, leg: 0) }
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
  /// The pairs of a border point and its foot among which the nearest is.
  private(set) var nearest: [(place: ExactPlace, foot: SegmentFoot)] = []

  init(
    _ start: Coordinate, _ end: Coordinate, against a: FixedCoordinate, _ b: FixedCoordinate,
    _ metric: LocalMetric
  ) {
    let (from, to) = (ExactPlace(start), ExactPlace(end))
    // From the side's ends to the segment, and from the segment's ends to the side.
    for place in [from, to] { nearest.append((place, SegmentFoot(of: place, on: a, b, metric))) }
    for point in [a, b] {
      let place = ExactPlace(onLineFrom: from, to: to, nearestTo: point, metric)
      nearest.append((place, SegmentFoot(of: place, on: a, b, metric)))
    }
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
