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

  /// The position on the lattice, from a window's first node, of a point in this frame.
  @inline(__always)
  func onLattice(
    _ point: PlanePoint, _ drawing: OutlineDrawing, _ offset: (Int, Int)
  ) -> PlanePoint {
    let start = drawing.place(of: piece.a, offset)
    let (perColumn, perRow) = drawing.cells(metric)
    return PlanePoint(
      start.x + (point.x * direction.x - point.y * direction.y) * perColumn,
      start.y + (point.x * direction.y + point.y * direction.x) * perRow)
  }

  /// The cost along the piece per metre of the plane.
  var rate: Double { length > 0 ? piece.length / length * piece.factor : piece.factor }

  /// The cost of the walk from the point `at` metres of the plane from `a`.
  func cost(at: Double) -> Double {
    if at <= 0 { return piece.cost(at: 0) }
    return piece.cost(at: at >= length ? piece.length : piece.length * (at / length))
  }

  /// Calls `body` with the shapes that the piece covers within the limit if no barrier is near: one for walks over
  /// either end, and a disc at an end where only the walk that starts there counts.
  @inline(__always)
  func forEachShape(
    _ drawing: OutlineDrawing, offset: (Int, Int), _ body: (ReachShape) -> Void
  ) {
    let back = PlanePoint(-direction.x, -direction.y)
    let (alongA, alongB) = (piece.leadsToA ? length : 0, piece.leadsToB ? length : 0)
    if piece.costA <= drawing.limit {
      body(ReachShape(self, isAtA: true, direction, alongA, piece.costA, drawing, offset))
    }
    if piece.costB <= drawing.limit {
      body(ReachShape(self, isAtA: false, back, alongB, piece.costB, drawing, offset))
    }
  }

  /// Cells narrower than this are those of small areas.
  private static let wide = 6.9
  /// The width of the narrowest opening in a barrier through which all of the ground behind it is drawn, in cells: a
  /// tenth in small areas, of which a strip that is left out would be a larger part.
  private static let opening = (usual: 0.43, small: 0.1)

  /// The number of stretches between the points that stand for a piece which is `clearance` metres from the nearest
  /// barrier.
  ///
  /// What is seen of the ground through an opening widens with the distance, and moves as the point does. The points
  /// are so close to each other that at the end of the longest leg the ground seen from neighbours meets, which
  /// takes the fewer points the farther the barrier is.
  func stretches(_ drawing: OutlineDrawing, clearance: Double) -> Int {
    let isSmall = drawing.cell < Self.wide
    let opening = drawing.cell * (isSmall ? Self.opening.small : Self.opening.usual)
    let leg = max(opening, drawing.longestLeg(piece))
    let beyond = max(leg / 4, leg - clearance)
    return max(1, Int(min(1e7, (length * beyond / (opening * leg)).rounded(.up))))
  }

  private static let starts = [0, 4, 2, 6, 1, 5, 3, 7]

  /// Calls `body` with discs around points of the piece which together are what it covers within the limit. Each has
  /// shadows of its own. Discs that are far apart come first, so that most of those between add nothing.
  func forEachDisc(
    _ drawing: OutlineDrawing, clearance: Double, _ body: (_ at: Double, _ radius: Double) -> Void
  ) {
    let count = stretches(drawing, clearance: clearance)
    for start in Self.starts {
      for number in stride(from: start, through: count, by: Self.starts.count) {
        let at = length * (Double(number) / Double(count))
        let radius = min(drawing.cap, (drawing.limit - cost(at: at)) / drawing.factor)
        if radius >= 0 { body(at, radius) }
      }
    }
  }
}

extension ReachedPiece {
  /// Whether the longest leg is within the limit at every point of the piece.
  func isFull(_ drawing: OutlineDrawing) -> Bool {
    guard leadsToA, leadsToB else { return false }
    // No point of the piece costs more than the point at which the walks over both ends cost the same.
    let most = (costA + costB + length * factor) / 2
    return most + drawing.factor * drawing.cap <= drawing.limit
  }
}
