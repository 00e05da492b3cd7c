/// Which arc follows which on the border.
///
/// The point where the border passes from circle i to circle k is known to both by the pair and the side, so an arc's
/// follower is the one on k that begins where i's cover ends. Where three circles meet in one point, the last bits
/// may make one circle take the point for covered and another for free. Arcs that lack a follower are then joined to
/// the nearest that lack a forerunner; there are as many of each, and around every such point too.
struct ArcLinks {
  /// For each arc the next one.
  private(set) var next: [Int32]
  /// The widest step that was closed, in metres; 0 without any.
  private(set) var widestStep = 0.0

  private static let none: Int32 = -1

  /// `arcs` in the order of their discs, and of their turns on each disc.
  init(_ arcs: [FoundArc], _ rows: DiscRows) {
    next = Array(repeating: Self.none, count: arcs.count)
    var hasForerunner = [Bool](repeating: false, count: arcs.count)
    let firstArcs = Self.firstArcs(arcs, discs: rows.count)
    for (place, arc) in arcs.enumerated() {
      let follower = Self.follower(of: place, arc, arcs, firstArcs, rows)
      guard follower >= 0 else { continue }
      next[place] = Int32(truncatingIfNeeded: follower)
      hasForerunner[follower] = true
    }
    let ends = next.indices.filter { next[$0] == Self.none }
    guard !ends.isEmpty else { return }
    join(ends, hasForerunner.indices.filter { !hasForerunner[$0] }, arcs, rows)
  }

  private static func firstArcs(_ arcs: [FoundArc], discs: Int) -> [Int32] {
    var firsts = [Int32](repeating: 0, count: discs + 1)
    for arc in arcs { firsts[Int(arc.disc) + 1] += 1 }
    for disc in 0..<discs { firsts[disc + 1] += firsts[disc] }
    return firsts
  }

  /// The arc that begins where one ends; negative where there is none.
  private static func follower(
    of place: Int, _ arc: FoundArc, _ arcs: [FoundArc], _ firstArcs: [Int32], _ rows: DiscRows
  ) -> Int {
    guard arc.endBy >= 0 else { return place }
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

  /// A loose beginning of an arc, in a column of the plane.
  private struct Loose {
    let column: Int
    let point: PlanePoint
    let arc: Int

    static func precedes(_ a: Loose, _ b: Loose) -> Bool {
      (a.column, a.point.y, a.arc) < (b.column, b.point.y, b.arc)
    }
  }

  /// No circles that meet within the last bits lie farther apart: tangents move by 0.3 mm.
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
      var place = firstPlace(loose, from)
      while place < loose.count, loose[place].column == column,
        loose[place].point.y <= end.point.y + reach
      {
        let squared = squared(end, loose[place])
        if !isTaken[place], squared < least { (best, least) = (place, squared) }
        place += 1
      }
    }
    return best
  }

  private static func firstPlace(_ loose: [Loose], _ sought: Loose) -> Int {
    var (low, high) = (0, loose.count)
    while low < high {
      let middle = (low + high) >> 1
      if Loose.precedes(loose[middle], sought) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
