/// The point of a segment that is nearest to a place.
struct SegmentFoot {
  /// Where it is.
  let place: ExactPlace
  /// How much of the segment lies before it: 0 at its start, 1 at its end.
  let share: Double
  /// The squared distance in square metres of the plane at the place's latitude.
  let squared: Double

  init(of place: ExactPlace, on a: FixedCoordinate, _ b: FixedCoordinate, _ metric: LocalMetric) {
    let ax = (Double(a.x) - place.x) * metric.east
    let ay = (Double(a.y) - place.y) * metric.north
    let dx = (Double(b.x) - Double(a.x)) * metric.east
    let dy = (Double(b.y) - Double(a.y)) * metric.north
    let length = dx * dx + dy * dy
    share = length > 0 ? min(1, max(0, -(ax * dx + ay * dy) / length)) : 0
    self.place = ExactPlace(on: a, b, share)
    let (x, y) = (ax + dx * share, ay + dy * share)
    squared = x * x + y * y
  }

  func isWithin(_ metres: Double) -> Bool { squared <= metres * metres }
}
