/// The lines of a contour, cell by cell (marching squares), with the inside on their left.
///
/// A line runs from a crossing on one side of a cell to a crossing on another side. Crossings are identified by
/// the number of their side in the lattice, so that lines of different windows connect.
struct ContourLines {
  /// The point at which the contour crosses a side of a cell.
  struct Crossing {
    /// The number of the side, or of a cell if the crossing is a point inside it.
    let side: Int64
    let place: FixedCoordinate
    /// The column of the crossing if it lies on a row of nodes; nil otherwise.
    let column: Double?
    let row: Int32
  }

  /// The crossing at which each line starts.
  private(set) var starts: [Crossing] = []
  /// The number of the side on which each line ends.
  private(set) var ends: [Int64] = []

  /// Makes an empty set of lines.
  init() {}

  /// Concatenates several sets of lines.
  init(_ several: [ContourLines]) {
    starts = several.flatMap(\.starts)
    ends = several.flatMap(\.ends)
  }

  /// Adds a line between two crossings.
  mutating func add(from start: Crossing, to end: Crossing) {
    starts.append(start)
    ends.append(end.side)
  }

  /// Appends another set of lines.
  mutating func append(_ other: ContourLines) {
    starts += other.starts
    ends += other.ends
  }

  /// Adds the contour lines of a window.
  mutating func add(_ window: LatticeWindow, _ lattice: Lattice) {
    window.inside.forEachMixedCell { column, row, corners in
      for line in Self.lines[corners] { add(line, column, row, window, lattice) }
    }
  }

  enum Side { case bottom, right, top, left }

  /// The lines for each set of inside corners, as numbered by `NodeBits`, with the inside on their left. Two inside
  /// corners that are diagonally opposite are separated.
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

  /// The number of a side of the cell at a column and row of the lattice.
  static func side(_ side: Side, _ column: Int, _ row: Int) -> Int64 {
    switch side {
    case .bottom: number(column, row, 0)
    case .top: number(column, row + 1, 0)
    case .left: number(column, row, 1)
    case .right: number(column + 1, row, 1)
    }
  }

  /// A unique number for a side along a row of nodes (kind 0), a side along a column (kind 1), or a cell (kind 2).
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
