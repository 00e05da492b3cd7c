/// What barriers near a piece of street keep from it: the places whose legs would cross them.
///
/// Legs onto the piece are at right angles to it, and those onto one of its ends come from beyond that end. So a
/// barrier's shadow over a strip is what lies straight behind it, and over a half disc what lies behind it as
/// seen from the end. What is within 1 cm of the piece is where the leg ends and bars nothing.
///
/// One value is filled again and again: most pieces in a town have a wall near them.
struct Shadows {
  private var length = 0.0
  private var cap = 0.0
  /// The barriers' segments: `x` along the piece from `a`, `y` to the left of it, in metres.
  private var segments: [(PlanePoint, PlanePoint)] = []
  /// Where their first points are among the barriers', so that none is taken twice.
  private var places: [Int] = []

  private static let touch = 0.01

  /// Starts with the barriers in a box that come within the cap of a piece.
  mutating func begin(
    _ frame: PieceFrame, _ barriers: BarrierIndex, in box: PieceBox, _ cap: Double
  ) {
    clear()
    (length, self.cap) = (frame.length, cap)
    guard !barriers.isEmpty else { return }
    barriers.forEachSegment(in: box.low, box.high) { place in
      let (a, b) = (barriers.lines.points[place], barriers.lines.points[place + 1])
      guard box.isMet(by: a, b) else { return }
      let (p, q) = (frame.seen(a), frame.seen(b))
      guard isNear(p, q), !places.contains(place) else { return }
      places.append(place)
      segments.append((p, q))
    }
  }

  /// Forgets all barriers.
  mutating func clear() {
    segments.removeAll(keepingCapacity: true)
    places.removeAll(keepingCapacity: true)
  }

  var isEmpty: Bool { segments.isEmpty }

  /// Whether a segment comes within the cap of the piece, or nearly so.
  private func isNear(_ p: PlanePoint, _ q: PlanePoint) -> Bool {
    max(p.y, q.y) >= -cap && min(p.y, q.y) <= cap
      && max(p.x, q.x) >= -cap && min(p.x, q.x) <= length + cap
  }

  /// Whether a barrier lies across the leg from a place to the point of the piece at `foot` metres from `a`.
  func bars(_ place: PlanePoint, foot: Double) -> Bool {
    let (x, y) = (place.x - foot, place.y)
    let metres = (x * x + y * y).squareRoot()
    guard metres > 2 * Self.touch else { return false }
    let (across, along) = (x / metres, y / metres)
    return segments.contains { p, q in
      // How far the segment's ends lie to the side of the leg's line.
      let fromP = p.y * across - (p.x - foot) * along
      let fromQ = q.y * across - (q.x - foot) * along
      guard (fromP < 0) != (fromQ < 0) else { return false }
      let atP = (p.x - foot) * across + p.y * along
      let atQ = (q.x - foot) * across + q.y * along
      let at = atP + (atQ - atP) * (fromP / (fromP - fromQ))
      return at > Self.touch && at < metres - Self.touch
    }
  }

  /// A point as an end sees it: `x` along the piece away from the end, `y` to the left.
  private func seen(_ point: PlanePoint, from shape: EndShape) -> PlanePoint {
    shape.end == .a ? point : PlanePoint(length - point.x, -point.y)
  }

  /// The shadows over a strip that fall on open nodes, as convex polygons on the lattice.
  func strip(_ shape: EndShape, over open: OpenNodes, into quads: inout [LatticeQuad]) {
    guard shape.reach >= 0 else { return }
    for segment in segments {
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      guard
        let before = Self.clipped(p, q, { $0.x }),
        let within = Self.clipped(before.0, before.1, { shape.reach - $0.x })
      else { continue }
      // On either side of the piece.
      if max(within.0.y, within.1.y) > 0 { add(within, 1, shape, open, &quads) }
      if min(within.0.y, within.1.y) < 0 { add(within, -1, shape, open, &quads) }
    }
  }

  /// Adds the shadow of the part of a segment on one side of a strip, beyond what touches the piece. A barrier
  /// beyond the strip's own width keeps nothing from it.
  @inline(__always)
  private func add(
    _ part: (PlanePoint, PlanePoint), _ side: Double, _ shape: EndShape, _ open: OpenNodes,
    _ quads: inout [LatticeQuad]
  ) {
    guard let beside = Self.clipped(part.0, part.1, { $0.y * side - Self.touch }),
      min(abs(beside.0.y), abs(beside.1.y)) < shape.width
    else { return }
    let far = (cap + 1) * side
    let quad = shape.quad(
      beside.0, beside.1, PlanePoint(beside.1.x, far), PlanePoint(beside.0.x, far))
    if quad.meets(open) { quads.append(quad) }
  }

  /// The shadows over a half disc that fall on open nodes, as convex polygons on the lattice.
  func disc(_ shape: EndShape, over open: OpenNodes, into quads: inout [LatticeQuad]) {
    guard shape.hasDisc else { return }
    for segment in segments {
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      guard let beyond = Self.clipped(p, q, { -$0.x }) else { continue }
      let near = Self.distance(beyond.0, beyond.1)
      guard near > Self.touch, near < shape.width else { continue }
      // So far out that the polygon's far side is beyond the disc.
      let far = (cap + 1) / near
      let quad = shape.quad(
        beyond.0, beyond.1, PlanePoint(beyond.1.x * far, beyond.1.y * far),
        PlanePoint(beyond.0.x * far, beyond.0.y * far))
      if quad.meets(open) { quads.append(quad) }
    }
  }

  /// The part of a segment where `inside` is positive or 0; nil where it is nowhere.
  @inline(__always)
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
