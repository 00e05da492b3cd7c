/// The area that a piece covers by walks over one of its ends if no barrier is near.
///
/// From the point `s` metres from the end, where the walk costs `cost + s x rate`, legs lead as far as the cap and the
/// limit permit. The area is the union of these discs: their radius is that of the cap up to the shoulder, and falls
/// from there to the tip. It is the convex hull of the discs at the end, at the shoulder and at the tip. Where a metre
/// of street costs at least as much as one beside it, the discs beyond the shoulder lie within that at the shoulder.
struct ReachShape {
  struct Disc {
    /// The distance of the centre from the end of the piece in metres.
    let at: Double
    let radius: Double
  }

  /// The discs at the end, at the shoulder and at the tip; their radii do not increase.
  let discs: (Disc, Disc, Disc)
  /// The position of the end in the window, and the cells per metre.
  private let column: Double
  private let row: Double
  let columnsPerMetre: Double
  let rowsPerMetre: Double
  /// The unit vector along the piece, away from the end.
  private let along: PlanePoint

  /// Makes the area of walks over an end at which they cost `cost`, along the first `reach` metres of the piece.
  init(
    _ frame: PieceFrame, isAtA: Bool, _ along: PlanePoint, _ reach: Double, _ cost: Double,
    _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) {
    let (left, rate, factor, cap) = (
      drawing.limit - cost, frame.rate, drawing.factor, drawing.cap
    )
    let run = rate > 0 ? max(0, min(reach, left / rate)) : reach
    let full = rate > 0 ? (left - factor * cap) / rate : reach
    let shoulder = min(run, max(0, full))
    let tip = rate < factor ? run : shoulder
    let disc = { (at: Double) in
      Disc(at: at, radius: max(0, min(cap, (left - at * rate) / factor)))
    }
    discs = (disc(0), disc(shoulder), disc(tip))
    let place = drawing.place(of: isAtA ? frame.piece.a : frame.piece.b, offset)
    (column, row) = (place.x, place.y)
    (columnsPerMetre, rowsPerMetre) = drawing.cells(frame.metric)
    self.along = along
  }

  /// The position on the lattice of a point `x` metres along the piece and `y` metres to its left.
  @inline(__always)
  func onLattice(_ x: Double, _ y: Double) -> PlanePoint {
    PlanePoint(
      column + (x * along.x - y * along.y) * columnsPerMetre,
      row + (x * along.y + y * along.x) * rowsPerMetre)
  }

  /// Calls `body` with the corners of the area between the tangents of two discs.
  @inline(__always)
  func forEachQuad(_ body: (PlanePoint, PlanePoint, PlanePoint, PlanePoint) -> Void) {
    quad(discs.0, discs.1, body)
    quad(discs.1, discs.2, body)
  }

  @inline(__always)
  private func quad(
    _ wide: Disc, _ narrow: Disc, _ body: (PlanePoint, PlanePoint, PlanePoint, PlanePoint) -> Void
  ) {
    let apart = narrow.at - wide.at
    guard apart > 0, wide.radius - narrow.radius < apart else { return }
    let cosine = (wide.radius - narrow.radius) / apart
    let sine = max(0, 1 - cosine * cosine).squareRoot()
    let (near, far) = (wide.at + wide.radius * cosine, narrow.at + narrow.radius * cosine)
    let (high, low) = (wide.radius * sine, narrow.radius * sine)
    body(onLattice(near, -high), onLattice(far, -low), onLattice(far, low), onLattice(near, high))
  }
}
