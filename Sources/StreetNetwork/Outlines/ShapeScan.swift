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
  @exclusivity(unchecked) private var stripCuts = LineCuts()
  @exclusivity(unchecked) private var discCuts = LineCuts()
  /// The shadows over strip and disc.
  @exclusivity(unchecked) private var overStrip: [LatticeQuad] = []
  @exclusivity(unchecked) private var overDisc: [LatticeQuad] = []

  deinit {
    strip.deallocate()
    disc.deallocate()
    stripCuts.deallocate()
    discCuts.deallocate()
  }

  /// The nodes of a window in a stadium that are not inside yet; nil where there are none.
  func openNodes(in stadium: Stadium, of window: LatticeWindow) -> OpenNodes? {
    stadium.openNodes(of: window, &strip)
  }

  /// Puts what changes anything of a full piece into a window: all within the cap of it but for shadows.
  func addFull(
    _ frame: PieceFrame, _ drawing: OutlineDrawing, _ shadows: Shadows, to window: LatticeWindow,
    _ open: OpenNodes
  ) {
    let offset = (window.firstColumn, window.firstRow)
    overStrip.removeAll(keepingCapacity: true)
    if !shadows.isEmpty {
      // The strip and both half discs share no ground, and so their shadows are one list.
      frame.forEachFullShape(drawing, offset: offset) {
        shadows.strip($0, over: open, into: &overStrip)
        shadows.disc($0, over: open, into: &overStrip)
      }
    }
    let stadium = Stadium(frame, drawing, offset, radius: drawing.cap)
    if let lines = stadium.byRow.scan(open.rows, &strip) {
      forEachOfOne(lines, isRow: true) { window.addOnRow($0, $1, $2) }
    }
    if let lines = stadium.byColumn.scan(open.columns, &strip) {
      forEachOfOne(lines, isRow: false) { window.addOnColumn($0, $1, $2) }
    }
  }

  /// The intervals of one shape without its shadows.
  @inline(__always)
  private func forEachOfOne(
    _ lines: ClosedRange<Int>, isRow: Bool, _ body: (Int, Double, Double) -> Void
  ) {
    let first = lines.lowerBound
    if overStrip.isEmpty {
      for line in lines { body(line, strip[line - first].low, strip[line - first].high) }
      return
    }
    stripCuts.begin(lines, most: overStrip.count)
    for quad in overStrip { stripCuts.add(quad, isRow: isRow) }
    for line in lines {
      stripCuts.forEachRest(line, strip[line - first].low, strip[line - first].high, body)
    }
  }

  /// Puts what changes anything of a shape into a window, on its rows and on its columns.
  func add(_ shape: EndShape, _ shadows: Shadows, to window: LatticeWindow, _ open: OpenNodes) {
    overStrip.removeAll(keepingCapacity: true)
    overDisc.removeAll(keepingCapacity: true)
    if !shadows.isEmpty {
      shadows.strip(shape, over: open, into: &overStrip)
      shadows.disc(shape, over: open, into: &overDisc)
    }
    let byRow = LineView(rowsOf: shape)
    if let lines = scan(byRow, shape, open.rows) {
      forEach(lines, isRow: true) { window.addOnRow($0, $1, $2) }
    }
    let byColumn = LineView(columnsOf: shape)
    if let lines = scan(byColumn, shape, open.columns) {
      forEach(lines, isRow: false) { window.addOnColumn($0, $1, $2) }
    }
  }

  /// Calls `body` with the intervals of strip and disc, without what lies in shadows: each has its own.
  @inline(__always)
  private func forEach(
    _ lines: ClosedRange<Int>, isRow: Bool, _ body: (Int, Double, Double) -> Void
  ) {
    if overStrip.isEmpty && overDisc.isEmpty { return forEach(lines, body) }
    cut(lines, isRow: isRow)
    forEachRest(lines, body)
  }

  private func cut(_ lines: ClosedRange<Int>, isRow: Bool) {
    stripCuts.begin(lines, most: overStrip.count)
    for quad in overStrip { stripCuts.add(quad, isRow: isRow) }
    discCuts.begin(lines, most: overDisc.count)
    for quad in overDisc { discCuts.add(quad, isRow: isRow) }
  }

  // MARK: - Ends

  /// Finds the ends of strip and disc on those of some lines that the shape meets; nil where it meets none.
  @inline(__always)
  private func scan(
    _ view: LineView, _ shape: EndShape, _ lines: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    guard let lines = view.lines(shape, lines) else { return nil }
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

  /// The intervals without what lies in shadows.
  @inline(__always)
  private func forEachRest(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let place = line - lines.lowerBound
      let (a, b) = (strip[place], disc[place])
      if a.low <= a.high { stripCuts.forEachRest(line, a.low, a.high, body) }
      if b.low <= b.high { discCuts.forEachRest(line, b.low, b.high, body) }
    }
  }
}
