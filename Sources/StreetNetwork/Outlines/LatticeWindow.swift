/// What is inside along the lines of a part of a lattice: a row of nodes above the other, and for each side of a
/// cell how far the inside reaches into it from either end.
///
/// Shapes are put in as intervals on lines. An interval takes constant time: its nodes are counted by their
/// ends, and only its ends touch sides. What lies between two nodes without holding either is not seen.
///
/// Memory of its own, reached by pointers and reused from window to window: every interval of every shape ends
/// here. An interval is clipped to the window before it is put in. Only its one worker touches a window, and
/// nothing that it calls could come back to it; the check for that would cost more than the work.
final class LatticeWindow {
  /// Cells across and up.
  @exclusivity(unchecked) private(set) var columns = 0
  @exclusivity(unchecked) private(set) var rows = 0
  /// The lattice's column and row of the window's first node.
  private(set) var firstColumn = 0
  private(set) var firstRow = 0

  /// For each row of nodes how many intervals begin less those that end; one more at the end of a row.
  @exclusivity(unchecked) private var changes = Cells<Int32>()
  private var isInside = Cells<Bool>()
  /// For each side along a row: how far the inside reaches from its left node, and from where on it holds the
  /// right one, in cells.
  @exclusivity(unchecked) private var fromLeft = Cells<Float>()
  @exclusivity(unchecked) private var fromRight = Cells<Float>()
  /// The same up the columns.
  @exclusivity(unchecked) private var fromBelow = Cells<Float>()
  @exclusivity(unchecked) private var fromAbove = Cells<Float>()

  /// Some cells of one kind, in memory of their own.
  private struct Cells<Value> {
    var memory = UnsafeMutableBufferPointer<Value>(start: nil, count: 0)

    mutating func reset(_ count: Int, _ value: Value) {
      if memory.count < count {
        memory.deallocate()
        memory = .allocate(capacity: count)
        memory.initialize(repeating: value)
      } else {
        for place in 0..<count { memory[place] = value }
      }
    }

    subscript(place: Int) -> Value {
      @inline(__always) get { memory[place] }
      @inline(__always) nonmutating set { memory[place] = newValue }
    }
  }

  deinit {
    changes.memory.deallocate()
    isInside.memory.deallocate()
    for cells in [fromLeft, fromRight, fromBelow, fromAbove] { cells.memory.deallocate() }
  }

  /// Empties the window and moves it.
  func begin(firstColumn: Int, firstRow: Int, columns: Int, rows: Int) {
    (self.firstColumn, self.firstRow) = (firstColumn, firstRow)
    (self.columns, self.rows) = (columns, rows)
    changes.reset((columns + 2) * (rows + 1), 0)
    isInside.reset((columns + 1) * (rows + 1), false)
    fromLeft.reset(columns * (rows + 1), -1)
    fromRight.reset(columns * (rows + 1), 2)
    fromBelow.reset((columns + 1) * rows, -1)
    fromAbove.reset((columns + 1) * rows, 2)
  }

  /// Adds what is inside on the row of nodes `row` from column `low` to `high`, both of the window.
  @inline(__always)
  func addOnRow(_ row: Int, _ low: Double, _ high: Double) {
    guard let nodes = nodes(low, high, columns) else { return }
    let line = row * (columns + 2)
    changes[line + nodes.first] += 1
    changes[line + nodes.last + 1] -= 1
    note(nodes, low, high, row * columns, columns, fromLeft, fromRight)
  }

  /// Takes nodes of a row as inside, without any word on what lies between them and others.
  func fill(_ row: Int, from first: Int, to last: Int) {
    guard row >= 0, row <= rows, last >= 0, first <= columns else { return }
    let line = row * (columns + 2)
    changes[line + max(0, first)] += 1
    changes[line + min(columns, last) + 1] -= 1
  }

  /// Adds what is inside on the column of nodes `column` from row `low` to `high`, both of the window.
  @inline(__always)
  func addOnColumn(_ column: Int, _ low: Double, _ high: Double) {
    guard let nodes = nodes(low, high, rows) else { return }
    note(nodes, low, high, column * rows, rows, fromBelow, fromAbove)
  }

  /// The nodes of a line of `most` cells that an interval holds; nil where it holds none.
  @inline(__always)
  private func nodes(_ low: Double, _ high: Double, _ most: Int) -> (first: Int, last: Int)? {
    guard high >= 0, low <= Double(most) else { return nil }
    let last = high >= Double(most) ? most : Int(high)
    guard low > 0 else { return (0, last) }
    // Rounded up by hand: a call for it takes longer than the rest.
    let below = Int(low)
    let first = Double(below) < low ? below + 1 : below
    return first <= last ? (first, last) : nil
  }

  /// Notes how far an interval reaches beyond its last node, and from where on it holds its first.
  @inline(__always)
  private func note(
    _ nodes: (first: Int, last: Int), _ low: Double, _ high: Double, _ sides: Int, _ most: Int,
    _ after: Cells<Float>, _ before: Cells<Float>
  ) {
    // Stored whether greater or not: nobody can foresee which, and a wrong guess takes longer than the rest.
    if nodes.last < most {
      let side = sides + nodes.last
      let (reach, known) = (Float(high - Double(nodes.last)), after[side])
      after[side] = reach > known ? reach : known
    }
    if nodes.first > 0 {
      let side = sides + nodes.first - 1
      let (start, known) = (Float(low - Double(nodes.first - 1)), before[side])
      before[side] = start < known ? start : known
    }
  }

  /// Settles which nodes are inside, once all intervals are in.
  func settle() {
    for row in 0...rows {
      var depth: Int32 = 0
      for column in 0...columns {
        depth += changes[row * (columns + 2) + column]
        isInside[row * (columns + 1) + column] = depth > 0
      }
    }
  }

  // MARK: - Reading

  @inline(__always)
  func isInside(_ column: Int, _ row: Int) -> Bool { isInside[row * (columns + 1) + column] }

  /// Where the border crosses the side to the right of a node, in cells from it: never at either end, so
  /// that lines of the drawing do not meet in nodes.
  func crossingAlongRow(_ column: Int, _ row: Int) -> Double {
    let side = row * columns + column
    return isInside(column, row)
      ? Self.held(fromLeft[side], ifNone: 0) : Self.held(fromRight[side], ifNone: 1)
  }

  /// Where the border crosses the side above a node.
  func crossingUpColumn(_ column: Int, _ row: Int) -> Double {
    let side = column * rows + row
    return isInside(column, row)
      ? Self.held(fromBelow[side], ifNone: 0) : Self.held(fromAbove[side], ifNone: 1)
  }

  /// Crossings keep this far from nodes, in cells: 5 cm of 10 m, some steps of the kept coordinates.
  private static let margin = 0.005

  private static func held(_ found: Float, ifNone: Double) -> Double {
    let value = found < 0 || found > 1 ? ifNone : Double(found)
    return min(1 - margin, max(margin, value))
  }
}
