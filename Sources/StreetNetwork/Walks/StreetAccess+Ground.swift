import Geodesy
import PlaneGeometry

extension StreetAccess {
  /// The access points of an area: where streets cross its border, at no cost, and the best points for legs from its
  /// border. Takes time proportional to the length of the border times the number of segments near it.
  public func points(from area: MultiPolygon) -> [AccessPoint] {
    reduced(views(from: area).flatMap(points))
  }

  /// What can be seen of streets from the border of an area, as if the barriers for whose number `isIgnored` returns
  /// true were not there.
  ///
  /// Sides and segments are straight and the cost of a leg is convex, so the best leg starts at a corner, leads to an
  /// end of a segment or as far as the cap permits, or starts where a street crosses the border. Further points of the
  /// border at most 20 m apart serve where a barrier hides these, and where both legs lead to one segment.
  func views(
    from area: MultiPolygon, ignoring isIgnored: (Int) -> Bool = { _ in false }
  ) -> [StreetView] {
    let corners = area.polygons.flatMap { $0.rings }.flatMap(\.corners)
    guard let low = corners.lowest, let high = corners.highest else { return [] }
    var seen = Set<Int>()
    var segments: [Int] = []
    forEachStreetSegment(near: low, high) { segment in
      if !isOffGround(segment), seen.insert(segment).inserted { segments.append(segment) }
    }
    var views: [StreetView] = []
    area.forEachSide { start, end in
      views += self.views(from: start, end, onto: segments, isIgnored)
    }
    return views
  }

  private func views(
    from start: Coordinate, _ end: Coordinate, onto segments: [Int], _ isIgnored: (Int) -> Bool
  ) -> [StreetView] {
    let side = BorderSide(start, end)
    let cap = rules.cap.metres
    var views: [StreetView] = []
    func add(_ place: ExactPlace, _ segments: [Int]) {
      let sight = Sight(from: place, barriers, within: cap, ignoring: isIgnored)
      for segment in segments {
        let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
        sight.forEachView(of: segment, a, b, within: cap) { views.append($0) }
      }
    }
    for place in side.places { add(place, segments) }
    for segment in segments {
      let (a, b) = (graph.shapes.points[segment], graph.shapes.points[segment + 1])
      for place in side.places(towards: a, b, within: cap) { add(place, [segment]) }
    }
    return views
  }

  /// The cost of the direct leg from the border of an area to a place, in `WalkUnits`; 0 if the place is inside. Nil
  /// if the leg is longer than the cap or crosses a barrier.
  public func directLeg(_ area: MultiPolygon, _ place: Coordinate) -> UInt32? {
    let nearest = area.nearestPoint(to: place)
    if nearest.distance.metres == 0 { return 0 }
    return directLeg(nearest.foot, place)
  }
}

/// A side of an area's border.
private struct BorderSide {
  private let from: ExactPlace
  private let to: ExactPlace
  /// The ends of the side, and points between them.
  let places: [ExactPlace]

  /// The maximum distance between points of the border in metres.
  private static let step = 20.0

  init(_ start: Coordinate, _ end: Coordinate) {
    let (from, to) = (ExactPlace(start), ExactPlace(end))
    let steps = max(1, (ExactPlace.metres(from, to) / Self.step).rounded(.up))
    places = stride(from: 0.0, through: steps, by: 1).map { step in
      ExactPlace(
        x: from.x + (to.x - from.x) * (step / steps), y: from.y + (to.y - from.y) * (step / steps))
    }
    (self.from, self.to) = (from, to)
  }

  /// The points of the side that are nearest to the ends of a segment and to the points of it that are as far from the
  /// side as the cap, and the point at which the segment crosses it.
  func places(
    towards a: FixedCoordinate, _ b: FixedCoordinate, within cap: Double
  ) -> [ExactPlace] {
    let metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    let (start, end) = (
      ExactPlace(x: Double(a.x), y: Double(a.y)), ExactPlace(x: Double(b.x), y: Double(b.y))
    )
    let farthest = capped(start, end, metric, cap)
    let nearest = ([start, end] + farthest).map {
      ExactPlace(onLineFrom: from, to: to, nearestTo: $0, metric)
    }
    guard let share = Self.crossing(from, to, a, b) else { return nearest }
    return nearest + [ExactPlace(on: a, b, share)]
  }

  /// The points of a segment that are as far from the line of the side as the cap.
  private func capped(
    _ start: ExactPlace, _ end: ExactPlace, _ metric: LocalMetric, _ cap: Double
  ) -> [ExactPlace] {
    let (x, y) = ((to.x - from.x) * metric.east, (to.y - from.y) * metric.north)
    let length = (x * x + y * y).squareRoot()
    guard length > 0 else { return [] }
    let left = { (place: ExactPlace) in
      ((place.y - from.y) * metric.north * x - (place.x - from.x) * metric.east * y) / length
    }
    let (first, last) = (left(start), left(end))
    return [-cap, cap].filter { (first < $0) != (last < $0) }.map { height in
      let share = (height - first) / (last - first)
      return ExactPlace(
        x: start.x + (end.x - start.x) * share, y: start.y + (end.y - start.y) * share)
    }
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
    onLineFrom p: ExactPlace, to q: ExactPlace, nearestTo point: ExactPlace,
    _ metric: LocalMetric
  ) {
    let (dx, dy) = ((q.x - p.x) * metric.east, (q.y - p.y) * metric.north)
    let (px, py) = (
      (point.x - p.x) * metric.east, (point.y - p.y) * metric.north
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
