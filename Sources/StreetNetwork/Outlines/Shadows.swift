/// The shadows of barriers near a piece of street: the places whose legs onto the piece would cross a barrier.
///
/// A leg may lead to any point of the piece. The shadow of a barrier is the area behind it as seen from one such point;
/// a barrier within 1 cm of the point, where the leg ends, casts none.
///
/// One value is refilled for every piece, since most pieces in a town have a wall near them.
struct Shadows {
  private var length = 0.0
  private var cap = 0.0
  /// The barriers' segments: `x` along the piece from `a`, `y` to the left of it, in metres.
  private(set) var segments: [(PlanePoint, PlanePoint)] = []
  /// The indices of the segments in the barriers' lines, so that none is added twice.
  private var indices: [Int] = []
  /// A lower bound of the distance between the piece and the nearest barrier in metres: that of their bounding boxes
  /// in the frame of the piece.
  private(set) var clearance = Double.infinity

  private static let touch = 0.01

  /// Starts with the barriers that may cross legs onto a piece, which are at most `cap` metres long.
  mutating func begin(
    _ frame: PieceFrame, _ barriers: BarrierIndex, within cap: Double, _ drawing: OutlineDrawing
  ) {
    clear()
    (length, self.cap) = (frame.length, cap)
    guard !barriers.isEmpty else { return }
    let box = drawing.box(within: cap, of: frame)
    barriers.forEachSegment(in: box.low, box.high) { index in
      let (a, b) = (barriers.lines.points[index], barriers.lines.points[index + 1])
      guard box.isMet(by: a, b) else { return }
      let (p, q) = (frame.seen(a), frame.seen(b))
      let metres = distance(p, q)
      guard metres <= cap, !indices.contains(index) else { return }
      indices.append(index)
      segments.append((p, q))
      clearance = min(clearance, metres)
    }
  }

  /// Removes all barriers but keeps the memory.
  mutating func clear() {
    segments.removeAll(keepingCapacity: true)
    indices.removeAll(keepingCapacity: true)
    clearance = .infinity
  }

  var isEmpty: Bool { segments.isEmpty }

  /// The distance between the piece and the bounding box of a segment.
  private func distance(_ p: PlanePoint, _ q: PlanePoint) -> Double {
    let across = max(0, max(min(p.y, q.y), -max(p.y, q.y)))
    let along = max(0, max(min(p.x, q.x) - length, -max(p.x, q.x)))
    return (across * across + along * along).squareRoot()
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

  /// Calls `body` with the index of every segment that casts a shadow as seen from the point `at` metres from `a`,
  /// within a radius of it.
  @inline(__always)
  func forEachShadow(from at: Double, within radius: Double, _ body: (Int) -> Void) {
    for (index, (p, q)) in segments.enumerated() {
      let near = Self.distance(PlanePoint(p.x - at, p.y), PlanePoint(q.x - at, q.y))
      if near > Self.touch, near < radius { body(index) }
    }
  }

  /// The distance of a segment from the origin.
  private static func distance(_ p: PlanePoint, _ q: PlanePoint) -> Double {
    let (dx, dy) = (q.x - p.x, q.y - p.y)
    let length = dx * dx + dy * dy
    let share = length > 0 ? min(1, max(0, -(p.x * dx + p.y * dy) / length)) : 0
    let (x, y) = (p.x + dx * share, p.y + dy * share)
    return (x * x + y * y).squareRoot()
  }
}
