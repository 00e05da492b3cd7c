/// The foot of a place on a segment: the point of the segment that is nearest to the place.
struct SegmentFoot {
  /// The location of the foot.
  let place: ExactPlace
  /// The position of the foot along the segment, from 0 at its start to 1 at its end.
  let share: Double
  /// The squared distance of the place from the foot in square metres, by the metric at the place's latitude.
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
