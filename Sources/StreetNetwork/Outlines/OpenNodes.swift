/// The rows and columns of a window on which a shape may still change anything: those of nodes in and next to it
/// that are not inside yet.
///
/// A node once inside stays so, and a border crosses only sides with one end outside. So whatever else a shape
/// holds can be left out, and a shape whose nodes and their neighbours are all inside need not be drawn: the
/// drawing is the same, but for rounding, in whichever order shapes come.
struct OpenNodes {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  /// A box around these nodes and their neighbours on the lattice: the corners across from each other.
  var corners: (low: PlanePoint, high: PlanePoint) {
    (
      PlanePoint(Double(columns.lowerBound) - 1, Double(rows.lowerBound) - 1),
      PlanePoint(Double(columns.upperBound) + 1, Double(rows.upperBound) + 1)
    )
  }
}

extension Stadium {
  /// The open nodes within the stadium; nil where there are none.
  func openNodes(of window: LatticeWindow, _ ends: inout LineEnds) -> OpenNodes? {
    // Most have none: the box around the stadium tells of many at once.
    let inside = window.inside
    guard let rows = inside.openRows(across: byRow.span, up: byColumn.span),
      let lines = byRow.scan(rows, &ends)
    else { return nil }
    var (bottom, top) = (Int.max, Int.min)
    var run = (first: Int.max, last: Int.min)
    for line in lines {
      let (low, high) = ends[line - lines.lowerBound]
      guard inside.findOpen(line, low, high, &run) else { continue }
      bottom = min(bottom, line)
      top = line
    }
    return bottom <= top ? OpenNodes(rows: bottom...top, columns: run.first...run.last) : nil
  }
}

extension OutlineDrawing {
  /// What holds every node in or next to what a piece covers: all within the piece's widest leg and a cell of it.
  func surroundings(of frame: PieceFrame, _ offset: (Int, Int)) -> Stadium {
    let (column, row) = cells(frame.metric)
    let wide = (limit - min(frame.piece.costA, frame.piece.costB)) / factor
    // A hair more than a cell, so that rounding leaves no neighbour out.
    let more = 1.001 / min(column, row)
    return Stadium(frame, self, offset, radius: min(cap, wide) + more)
  }

  /// A box of the plane that holds a piece and some open nodes: whatever stands between them crosses it.
  func box(of frame: PieceFrame, and open: OpenNodes, _ offset: (Int, Int)) -> PieceBox {
    let (low, high) = open.corners
    let (a, b) = (place(of: low, offset), place(of: high, offset))
    return PieceBox(a, b, frame.piece.a, frame.piece.b)
  }

  /// A box that holds everything within the cap of a piece.
  func reach(of frame: PieceFrame) -> PieceBox {
    let (wide, tall) = (cap / frame.metric.east + 1, cap / frame.metric.north + 1)
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
