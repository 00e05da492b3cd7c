import Foundation

/// Finds the arcs of discs, one after another; each worker has its own.
///
/// A disc's search ends as soon as its circle is covered, and of the discs that touch each other only the pairs seen
/// until then are joined. That is enough to tell connected unions apart: a circle on the border of what is joined is
/// not covered by it, so its disc has seen all of its neighbours; no other part can reach over it.
struct ArcFinder: ~Copyable {
  private let rows: DiscRows
  private let smaller: SmallerNeighbours
  private var cover = CircleCover()
  private var parts: DisjointSets

  init(_ rows: DiscRows, _ smaller: SmallerNeighbours) {
    self.rows = rows
    self.smaller = smaller
    parts = DisjointSets(rows.count)
  }

  /// Which of the discs seen so far hang together.
  consuming func joined() -> DisjointSets { parts }

  /// The border arcs of the discs at `places`, in order.
  mutating func arcs(of places: Range<Int>) -> [FoundArc] {
    rows.withView { arcs(of: places, $0) } ?? []
  }

  private mutating func arcs(of places: Range<Int>, _ discs: DiscView) -> [FoundArc] {
    var arcs: [FoundArc] = []
    for place in places {
      coverCircle(of: place, discs)
      cover.settle()
      appendArcs(of: place, discs, to: &arcs)
    }
    return arcs
  }

  private mutating func coverCircle(of place: Int, _ discs: DiscView) {
    cover.reset()
    let layer = Int(discs.layerOf[place])
    let (x, y, radius) = (discs.xs[place], discs.ys[place], discs.radii[place])
    coverQuickly(place, discs, rows.layers[layer])
    if cover.isFull { return }
    for larger in layer..<rows.layers.count {
      let reach = radius + rows.layers[larger].largest
      discs.search(rows.layers[larger], x, y, reach: reach) { meet(place, $0, discs) }
      if cover.isFull { return }
    }
    for other in smaller.of(place) where meet(place, Int(other), discs) { return }
  }

  /// Covers the middles of what is free as long as that is easy. Where discs are many, a few of them cover
  /// the circle, and the others need not be looked at.
  private mutating func coverQuickly(_ place: Int, _ discs: DiscView, _ layer: DiscRows.Layer) {
    let radius = discs.radii[place]
    for _ in 0..<Self.quickSteps {
      let free = Turn.direction(cover.middleOfFirstGap)
      let (x, y) = (discs.xs[place] + radius * free.x, discs.ys[place] + radius * free.y)
      guard let other = discs.quickCover(layer, x, y), other != place else { return }
      _ = meet(place, other, discs)
      cover.settle()
      if cover.isFull { return }
    }
  }

  private static let quickSteps = 8

  /// Takes what `other` covers of the circle at `place`; whether that fills it.
  @inline(__always)
  private mutating func meet(_ place: Int, _ other: Int, _ discs: DiscView) -> Bool {
    guard other != place else { return false }
    let crossing = discs.crossing(of: place, by: other)
    if crossing.kind == .apart { return false }
    parts.join(place, other)
    switch crossing.kind {
    case .apart, .isInside: return false
    case .covers:
      cover.fill()
      return true
    case .crosses: return cover.add(crossing, by: Int32(truncatingIfNeeded: other))
    }
  }

  private func appendArcs(of place: Int, _ discs: DiscView, to arcs: inout [FoundArc]) {
    if cover.isEmpty { return arcs.append(wholeCircle(place, discs)) }
    cover.forEachGap { after, before in
      let length = before.start - after.end + (before.start < after.end ? Turn.full : 0)
      guard length > 0 else { return }
      let start = discs.crossing(of: place, by: Int(after.endBy)).end
      let end = discs.crossing(of: place, by: Int(before.startBy)).start
      arcs.append(
        FoundArc(
          disc: Int32(truncatingIfNeeded: place), startBy: after.endBy, endBy: before.startBy,
          turn: after.end, start: start, end: end, sweep: Self.sweep(start, end, turn: length)))
    }
  }

  /// The angle between two vectors that are so far apart as turns.
  private static func sweep(_ a: PlanePoint, _ b: PlanePoint, turn: Double) -> Double {
    let angle = atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)
    if angle >= 0 { return turn > 3 && angle < 1 ? 2 * .pi : angle }
    // Only what is more than half a turn is negative, apart from the last bits of nothing.
    return turn > 1 ? angle + 2 * .pi : 0
  }

  private func wholeCircle(_ place: Int, _ discs: DiscView) -> FoundArc {
    let east = PlanePoint(x: discs.radii[place], y: 0)
    return FoundArc(
      disc: Int32(truncatingIfNeeded: place), startBy: CircleCover.seam,
      endBy: CircleCover.seam, turn: 0, start: east, end: east, sweep: 2 * .pi)
  }
}
