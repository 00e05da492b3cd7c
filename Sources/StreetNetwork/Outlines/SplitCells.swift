/// The border lines of every owner's area in a window: contour lines at the border of the drawing, and lines between
/// owners within it.
///
/// Along the sides of a cell, each owner has a stretch around its corners. If there are two stretches, a single line
/// separates them; three or four meet in a point. Every line is also a line of the neighbouring owner, in the
/// opposite direction, so that the areas neither overlap nor leave gaps. At the border of the drawing the lines are
/// those of the drawing itself.
struct SplitCells {
  /// The border lines of each owner's area.
  private(set) var lines: [UInt32: ContourLines] = [:]

  private static let sides: [ContourLines.Side] = [.bottom, .right, .top, .left]
  private static let outside = UInt32.max

  /// Adds the lines of a window whose nodes have the given owners.
  mutating func add(_ window: LatticeWindow, _ owners: OwnerField, _ lattice: Lattice) {
    let owner = { (column: Int, row: Int) -> UInt32 in
      window.isInside(column, row) ? owners.owner(column, row) ?? Self.outside : Self.outside
    }
    for row in 0..<window.rows {
      var (left, below) = (owner(0, row + 1), owner(0, row))
      for column in 0..<window.columns {
        let (right, beside) = (owner(column + 1, row + 1), owner(column + 1, row))
        // Most cells have a single owner or none, and need no line.
        if left != below || right != below || beside != below {
          add(Cell(column, row, [below, beside, right, left], window, owners, lattice))
        }
        (left, below) = (right, beside)
      }
    }
  }

  private mutating func add(_ cell: Cell) {
    // The corners after which the owner changes, so that a stretch ends there.
    let last = (0..<4).filter { cell.corners[$0] != cell.corners[($0 + 1) % 4] }
    if last.count == 4, let through = cell.through {
      return addCutCorners(of: cell, through)
    }
    let middle = last.count > 2 ? cell.middle(last) : nil
    for (index, corner) in last.enumerated() {
      let owner = cell.corners[corner]
      let before = last[(index + last.count - 1) % last.count]
      add(owner, cell.crossing(corner), middle, cell.crossing(before))
    }
  }

  /// Adds the lines of a cell in which two opposite corners belong together; each of the other two corners is cut off
  /// by a line.
  private mutating func addCutCorners(of cell: Cell, _ through: Int) {
    for corner in [(through + 1) % 4, (through + 3) % 4] {
      let (before, after) = (cell.crossing((corner + 3) % 4), cell.crossing(corner))
      add(cell.corners[corner], after, nil, before)
      add(cell.corners[through], before, nil, after)
    }
  }

  private mutating func add(
    _ owner: UInt32, _ start: ContourLines.Crossing, _ middle: ContourLines.Crossing?,
    _ end: ContourLines.Crossing
  ) {
    guard owner != Self.outside else { return }
    if let middle {
      lines[owner, default: ContourLines()].add(from: start, to: middle)
      lines[owner, default: ContourLines()].add(from: middle, to: end)
    } else {
      lines[owner, default: ContourLines()].add(from: start, to: end)
    }
  }

  /// A cell with the owners of its corners, counter-clockwise from the south-west.
  private struct Cell {
    let corners: [UInt32]
    private let column: Int
    private let row: Int
    private let window: LatticeWindow
    private let owners: OwnerField
    private let lattice: Lattice

    init(
      _ column: Int, _ row: Int, _ corners: [UInt32], _ window: LatticeWindow, _ owners: OwnerField,
      _ lattice: Lattice
    ) {
      (self.column, self.row, self.corners) = (column, row, corners)
      (self.window, self.owners, self.lattice) = (window, owners, lattice)
    }

    /// The first of two opposite corners with the same owner, for cells in which all adjacent corners differ; nil if
    /// there are none.
    ///
    /// If both pairs qualify, the outside takes precedence, as in the drawing, and otherwise the owner with the
    /// smaller number.
    var through: Int? {
      let pairs = (0..<2).filter { corners[$0] == corners[$0 + 2] }
      return pairs.first { corners[$0] == SplitCells.outside }
        ?? pairs.min { corners[$0] < corners[$1] }
    }

    /// The crossing on the side between a corner and the next.
    func crossing(_ corner: Int) -> ContourLines.Crossing {
      let side = SplitCells.sides[corner]
      if corners[corner] == SplitCells.outside || corners[(corner + 1) % 4] == SplitCells.outside {
        return ContourLines.crossing(side, column, row, window, lattice)
      }
      let isOnRow = side == .bottom || side == .top
      let from = (side == .right ? column + 1 : column, side == .top ? row + 1 : row)
      let share = owners.share(from, isOnRow ? (from.0 + 1, from.1) : (from.0, from.1 + 1))
      let x = Double(from.0 + window.firstColumn) + (isOnRow ? share : 0)
      let y = Double(from.1 + window.firstRow) + (isOnRow ? 0 : share)
      return ContourLines.Crossing(
        side: ContourLines.side(side, window.firstColumn + column, window.firstRow + row),
        place: lattice.place(column: x, row: y), column: isOnRow ? x : nil,
        row: Int32(truncatingIfNeeded: from.1 + window.firstRow))
    }

    /// The point at which three or four stretches meet: the middle of the drawing's line if there is one in the cell,
    /// otherwise the mean of all crossings.
    func middle(_ last: [Int]) -> ContourLines.Crossing {
      let border = last.filter {
        corners[$0] == SplitCells.outside || corners[($0 + 1) % 4] == SplitCells.outside
      }
      let places = (border.isEmpty ? last : border).map { crossing($0).place }
      let count = Double(places.count)
      let x = places.reduce(0) { $0 + Double($1.x) } / count
      let y = places.reduce(0) { $0 + Double($1.y) } / count
      return ContourLines.Crossing(
        side: ContourLines.number(window.firstColumn + column, window.firstRow + row, 2),
        place: FixedCoordinate(x: Int32(x.rounded()), y: Int32(y.rounded())), column: nil,
        row: Int32(truncatingIfNeeded: window.firstRow + row))
    }
  }
}
