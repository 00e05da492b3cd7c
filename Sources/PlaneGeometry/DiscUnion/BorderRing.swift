/// A closed line on the border of a union of discs.
public struct BorderRing: Hashable, Sendable {
  /// Its arcs in the union's array of arcs, in order: counter-clockwise around the union, clockwise around a gap in it.
  public let arcs: Range<Int>
  /// Whether it runs around a gap.
  public let isHole: Bool
  /// The place in the union's array of rings of the ring in which a gap lies; its own for an outer one.
  public let shell: Int
  /// Squared metres of the plane inside of the ring; negative for a gap.
  public let area: Double
}

/// Follows arcs to rings, tells outer ones from gaps and puts each gap into its part.
struct RingBuilder {
  private(set) var arcs: [BorderArc] = []
  private(set) var rings: [BorderRing] = []

  private let rows: DiscRows
  private var parts: DisjointSets
  /// For each disc that is the smallest of a part the outer rings of the part: almost always one.
  private var shells: [Int: [Int]] = [:]

  private struct Draft {
    var arcs: Range<Int>
    var part: Int
    var area: Double
    var largest: Double
  }

  init(_ found: [FoundArc], _ links: ArcLinks, _ rows: DiscRows, _ parts: DisjointSets) {
    self.rows = rows
    self.parts = parts
    arcs.reserveCapacity(found.count)
    let drafts = follow(found, links)
    // Outer rings first, so that gaps find theirs.
    for draft in drafts where Self.isShell(draft) {
      shells[draft.part, default: []].append(rings.count)
      rings.append(
        BorderRing(arcs: draft.arcs, isHole: false, shell: rings.count, area: draft.area))
    }
    for draft in drafts where draft.area < 0 {
      guard let shell = shell(of: draft) else { continue }
      rings.append(BorderRing(arcs: draft.arcs, isHole: true, shell: shell, area: draft.area))
    }
  }

  /// Whether a ring is an outer one. That has all of its discs inside; what has less is an error of the last
  /// bits where circles meet in one point, less than a millimetre wide.
  private static func isShell(_ draft: Draft) -> Bool {
    draft.area > draft.largest * draft.largest
  }

  private mutating func follow(_ found: [FoundArc], _ links: ArcLinks) -> [Draft] {
    var isSeen = [Bool](repeating: false, count: found.count)
    var drafts: [Draft] = []
    for first in found.indices where !isSeen[first] {
      let start = arcs.count
      var largest = 0.0
      var arc = first
      while !isSeen[arc] {
        isSeen[arc] = true
        arcs.append(border(found[arc]))
        largest = max(largest, rows.radii[Int(found[arc].disc)])
        arc = Int(links.next[arc])
      }
      let ring = start..<arcs.count
      drafts.append(
        Draft(
          arcs: ring, part: parts.root(Int(found[first].disc)), area: area(of: ring),
          largest: largest))
    }
    return drafts
  }

  private func border(_ arc: FoundArc) -> BorderArc {
    let disc = Int(arc.disc)
    return BorderArc(
      disc: Int(rows.numbers[disc]), centre: PlanePoint(x: rows.xs[disc], y: rows.ys[disc]),
      radius: rows.radii[disc], start: arc.start, end: arc.end, sweep: arc.sweep)
  }

  /// The area from chords and segments, counted from the first centre so that no digits are lost.
  private func area(of ring: Range<Int>) -> Double {
    let origin = arcs[ring.lowerBound].centre
    var sum = 0.0
    var previous = arcs[ring.upperBound - 1].startPoint(from: origin)
    for arc in arcs[ring] {
      let point = arc.startPoint(from: origin)
      sum += previous.x * point.y - point.x * previous.y + arc.doubleSegment
      previous = point
    }
    return sum / 2
  }

  // MARK: - Gaps

  private func shell(of gap: Draft) -> Int? {
    guard let candidates = shells[gap.part], let first = candidates.first else { return nil }
    guard candidates.count > 1 else { return first }
    // A part that hangs together in single points only.
    let origin = arcs[gap.arcs.lowerBound].centre
    let point = arcs[gap.arcs.lowerBound].startPoint(from: origin)
    return candidates.first { isInside(point, rings[$0].arcs, from: origin) } ?? first
  }

  /// Whether a point, from `origin`, lies in a ring whose arcs are drawn with 64 corners each.
  private func isInside(
    _ point: PlanePoint, _ ring: Range<Int>, from origin: PlanePoint
  ) -> Bool {
    var corners: [PlanePoint] = []
    for arc in arcs[ring] {
      let (x, y) = (arc.centre.x - origin.x, arc.centre.y - origin.y)
      arc.forEachStart(pieces: 64) { corners.append(PlanePoint(x: x + $0.x, y: y + $0.y)) }
    }
    var isInside = false
    var previous = corners[corners.count - 1]
    for corner in corners {
      if (corner.y > point.y) != (previous.y > point.y) {
        let share = (point.y - corner.y) / (previous.y - corner.y)
        if point.x < corner.x + share * (previous.x - corner.x) { isInside.toggle() }
      }
      previous = corner
    }
    return isInside
  }
}
