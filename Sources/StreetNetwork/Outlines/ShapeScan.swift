/// Converts shapes to intervals on the lines of a window (scan conversion).
///
/// A strip is an intersection of half-planes. Its interval on a line therefore runs from the maximum of some linear
/// functions of the line to the minimum of others, which are computed border by border, for all lines in one pass
/// without branches. A half disc is the intersection of a disc and a half-plane.
///
/// Use one object per worker. It owns memory for the ends of the current shape on each line. As in the window,
/// exclusivity checks are disabled, since nothing that it calls accesses it again.
final class ShapeScan {
  /// The ends of the strip and of the half disc on the current lines.
  @exclusivity(unchecked) private var strip = LineEnds()
  @exclusivity(unchecked) private var disc = LineEnds()
  @exclusivity(unchecked) private var stripCuts = LineCuts()
  @exclusivity(unchecked) private var discCuts = LineCuts()
  /// The shadows over the strip and over the half disc.
  @exclusivity(unchecked) private var overStrip: [LatticeQuad] = []
  @exclusivity(unchecked) private var overDisc: [LatticeQuad] = []

  deinit {
    strip.deallocate()
    disc.deallocate()
    stripCuts.deallocate()
    discCuts.deallocate()
  }

  /// The nodes of a window within a stadium that are not inside yet; nil if there are none.
  func openNodes(in stadium: Stadium, of window: LatticeWindow) -> OpenNodes? {
    stadium.openNodes(of: window, &strip)
  }

  /// Adds a full piece to a window: everything within the cap of the piece except shadows. Only the lines on which
  /// this can change the drawing are processed.
  func addFull(
    _ frame: PieceFrame, _ drawing: OutlineDrawing, _ shadows: Shadows, to window: LatticeWindow,
    _ open: OpenNodes
  ) {
    let offset = (window.firstColumn, window.firstRow)
    overStrip.removeAll(keepingCapacity: true)
    if !shadows.isEmpty {
      // The strip and the half discs do not overlap, so their shadows can be in one list.
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

  /// Calls `body` with the intervals of a single shape, without its shadows.
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

  /// Adds a shape to a window, without its shadows. Only the rows and columns on which this can change the drawing
  /// are processed.
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

  /// Calls `body` with the intervals of strip and half disc, each without its own shadows.
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

  /// Computes the ends of strip and half disc on the lines, among the given ones, that the shape meets; nil if it
  /// meets none.
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

  /// Calls `body` with the union of the intervals of strip and half disc. It is one interval, since the shape is
  /// convex.
  @inline(__always)
  private func forEach(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let index = line - lines.lowerBound
      let (a, b) = (strip[index], disc[index])
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

  /// Calls `body` with the intervals of strip and half disc, without shadows.
  @inline(__always)
  private func forEachRest(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let index = line - lines.lowerBound
      let (a, b) = (strip[index], disc[index])
      if a.low <= a.high { stripCuts.forEachRest(line, a.low, a.high, body) }
      if b.low <= b.high { discCuts.forEachRest(line, b.low, b.high, body) }
    }
  }
}
