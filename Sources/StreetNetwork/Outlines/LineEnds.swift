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

  /// Starts with unbounded intervals on all lines or, if `isEmpty`, with empty ones.
  @inline(__always)
  mutating func begin(_ count: Int, isEmpty: Bool) {
    reserve(count)
    let end = isEmpty ? -1e300 : 1e300
    for line in 0..<count {
      low[line] = -end
      high[line] = end
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

  /// Clips the intervals of `count` lines, the first of which is line `first`, to the inside of a border.
  @inline(__always)
  func cut(_ border: LineBorder, from first: Double, _ count: Int) {
    let start = border.base + border.slope * first
    if border.isUpper {
      for line in 0..<count {
        let value = start + border.slope * Double(line)
        high[line] = value < high[line] ? value : high[line]
      }
    } else {
      for line in 0..<count {
        let value = start + border.slope * Double(line)
        low[line] = value > low[line] ? value : low[line]
      }
    }
  }

  /// Sets the intervals of `count` lines to those of a disc of `radius` metres around a view's origin.
  @inline(__always)
  func round(_ view: LineView, _ radius: Double, from first: Double, _ count: Int) {
    let (scale, squared) = (1 / view.perV, radius * radius)
    for line in 0..<count {
      let off = (first + Double(line) - view.origin.v) * scale
      let rest = squared - off * off
      // Lines that miss the disc get an empty interval, with the low end above the high end.
      let half = rest < 0 ? -1e300 : rest.squareRoot() * view.perU
      low[line] = view.origin.u - half
      high[line] = view.origin.u + half
    }
  }
}

/// A straight border in the coordinates of rows or of columns: on line `v` it is at `base + slope x v`.
struct LineBorder {
  let base: Double
  let slope: Double
  /// Whether the inside is below the border, so that it is an upper bound.
  let isUpper: Bool
}

/// A shape in the coordinates of rows or of columns: `u` along the lines and `v` across them, in cells from the
/// window's first node.
struct LineView {
  /// The position of the end of the piece.
  let origin: (u: Double, v: Double)
  /// The unit vector along the piece, away from the end, in metres.
  private let along: (u: Double, v: Double)
  /// The cells per metre in each direction.
  let perU: Double
  let perV: Double

  /// The view of rows, along which columns increase.
  init(rowsOf shape: EndShape) {
    origin = (shape.column, shape.row)
    along = (shape.along.x, shape.along.y)
    (perU, perV) = (shape.columnsPerMetre, shape.rowsPerMetre)
  }

  /// The view of columns, along which rows increase.
  init(columnsOf shape: EndShape) {
    origin = (shape.row, shape.column)
    along = (shape.along.y, shape.along.x)
    (perU, perV) = (shape.rowsPerMetre, shape.columnsPerMetre)
  }

  /// The lines, among the given ones, that the shape may meet; nil if there are none.
  @inline(__always)
  func lines(_ shape: EndShape, _ lines: ClosedRange<Int>) -> ClosedRange<Int>? {
    let reach = max(0, shape.reach) * along.v
    let wide = shape.hasDisc ? shape.width : shape.width * abs(along.u)
    let low = origin.v + (min(0, reach) - wide) * perV
    let high = origin.v + (max(0, reach) + wide) * perV
    return lines.within(low, high)
  }

  /// The straight border of the half disc: the perpendicular to the piece through its end.
  @inline(__always)
  var back: LineBorder { border(along.u, along.v, 0) }

  /// Calls `body` with the borders of the strip: its two ends, its two sides and, if it narrows, its two sloping
  /// sides beyond the shoulder.
  @inline(__always)
  func forEachBorder(of shape: EndShape, _ body: (LineBorder) -> Void) {
    body(border(-along.u, -along.v, 0))
    body(border(along.u, along.v, shape.reach))
    body(border(-along.v, along.u, shape.width))
    body(border(along.v, -along.u, shape.width))
    guard shape.reach > shape.shoulder, shape.width > shape.endWidth else { return }
    let fall = (shape.width - shape.endWidth) / (shape.reach - shape.shoulder)
    let most = shape.width + fall * shape.shoulder
    body(border(-along.v + fall * along.u, along.u + fall * along.v, most))
    body(border(along.v + fall * along.u, -along.u + fall * along.v, most))
  }

  /// The border of the half-plane `a x u + b x v <= most`, in metres from the end.
  @inline(__always)
  private func border(_ a: Double, _ b: Double, _ most: Double) -> LineBorder {
    // A border parallel to the lines is tilted by a tiny angle, so that it includes whole lines or excludes them.
    let a = abs(a) < 1e-9 ? (a < 0 ? -1e-9 : 1e-9) : a
    let slope = -b / a * perU / perV
    return LineBorder(
      base: origin.u + most / a * perU - slope * origin.v, slope: slope, isUpper: a > 0)
  }
}
