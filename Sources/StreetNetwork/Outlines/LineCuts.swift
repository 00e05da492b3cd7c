/// A convex quadrilateral on the lattice, with `x` in columns and `y` in rows from the window's first node.
struct LatticeQuad {
  let corners: (PlanePoint, PlanePoint, PlanePoint, PlanePoint)

  /// Whether its bounding box meets the box around open nodes and their neighbours.
  @inline(__always)
  func meets(_ open: OpenNodes) -> Bool {
    let (low, high) = open.corners
    let (a, b, c, d) = corners
    return max(max(a.x, b.x), max(c.x, d.x)) >= low.x && min(min(a.x, b.x), min(c.x, d.x)) <= high.x
      && max(max(a.y, b.y), max(c.y, d.y)) >= low.y && min(min(a.y, b.y), min(c.y, d.y)) <= high.y
  }
}

/// The intervals that convex quadrilaterals cut out of each of several lines, sorted.
///
/// A quadrilateral takes time only for the lines that it meets. The memory is unmanaged and must be freed by the
/// owner with `deallocate()`; it is reused, so that nothing is allocated once it has grown large enough.
struct LineCuts {
  private typealias Cut = (low: Double, high: Double)

  /// The number of cuts of each line.
  private var counts = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
  /// The cuts of line `l` are `cuts[l x most..<l x most + counts[l]]`.
  private var cuts = UnsafeMutableBufferPointer<Cut>(start: nil, count: 0)
  /// The interval that the current quadrilateral cuts out of each line.
  private var widest = UnsafeMutableBufferPointer<Cut>(start: nil, count: 0)
  private var most = 0
  private var first = 0
  private var last = 0

  func deallocate() {
    counts.deallocate()
    cuts.deallocate()
    widest.deallocate()
  }

  /// Starts with uncut lines, for at most `polygons` quadrilaterals.
  mutating func begin(_ lines: ClosedRange<Int>, most polygons: Int) {
    (first, last) = (lines.lowerBound, lines.upperBound)
    most = polygons
    let count = lines.count
    Self.grow(&counts, to: count, 0)
    Self.grow(&widest, to: count, (0, 0))
    Self.grow(&cuts, to: count * polygons, (0, 0))
    for line in 0..<count { counts[line] = 0 }
  }

  private static func grow<Value>(
    _ memory: inout UnsafeMutableBufferPointer<Value>, to count: Int, _ value: Value
  ) {
    guard memory.count < count else { return }
    memory.deallocate()
    memory = .allocate(capacity: count)
    memory.initialize(repeating: value)
  }

  /// Cuts a quadrilateral out of the lines, which are rows if `isRow` and columns otherwise.
  func add(_ quad: LatticeQuad, isRow: Bool) {
    let (a, b, c, d) = quad.corners
    let corners =
      isRow
      ? ((a.x, a.y), (b.x, b.y), (c.x, c.y), (d.x, d.y))
      : ((a.y, a.x), (b.y, b.x), (c.y, c.x), (d.y, d.x))
    let bottom = min(min(corners.0.1, corners.1.1), min(corners.2.1, corners.3.1))
    let top = max(max(corners.0.1, corners.1.1), max(corners.2.1, corners.3.1))
    guard let lines = lines(bottom, top) else { return }
    for line in lines { widest[line] = (.infinity, -.infinity) }
    side(corners.0, corners.1)
    side(corners.1, corners.2)
    side(corners.2, corners.3)
    side(corners.3, corners.0)
    for line in lines where widest[line].low < widest[line].high { insert(widest[line], line) }
  }

  /// The lines from `bottom` to `top`, relative to the first line; nil if there are none.
  @inline(__always)
  private func lines(_ bottom: Double, _ top: Double) -> ClosedRange<Int>? {
    (0...last - first).within(bottom - Double(first), top - Double(first))
  }

  /// Extends the current interval of each line by its intersection with one side of the quadrilateral.
  @inline(__always)
  private func side(_ p: (Double, Double), _ q: (Double, Double)) {
    guard p.1 != q.1, let lines = lines(min(p.1, q.1), max(p.1, q.1)) else { return }
    let slope = (q.0 - p.0) / (q.1 - p.1)
    for line in lines {
      let u = p.0 + (Double(line + first) - p.1) * slope
      let known = widest[line]
      widest[line] = (u < known.low ? u : known.low, u > known.high ? u : known.high)
    }
  }

  @inline(__always)
  private func insert(_ cut: Cut, _ line: Int) {
    let start = line * most
    var index = start + Int(counts[line])
    while index > start, cuts[index - 1].low > cut.low {
      cuts[index] = cuts[index - 1]
      index -= 1
    }
    cuts[index] = cut
    counts[line] += 1
  }

  /// Calls `body` with the remaining intervals between `low` and `high` on a line. The ends of the cuts are not cut
  /// out.
  @inline(__always)
  func forEachRest(
    _ line: Int, _ low: Double, _ high: Double, _ body: (Int, Double, Double) -> Void
  ) {
    var from = low
    let start = (line - first) * most
    for index in start..<start + Int(counts[line - first]) {
      let cut = cuts[index]
      guard cut.high > from else { continue }
      guard cut.low < high else { break }
      if cut.low >= from { body(line, from, cut.low) }
      from = cut.high
    }
    if from <= high { body(line, from, high) }
  }
}
