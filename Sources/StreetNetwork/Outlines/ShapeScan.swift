/// Cuts shapes into intervals on the lines of a window.
///
/// One object for each worker: it keeps the low and high ends of the shape at hand on each line. As with the
/// window, nothing that it calls comes back to it.
final class ShapeScan {
  @exclusivity(unchecked) private var ends: UnsafeMutableBufferPointer<(low: Double, high: Double)>
  @exclusivity(unchecked) private var first = Int.max
  @exclusivity(unchecked) private var last = Int.min
  @exclusivity(unchecked) private var most = 0
  private var cuts: [(low: Double, high: Double)] = []

  init() {
    ends = .allocate(capacity: 512)
    ends.initialize(repeating: (.infinity, -.infinity))
  }

  deinit { ends.deallocate() }

  /// Puts a shape into a window, on its rows and on its columns.
  func add(_ shape: EndShape, _ shadows: Shadows, to window: LatticeWindow) {
    guard shadows.isEmpty else { return addCut(shape, shadows, to: window) }
    begin(window.rows)
    strip(RowView(shape))
    disc(RowView(shape))
    forEach { window.addOnRow($0, $1, $2) }
    begin(window.columns)
    strip(ColumnView(shape))
    disc(ColumnView(shape))
    forEach { window.addOnColumn($0, $1, $2) }
  }

  /// The same where barriers cast shadows: strip and disc each have their own.
  private func addCut(_ shape: EndShape, _ shadows: Shadows, to window: LatticeWindow) {
    let (overStrip, overDisc) = (shadows.strip(shape), shadows.disc(shape))
    begin(window.rows)
    strip(RowView(shape))
    forEach(but: overStrip.map { $0.map(RowView(shape).place) }) { window.addOnRow($0, $1, $2) }
    begin(window.rows)
    disc(RowView(shape))
    forEach(but: overDisc.map { $0.map(RowView(shape).place) }) { window.addOnRow($0, $1, $2) }
    begin(window.columns)
    strip(ColumnView(shape))
    forEach(but: overStrip.map { $0.map(ColumnView(shape).place) }) {
      window.addOnColumn($0, $1, $2)
    }
    begin(window.columns)
    disc(ColumnView(shape))
    forEach(but: overDisc.map { $0.map(ColumnView(shape).place) }) {
      window.addOnColumn($0, $1, $2)
    }
  }

  // MARK: - The shape at hand

  /// Forgets the last shape; lines run from 0 to `most`.
  @inline(__always)
  private func begin(_ most: Int) {
    if ends.count <= most {
      ends.deallocate()
      ends = .allocate(capacity: most + 1)
      ends.initialize(repeating: (.infinity, -.infinity))
    } else if first <= last {
      for line in first...last { ends[line] = (.infinity, -.infinity) }
    }
    self.most = most
    (first, last) = (.max, .min)
  }

  @inline(__always)
  private func take(_ line: Int, _ value: Double) {
    if value < ends[line].low { ends[line].low = value }
    if value > ends[line].high { ends[line].high = value }
  }

  /// The lines between two places across them; nil where there is none of the window's.
  @inline(__always)
  private func lines(_ low: Double, _ high: Double) -> ClosedRange<Int>? {
    guard high >= 0, low <= Double(most) else { return nil }
    let from = low <= 0 ? 0 : Int(low.rounded(.up))
    let to = high >= Double(most) ? most : Int(high)
    guard from <= to else { return nil }
    first = min(first, from)
    last = max(last, to)
    return from...to
  }

  @inline(__always)
  private func strip(_ view: some LineView) {
    let shape = view.shape
    guard shape.reach >= 0 else { return }
    let points = (
      view.place(at: 0, shape.width), view.place(at: shape.shoulder, shape.width),
      view.place(at: shape.reach, shape.endWidth), view.place(at: shape.reach, -shape.endWidth),
      view.place(at: shape.shoulder, -shape.width), view.place(at: 0, -shape.width)
    )
    side(points.0, points.1)
    side(points.1, points.2)
    side(points.2, points.3)
    side(points.3, points.4)
    side(points.4, points.5)
    side(points.5, points.0)
  }

  @inline(__always)
  private func side(_ a: (u: Double, v: Double), _ b: (u: Double, v: Double)) {
    guard let lines = lines(min(a.v, b.v), max(a.v, b.v)) else { return }
    guard a.v != b.v else {
      take(lines.lowerBound, a.u)
      take(lines.lowerBound, b.u)
      return
    }
    let slope = (b.u - a.u) / (b.v - a.v)
    for line in lines { take(line, a.u + (Double(line) - a.v) * slope) }
  }

