/// A piece of street in metres of the plane around it.
struct PieceFrame {
  let piece: ReachedPiece
  let metric: LocalMetric
  /// From `a` to `b`.
  let direction: PlanePoint
  /// The length in the plane; the piece's own differs from it by a little.
  let length: Double

  init(_ piece: ReachedPiece, _ metric: LocalMetric) {
    self.piece = piece
    self.metric = metric
    let x = (Double(piece.b.x) - Double(piece.a.x)) * metric.east
    let y = (Double(piece.b.y) - Double(piece.a.y)) * metric.north
    length = (x * x + y * y).squareRoot()
    direction = length > 0 ? PlanePoint(x / length, y / length) : PlanePoint(1, 0)
  }

  /// A point as the piece sees it: `x` along it from `a`, `y` to the left, in metres.
  @inline(__always)
  func seen(_ point: FixedCoordinate) -> PlanePoint {
    let x = (Double(point.x) - Double(piece.a.x)) * metric.east
    let y = (Double(point.y) - Double(piece.a.y)) * metric.north
    return PlanePoint(
      x * direction.x + y * direction.y, y * direction.x - x * direction.y)
  }

  /// Calls `body` with the parts of a full piece: a strip with a half disc at one end, and a half disc at the
  /// other.
  @inline(__always)
  func forEachFullShape(
    _ drawing: OutlineDrawing, offset: (Int, Int), _ body: (EndShape) -> Void
  ) {
    let back = PlanePoint(-direction.x, -direction.y)
    body(EndShape(self, .a, direction, fullOver: length, drawing, offset))
    body(EndShape(self, .b, back, fullOver: -1, drawing, offset))
  }

  /// Calls `body` with the parts of what the piece covers within the limit, from either end.
  @inline(__always)
  func forEachShape(
    _ drawing: OutlineDrawing, offset: (Int, Int), _ body: (EndShape) -> Void
  ) {
    // What a metre of the plane costs along the piece.
    let rate = length > 0 ? piece.length / length * piece.factor : piece.factor
    let ridge = self.ridge(rate)
    let back = PlanePoint(-direction.x, -direction.y)
    if ridge > 0, piece.leadsToA, piece.costA <= drawing.limit {
      body(EndShape(self, .a, direction, ridge, rate, piece.costA, piece.endsAtA, drawing, offset))
    }
    if ridge < length, piece.leadsToB, piece.costB <= drawing.limit {
      body(
        EndShape(
          self, .b, back, length - ridge, rate, piece.costB, piece.endsAtB, drawing, offset))
    }
    // Where walks over one end are best on all of the piece, the half disc at the other is on its own. Costs of
    // ends count there whatever the direction: one steps onto the end, and off it.
    if ridge <= 0, piece.endsAtA {
      body(EndShape(self, .a, direction, discAt: piece.costA, drawing, offset))
    }
    if ridge >= length, piece.endsAtB {
      body(EndShape(self, .b, back, discAt: piece.costB, drawing, offset))
    }
  }

  /// How far from `a` walks over it are the best.
  private func ridge(_ rate: Double) -> Double {
    if !piece.leadsToA { return 0 }
    if !piece.leadsToB { return length }
    guard rate > 0 else { return length }
    let meet = (piece.costB - piece.costA + rate * length) / (2 * rate)
    return meet.isNaN ? 0 : min(length, max(0, meet))
  }
}

extension ReachedPiece {
  /// Whether all of the piece is reached with time left for the longest leg, up to both of its segment's ends.
  func isFull(_ drawing: OutlineDrawing) -> Bool {
    guard endsAtA, endsAtB, leadsToA, leadsToB else { return false }
    // No place on the piece costs more than the mean over both ends.
    let most = (costA + costB + length * factor) / 2
    return most + drawing.factor * drawing.cap <= drawing.limit
  }
}

/// What one end of a piece covers: a strip with a half disc, or either alone.
///
/// A place `r` off the piece at `t` from the end is inside where the cost there, and the factor times `r`, are
/// within the limit and `r` is within the cap. The strip narrows with `t`; with the half disc it is convex.
struct EndShape {
  enum End { case a, b }

  let end: End
  /// The end's place in the window, and cells a metre.
  let column: Double
  let row: Double
  let columnsPerMetre: Double
  let rowsPerMetre: Double
  /// The direction of the piece away from the end.
  let along: PlanePoint
  /// How far the strip runs; negative without one.
  let reach: Double
  /// Up to where the strip is as wide as at the end.
  let shoulder: Double
  /// Half the strip's width at the end, which is the disc's radius, and half its width where it stops.
  let width: Double
  let endWidth: Double
  let hasDisc: Bool

  /// The strip along the first `reach` metres, at whose beginning a walk costs `cost`.
  init(
    _ frame: PieceFrame, _ end: End, _ along: PlanePoint, _ reach: Double, _ rate: Double,
    _ cost: Double, _ hasDisc: Bool, _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) {
    let left = drawing.limit - cost
    let run = rate > 0 ? min(reach, left / rate) : reach
    let full = rate > 0 ? (left - drawing.factor * drawing.cap) / rate : reach
    self.init(
      frame, end, along, drawing, offset, reach: run, shoulder: min(run, max(0, full)),
      width: min(drawing.cap, left / drawing.factor),
      endWidth: max(0, min(drawing.cap, (left - run * rate) / drawing.factor)), hasDisc: hasDisc)
  }

  /// A half disc of the whole cap, and a strip as wide along the first `reach` metres; none if negative.
  init(
    _ frame: PieceFrame, _ end: End, _ along: PlanePoint, fullOver reach: Double,
    _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) {
    self.init(
      frame, end, along, drawing, offset, reach: reach, shoulder: reach, width: drawing.cap,
      endWidth: drawing.cap, hasDisc: true)
  }

  /// A half disc alone, where a walk costs `cost`.
  init(
    _ frame: PieceFrame, _ end: End, _ along: PlanePoint, discAt cost: Double,
    _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) {
    let width = min(drawing.cap, (drawing.limit - cost) / drawing.factor)
    self.init(
      frame, end, along, drawing, offset, reach: -1, shoulder: -1, width: width, endWidth: 0,
      hasDisc: width >= 0)
  }

  private init(
    _ frame: PieceFrame, _ end: End, _ along: PlanePoint, _ drawing: OutlineDrawing,
    _ offset: (Int, Int), reach: Double, shoulder: Double, width: Double, endWidth: Double,
    hasDisc: Bool
  ) {
    self.end = end
    let place = drawing.place(of: end == .a ? frame.piece.a : frame.piece.b, offset)
    (column, row) = (place.x, place.y)
    (columnsPerMetre, rowsPerMetre) = drawing.cells(frame.metric)
    self.along = along
    (self.reach, self.shoulder) = (reach, shoulder)
    (self.width, self.endWidth) = (width, endWidth)
    self.hasDisc = hasDisc
  }

  /// Four points that are seen from the end, `x` along the piece and `y` to the left of it, on the lattice.
  @inline(__always)
  func quad(_ a: PlanePoint, _ b: PlanePoint, _ c: PlanePoint, _ d: PlanePoint) -> LatticeQuad {
    LatticeQuad(corners: (onLattice(a), onLattice(b), onLattice(c), onLattice(d)))
  }

  @inline(__always)
  private func onLattice(_ point: PlanePoint) -> PlanePoint {
    PlanePoint(
      column + (point.x * along.x - point.y * along.y) * columnsPerMetre,
      row + (point.x * along.y + point.y * along.x) * rowsPerMetre)
  }
}
