import Foundation

/// Finds the arcs of discs, one after another; each worker has its own.
///
/// A disc's search ends as soon as its circle is covered, and of the discs that touch each other only the pairs seen
/// until then are joined. That is enough to tell connected unions apart: a circle on the border of what is joined is
/// not covered by it, so its disc has seen all of its neighbours; no other part can reach over it.
final class ArcFinder {
  private let rows: DiscRows
  private let smaller: SmallerNeighbours
  private var cover = CircleCover()
  private(set) var parts: DisjointSets

  init(_ rows: DiscRows, _ smaller: SmallerNeighbours) {
    self.rows = rows
    self.smaller = smaller
    parts = DisjointSets(rows.count)
  }

  /// The border arcs of the discs at `places`, in order.
  func arcs(of places: Range<Int>) -> [FoundArc] {
    var arcs: [FoundArc] = []
    for place in places {
      coverCircle(of: place)
      cover.settle()
      appendArcs(of: place, to: &arcs)
    }
    return arcs
  }

  private func coverCircle(of place: Int) {
    cover.reset()
    let layer = Int(rows.layerOf[place])
    let (x, y, radius) = (rows.xs[place], rows.ys[place], rows.radii[place])
    for larger in layer..<rows.layers.count {
      let reach = radius + rows.layers[larger].largest
      rows.search(rows.layers[larger], x, y, reach: reach) { meet(place, $0) }
      if cover.isFull { return }
    }
    for other in smaller.of(place) where meet(place, Int(other)) { return }
  }

  /// Takes what `other` covers of the circle at `place`; whether that fills it.
  @inline(__always)
  private func meet(_ place: Int, _ other: Int) -> Bool {
    guard other != place else { return false }
    let crossing = rows.crossing(of: place, by: other)
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

  private func appendArcs(of place: Int, to arcs: inout [FoundArc]) {
    if cover.isEmpty { return arcs.append(wholeCircle(place)) }
    cover.forEachGap { after, before in
      let length = before.start - after.end + (before.start < after.end ? Turn.full : 0)
      guard length > 0 else { return }
      let start = rows.crossing(of: place, by: Int(after.endBy)).end
      let end = rows.crossing(of: place, by: Int(before.startBy)).start
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

  private func wholeCircle(_ place: Int) -> FoundArc {
    let east = PlanePoint(x: rows.radii[place], y: 0)
    return FoundArc(
      disc: Int32(truncatingIfNeeded: place), startBy: CircleCover.seam,
      endBy: CircleCover.seam, turn: 0, start: east, end: east, sweep: 2 * .pi)
  }
}

extension DiscRows {
  /// How the disc at one place covers the circle of another.
  @inline(__always)
  func crossing(of place: Int, by other: Int) -> CircleCrossing {
    CircleCrossing(
      dx: xs[other] - xs[place], dy: ys[other] - ys[place], own: radii[place],
      other: radii[other], isFirst: other < place)
  }
}
