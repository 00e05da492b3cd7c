/// Cuts shapes into intervals on the lines of a window.
///
/// A strip is what several straight borders leave over, so that its interval on a line runs from the greatest of
/// some linear functions of the line to the least of some others; they are computed border by border, for all
/// lines in one pass without branches. A half disc is a disc and one such border.
///
/// One object for each worker, with the ends of the shape at hand on each line in memory of its own. As with the
/// window, nothing that it calls comes back to it.
final class ShapeScan {
  /// The ends of the strip and of the half disc on the lines from `first` on.
  @exclusivity(unchecked) private var strip = LineEnds()
  @exclusivity(unchecked) private var disc = LineEnds()
  private var cuts: [(low: Double, high: Double)] = []

  deinit {
    strip.deallocate()
    disc.deallocate()
  }

  /// Puts a shape into a window, on its rows and on its columns.
  func add(_ shape: EndShape, _ shadows: Shadows, to window: LatticeWindow) {
    if !shadows.isEmpty {
      let (overStrip, overDisc) = (shadows.strip(shape), shadows.disc(shape))
      if !overStrip.isEmpty || !overDisc.isEmpty {
        return addCut(shape, overStrip, overDisc, to: window)
      }
    }
    let byRow = LineView(rowsOf: shape)
    if let lines = scan(byRow, shape, window.rows) {
      forEach(lines) { window.addOnRow($0, $1, $2) }
    }
    let byColumn = LineView(columnsOf: shape)
    if let lines = scan(byColumn, shape, window.columns) {
      forEach(lines) { window.addOnColumn($0, $1, $2) }
    }
  }

  /// The same where barriers cast shadows: strip and disc each have their own.
  private func addCut(
    _ shape: EndShape, _ overStrip: [[PlanePoint]], _ overDisc: [[PlanePoint]],
    to window: LatticeWindow
  ) {
    let byRow = LineView(rowsOf: shape)
    if let lines = scan(byRow, shape, window.rows) {
      forEach(lines, of: strip, but: byRow.places(overStrip)) { window.addOnRow($0, $1, $2) }
      forEach(lines, of: disc, but: byRow.places(overDisc)) { window.addOnRow($0, $1, $2) }
    }
    let byColumn = LineView(columnsOf: shape)
    if let lines = scan(byColumn, shape, window.columns) {
      forEach(lines, of: strip, but: byColumn.places(overStrip)) { window.addOnColumn($0, $1, $2) }
      forEach(lines, of: disc, but: byColumn.places(overDisc)) { window.addOnColumn($0, $1, $2) }
    }
  }

  // MARK: - Ends

  /// Finds the ends of strip and disc on the lines from 0 to `most`; nil where the shape meets none.
  @inline(__always)
  private func scan(_ view: LineView, _ shape: EndShape, _ most: Int) -> ClosedRange<Int>? {
    guard let lines = view.lines(shape, most) else { return nil }
    let count = lines.count
    strip.begin(count, isEmpty: shape.reach < 0)
    disc.begin(count, isEmpty: !shape.hasDisc)
    let first = Double(lines.lowerBound)
    if shape.reach >= 0 {
      view.forEachBorder(of: shape) { border in strip.cut(border, from: first, count) }
    }
    if shape.hasDisc {
      disc.round(view, shape.width, from: first, count)
      disc.cut(view.back, from: first, count)
    }
    return lines
  }

  /// The intervals of strip and disc together, which make one.
  @inline(__always)
  private func forEach(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let place = line - lines.lowerBound
      let (a, b) = (strip[place], disc[place])
      let hasStrip = a.low <= a.high
      let hasDisc = b.low <= b.high
      if hasStrip, hasDisc {
        body(line, a.low < b.low ? a.low : b.low, a.high > b.high ? a.high : b.high)
      } else if hasStrip {
        body(line, a.low, a.high)
      } else if hasDisc {
        body(line, b.low, b.high)
      }
    }
  }

  /// The intervals without what lies within some convex polygons; their borders stay.
  private func forEach(
    _ lines: ClosedRange<Int>, of ends: LineEnds, but holes: [[(u: Double, v: Double)]],
    _ body: (Int, Double, Double) -> Void
  ) {
    for line in lines {
      let (low, high) = ends[line - lines.lowerBound]
      guard low <= high else { continue }
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
