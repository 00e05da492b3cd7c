/// A closed ring of arcs on the border of a union of discs.
public struct BorderRing: Hashable, Sendable {
  /// The range of its arcs in the union's `arcs`, in order: counter-clockwise for an outer ring,
  /// clockwise for a hole.
  public let arcs: Range<Int>
  /// Whether the ring bounds a hole.
  public let isHole: Bool
  /// For a hole, the index in the union's `rings` of the outer ring around it; for an outer ring, its
  /// own index.
  public let shell: Int
  /// The area inside the ring in square metres of the plane; negative for a hole.
  public let area: Double
}

/// Chains arcs into rings, distinguishes outer rings from holes, and assigns each hole to its outer
/// ring.
struct RingBuilder {
  private(set) var arcs: [BorderArc] = []
  private(set) var rings: [BorderRing] = []

  private let rows: DiscRows
  private var components: DisjointSets
  /// The outer rings of each connected component, by the component's root. Almost always one.
  private var shells: [Int: [Int]] = [:]

  private struct Draft {
    var arcs: Range<Int>
    var component: Int
    var area: Double
    var largest: Double
  }

  init(_ found: [FoundArc], _ links: ArcLinks, _ rows: DiscRows, _ components: DisjointSets) {
    self.rows = rows
    self.components = components
    arcs.reserveCapacity(found.count)
    let drafts = follow(found, links)
    // Outer rings come first, so that they are known when holes are assigned.
    for draft in drafts where Self.isShell(draft) {
      shells[draft.component, default: []].append(rings.count)
      rings.append(
        BorderRing(arcs: draft.arcs, isHole: false, shell: rings.count, area: draft.area))
    }
    for draft in drafts where draft.area < 0 {
      guard let shell = shell(of: draft) else { continue }
      rings.append(BorderRing(arcs: draft.arcs, isHole: true, shell: shell, area: draft.area))
    }
  }

  /// Whether a ring is an outer ring.
  ///
  /// An outer ring encloses all of its discs, so its area exceeds the square of their largest radius.
  /// A ring with a smaller positive area is a rounding artefact where circles meet in one point, less
  /// than a millimetre wide.
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
          arcs: ring, component: components.root(Int(found[first].disc)), area: area(of: ring),
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

  /// The area of a ring from its chords and circular segments, computed relative to the first centre so
  /// that no precision is lost.
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

  // MARK: - Holes

  private func shell(of hole: Draft) -> Int? {
    guard let candidates = shells[hole.component], let first = candidates.first else { return nil }
    guard candidates.count > 1 else { return first }
    // The component is connected only through single points.
    let origin = arcs[hole.arcs.lowerBound].centre
    let point = arcs[hole.arcs.lowerBound].startPoint(from: origin)
    return candidates.first { isInside(point, rings[$0].arcs, from: origin) } ?? first
  }

  /// Whether a point, given relative to `origin`, lies inside a ring, with each arc approximated by 64
  /// chords.
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
