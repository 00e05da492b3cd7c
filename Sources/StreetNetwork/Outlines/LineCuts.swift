/// The intervals that the shadows of barriers cut out of each of several lines, sorted.
///
/// A shadow takes time only for the lines that it meets. The memory is unmanaged and must be freed by the
/// owner with `deallocate()`; it is reused, so that nothing is allocated once it has grown large enough.
struct LineCuts {
  private typealias Cut = (low: Double, high: Double)

  /// The number of cuts of each line.
  private var counts = UnsafeMutableBufferPointer<Int32>(start: nil, count: 0)
  /// The cuts of line `l` are `cuts[l x most..<l x most + counts[l]]`.
  private var cuts = UnsafeMutableBufferPointer<Cut>(start: nil, count: 0)
  private var most = 0
  private var first = 0
  private var last = 0

  func deallocate() {
    counts.deallocate()
    cuts.deallocate()
  }

  /// Starts with uncut lines, for at most `shadows` shadows.
  mutating func begin(_ lines: ClosedRange<Int>, most shadows: Int) {
    (first, last) = (lines.lowerBound, lines.upperBound)
    most = shadows
    let count = lines.count
    Self.grow(&counts, to: count, 0)
    Self.grow(&cuts, to: count * shadows, (0, 0))
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

  /// Cuts out of the lines what lies behind a segment as seen from a centre, if it meets `span`.
  ///
  /// Points are given as `u` along the lines and `v` across them. The shadow has no end.
  func add(
    _ p: (u: Double, v: Double), _ q: (u: Double, v: Double),
    from centre: (u: Double, v: Double), meeting span: (low: Double, high: Double)
  ) {
    let (p, q) = ((p.u - centre.u, p.v - centre.v), (q.u - centre.u, q.v - centre.v))
    let (low, high) = p.1 <= q.1 ? (p, q) : (q, p)
    if high.1 > 0 { addBeyond(low, high, 1, centre, span) }
    if low.1 < 0 { addBeyond((high.0, -high.1), (low.0, -low.1), -1, centre, span) }
  }

  /// Cuts the part of a shadow above the centre out of the lines, or with `sign` -1 that below, seen upside down.
  ///
  /// `p` and `q` are relative to the centre; `q` is above it and not below `p`. A line between both cuts the segment
  /// itself, and one above both cuts the rays through both ends. Where `p` is not above the centre, the shadow goes on
  /// for ever on its side of it.
  @inline(__always)
  private func addBeyond(
    _ p: (u: Double, v: Double), _ q: (u: Double, v: Double), _ sign: Double,
    _ centre: (u: Double, v: Double), _ span: (low: Double, high: Double)
  ) {
    let nearest = max(p.v, 0)
    guard
      let lines = sign > 0
        ? lines(centre.v + nearest, .infinity) : lines(-.infinity, centre.v - nearest)
    else { return }
    let slope = (q.u - p.u) / (q.v - p.v)
    let (perP, perQ) = (p.u / p.v, q.u / q.v)
    let side: Double = p.u - p.v * slope < 0 ? -.infinity : .infinity
    let (low, high) = (span.low - centre.u, span.high - centre.u)
    for line in lines {
      let up = (Double(line + first) - centre.v) * sign
      let a = up < q.v ? p.u + (up - p.v) * slope : perQ * up
      let b = p.v > 0 ? perP * up : side
      let cut = a < b ? (low: a, high: b) : (low: b, high: a)
      if cut.low < high, cut.high > low, cut.low < cut.high {
        insert((cut.low + centre.u, cut.high + centre.u), line)
      }
    }
  }

  /// The lines from `bottom` to `top`, relative to the first line; nil if there are none.
  @inline(__always)
  private func lines(_ bottom: Double, _ top: Double) -> ClosedRange<Int>? {
    (0...last - first).within(bottom - Double(first), top - Double(first))
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
