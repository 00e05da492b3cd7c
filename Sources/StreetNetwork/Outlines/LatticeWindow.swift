/// A window of the lattice in which an area is drawn: which nodes are inside the area, and for each side of a cell
/// how far the inside extends along it from the end that is inside.
///
/// Shapes are added as intervals on the lines of the lattice. The nodes of a row are stored as bits, so that an
/// interval changes only a word or two and the inside is up to date at any time; of the sides only those at the ends
/// of an interval change. An interval between two nodes that contains neither has no effect.
///
/// The window owns its memory, accesses it by pointers and reuses it, since every interval of every shape is added
/// here. Intervals are clipped to the window. Exclusivity checks are disabled, as they would take longer than the
/// work itself: only one worker uses a window, and nothing that the window calls accesses it again.
final class LatticeWindow {
  /// The numbers of cells in a row and in a column.
  @exclusivity(unchecked) private(set) var columns = 0
  @exclusivity(unchecked) private(set) var rows = 0
  /// The column and row, in the lattice, of the window's first node.
  private(set) var firstColumn = 0
  private(set) var firstRow = 0

  /// The nodes that are inside so far.
  @exclusivity(unchecked) private(set) var inside: NodeBits
  private var words = Cells<UInt64>()
  /// For each side along a row, how far in cells the inside extends from the end that is inside. One number serves
  /// both ends, since it is not needed if both are inside.
  @exclusivity(unchecked) private var alongRow = Cells<Float>()
  /// The same for the sides along columns.
  @exclusivity(unchecked) private var upColumn = Cells<Float>()

  /// A block of memory for values of one type.
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

  /// Empties the window and moves it to another part of the lattice.
  func begin(firstColumn: Int, firstRow: Int, columns: Int, rows: Int) {
    (self.firstColumn, self.firstRow) = (firstColumn, firstRow)
    (self.columns, self.rows) = (columns, rows)
    words.reset(NodeBits.words(columns) * (rows + 1), 0)
    inside = NodeBits(words.start, columns: columns, rows: rows)
    alongRow.reset(columns * (rows + 1), 0)
    upColumn.reset((columns + 1) * rows, 0)
  }

  /// Adds an interval on a row of nodes, from column `low` to column `high` of the window.
  @inline(__always)
  func addOnRow(_ row: Int, _ low: Double, _ high: Double) {
    guard let nodes = (0...columns).within(low, high) else { return }
    inside.fill(row, nodes)
    Self.note(nodes, low, high, alongRow.start + row * columns, columns)
  }

  /// Adds an interval on a column of nodes, from row `low` to row `high` of the window.
  @inline(__always)
  func addOnColumn(_ column: Int, _ low: Double, _ high: Double) {
    guard let nodes = (0...rows).within(low, high) else { return }
    Self.note(nodes, low, high, upColumn.start + column * rows, rows)
  }

  /// Records how far an interval extends beyond its last node and before its first, on a line of `most` sides.
  @inline(__always)
  private static func note(
    _ nodes: ClosedRange<Int>, _ low: Double, _ high: Double, _ sides: UnsafeMutablePointer<Float>,
    _ most: Int
  ) {
    // The maximum is stored unconditionally: a branch would be unpredictable, and a misprediction would take longer
    // than the rest.
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

  /// The position at which the border crosses the side to the right of a node, in cells from the node. It is never at
  /// either end, so that lines of the drawing do not meet in nodes.
  func crossingAlongRow(_ column: Int, _ row: Int) -> Double {
    Self.crossing(alongRow.start[row * columns + column], inside[column, row])
  }

  /// The position at which the border crosses the side above a node, in cells from the node.
  func crossingUpColumn(_ column: Int, _ row: Int) -> Double {
    Self.crossing(upColumn.start[column * rows + row], inside[column, row])
  }

  /// The minimum distance of crossings from nodes in cells: 5 cm for cells of 10 m, which is several steps of the
  /// stored coordinates.
  private static let margin = 0.005

  private static func crossing(_ reach: Float, _ isFromFirst: Bool) -> Double {
    let held = min(1 - margin, max(margin, Double(reach)))
    return isFromFirst ? held : 1 - held
  }
}
