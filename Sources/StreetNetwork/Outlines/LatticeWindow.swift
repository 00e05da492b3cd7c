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

  /// For each row of nodes a bit for each, 64 to a word.
  @exclusivity(unchecked) private var inside = Cells<UInt64>()
  /// Words a row.
  @exclusivity(unchecked) private var words = 0
  /// For each side along a row how far, in cells, the inside reaches from whichever of its ends is inside. One
  /// number serves both ends: where both are inside nobody asks.
  @exclusivity(unchecked) private var alongRow = Cells<Float>()
  /// The same up the columns.
  @exclusivity(unchecked) private var upColumn = Cells<Float>()

  /// Some cells of one kind, in memory of their own.
  private struct Cells<Value> {
    var memory = UnsafeMutableBufferPointer<Value>(start: nil, count: 0)

    mutating func reset(_ count: Int, _ value: Value) {
      if memory.count < count {
        memory.deallocate()
        memory = .allocate(capacity: count)
        memory.initialize(repeating: value)
      } else {
        memory[..<count].update(repeating: value)
      }
    }

    subscript(place: Int) -> Value {
      @inline(__always) get { memory[place] }
      @inline(__always) nonmutating set { memory[place] = newValue }
    }
  }

  deinit {
    inside.memory.deallocate()
    alongRow.memory.deallocate()
    upColumn.memory.deallocate()
  }

  /// Empties the window and moves it.
  func begin(firstColumn: Int, firstRow: Int, columns: Int, rows: Int) {
    (self.firstColumn, self.firstRow) = (firstColumn, firstRow)
    (self.columns, self.rows) = (columns, rows)
    words = columns / 64 + 1
    inside.reset(words * (rows + 1), 0)
    alongRow.reset(columns * (rows + 1), 0)
    upColumn.reset((columns + 1) * rows, 0)
  }

  /// Adds what is inside on the row of nodes `row` from column `low` to `high`, both of the window.
  @inline(__always)
  func addOnRow(_ row: Int, _ low: Double, _ high: Double) {
    guard let nodes = Self.nodes(low, high, columns) else { return }
    let line = row * words
    let run = Run(nodes)
    inside[line + run.from] |= run.head
    inside[line + run.to] |= run.tail
    if run.to > run.from + 1 {
      for word in line + run.from + 1..<line + run.to { inside[word] = ~0 }
    }
    note(nodes, low, high, row * columns, columns, alongRow)
  }

  /// Adds what is inside on the column of nodes `column` from row `low` to `high`, both of the window.
  @inline(__always)
  func addOnColumn(_ column: Int, _ low: Double, _ high: Double) {
    guard let nodes = Self.nodes(low, high, rows) else { return }
    note(nodes, low, high, column * rows, rows, upColumn)
  }

  /// The nodes of a line of `most` cells that an interval holds; nil where it holds none.
  @inline(__always)
  private static func nodes(
    _ low: Double, _ high: Double, _ most: Int
  ) -> (first: Int, last: Int)? {
    guard high >= 0, low <= Double(most) else { return nil }
    let last = high >= Double(most) ? most : Int(high)
    guard low > 0 else { return (0, last) }
    // Rounded up by hand: a call for it takes longer than the rest.
    let below = Int(low)
    let first = Double(below) < low ? below + 1 : below
    return first <= last ? (first, last) : nil
  }

  /// The bits of a run of nodes in its first word and in its last.
  @inline(__always)
  fileprivate static func masks(_ nodes: (first: Int, last: Int)) -> (head: UInt64, tail: UInt64) {
    (~0 &<< UInt64(nodes.first & 63), ~0 &>> UInt64(63 - nodes.last & 63))
  }

  /// Notes how far an interval reaches beyond its last node and before its first.
  @inline(__always)
  private func note(
    _ nodes: (first: Int, last: Int), _ low: Double, _ high: Double, _ sides: Int, _ most: Int,
    _ reaches: Cells<Float>
  ) {
    // Stored whether greater or not: nobody can foresee which, and a wrong guess takes longer than the rest.
    if nodes.last < most {
      let side = sides + nodes.last
      let (reach, known) = (Float(high - Double(nodes.last)), reaches[side])
      reaches[side] = reach > known ? reach : known
    }
    if nodes.first > 0 {
      let side = sides + nodes.first - 1
      let (reach, known) = (Float(Double(nodes.first) - low), reaches[side])
      reaches[side] = reach > known ? reach : known
    }
  }

  // MARK: - Reading

  /// From the lowest to the highest row on which some node of a box is not inside yet; nil where all are. Spans are
  /// in columns and rows.
  func openRows(
    across columns: (low: Double, high: Double), up rows: (low: Double, high: Double)
  ) -> ClosedRange<Int>? {
    guard let across = Self.nodes(columns.low, columns.high, self.columns),
      let up = Self.nodes(rows.low, rows.high, self.rows)
    else { return nil }
    let run = Run(across)
    var (bottom, top) = (up.first, up.last)
    while bottom <= top, !isOpen(bottom, run) { bottom += 1 }
    guard bottom <= top else { return nil }
    while !isOpen(top, run) { top -= 1 }
    return bottom...top
  }

  /// Some nodes of a row as words of bits.
  private struct Run {
    let from: Int
    let to: Int
    /// Their bits in the first word and in the last.
    let head: UInt64
    let tail: UInt64

    @inline(__always)
    init(_ nodes: (first: Int, last: Int)) {
      (from, to) = (nodes.first >> 6, nodes.last >> 6)
      let (head, tail) = LatticeWindow.masks(nodes)
      self.head = from == to ? head & tail : head
      self.tail = from == to ? head & tail : tail
    }
  }

  /// Whether some node of a run on a row is not inside yet.
  @inline(__always)
  private func isOpen(_ row: Int, _ run: Run) -> Bool {
    let line = row * words
    if ~inside[line + run.from] & run.head | ~inside[line + run.to] & run.tail != 0 { return true }
    guard run.to > run.from + 1 else { return false }
    for word in line + run.from + 1..<line + run.to where inside[word] != ~0 { return true }
    return false
  }

  /// Widens a run of columns by the nodes of an interval on a row that are not inside yet, and says whether there
  /// are any.
  @inline(__always)
  func findOpen(
    _ row: Int, _ low: Double, _ high: Double, _ found: inout (first: Int, last: Int)
  ) -> Bool {
    guard let nodes = Self.nodes(low, high, columns) else { return false }
    let run = Run(nodes)
    guard isOpen(row, run) else { return false }
    let line = row * words
    for word in run.from...run.to {
      var open = ~inside[line + word]
      if word == run.from { open &= run.head }
      if word == run.to { open &= run.tail }
      guard open != 0 else { continue }
      found.first = min(found.first, word << 6 + open.trailingZeroBitCount)
      found.last = max(found.last, word << 6 + 63 - open.leadingZeroBitCount)
    }
    return true
  }

  @inline(__always)
  func isInside(_ column: Int, _ row: Int) -> Bool {
    inside[row * words + column >> 6] >> UInt64(column & 63) & 1 != 0
  }

  /// Calls `body` with every cell of which some corners are inside and some are not, row by row, and with the set
  /// of those inside: 1 lower left, 2 lower right, 4 upper right, 8 upper left.
  @inline(__always)
  func forEachMixedCell(_ body: (_ column: Int, _ row: Int, _ corners: Int) -> Void) {
    for row in 0..<rows {
      for word in 0..<words {
        let (below, above) = (pair(row, word), pair(row + 1, word))
        let some = below.left | below.right | above.left | above.right
        let all = below.left & below.right & above.left & above.right
        var mixed = some & ~all
        // The last node of a row has no cell to its right.
        if word == words - 1 { mixed &= (1 &<< UInt64(columns & 63)) &- 1 }
        while mixed != 0 {
          let bit = UInt64(mixed.trailingZeroBitCount)
          mixed &= mixed &- 1
          let corners =
            (below.left >> bit & 1) | (below.right >> bit & 1) << 1 | (above.right >> bit & 1) << 2
            | (above.left >> bit & 1) << 3
          body(word << 6 + Int(bit), row, Int(corners))
        }
      }
    }
  }

  /// A word of a row's nodes, and the nodes next to the right of them.
  @inline(__always)
  private func pair(_ row: Int, _ word: Int) -> (left: UInt64, right: UInt64) {
    let place = row * words + word
    let next = word + 1 < words ? inside[place + 1] : 0
    return (inside[place], inside[place] >> 1 | next << 63)
  }

  /// Where the border crosses the side to the right of a node, in cells from it: never at either end, so
  /// that lines of the drawing do not meet in nodes.
  func crossingAlongRow(_ column: Int, _ row: Int) -> Double {
    crossing(alongRow[row * columns + column], isInside(column, row))
  }

  /// Where the border crosses the side above a node.
  func crossingUpColumn(_ column: Int, _ row: Int) -> Double {
    crossing(upColumn[column * rows + row], isInside(column, row))
  }

  /// Crossings keep this far from nodes, in cells: 5 cm of 10 m, some steps of the kept coordinates.
  private static let margin = 0.005

  private func crossing(_ reach: Float, _ isFromFirst: Bool) -> Double {
    let held = min(1 - Self.margin, max(Self.margin, Double(reach)))
    return isFromFirst ? held : 1 - held
  }
}
