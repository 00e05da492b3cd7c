/// The range of rows and columns of a window in which a shape can still change the drawing: it contains all nodes
/// in and next to the shape that are not inside yet.
///
/// Nodes that are inside stay inside, and the border crosses only sides with an end outside. The rest of a shape can
/// therefore be skipped, and a shape whose nodes and their neighbours are all inside need not be drawn. Except for
/// rounding, the drawing is the same in whatever order shapes are added.
struct OpenNodes {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  /// The lower left and the upper right corner, on the lattice, of a box around these nodes and their neighbours.
  var corners: (low: PlanePoint, high: PlanePoint) {
    (
      PlanePoint(Double(columns.lowerBound) - 1, Double(rows.lowerBound) - 1),
      PlanePoint(Double(columns.upperBound) + 1, Double(rows.upperBound) + 1)
    )
  }
}

extension Stadium {
  /// The open nodes within the stadium; nil if there are none.
  func openNodes(of window: LatticeWindow, _ ends: inout LineEnds) -> OpenNodes? {
    // Most stadiums have none, which the bounding box often proves at once.
    let inside = window.inside
    guard let rows = inside.openRows(across: byRow.span, up: byColumn.span),
      let lines = byRow.scan(rows, &ends)
    else { return nil }
    return inside.openNodes(lines, ends)
  }
}

extension NodeBits {
  /// The nodes of the intervals on some rows that are not inside; nil if there are none.
  func openNodes(_ lines: ClosedRange<Int>, _ ends: LineEnds) -> OpenNodes? {
    var (bottom, top) = (Int.max, Int.min)
    var run = (first: Int.max, last: Int.min)
    for line in lines {
      let (low, high) = ends[line - lines.lowerBound]
      guard findOpen(line, low, high, &run) else { continue }
      bottom = min(bottom, line)
      top = line
    }
    return bottom <= top ? OpenNodes(rows: bottom...top, columns: run.first...run.last) : nil
  }
}

extension OutlineDrawing {
  /// A stadium that contains every node in or next to the area that a piece covers: its radius is the piece's longest
  /// leg plus one cell.
  func surroundings(of frame: PieceFrame, _ offset: (Int, Int)) -> Stadium {
    let (column, row) = cells(frame.metric)
    // Slightly more than a cell, so that rounding does not exclude a neighbour.
    let more = 1.001 / min(column, row)
    return Stadium(frame, self, offset, radius: longestLeg(frame.piece) + more)
  }

  /// The longest leg with which a piece reaches anything within the limit.
  @inline(__always)
  func longestLeg(_ piece: ReachedPiece) -> Double {
    min(cap, max(0, (limit - min(piece.costA, piece.costB)) / factor))
  }

  /// A box that contains everything within a distance of a piece.
  func box(within metres: Double, of frame: PieceFrame) -> PieceBox {
    let (wide, tall) = (metres / frame.metric.east + 1, metres / frame.metric.north + 1)
    let (a, b) = (frame.piece.a, frame.piece.b)
    return PieceBox(
      a.moved(-wide, -tall), a.moved(wide, tall), b.moved(-wide, -tall), b.moved(wide, tall))
  }
}

extension FixedCoordinate {
  fileprivate func moved(_ x: Double, _ y: Double) -> FixedCoordinate {
    FixedCoordinate(
      x: Int32(max(-1.8e9, min(1.8e9, Double(self.x) + x))),
      y: Int32(max(-9e8, min(9e8, Double(self.y) + y))))
  }
}
