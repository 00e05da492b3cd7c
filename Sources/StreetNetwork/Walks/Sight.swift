import Geodesy
import PlaneGeometry

/// The barriers around a place, which hide parts of streets from it.
///
/// A barrier hides what lies straight behind it. Its shadow does not contain its ends, so that a leg may pass the end
/// of a wall. Barriers within 1 cm of the place or of the street are where the leg starts or ends, and hide nothing.
struct Sight {
  private let metric: LocalMetric
  private let place: ExactPlace
  /// The segments of barriers, in metres east and north of the place.
  private var segments: [(PlanePoint, PlanePoint)] = []

  private static let touch = 0.01
  /// Stretches shorter than this are gaps between segments of one wall that only rounding makes.
  private static let hair = 1e-6

  /// Takes the barriers within the cap of a place, apart from those that are ignored.
  init(
    from place: ExactPlace, _ barriers: BarrierIndex, within cap: Double,
    ignoring isIgnored: (Int) -> Bool
  ) {
    self.place = place
    metric = LocalMetric(latitude: place.y)
    guard !barriers.isEmpty else { return }
    let lines = barriers.lines
    barriers.forEachSegment(near: place.fixed, within: cap) { index in
      let (p, q) = (offset(lines.points[index]), offset(lines.points[index + 1]))
      guard max(p.x, q.x) >= -cap, min(p.x, q.x) <= cap, max(p.y, q.y) >= -cap,
        min(p.y, q.y) <= cap, !isIgnored(lines.line(at: index))
      else { return }
      segments.append((p, q))
    }
  }

  private func offset(_ point: FixedCoordinate) -> PlanePoint {
    PlanePoint(
      (Double(point.x) - place.x) * metric.east, (Double(point.y) - place.y) * metric.north)
  }

  /// Calls `body` with every stretch of a segment that can be seen from the place within the cap.
  func forEachView(
    of segment: Int, _ a: FixedCoordinate, _ b: FixedCoordinate, within cap: Double,
    _ body: (StreetView) -> Void
  ) {
    let (p, q) = (offset(a), offset(b))
    let line = StreetLine(p, q)
    // The plane is right to a few millimetres; at the cap the exact distance decides.
    if abs(line.height - cap) < Self.touch {
      let share = line.length > 0 ? min(1, max(0, line.foot / line.length)) : 0
      guard ExactPlace.metres(place, ExactPlace(on: a, b, share)) <= cap else { return }
    } else if line.height > cap {
      return
    }
    let reach = max(0, cap * cap - line.height * line.height).squareRoot()
    let whole = (low: max(0, line.foot - reach), high: min(line.length, line.foot + reach))
    guard whole.low <= whole.high else { return }
    var stretches = [whole]
    for (p, q) in segments {
      guard let shadow = line.shadow(of: p, q, touch: Self.touch) else { continue }
      stretches = stretches.flatMap { Self.cut($0, by: shadow) }
      if stretches.isEmpty { return }
    }
    for stretch in stretches {
      guard
        stretches.count == 1 && whole.high - whole.low < Self.hair
          || stretch.high - stretch.low >= Self.hair
      else { continue }
      body(
        StreetView(
          segment: Int32(truncatingIfNeeded: segment), place: place, foot: line.foot,
          height: line.height, low: stretch.low, high: stretch.high, length: line.length))
    }
  }

  /// What an open shadow leaves of a closed stretch.
  private static func cut(
    _ stretch: (low: Double, high: Double), by shadow: (low: Double, high: Double)
  ) -> [(low: Double, high: Double)] {
    if shadow.high <= stretch.low || shadow.low >= stretch.high { return [stretch] }
    var rest: [(low: Double, high: Double)] = []
    if shadow.low >= stretch.low { rest.append((stretch.low, shadow.low)) }
    if shadow.high <= stretch.high { rest.append((shadow.high, stretch.high)) }
    return rest
  }
}

/// The line of a segment in the plane of a place, which is at the origin.
private struct StreetLine {
  let foot: Double
  let height: Double
  let length: Double
  /// The unit vectors along the segment, and from the line to the place.
  private let along: PlanePoint
  private let up: PlanePoint

  /// Below this height a leg runs along the street itself.
  private static let flat = 0.02

  init(_ p: PlanePoint, _ q: PlanePoint) {
    let (x, y) = (q.x - p.x, q.y - p.y)
    length = (x * x + y * y).squareRoot()
    guard length > 0 else {
      // A point: the place is straight above it.
      height = (p.x * p.x + p.y * p.y).squareRoot()
      foot = 0
      up = height > 0 ? PlanePoint(-p.x / height, -p.y / height) : PlanePoint(0, 1)
      along = PlanePoint(up.y, -up.x)
      return
    }
    along = PlanePoint(x / length, y / length)
    foot = -(p.x * along.x + p.y * along.y)
    let side = p.y * along.x - p.x * along.y
    // The place is at minus `side` to the left of the line.
    height = abs(side)
    up = side <= 0 ? PlanePoint(-along.y, along.x) : PlanePoint(along.y, -along.x)
  }

  private func seen(_ point: PlanePoint) -> PlanePoint {
    PlanePoint(
      foot + point.x * along.x + point.y * along.y, height + point.x * up.x + point.y * up.y)
  }

  /// The stretch of the line that a barrier hides from the place, without its ends; nil if it hides nothing.
  func shadow(of a: PlanePoint, _ b: PlanePoint, touch: Double) -> (low: Double, high: Double)? {
    let (p, q) = (seen(a), seen(b))
    guard height >= Self.flat else { return alongShadow(p, q, touch) }
    let (floor, ceiling) = (min(touch, height * 1e-3), height * (1 - 1e-9))
    guard max(p.y, q.y) > floor, min(p.y, q.y) < ceiling else { return nil }
    let (low, high) = p.y <= q.y ? (p, q) : (q, p)
    let bottom = low.y < floor ? between(low, high, floor) : low
    let top = high.y > ceiling ? between(low, high, ceiling) : high
    guard !isTouched(bottom, top, touch) else { return nil }
    let (one, other) = (projected(bottom), projected(top))
    return one == other ? nil : (min(one, other), max(one, other))
  }

  /// Whether the place is on the barrier, so that a leg starts there.
  private func isTouched(_ p: PlanePoint, _ q: PlanePoint, _ touch: Double) -> Bool {
    let (x, y) = (q.x - p.x, q.y - p.y)
    let squared = x * x + y * y
    let share =
      squared > 0 ? min(1, max(0, ((foot - p.x) * x + (height - p.y) * y) / squared)) : 0
    let (dx, dy) = (p.x + x * share - foot, p.y + y * share - height)
    return dx * dx + dy * dy <= touch * touch
  }

  private func between(_ p: PlanePoint, _ q: PlanePoint, _ y: Double) -> PlanePoint {
    PlanePoint(p.x + (q.x - p.x) * ((y - p.y) / (q.y - p.y)), y)
  }

  /// The point of the line behind a point, as seen from the place.
  private func projected(_ point: PlanePoint) -> Double {
    foot + (point.x - foot) * height / (height - point.y)
  }

  /// The shadow of a barrier across the street for a place on it.
  private func alongShadow(
    _ p: PlanePoint, _ q: PlanePoint, _ touch: Double
  ) -> (low: Double, high: Double)? {
    guard (p.y < 0) != (q.y < 0) else { return nil }
    let at = p.x + (q.x - p.x) * (p.y / (p.y - q.y))
    if at > foot + touch { return (at + touch, .infinity) }
    return at < foot - touch ? (-.infinity, at - touch) : nil
  }
}
