/// What is inside along the lines of a part of a lattice: a row of nodes above the other, and for each side of a
/// cell how far the inside reaches into it from either end.
///
/// Shapes are put in as intervals on lines. An interval takes constant time: its nodes are counted by their
/// ends, and only its ends touch sides. What lies between two nodes without holding either is not seen.
///
/// Memory of its own, reused from window to window; an interval is clipped to the window before it is put in.
final class LatticeWindow {
  /// Cells across and up.
  private(set) var columns = 0
  private(set) var rows = 0
  /// The lattice's column and row of the window's first node.
  private(set) var firstColumn = 0
  private(set) var firstRow = 0

  /// For each row of nodes how many intervals begin less those that end; one more at the end of a row.
  private var changes: [Int32] = []
  private var isInside: [Bool] = []
  /// For each side along a row: how far the inside reaches from its left node, and from where on it holds the
  /// right one, in cells.
  private var fromLeft: [Float] = []
  private var fromRight: [Float] = []
  /// The same up the columns.
  private var fromBelow: [Float] = []
  private var fromAbove: [Float] = []

  /// Empties the window and moves it.
  func begin(firstColumn: Int, firstRow: Int, columns: Int, rows: Int) {
    (self.firstColumn, self.firstRow) = (firstColumn, firstRow)
    (self.columns, self.rows) = (columns, rows)
    reset(&changes, (columns + 2) * (rows + 1), 0)
    reset(&isInside, (columns + 1) * (rows + 1), false)
    reset(&fromLeft, columns * (rows + 1), -1)
    reset(&fromRight, columns * (rows + 1), 2)
    reset(&fromBelow, (columns + 1) * rows, -1)
    reset(&fromAbove, (columns + 1) * rows, 2)
  }

  private func reset<Value>(_ array: inout [Value], _ count: Int, _ value: Value) {
    if array.count != count {
      array = Array(repeating: value, count: count)
    } else {
      array.withUnsafeMutableBufferPointer { $0.update(repeating: value) }
    }
  }

  /// Adds what is inside on the row of nodes `row` from column `low` to `high`, both of the window.
  @inline(__always)
  func addOnRow(_ row: Int, _ low: Double, _ high: Double) {
    guard row >= 0, row <= rows, high >= 0, low <= Double(columns), low <= high else { return }
    let first = low <= 0 ? 0 : Int(low.rounded(.up))
    let last = high >= Double(columns) ? columns : Int(high)
    guard first <= last else { return }
    let line = row * (columns + 2)
    changes.withUnsafeMutableBufferPointer { changes in
      changes[line + first] += 1
      changes[line + last + 1] -= 1
    }
    let sides = row * columns
    if last < columns {
      fromLeft.withUnsafeMutableBufferPointer {
        $0[sides + last] = max($0[sides + last], Float(high - Double(last)))
      }
    }
    if first > 0, low > 0 {
      fromRight.withUnsafeMutableBufferPointer {
        $0[sides + first - 1] = min($0[sides + first - 1], Float(low - Double(first - 1)))
      }
    }
  }

  /// Adds what is inside on the column of nodes `column` from row `low` to `high`, both of the window.
  @inline(__always)
  func addOnColumn(_ column: Int, _ low: Double, _ high: Double) {
    guard column >= 0, column <= columns, high >= 0, low <= Double(rows), low <= high else {
      return
    }
    let first = low <= 0 ? 0 : Int(low.rounded(.up))
    let last = high >= Double(rows) ? rows : Int(high)
    guard first <= last else { return }
    let sides = column * rows
    if last < rows {
      fromBelow.withUnsafeMutableBufferPointer {
        $0[sides + last] = max($0[sides + last], Float(high - Double(last)))
      }
    }
    if first > 0, low > 0 {
      fromAbove.withUnsafeMutableBufferPointer {
        $0[sides + first - 1] = min($0[sides + first - 1], Float(low - Double(first - 1)))
      }
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
