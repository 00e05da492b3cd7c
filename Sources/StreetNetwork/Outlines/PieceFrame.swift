/// The local coordinate frame of a piece of street, in metres.
struct PieceFrame {
  let piece: ReachedPiece
  let metric: LocalMetric
  /// The unit vector from `a` to `b`.
  let direction: PlanePoint
  /// The length in the plane, which differs slightly from the piece's own length.
  let length: Double

  init(_ piece: ReachedPiece, _ metric: LocalMetric) {
    self.piece = piece
    self.metric = metric
    let x = (Double(piece.b.x) - Double(piece.a.x)) * metric.east
    let y = (Double(piece.b.y) - Double(piece.a.y)) * metric.north
    length = (x * x + y * y).squareRoot()
    direction = length > 0 ? PlanePoint(x / length, y / length) : PlanePoint(1, 0)
  }

  /// The coordinates of a point in this frame: `x` along the piece from `a`, `y` to the left, in metres.
  @inline(__always)
  func seen(_ point: FixedCoordinate) -> PlanePoint {
    let x = (Double(point.x) - Double(piece.a.x)) * metric.east
    let y = (Double(point.y) - Double(piece.a.y)) * metric.north
    return PlanePoint(
      x * direction.x + y * direction.y, y * direction.x - x * direction.y)
  }

  /// Calls `body` with the shapes of a full piece: a strip with a half disc at one end, and a half disc at the other
  /// end.
  @inline(__always)
  func forEachFullShape(
    _ drawing: OutlineDrawing, offset: (Int, Int), _ body: (EndShape) -> Void
  ) {
    let back = PlanePoint(-direction.x, -direction.y)
    body(EndShape(self, .a, direction, fullOver: length, drawing, offset))
    body(EndShape(self, .b, back, fullOver: -1, drawing, offset))
  }

  /// Calls `body` with the shapes that the piece covers within the limit, from either end.
  @inline(__always)
  func forEachShape(
    _ drawing: OutlineDrawing, offset: (Int, Int), _ body: (EndShape) -> Void
  ) {
    // The cost along the piece per metre of the plane.
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
    // If walks over one end are best on the whole piece, the half disc at the other end is a shape of its own. There
    // the cost of the end counts whatever the direction of the piece, since one does not walk along it.
    if ridge <= 0, piece.endsAtA {
      body(EndShape(self, .a, direction, discAt: piece.costA, drawing, offset))
    }
    if ridge >= length, piece.endsAtB {
      body(EndShape(self, .b, back, discAt: piece.costB, drawing, offset))
    }
  }

  /// The distance from `a` up to which walks over `a` are the best.
  private func ridge(_ rate: Double) -> Double {
    if !piece.leadsToA { return 0 }
    if !piece.leadsToB { return length }
    guard rate > 0 else { return length }
    let meet = (piece.costB - piece.costA + rate * length) / (2 * rate)
    return meet.isNaN ? 0 : min(length, max(0, meet))
  }
}

extension ReachedPiece {
  /// Whether the piece is a whole segment, and the longest leg is within the limit at every point of it.
  func isFull(_ drawing: OutlineDrawing) -> Bool {
    guard endsAtA, endsAtB, leadsToA, leadsToB else { return false }
    // No point of the piece costs more than the point at which the walks over both ends cost the same.
    let most = (costA + costB + length * factor) / 2
    return most + drawing.factor * drawing.cap <= drawing.limit
  }
}

/// The area that a piece covers by walks over one of its ends: a strip with a half disc, or either alone.
///
/// A place at distance `r` from the piece, with its foot at distance `t` from the end, is inside if the cost at the
/// foot plus `r` times the off-street factor is within the limit and `r` is within the cap. The strip narrows with
/// `t`. Together with the half disc it is convex.
struct EndShape {
  enum End { case a, b }

  let end: End
  /// The position of the end in the window, and the cells per metre.
  let column: Double
  let row: Double
  let columnsPerMetre: Double
  let rowsPerMetre: Double
  /// The unit vector along the piece, away from the end.
  let along: PlanePoint
  /// The length of the strip in metres; negative without a strip.
  let reach: Double
  /// The distance from the end up to which the strip has its full width.
  let shoulder: Double
  /// Half the width of the strip at the end, which is also the radius of the half disc, and half its width where it
  /// stops.
  let width: Double
  let endWidth: Double
  let hasDisc: Bool

  /// Makes a strip along the first `reach` metres from an end at which a walk costs `cost`.
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

  /// Makes a half disc with the cap as its radius, and a strip of the same width along the first `reach` metres; no
  /// strip if `reach` is negative.
  init(
    _ frame: PieceFrame, _ end: End, _ along: PlanePoint, fullOver reach: Double,
    _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) {
    self.init(
      frame, end, along, drawing, offset, reach: reach, shoulder: reach, width: drawing.cap,
      endWidth: drawing.cap, hasDisc: true)
  }

  /// Makes a half disc without a strip, at an end at which a walk costs `cost`.
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

  /// The quadrilateral on the lattice of four points relative to the end, with `x` along the piece and `y` to its
  /// left.
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
