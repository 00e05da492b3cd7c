/// The lines between inside and outside, cell by cell, with the inside to the left.
///
/// A line runs from a crossing on one side of a cell to one on another. Crossings are known by their side, so
/// that lines of different windows meet.
struct ContourLines {
  /// A crossing: the side on which it is, and where.
  struct Crossing {
    /// The number of the side, or of a cell whose middle is meant.
    let side: Int64
    let place: FixedCoordinate
    /// The column where it lies on a row of nodes; nil elsewhere.
    let column: Double?
    let row: Int32
  }

  /// The start of each line.
  private(set) var starts: [Crossing] = []
  /// The side on which each line ends.
  private(set) var ends: [Int64] = []

  /// No lines.
  init() {}

  /// The lines of several, in their order.
  init(_ several: [ContourLines]) {
    starts = several.flatMap(\.starts)
    ends = several.flatMap(\.ends)
  }

  /// Adds a line.
  mutating func add(from start: Crossing, to end: Crossing) {
    starts.append(start)
    ends.append(end.side)
  }

  /// Adds other lines after these.
  mutating func append(_ other: ContourLines) {
    starts += other.starts
    ends += other.ends
  }

  /// Adds the lines of a window.
  mutating func add(_ window: LatticeWindow, _ lattice: Lattice) {
    window.inside.forEachMixedCell { column, row, corners in
      for line in Self.lines[corners] { add(line, column, row, window, lattice) }
    }
  }

  enum Side { case bottom, right, top, left }

  /// For each set of inside corners, as `NodeBits` numbers them, the lines that keep them to the left. Corners
  /// across from each other are kept apart.
  private static let lines: [[(from: Side, to: Side)]] = [
    [], [(.bottom, .left)], [(.right, .bottom)], [(.right, .left)],
    [(.top, .right)], [(.bottom, .left), (.top, .right)], [(.top, .bottom)], [(.top, .left)],
    [(.left, .top)], [(.bottom, .top)], [(.right, .bottom), (.left, .top)], [(.right, .top)],
    [(.left, .right)], [(.bottom, .right)], [(.left, .bottom)], [],
  ]

  private mutating func add(
    _ line: (from: Side, to: Side), _ column: Int, _ row: Int, _ window: LatticeWindow,
    _ lattice: Lattice
  ) {
    starts.append(Self.crossing(line.from, column, row, window, lattice))
    ends.append(Self.side(line.to, window.firstColumn + column, window.firstRow + row))
  }

  /// The number of a side of the cell at a column and a row of the lattice.
  static func side(_ side: Side, _ column: Int, _ row: Int) -> Int64 {
    switch side {
    case .bottom: number(column, row, 0)
    case .top: number(column, row + 1, 0)
    case .left: number(column, row, 1)
    case .right: number(column + 1, row, 1)
    }
  }

  /// A number for each side along a row of nodes (kind 0) and up a column (1), and for each cell (2).
  static func number(_ column: Int, _ row: Int, _ kind: Int64) -> Int64 {
    (Int64(row) << 30 | Int64(column)) << 2 | kind
  }

  static func crossing(
    _ side: Side, _ column: Int, _ row: Int, _ window: LatticeWindow, _ lattice: Lattice
  ) -> Crossing {
    let number = Self.side(side, window.firstColumn + column, window.firstRow + row)
    let (c, r): (Double, Double)
    switch side {
    case .bottom: (c, r) = (Double(column) + window.crossingAlongRow(column, row), Double(row))
    case .top:
      (c, r) = (Double(column) + window.crossingAlongRow(column, row + 1), Double(row + 1))
    case .left: (c, r) = (Double(column), Double(row) + window.crossingUpColumn(column, row))
    case .right:
      (c, r) = (Double(column + 1), Double(row) + window.crossingUpColumn(column + 1, row))
    }
    let (x, y) = (c + Double(window.firstColumn), r + Double(window.firstRow))
    let isOnRow = side == .bottom || side == .top
    return Crossing(
      side: number, place: lattice.place(column: x, row: y), column: isOnRow ? x : nil,
      row: Int32(truncatingIfNeeded: Int(y)))
  }
}
