import Foundation

/// Finds the border arcs of one disc after another. Each worker has its own finder.
///
/// The search for the neighbours of a disc ends as soon as its circle is covered, and only the pairs
/// of touching discs met until then are joined in `components`. This suffices to find the connected
/// components of the union: a disc on the border of the discs joined so far has a circle that they do
/// not cover, so that it has met all of its neighbours, and no other component can touch it unnoticed.
struct ArcFinder: ~Copyable {
  private let rows: DiscRows
  private let smaller: SmallerNeighbours
  private var cover = CircleCover()
  private var components: DisjointSets

  init(_ rows: DiscRows, _ smaller: SmallerNeighbours) {
    self.rows = rows
    self.smaller = smaller
    components = DisjointSets(rows.count)
  }

  /// The connected components among the discs met so far.
  consuming func joined() -> DisjointSets { components }

  /// The border arcs of a range of discs, in order.
  mutating func arcs(of range: Range<Int>) -> [FoundArc] {
    rows.withView { arcs(of: range, $0) } ?? []
  }

  private mutating func arcs(of range: Range<Int>, _ discs: DiscView) -> [FoundArc] {
    var arcs: [FoundArc] = []
    for disc in range {
      coverCircle(of: disc, discs)
      cover.settle()
      appendArcs(of: disc, discs, to: &arcs)
    }
    return arcs
  }

  private mutating func coverCircle(of disc: Int, _ discs: DiscView) {
    cover.reset()
    let layer = Int(discs.layerOf[disc])
    let (x, y, radius) = (discs.xs[disc], discs.ys[disc], discs.radii[disc])
    coverQuickly(disc, discs, rows.layers[layer])
    if cover.isFull { return }
    for larger in layer..<rows.layers.count {
      let reach = radius + rows.layers[larger].largest
      discs.search(rows.layers[larger], x, y, reach: reach) { meet(disc, $0, discs) }
      if cover.isFull { return }
    }
    for other in smaller.of(disc) where meet(disc, Int(other), discs) { return }
  }

  /// Repeatedly takes a disc that covers the middle of a free interval, as long as one is found easily.
  ///
  /// If there are many discs, a few of them usually cover the circle, and the others need not be met.
  private mutating func coverQuickly(_ disc: Int, _ discs: DiscView, _ layer: DiscRows.Layer) {
    let radius = discs.radii[disc]
    for _ in 0..<Self.quickSteps {
      let free = Turn.direction(cover.middleOfFirstGap)
      let (x, y) = (discs.xs[disc] + radius * free.x, discs.ys[disc] + radius * free.y)
      guard let other = discs.quickCover(layer, x, y), other != disc else { return }
      _ = meet(disc, other, discs)
      cover.settle()
      if cover.isFull { return }
    }
  }

  private static let quickSteps = 8

  /// Adds what `other` covers of a disc's circle; returns whether the circle is now fully covered.
  @inline(__always)
  private mutating func meet(_ disc: Int, _ other: Int, _ discs: DiscView) -> Bool {
    guard other != disc else { return false }
    let crossing = discs.crossing(of: disc, by: other)
    if crossing.kind == .apart { return false }
    components.join(disc, other)
    switch crossing.kind {
    case .apart, .isInside: return false
    case .covers:
      cover.fill()
      return true
    case .crosses: return cover.add(crossing, by: Int32(truncatingIfNeeded: other))
    }
  }

  private func appendArcs(of disc: Int, _ discs: DiscView, to arcs: inout [FoundArc]) {
    if cover.isEmpty { return arcs.append(wholeCircle(disc, discs)) }
    cover.forEachGap { after, before in
      let length = before.start - after.end + (before.start < after.end ? Turn.full : 0)
      guard length > 0 else { return }
      let start = discs.crossing(of: disc, by: Int(after.endBy)).end
      let end = discs.crossing(of: disc, by: Int(before.startBy)).start
      arcs.append(
        FoundArc(
          disc: Int32(truncatingIfNeeded: disc), startBy: after.endBy, endBy: before.startBy,
          turn: after.end, start: start, end: end, sweep: Self.sweep(start, end, turn: length)))
    }
  }

  /// The angle in radians from `a` to `b`, which are `turn` apart in the units of `Turn`.
  private static func sweep(_ a: PlanePoint, _ b: PlanePoint, turn: Double) -> Double {
    let angle = atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y)
    if angle >= 0 { return turn > 3 && angle < 1 ? 2 * .pi : angle }
    // A negative angle means more than half a turn, except for rounding errors of an empty arc.
    return turn > 1 ? angle + 2 * .pi : 0
  }

  private func wholeCircle(_ disc: Int, _ discs: DiscView) -> FoundArc {
    let east = PlanePoint(x: discs.radii[disc], y: 0)
    return FoundArc(
      disc: Int32(truncatingIfNeeded: disc), startBy: CircleCover.seam,
      endBy: CircleCover.seam, turn: 0, start: east, end: east, sweep: 2 * .pi)
  }
}
