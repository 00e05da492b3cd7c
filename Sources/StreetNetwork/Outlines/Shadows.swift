/// The shadows of barriers near a piece of street: the places whose legs onto the piece would cross a barrier.
///
/// Legs onto the piece are perpendicular to it, and legs onto one of its ends come from beyond that end. The shadow
/// of a barrier over a strip is therefore the area straight behind it, and over a half disc the area behind it as
/// seen from the end. Barriers within 1 cm of the piece, where the leg ends, cast no shadow.
///
/// One value is refilled for every piece, since most pieces in a town have a wall near them.
struct Shadows {
  private var length = 0.0
  private var cap = 0.0
  /// The barriers' segments: `x` along the piece from `a`, `y` to the left of it, in metres.
  private var segments: [(PlanePoint, PlanePoint)] = []
  /// The indices of the segments in the barriers' lines, so that none is added twice.
  private var indices: [Int] = []

  private static let touch = 0.01

  /// Starts with the barriers in a box that are within the cap of a piece.
  mutating func begin(
    _ frame: PieceFrame, _ barriers: BarrierIndex, in box: PieceBox, _ cap: Double
  ) {
    clear()
    (length, self.cap) = (frame.length, cap)
    guard !barriers.isEmpty else { return }
    barriers.forEachSegment(in: box.low, box.high) { index in
      let (a, b) = (barriers.lines.points[index], barriers.lines.points[index + 1])
      guard box.isMet(by: a, b) else { return }
      let (p, q) = (frame.seen(a), frame.seen(b))
      guard isNear(p, q), !indices.contains(index) else { return }
      indices.append(index)
      segments.append((p, q))
    }
  }

  /// Removes all barriers but keeps the memory.
  mutating func clear() {
    segments.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
  }

  var isEmpty: Bool { segments.isEmpty }

  /// Whether a segment may be within the cap of the piece, by its bounding box.
  private func isNear(_ p: PlanePoint, _ q: PlanePoint) -> Bool {
    max(p.y, q.y) >= -cap && min(p.y, q.y) <= cap
      && max(p.x, q.x) >= -cap && min(p.x, q.x) <= length + cap
  }

  /// Whether a barrier crosses the leg from a place to the point of the piece `foot` metres from `a`.
  func bars(_ place: PlanePoint, foot: Double) -> Bool {
    let (x, y) = (place.x - foot, place.y)
    let metres = (x * x + y * y).squareRoot()
    guard metres > 2 * Self.touch else { return false }
    let (across, along) = (x / metres, y / metres)
    return segments.contains { p, q in
      // The signed distances of the segment's ends from the line of the leg.
      let fromP = p.y * across - (p.x - foot) * along
      let fromQ = q.y * across - (q.x - foot) * along
      guard (fromP < 0) != (fromQ < 0) else { return false }
      let atP = (p.x - foot) * across + p.y * along
      let atQ = (q.x - foot) * across + q.y * along
      let at = atP + (atQ - atP) * (fromP / (fromP - fromQ))
      return at > Self.touch && at < metres - Self.touch
    }
  }

  /// The coordinates of a point relative to an end: `x` along the piece away from the end, `y` to the left.
  private func seen(_ point: PlanePoint, from shape: EndShape) -> PlanePoint {
    shape.end == .a ? point : PlanePoint(length - point.x, -point.y)
  }

  /// Appends the shadows over a strip that may contain open nodes, as convex quadrilaterals on the lattice.
  func strip(_ shape: EndShape, over open: OpenNodes, into quads: inout [LatticeQuad]) {
    guard shape.reach >= 0 else { return }
    for segment in segments {
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      guard
        let before = Self.clipped(p, q, { $0.x }),
        let within = Self.clipped(before.0, before.1, { shape.reach - $0.x })
      else { continue }
      // A barrier may cast shadows on both sides of the piece.
      if max(within.0.y, within.1.y) > 0 { add(within, 1, shape, open, &quads) }
      if min(within.0.y, within.1.y) < 0 { add(within, -1, shape, open, &quads) }
    }
  }

  /// Appends the shadow of the stretch of a segment that is on one side of a strip, without what touches the piece.
  /// Barriers beyond the width of the strip cast no shadow on it.
  @inline(__always)
  private func add(
    _ stretch: (PlanePoint, PlanePoint), _ side: Double, _ shape: EndShape, _ open: OpenNodes,
    _ quads: inout [LatticeQuad]
  ) {
    guard let beside = Self.clipped(stretch.0, stretch.1, { $0.y * side - Self.touch }),
      min(abs(beside.0.y), abs(beside.1.y)) < shape.width
    else { return }
    let far = (cap + 1) * side
    let quad = shape.quad(
      beside.0, beside.1, PlanePoint(beside.1.x, far), PlanePoint(beside.0.x, far))
    if quad.meets(open) { quads.append(quad) }
  }

  /// Appends the shadows over a half disc that may contain open nodes, as convex quadrilaterals on the lattice.
  func disc(_ shape: EndShape, over open: OpenNodes, into quads: inout [LatticeQuad]) {
    guard shape.hasDisc else { return }
    for segment in segments {
      let (p, q) = (seen(segment.0, from: shape), seen(segment.1, from: shape))
      guard let beyond = Self.clipped(p, q, { -$0.x }) else { continue }
      let near = Self.distance(beyond.0, beyond.1)
      guard near > Self.touch, near < shape.width else { continue }
      // Far enough that the far side of the quadrilateral is beyond the disc.
      let far = (cap + 1) / near
      let quad = shape.quad(
        beyond.0, beyond.1, PlanePoint(beyond.1.x * far, beyond.1.y * far),
        PlanePoint(beyond.0.x * far, beyond.0.y * far))
      if quad.meets(open) { quads.append(quad) }
    }
  }

  /// The part of a segment where `inside`, a linear function, is not negative; nil if there is none.
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

  /// The distance of a segment from the end, which is the origin.
  private static func distance(_ p: PlanePoint, _ q: PlanePoint) -> Double {
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, -(p.x * dx + p.y * dy) / length)) : 0
    let (x, y) = (p.x + dx * share, p.y + dy * share)
    return (x * x + y * y).squareRoot()
  }
}
