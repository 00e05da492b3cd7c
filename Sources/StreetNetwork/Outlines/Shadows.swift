/// What barriers near a piece of street keep from it: the places whose legs would cross them.
///
/// Legs onto the piece are at right angles to it, and those onto one of its ends come from beyond that end. So a
/// barrier's shadow over a strip is what lies straight behind it, and over a half disc what lies behind it as
/// seen from the end. What is within 1 cm of the piece is where the leg ends and bars nothing.
struct Shadows {
  private let frame: PieceFrame
  private let cap: Double
  /// The barriers' segments, in metres from `a`.
  private var segments: [(PlanePoint, PlanePoint)] = []

  private static let touch = 0.01

  init(_ piece: ReachedPiece, _ frame: PieceFrame, _ barriers: BarrierIndex, _ cap: Double) {
    self.frame = frame
    self.cap = cap
    guard !barriers.isEmpty else { return }
    let low = FixedCoordinate(x: min(piece.a.x, piece.b.x), y: min(piece.a.y, piece.b.y))
    let high = FixedCoordinate(x: max(piece.a.x, piece.b.x), y: max(piece.a.y, piece.b.y))
    // Of a segment that comes more than once each time is a shadow on the same ground.
    barriers.forEachSegment(near: low, high, within: cap) { place in
      let (p, q) = (
        self.place(barriers.lines.points[place]), self.place(barriers.lines.points[place + 1])
      )
      if isNear(p, q) { segments.append((p, q)) }
    }
  }

  var isEmpty: Bool { segments.isEmpty }

  private func place(_ point: FixedCoordinate) -> PlanePoint {
    PlanePoint(
      (Double(point.x) - Double(frame.piece.a.x)) * frame.metric.east,
      (Double(point.y) - Double(frame.piece.a.y)) * frame.metric.north)
  }

  /// Whether a segment comes within the cap of the box around the piece.
  private func isNear(_ p: PlanePoint, _ q: PlanePoint) -> Bool {
    let end = PlanePoint(frame.direction.x * frame.length, frame.direction.y * frame.length)
    return max(p.x, q.x) >= min(0, end.x) - cap && min(p.x, q.x) <= max(0, end.x) + cap
      && max(p.y, q.y) >= min(0, end.y) - cap && min(p.y, q.y) <= max(0, end.y) + cap
  }

  /// A point as an end sees it: `x` along the piece, `y` to the left of it.
  private func seen(_ point: PlanePoint, from shape: EndShape) -> PlanePoint {
    let origin = shape.end == .a ? 0 : frame.length
    let (x, y) = (
      point.x - frame.direction.x * origin, point.y - frame.direction.y * origin
    )
    return PlanePoint(
      x * shape.along.x + y * shape.along.y, y * shape.along.x - x * shape.along.y)
  }

  /// Back from the end's view to metres east and north of it.
  private func unseen(_ point: PlanePoint, from shape: EndShape) -> PlanePoint {
    PlanePoint(
      point.x * shape.along.x - point.y * shape.along.y,
      point.x * shape.along.y + point.y * shape.along.x)
  }

  // MARK: - Over the strip

  /// The shadows over a strip, as convex polygons in metres from its end.
  func strip(_ shape: EndShape) -> [[PlanePoint]] {
    guard shape.reach >= 0 else { return [] }
    return segments.flatMap { segment -> [[PlanePoint]] in
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      return [1.0, -1].compactMap { side in
        // On one side of the piece, beyond what touches it.
        guard
          let beside = Self.clipped(p, q, { $0.y * side - Self.touch }),
          let before = Self.clipped(beside.0, beside.1, { $0.x }),
          let within = Self.clipped(before.0, before.1, { shape.reach - $0.x })
        else { return nil }
        // A barrier beyond the strip's own width keeps nothing from it.
        guard min(abs(within.0.y), abs(within.1.y)) < shape.width else { return nil }
        let far = (cap + 1) * side
        return [
          within.0, within.1, PlanePoint(within.1.x, far), PlanePoint(within.0.x, far),
        ].map { unseen($0, from: shape) }
      }
    }
  }

  // MARK: - Over the half disc

  /// The shadows over a half disc, as convex polygons in metres from its end.
  func disc(_ shape: EndShape) -> [[PlanePoint]] {
    guard shape.hasDisc else { return [] }
    return segments.compactMap { segment in
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      guard let beyond = Self.clipped(p, q, { -$0.x }) else { return nil }
      let near = Self.distance(beyond.0, beyond.1)
      guard near > Self.touch, near < shape.width else { return nil }
      // So far out that the polygon's far side is beyond the disc.
      let far = (cap + 1) / near
      return [
        beyond.0, beyond.1, PlanePoint(beyond.1.x * far, beyond.1.y * far),
        PlanePoint(beyond.0.x * far, beyond.0.y * far),
      ].map { unseen($0, from: shape) }
    }
  }

  /// The part of a segment where `inside` is positive or 0; nil where it is nowhere.
  private static func clipped(
    _ p: PlanePoint, _ q: PlanePoint, _ inside: (PlanePoint) -> Double
  ) -> (PlanePoint, PlanePoint)? {
    let (a, b) = (inside(p), inside(q))
    if a >= 0, b >= 0 { return (p, q) }
    if a < 0, b < 0 { return nil }
    let share = a / (a - b)
    let middle = PlanePoint(p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share)
    return a >= 0 ? (p, middle) : (middle, q)
  }

  /// How far a segment is from the end.
  private static func distance(_ p: PlanePoint, _ q: PlanePoint) -> Double {
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, -(p.x * dx + p.y * dy) / length)) : 0
    let (x, y) = (p.x + dx * share, p.y + dy * share)
    return (x * x + y * y).squareRoot()
  }
}
