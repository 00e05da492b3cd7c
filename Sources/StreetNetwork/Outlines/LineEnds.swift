/// The low and the high end of a shape on each of several lines.
///
/// The memory is unmanaged, so that passes over all lines compile to loops without branches. It must be freed by the
/// owner with `deallocate()`.
struct LineEnds {
  private var low: UnsafeMutablePointer<Double>
  private var high: UnsafeMutablePointer<Double>
  private var capacity = 512

  init() {
    low = .allocate(capacity: capacity)
    high = .allocate(capacity: capacity)
    low.initialize(repeating: 0, count: capacity)
    high.initialize(repeating: 0, count: capacity)
  }

  func deallocate() {
    low.deallocate()
    high.deallocate()
  }

  /// Starts with empty intervals on all lines.
  @inline(__always)
  mutating func begin(_ count: Int) {
    reserve(count)
    for line in 0..<count {
      low[line] = .infinity
      high[line] = -.infinity
    }
  }

  /// Makes room for the ends on `count` lines, which the caller then sets.
  @inline(__always)
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(to: count) }
  }

  @inline(__always)
  func setLow(_ line: Int, _ value: Double) { low[line] = value }

  @inline(__always)
  func setHigh(_ line: Int, _ value: Double) { high[line] = value }

  private mutating func grow(to count: Int) {
    deallocate()
    capacity = count
    low = .allocate(capacity: count)
    high = .allocate(capacity: count)
    low.initialize(repeating: 0, count: count)
    high.initialize(repeating: 0, count: count)
  }

  @inline(__always)
  subscript(line: Int) -> (low: Double, high: Double) { (low[line], high[line]) }

  /// Extends the intervals of `count` lines, the first of which is line `first`, by those of a disc of `radius` metres
  /// around a point `u` along the lines and `v` across them.
  @inline(__always)
  func take(
    _ centre: (u: Double, v: Double), _ radius: Double, perU: Double, perV: Double,
    from first: Int, _ count: Int
  ) {
    let (scale, squared) = (1 / perV, radius * radius)
    for line in 0..<count {
      let off = (Double(first + line) - centre.v) * scale
      let rest = squared - off * off
      // Lines that miss the disc keep their interval.
      let half = rest < 0 ? -Double.infinity : rest.squareRoot() * perU
      let (start, end) = (centre.u - half, centre.u + half)
      low[line] = start < low[line] ? start : low[line]
      high[line] = end > high[line] ? end : high[line]
    }
  }

  /// Extends the intervals of the lines that a straight side from `p` to `q` meets, each given as `u` along the lines
  /// and `v` across them.
  @inline(__always)
  func take(
    _ p: (u: Double, v: Double), _ q: (u: Double, v: Double), from first: Int, _ count: Int
  ) {
    guard p.v != q.v,
      let lines = (0...count - 1).within(
        min(p.v, q.v) - Double(first), max(p.v, q.v) - Double(first))
    else { return }
    let slope = (q.u - p.u) / (q.v - p.v)
    for line in lines {
      let u = p.u + (Double(first + line) - p.v) * slope
      low[line] = u < low[line] ? u : low[line]
      high[line] = u > high[line] ? u : high[line]
    }
  }
}
