/// Converts shapes to intervals on the lines of a window (scan conversion).
///
/// Shapes are convex, so that each has one interval on a line: from the least to the greatest intersection with any of
/// its discs and of the straight areas between them. They are computed part by part, for all lines in one pass.
///
/// Use one object per worker. It owns memory for the ends of the current shape on each line. As in the window,
/// exclusivity checks are disabled, since nothing that it calls accesses it again.
final class ShapeScan {
  /// The ends of the current shape on the current lines.
  @exclusivity(unchecked) private var ends = LineEnds()
  @exclusivity(unchecked) private var cuts = LineCuts()
  /// The barriers near the current piece, on the lattice, and those of them that cast a shadow over the current disc.
  @exclusivity(unchecked) private var barriers: [(PlanePoint, PlanePoint)] = []
  @exclusivity(unchecked) private var near: [(PlanePoint, PlanePoint)] = []

  deinit {
    ends.deallocate()
    cuts.deallocate()
  }

  /// The nodes of a window within a stadium that are not inside yet; nil if there are none.
  func openNodes(in stadium: Stadium, of window: LatticeWindow) -> OpenNodes? {
    stadium.openNodes(of: window, &ends)
  }

  /// Adds a full piece to a window: everything within the cap of the piece. Only the lines on which this can change the
  /// drawing are processed.
  func addFull(
    _ frame: PieceFrame, _ drawing: OutlineDrawing, to window: LatticeWindow, _ open: OpenNodes
  ) {
    let offset = (window.firstColumn, window.firstRow)
    let stadium = Stadium(frame, drawing, offset, radius: drawing.cap)
    if let lines = stadium.byRow.scan(open.rows, &ends) {
      forEach(lines) { window.addOnRow($0, $1, $2) }
    }
    if let lines = stadium.byColumn.scan(open.columns, &ends) {
      forEach(lines) { window.addOnColumn($0, $1, $2) }
    }
  }

  /// Adds a shape to a window. Only the rows and columns on which this can change the drawing are processed.
  func add(_ shape: ReachShape, to window: LatticeWindow, _ open: OpenNodes) {
    if let lines = scan(shape, isRow: true, open.rows) {
      forEach(lines) { window.addOnRow($0, $1, $2) }
    }
    if let lines = scan(shape, isRow: false, open.columns) {
      forEach(lines) { window.addOnColumn($0, $1, $2) }
    }
  }

  /// Starts with the discs of another piece.
  func beginDiscs(
    _ frame: PieceFrame, _ drawing: OutlineDrawing, _ shadows: Shadows, in window: LatticeWindow
  ) {
    let offset = (window.firstColumn, window.firstRow)
    barriers.removeAll(keepingCapacity: true)
    for (p, q) in shadows.segments {
      barriers.append(
        (frame.onLattice(p, drawing, offset), frame.onLattice(q, drawing, offset)))
    }
  }

  /// Adds a disc around a point of the current piece to a window, without the shadows of barriers.
  func addDisc(
    _ frame: PieceFrame, at: Double, radius: Double, _ drawing: OutlineDrawing,
    _ shadows: Shadows, to window: LatticeWindow, _ open: OpenNodes
  ) {
    let offset = (window.firstColumn, window.firstRow)
    let centre = frame.onLattice(PlanePoint(at, 0), drawing, offset)
    let (perColumn, perRow) = drawing.cells(frame.metric)
    guard
      let open = openNodes(
        around: centre, radius, (perColumn, perRow), of: window.inside, among: open)
    else { return }
    near.removeAll(keepingCapacity: true)
    let (low, high) = open.corners
    shadows.forEachShadow(from: at, within: radius) { near.append(barriers[$0]) }
    if let lines = open.rows.within(centre.y - radius * perRow, centre.y + radius * perRow) {
      takeDisc((centre.x, centre.y), radius, perU: perColumn, perV: perRow, lines)
      if near.isEmpty {
        forEach(lines) { window.addOnRow($0, $1, $2) }
      } else {
        cuts.begin(lines, most: 2 * near.count)
        for (p, q) in near {
          cuts.add((p.x, p.y), (q.x, q.y), from: (centre.x, centre.y), meeting: (low.x, high.x))
        }
        forEachRest(lines) { window.addOnRow($0, $1, $2) }
      }
    }
    if let lines = open.columns.within(
      centre.x - radius * perColumn, centre.x + radius * perColumn)
    {
      takeDisc((centre.y, centre.x), radius, perU: perRow, perV: perColumn, lines)
      if near.isEmpty {
        forEach(lines) { window.addOnColumn($0, $1, $2) }
      } else {
        cuts.begin(lines, most: 2 * near.count)
        for (p, q) in near {
          cuts.add((p.y, p.x), (q.y, q.x), from: (centre.y, centre.x), meeting: (low.y, high.y))
        }
        forEachRest(lines) { window.addOnColumn($0, $1, $2) }
      }
    }
  }

