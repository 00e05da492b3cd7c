/// The nodes of a window that are inside, as one bit per node, 64 to a word, row by row.
///
/// This is a view of memory that the window owns.
struct NodeBits {
  private let memory: UnsafeMutablePointer<UInt64>
  /// The number of words per row.
  let words: Int
  /// The last column and the last row of nodes.
  private let columns: Int
  private let rows: Int

  /// The number of words for a row of `columns` cells.
  static func words(_ columns: Int) -> Int { columns / 64 + 1 }

  init(_ memory: UnsafeMutablePointer<UInt64>, columns: Int, rows: Int) {
    self.memory = memory
    words = Self.words(columns)
    (self.columns, self.rows) = (columns, rows)
  }

  /// A run of nodes in a row, with the words that contain their bits.
  private struct Run {
    let from: Int
    let to: Int
    /// The bits of the run in the first word and in the last.
    let head: UInt64
    let tail: UInt64

    @inline(__always)
    init(_ nodes: ClosedRange<Int>) {
      (from, to) = (nodes.lowerBound >> 6, nodes.upperBound >> 6)
      let head: UInt64 = ~0 &<< UInt64(nodes.lowerBound & 63)
      let tail: UInt64 = ~0 &>> UInt64(63 - nodes.upperBound & 63)
      self.head = from == to ? head & tail : head
      self.tail = from == to ? head & tail : tail
    }
  }

  /// Sets the bits of a run of nodes on a row.
  @inline(__always)
  func fill(_ row: Int, _ nodes: ClosedRange<Int>) {
    let line = memory + row * words
    let run = Run(nodes)
    line[run.from] |= run.head
    line[run.to] |= run.tail
    if run.to > run.from + 1 {
      for word in run.from + 1..<run.to { line[word] = ~0 }
    }
  }

  @inline(__always)
  subscript(column: Int, row: Int) -> Bool {
    memory[row * words + column >> 6] >> UInt64(column & 63) & 1 != 0
  }

  // MARK: - Open nodes

  /// Whether a run on a row contains a node that is not inside.
  @inline(__always)
  private func isOpen(_ row: Int, _ run: Run) -> Bool {
    let line = memory + row * words
    if ~line[run.from] & run.head | ~line[run.to] & run.tail != 0 { return true }
    guard run.to > run.from + 1 else { return false }
    for word in run.from + 1..<run.to where line[word] != ~0 { return true }
    return false
  }

  /// The range from the lowest to the highest row with a node in a box that is not inside; nil if all nodes in the
  /// box are inside. The spans of the box are in columns and rows.
  func openRows(
    across span: (low: Double, high: Double), up: (low: Double, high: Double)
  ) -> ClosedRange<Int>? {
    guard let across = (0...columns).within(span.low, span.high),
      let lines = (0...rows).within(up.low, up.high)
    else { return nil }
    let run = Run(across)
    var (bottom, top) = (lines.lowerBound, lines.upperBound)
    while bottom <= top, !isOpen(bottom, run) { bottom += 1 }
    guard bottom <= top else { return nil }
    while !isOpen(top, run) { top -= 1 }
    return bottom...top
  }

  /// Extends a range of columns by the nodes of an interval on a row that are not inside; returns whether there are
  /// any.
  @inline(__always)
  func findOpen(
    _ row: Int, _ low: Double, _ high: Double, _ found: inout (first: Int, last: Int)
  ) -> Bool {
    guard let nodes = (0...columns).within(low, high) else { return false }
    let run = Run(nodes)
    guard isOpen(row, run) else { return false }
    let line = memory + row * words
    for word in run.from...run.to {
      var open = ~line[word]
      if word == run.from { open &= run.head }
      if word == run.to { open &= run.tail }
      guard open != 0 else { continue }
      found.first = min(found.first, word << 6 + open.trailingZeroBitCount)
      found.last = max(found.last, word << 6 + 63 - open.leadingZeroBitCount)
    }
    return true
  }

  // MARK: - Mixed cells

  /// Calls `body`, row by row, with every cell that has corners inside and corners outside, and with the set of its
  /// inside corners: 1 for lower left, 2 for lower right, 4 for upper right, 8 for upper left.
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

  /// A word of a row's nodes, and a word with their neighbours on the right.
  @inline(__always)
  private func pair(_ row: Int, _ word: Int) -> (left: UInt64, right: UInt64) {
    let line = memory + row * words
    let next = word + 1 < words ? line[word + 1] : 0
    return (line[word], line[word] >> 1 | next << 63)
  }
}