  @inline(__always)
  private func disc(_ view: some LineView) {
    let radius = view.shape.width
    guard view.shape.hasDisc, radius >= 0 else { return }
    let (centre, away) = (view.origin, view.along)
    let reach = radius * view.perV
    guard let lines = lines(centre.v - reach, centre.v + reach) else { return }
    for line in lines {
      let off = (Double(line) - centre.v) / view.perV
      let half = max(0, radius * radius - off * off).squareRoot()
      var (low, high) = (-half, half)
      // Only what is turned away from the piece: u x away.u + off x away.v <= 0.
      if away.u > 1e-12 {
        high = min(high, -away.v * off / away.u)
      } else if away.u < -1e-12 {
        low = max(low, -away.v * off / away.u)
      } else if away.v * off > 0 {
        continue
      }
      guard low <= high else { continue }
      take(line, centre.u + low * view.perU)
      take(line, centre.u + high * view.perU)
    }
  }

  // MARK: - Intervals

  @inline(__always)
  private func forEach(_ body: (Int, Double, Double) -> Void) {
    guard first <= last else { return }
    for line in first...last {
      let (low, high) = ends[line]
      if low <= high { body(line, low, high) }
    }
  }

  /// The same without what lies within some convex polygons; their borders stay.
  private func forEach(
    but holes: [[(u: Double, v: Double)]], _ body: (Int, Double, Double) -> Void
  ) {
    forEach { line, low, high in
      cuts.removeAll(keepingCapacity: true)
      for hole in holes {
        if let cut = Self.cut(hole, Double(line)), cut.high > low, cut.low < high {
          cuts.append(cut)
        }
      }
      cuts.sort { $0.low < $1.low }
      var from = low
      for cut in cuts {
        if cut.low >= from { body(line, from, cut.low) }
        from = max(from, cut.high)
      }
      if from <= high { body(line, from, high) }
    }
  }

  /// Where a line runs through a convex polygon.
  private static func cut(
    _ corners: [(u: Double, v: Double)], _ line: Double
  ) -> (low: Double, high: Double)? {
    guard var a = corners.last else { return nil }
    var (low, high) = (Double.infinity, -Double.infinity)
    for b in corners {
      if min(a.v, b.v) <= line, max(a.v, b.v) >= line, a.v != b.v {
        let u = a.u + (line - a.v) / (b.v - a.v) * (b.u - a.u)
        low = min(low, u)
        high = max(high, u)
      }
      a = b
    }
    return low < high ? (low, high) : nil
  }
}

/// A shape as the lines of one kind see it: `u` along them, `v` across, in cells.
private protocol LineView {
  var shape: EndShape { get }
  /// The end of the piece.
  var origin: (u: Double, v: Double) { get }
  /// The direction of the piece away from the end, in metres.
  var along: (u: Double, v: Double) { get }
  /// Cells a metre.
  var perU: Double { get }
  var perV: Double { get }
  /// Where a point lies that is so many metres from the end.
  func place(_ point: PlanePoint) -> (u: Double, v: Double)
}

extension LineView {
  /// The place `t` metres from the end and `r` to the left of the piece, as seen from the end.
  @inline(__always)
  func place(at t: Double, _ r: Double) -> (u: Double, v: Double) {
    place(
      PlanePoint(shape.along.x * t - shape.along.y * r, shape.along.y * t + shape.along.x * r))
  }
}

/// Rows see columns along themselves.
private struct RowView: LineView {
  let shape: EndShape
  init(_ shape: EndShape) { self.shape = shape }
  var origin: (u: Double, v: Double) { (shape.column, shape.row) }
  var along: (u: Double, v: Double) { (shape.along.x, shape.along.y) }
  var perU: Double { shape.columnsPerMetre }
  var perV: Double { shape.rowsPerMetre }

  @inline(__always)
  func place(_ point: PlanePoint) -> (u: Double, v: Double) {
    (origin.u + point.x * perU, origin.v + point.y * perV)
  }
}

/// Columns see rows along themselves.
private struct ColumnView: LineView {
  let shape: EndShape
  init(_ shape: EndShape) { self.shape = shape }
  var origin: (u: Double, v: Double) { (shape.row, shape.column) }
  var along: (u: Double, v: Double) { (shape.along.y, shape.along.x) }
  var perU: Double { shape.rowsPerMetre }
  var perV: Double { shape.columnsPerMetre }

  @inline(__always)
  func place(_ point: PlanePoint) -> (u: Double, v: Double) {
    (origin.u + point.y * perU, origin.v + point.x * perV)
  }
}