  /// Computes the ends of a disc on some lines.
  @inline(__always)
  private func takeDisc(
    _ centre: (u: Double, v: Double), _ radius: Double, perU: Double, perV: Double,
    _ lines: ClosedRange<Int>
  ) {
    ends.begin(lines.count)
    ends.take(centre, radius, perU: perU, perV: perV, from: lines.lowerBound, lines.count)
  }

  /// The nodes in and next to a disc, among the given open nodes, that are not inside; nil if there are none.
  private func openNodes(
    around centre: PlanePoint, _ radius: Double, _ cells: (perColumn: Double, perRow: Double),
    of inside: NodeBits, among open: OpenNodes
  ) -> OpenNodes? {
    // Slightly more than a cell, so that rounding does not exclude a neighbour.
    let wide = radius + 1.001 / min(cells.perColumn, cells.perRow)
    guard
      let lines = open.rows.within(centre.y - wide * cells.perRow, centre.y + wide * cells.perRow)
    else { return nil }
    takeDisc((centre.x, centre.y), wide, perU: cells.perColumn, perV: cells.perRow, lines)
    return inside.openNodes(lines, ends)
  }

  // MARK: - Lines

  /// Computes the ends of a shape on the lines, among the given ones, that it meets; nil if it meets none.
  @inline(__always)
  private func scan(
    _ shape: ReachShape, isRow: Bool, _ lines: ClosedRange<Int>
  ) -> ClosedRange<Int>? {
    let (perU, perV) =
      isRow
      ? (shape.columnsPerMetre, shape.rowsPerMetre) : (shape.rowsPerMetre, shape.columnsPerMetre)
    let seen = { (point: PlanePoint) in isRow ? (point.x, point.y) : (point.y, point.x) }
    let (first, second, third) = shape.discs
    let centres = (
      seen(shape.onLattice(first.at, 0)), seen(shape.onLattice(second.at, 0)),
      seen(shape.onLattice(third.at, 0))
    )
    let low = min(
      centres.0.1 - first.radius * perV,
      min(centres.1.1 - second.radius * perV, centres.2.1 - third.radius * perV))
    let high = max(
      centres.0.1 + first.radius * perV,
      max(centres.1.1 + second.radius * perV, centres.2.1 + third.radius * perV))
    guard let lines = lines.within(low, high) else { return nil }
    let (start, count) = (lines.lowerBound, lines.count)
    ends.begin(count)
    ends.take(centres.0, first.radius, perU: perU, perV: perV, from: start, count)
    if second.at > first.at {
      ends.take(centres.1, second.radius, perU: perU, perV: perV, from: start, count)
    }
    if third.at > second.at {
      ends.take(centres.2, third.radius, perU: perU, perV: perV, from: start, count)
    }
    shape.forEachQuad { a, b, c, d in
      let (a, b, c, d) = (seen(a), seen(b), seen(c), seen(d))
      ends.take(a, b, from: start, count)
      ends.take(b, c, from: start, count)
      ends.take(c, d, from: start, count)
      ends.take(d, a, from: start, count)
    }
    return lines
  }

  /// Calls `body` with the interval on each line.
  @inline(__always)
  private func forEach(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let (low, high) = ends[line - lines.lowerBound]
      if low <= high { body(line, low, high) }
    }
  }

  /// Calls `body` with the intervals on each line without the cuts.
  @inline(__always)
  private func forEachRest(_ lines: ClosedRange<Int>, _ body: (Int, Double, Double) -> Void) {
    for line in lines {
      let (low, high) = ends[line - lines.lowerBound]
      if low <= high { cuts.forEachRest(line, low, high, body) }
    }
  }
}
