/// Squares of cells that are inside as a whole, found before anything is drawn.
///
/// Where a piece of street runs through a square, no place in it or in its eight neighbours is farther from the
/// piece than twice a square's diagonal. If the walk from the piece's worse end leaves time for a leg as long,
/// and no barrier is near, all nine are inside. A piece whose every place lies in such squares need not be drawn.
struct FullCells {
  private let drawing: OutlineDrawing
  /// Cells a side of a square.
  private let side: Int
  private let columns: Int
  private let rows: Int
  private var isFull: [Bool]
  /// How many squares to the south-west of each corner are not full.
  private var open: [Int32] = []

  /// The widest square in metres.
  private static let widest = 25.0
  /// The most squares that are kept: those of 140 km by 140 km. Where there would be more, none is full, and every
  /// piece is drawn.
  private static let most = 32_000_000

  init(_ pieces: [ReachedPiece], _ drawing: OutlineDrawing, _ barriers: BarrierIndex) {
    self.drawing = drawing
    // Two diagonals of a square have to be within the cap.
    let wide = min(Self.widest, drawing.cap / 2.9)
    side = max(1, Int(wide / drawing.cell))
    let (across, up) = (drawing.columns / side + 1, drawing.rows / side + 1)
    let isKept = up <= Self.most / across
    (columns, rows) = isKept ? (across, up) : (0, 0)
    isFull = Array(repeating: false, count: columns * rows)
    let diagonals = 2.9 * Double(side) * drawing.cell
    let least = drawing.limit - drawing.factor * diagonals
    guard isKept else { return }
    for piece in pieces where piece.endsAtA && piece.endsAtB && diagonals <= drawing.cap {
      guard max(piece.costA, piece.costB) + piece.length * piece.factor / 2 <= least,
        !barriers.isNear(piece, diagonals)
      else { continue }
      mark(piece)
    }
    sum()
  }

  /// Marks the squares around points of a piece that are at most half a square apart.
  private mutating func mark(_ piece: ReachedPiece) {
    let steps = max(1, (piece.length / (Double(side) * drawing.cell / 2)).rounded(.up))
    let lattice = drawing.lattice
    for step in 0...Int(steps) {
      let share = Double(step) / steps
      let x = Double(piece.a.x) + (Double(piece.b.x) - Double(piece.a.x)) * share
      let y = Double(piece.a.y) + (Double(piece.b.y) - Double(piece.a.y)) * share
      let (column, row) = (Int(lattice.column(x)) / side, Int(lattice.row(y)) / side)
      for row in max(0, row - 1)...min(rows - 1, row + 1) {
        for column in max(0, column - 1)...min(columns - 1, column + 1) {
          isFull[row * columns + column] = true
        }
      }
    }
  }

  private mutating func sum() {
    open = Array(repeating: 0, count: (columns + 1) * (rows + 1))
    for row in 0..<rows {
      var inRow: Int32 = 0
      for column in 0..<columns {
        inRow += isFull[row * columns + column] ? 0 : 1
        open[(row + 1) * (columns + 1) + column + 1] =
          open[row * (columns + 1) + column + 1] + inRow
      }
    }
  }

  /// Whether every square that meets a box of cells is full.
  func holds(_ box: OutlineDrawing.CellBox) -> Bool {
    guard rows > 0 else { return false }
    let (west, south) = (box.columns.lowerBound / side, box.rows.lowerBound / side)
    let (east, north) = (
      min(columns - 1, box.columns.upperBound / side), min(rows - 1, box.rows.upperBound / side)
    )
    let wide = columns + 1
    return open[(north + 1) * wide + east + 1] - open[south * wide + east + 1]
      - open[(north + 1) * wide + west] + open[south * wide + west] == 0
  }

  /// Fills the window's nodes that lie in full squares or on their borders.
  func fill(_ window: LatticeWindow) {
    guard rows > 0 else { return }
    let firstSquare = window.firstRow / side
    let lastSquare = min(rows - 1, (window.firstRow + window.rows) / side)
    for square in firstSquare...max(firstSquare, lastSquare) {
      var column = window.firstColumn / side
      while column < columns, column * side <= window.firstColumn + window.columns {
        guard isFull[square * columns + column] else {
          column += 1
          continue
        }
        let start = column
        while column < columns, isFull[square * columns + column] { column += 1 }
        for row in square * side...(square + 1) * side {
          window.fill(
            row - window.firstRow, from: start * side - window.firstColumn,
            to: column * side - window.firstColumn)
        }
      }
    }
  }
}

extension BarrierIndex {
  /// Whether a barrier may be within so many metres of a piece.
  fileprivate func isNear(_ piece: ReachedPiece, _ metres: Double) -> Bool {
    guard !isEmpty else { return false }
    let low = FixedCoordinate(x: min(piece.a.x, piece.b.x), y: min(piece.a.y, piece.b.y))
    let high = FixedCoordinate(x: max(piece.a.x, piece.b.x), y: max(piece.a.y, piece.b.y))
    var isNear = false
    forEachSegment(near: low, high, within: metres) { _ in isNear = true }
    return isNear
  }
}
