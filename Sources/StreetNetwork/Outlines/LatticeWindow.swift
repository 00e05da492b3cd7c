/// What is inside along the lines of a part of a lattice: a row of nodes above the other, and for each side of a
/// cell how far the inside reaches into it from the end that is inside.
///
/// Shapes are put in as intervals on lines. The nodes of a row are bits, so that an interval costs a word or two
/// and what is inside so far is known at every moment; of sides only those at an interval's ends are touched. What
/// lies between two nodes without holding either is not seen.
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

  /// Which nodes are inside so far.
  @exclusivity(unchecked) private(set) var inside: NodeBits
  private var words = Cells<UInt64>()
  /// For each side along a row how far, in cells, the inside reaches from whichever of its ends is inside. One
  /// number serves both ends: where both are inside nobody asks.
  @exclusivity(unchecked) private var alongRow = Cells<Float>()
  /// The same up the columns.
  @exclusivity(unchecked) private var upColumn = Cells<Float>()

  /// Some cells of one kind, in memory of their own.
  private struct Cells<Value: BitwiseCopyable> {
    private(set) var start: UnsafeMutablePointer<Value>
    private var capacity = 1

    init() { start = .allocate(capacity: capacity) }

    mutating func reset(_ count: Int, _ value: Value) {
      if capacity < count {
        start.deallocate()
        start = .allocate(capacity: count)
        capacity = count
      }
      start.update(repeating: value, count: count)
    }
  }

  init() {
    inside = NodeBits(words.start, columns: 0, rows: 0)
  }

  deinit {
    words.start.deallocate()
    alongRow.start.deallocate()
    upColumn.start.deallocate()
  }

  /// Empties the window and moves it.
  func begin(firstColumn: Int, firstRow: Int, columns: Int, rows: Int) {
    (self.firstColumn, self.firstRow) = (firstColumn, firstRow)
    (self.columns, self.rows) = (columns, rows)
    words.reset(NodeBits.words(columns) * (rows + 1), 0)
    inside = NodeBits(words.start, columns: columns, rows: rows)
    alongRow.reset(columns * (rows + 1), 0)
    upColumn.reset((columns + 1) * rows, 0)
  }

  /// Adds what is inside on the row of nodes `row` from column `low` to `high`, both of the window.
  @inline(__always)
  func addOnRow(_ row: Int, _ low: Double, _ high: Double) {
    guard let nodes = (0...columns).within(low, high) else { return }
    inside.fill(row, nodes)
    Self.note(nodes, low, high, alongRow.start + row * columns, columns)
  }

  /// Adds what is inside on the column of nodes `column` from row `low` to `high`, both of the window.
  @inline(__always)
  func addOnColumn(_ column: Int, _ low: Double, _ high: Double) {
    guard let nodes = (0...rows).within(low, high) else { return }
    Self.note(nodes, low, high, upColumn.start + column * rows, rows)
  }

  /// Notes how far an interval reaches beyond its last node and before its first, on a line of `most` sides.
  @inline(__always)
  private static func note(
    _ nodes: ClosedRange<Int>, _ low: Double, _ high: Double, _ sides: UnsafeMutablePointer<Float>,
    _ most: Int
  ) {
    // Stored whether greater or not: nobody can foresee which, and a wrong guess takes longer than the rest.
    let (first, last) = (nodes.lowerBound, nodes.upperBound)
    if last < most {
      let (reach, known) = (Float(high - Double(last)), sides[last])
      sides[last] = reach > known ? reach : known
    }
    if first > 0 {
      let (reach, known) = (Float(Double(first) - low), sides[first - 1])
      sides[first - 1] = reach > known ? reach : known
    }
  }

  // MARK: - Reading

  func isInside(_ column: Int, _ row: Int) -> Bool { inside[column, row] }

  /// Where the border crosses the side to the right of a node, in cells from it: never at either end, so
  /// that lines of the drawing do not meet in nodes.
  func crossingAlongRow(_ column: Int, _ row: Int) -> Double {
    Self.crossing(alongRow.start[row * columns + column], inside[column, row])
  }

  /// Where the border crosses the side above a node.
  func crossingUpColumn(_ column: Int, _ row: Int) -> Double {
    Self.crossing(upColumn.start[column * rows + row], inside[column, row])
  }

  /// Crossings keep this far from nodes, in cells: 5 cm of 10 m, some steps of the kept coordinates.
  private static let margin = 0.005

  private static func crossing(_ reach: Float, _ isFromFirst: Bool) -> Double {
    let held = min(1 - margin, max(margin, Double(reach)))
    return isFromFirst ? held : 1 - held
  }
}
