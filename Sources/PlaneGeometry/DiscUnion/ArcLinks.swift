/// Links each border arc to its successor on the border.
///
/// The point at which the border passes from circle i to circle k is identified by the pair of circles
/// and the side. The successor of an arc on i is therefore the arc on k that begins where the cover by
/// i ends. Where three circles meet in one point, rounding may make one circle treat the point as
/// covered and another as free. Arcs without a successor are then linked to the nearest arcs without a
/// predecessor. There are equally many of both, also around each such point.
struct ArcLinks {
  /// The successor of each arc.
  private(set) var next: [Int32]
  /// The widest step closed between an arc and its successor, in metres; 0 if there was none.
  private(set) var widestStep = 0.0

  private static let none: Int32 = -1

  /// Links `arcs`, which must be sorted by disc and, on each disc, by direction.
  init(_ arcs: [FoundArc], _ rows: DiscRows) {
    next = Array(repeating: Self.none, count: arcs.count)
    var hasPredecessor = [Bool](repeating: false, count: arcs.count)
    let firstArcs = Self.firstArcs(arcs, discs: rows.count)
    for (index, arc) in arcs.enumerated() {
      let successor = Self.successor(of: index, arc, arcs, firstArcs, rows)
      guard successor >= 0 else { continue }
      next[index] = Int32(truncatingIfNeeded: successor)
      hasPredecessor[successor] = true
    }
    let ends = next.indices.filter { next[$0] == Self.none }
    guard !ends.isEmpty else { return }
    join(ends, hasPredecessor.indices.filter { !hasPredecessor[$0] }, arcs, rows)
  }

  private static func firstArcs(_ arcs: [FoundArc], discs: Int) -> [Int32] {
    var firsts = [Int32](repeating: 0, count: discs + 1)
    for arc in arcs { firsts[Int(arc.disc) + 1] += 1 }
    for disc in 0..<discs { firsts[disc + 1] += firsts[disc] }
    return firsts
  }

  /// The arc that begins where an arc ends; negative if none is found.
  private static func successor(
    of index: Int, _ arc: FoundArc, _ arcs: [FoundArc], _ firstArcs: [Int32], _ rows: DiscRows
  ) -> Int {
    guard arc.endBy >= 0 else { return index }
    let disc = Int(arc.endBy)
    let turn = Turn.of(rows.crossing(of: disc, by: Int(arc.disc)).end)
    var (low, high) = (Int(firstArcs[disc]), Int(firstArcs[disc + 1]))
    let end = high
    while low < high {
      let middle = (low + high) >> 1
      if arcs[middle].turn < turn { low = middle + 1 } else { high = middle }
    }
    return low < end && arcs[low].startBy == arc.disc ? low : Int(none)
  }

  // MARK: - Points where three circles meet

  /// A loose end or beginning of an arc, with its column in a grid of columns as wide as `reach`.
  private struct Loose {
    let column: Int
    let point: PlanePoint
    let arc: Int

    static func precedes(_ a: Loose, _ b: Loose) -> Bool {
      (a.column, a.point.y, a.arc) < (b.column, b.point.y, b.arc)
    }
  }

  /// The largest distance in metres between ends that rounding has separated. Even where circles are
  /// tangent, their crossings move by no more than 0.3 mm.
  private static let reach = 0.001

  private mutating func join(_ ends: [Int], _ starts: [Int], _ arcs: [FoundArc], _ rows: DiscRows) {
    let loose = starts.map { Self.loose($0, arcs[$0].start, arcs, rows) }
      .sorted(by: Loose.precedes)
    var isTaken = [Bool](repeating: false, count: loose.count)
    var left: [Loose] = []
    for end in ends {
      let point = Self.loose(end, arcs[end].end, arcs, rows)
      guard let found = Self.nearest(to: point, loose, isTaken) else {
        left.append(point)
        continue
      }
      isTaken[found] = true
      link(point, to: loose[found])
    }
    let free = loose.indices.filter { !isTaken[$0] }
    for (point, found) in zip(left.sorted(by: Loose.precedes), free) {
      link(point, to: loose[found])
    }
  }

  private mutating func link(_ end: Loose, to start: Loose) {
    next[end.arc] = Int32(truncatingIfNeeded: start.arc)
    widestStep = max(widestStep, Self.squared(end, start).squareRoot())
  }

  private static func loose(
    _ arc: Int, _ offset: PlanePoint, _ arcs: [FoundArc], _ rows: DiscRows
  ) -> Loose {
    let disc = Int(arcs[arc].disc)
    let point = PlanePoint(x: rows.xs[disc] + offset.x, y: rows.ys[disc] + offset.y)
    return Loose(column: Int((point.x / reach).rounded(.down)), point: point, arc: arc)
  }

  private static func squared(_ a: Loose, _ b: Loose) -> Double {
    let (dx, dy) = (a.point.x - b.point.x, a.point.y - b.point.y)
    return dx * dx + dy * dy
  }

  private static func nearest(to end: Loose, _ loose: [Loose], _ isTaken: [Bool]) -> Int? {
    var best: Int?
    var least = reach * reach
    for column in (end.column - 1)...(end.column + 1) {
      let south = PlanePoint(x: 0, y: end.point.y - reach)
      let from = Loose(column: column, point: south, arc: -1)
      var index = lowerBound(loose, from)
      while index < loose.count, loose[index].column == column,
        loose[index].point.y <= end.point.y + reach
      {
        let squared = squared(end, loose[index])
        if !isTaken[index], squared < least { (best, least) = (index, squared) }
        index += 1
      }
    }
    return best
  }

  private static func lowerBound(_ loose: [Loose], _ sought: Loose) -> Int {
    var (low, high) = (0, loose.count)
    while low < high {
      let middle = (low + high) >> 1
      if Loose.precedes(loose[middle], sought) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
