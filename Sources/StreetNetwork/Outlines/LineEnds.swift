/// The low and the high end of a shape on each of some lines.
///
/// Plain memory, so that a pass over all lines is a loop without branches; whoever has it frees it.
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

  /// Starts with every line as a whole, or with none of any.
  @inline(__always)
  mutating func begin(_ count: Int, isEmpty: Bool) {
    reserve(count)
    let end = isEmpty ? -1e300 : 1e300
    for place in 0..<count {
      low[place] = -end
      high[place] = end
    }
  }

  /// Makes room for the ends on so many lines, which the caller then sets.
  @inline(__always)
  mutating func reserve(_ count: Int) {
    if count > capacity { grow(to: count) }
  }

  @inline(__always)
  func setLow(_ place: Int, _ value: Double) { low[place] = value }

  @inline(__always)
  func setHigh(_ place: Int, _ value: Double) { high[place] = value }

  private mutating func grow(to count: Int) {
    deallocate()
    capacity = count
    low = .allocate(capacity: count)
    high = .allocate(capacity: count)
    low.initialize(repeating: 0, count: count)
    high.initialize(repeating: 0, count: count)
  }

  @inline(__always)
  subscript(place: Int) -> (low: Double, high: Double) { (low[place], high[place]) }

  /// Cuts off what lies beyond a border.
  @inline(__always)
  func cut(_ border: LineBorder, from first: Double, _ count: Int) {
    let start = border.base + border.slope * first
    if border.isUpper {
      for place in 0..<count {
        let value = start + border.slope * Double(place)
        high[place] = value < high[place] ? value : high[place]
      }
    } else {
      for place in 0..<count {
        let value = start + border.slope * Double(place)
        low[place] = value > low[place] ? value : low[place]
      }
    }
  }

  /// Cuts off what lies beyond a disc of `radius` metres around a view's origin.
  @inline(__always)
  func round(_ view: LineView, _ radius: Double, from first: Double, _ count: Int) {
    let (scale, squared) = (1 / view.perV, radius * radius)
    for place in 0..<count {
      let off = (first + Double(place) - view.origin.v) * scale
      let rest = squared - off * off
      // Beyond the disc the low end comes after the high one.
      let half = rest < 0 ? -1e300 : rest.squareRoot() * view.perU
      low[place] = view.origin.u - half
      high[place] = view.origin.u + half
    }
  }
}

/// A straight border as the lines of one kind see it: on line `v` it is at `base + slope x v`.
struct LineBorder {
  let base: Double
  let slope: Double
  /// Whether the inside lies below it.
  let isUpper: Bool
}

/// A shape as the lines of one kind see it: `u` along them, `v` across, in cells from the window's first node.
struct LineView {
  /// The end of the piece.
  let origin: (u: Double, v: Double)
  /// The direction of the piece away from the end, in metres.
  private let along: (u: Double, v: Double)
  /// Cells a metre.
  let perU: Double
  let perV: Double

  /// Rows see columns along themselves.
  init(rowsOf shape: EndShape) {
    origin = (shape.column, shape.row)
    along = (shape.along.x, shape.along.y)
    (perU, perV) = (shape.columnsPerMetre, shape.rowsPerMetre)
  }

  /// Columns see rows along themselves.
  init(columnsOf shape: EndShape) {
    origin = (shape.row, shape.column)
    along = (shape.along.y, shape.along.x)
    (perU, perV) = (shape.rowsPerMetre, shape.columnsPerMetre)
  }

  /// Those of some lines that the shape can meet.
  @inline(__always)
  func lines(_ shape: EndShape, _ lines: ClosedRange<Int>) -> ClosedRange<Int>? {
    let reach = max(0, shape.reach) * along.v
    let wide = shape.hasDisc ? shape.width : shape.width * abs(along.u)
    let low = origin.v + (min(0, reach) - wide) * perV
    let high = origin.v + (max(0, reach) + wide) * perV
    return lines.within(low, high)
  }

  /// The border behind which the half disc lies: at right angles to the piece, through its end.
  @inline(__always)
  var back: LineBorder { border(along.u, along.v, 0) }

  /// The borders of the strip: its two ends, its two sides, and its two shoulders where it gets narrower.
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

  /// The border of what has `a x u + b x v <= most`, in metres from the end.
  @inline(__always)
  private func border(_ a: Double, _ b: Double, _ most: Double) -> LineBorder {
    // A border along the lines is a hair askew: it takes in whole lines or none of them.
    let a = abs(a) < 1e-9 ? (a < 0 ? -1e-9 : 1e-9) : a
    let slope = -b / a * perU / perV
    return LineBorder(
      base: origin.u + most / a * perU - slope * origin.v, slope: slope, isUpper: a > 0)
  }
}
