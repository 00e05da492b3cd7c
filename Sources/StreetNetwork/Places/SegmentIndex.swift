import Foundation
import Geodesy

/// Lines as flat arrays: the points of all of them, and where each starts.
public struct LineShapes: Sendable {
  /// The points of every line, one line after the other.
  public internal(set) var points: [FixedCoordinate]
  /// Where each line's points start; one more at the end.
  public internal(set) var starts: [Int32]

  /// Lines of at least two points each.
  public init(points: [FixedCoordinate], starts: [Int32]) {
    self.points = points
    self.starts = starts
  }

  /// No lines.
  public init() {
    points = []
    starts = [0]
  }

  /// How many lines there are.
  public var count: Int { starts.count - 1 }

  /// Where the points of a line are.
  @inlinable
  public func points(of line: Int) -> Range<Int> {
    Int(starts[line])..<Int(starts[line + 1])
  }

  /// The line to which the point at `place` belongs. Logarithmic.
  public func line(at place: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= place { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds a line of at least two points.
  public mutating func append(_ line: some Sequence<FixedCoordinate>) {
    points.append(contentsOf: line)
    starts.append(Int32(truncatingIfNeeded: points.count))
  }
}

/// A static index of the segments of lines, for "which segments lie within so many metres of here".
///
/// A segment is known by the place of its first point. Cells are about `cell` metres wide and hold each
/// segment that crosses them. Memory is 4 bytes for each cell that a segment crosses and 4 for each cell; a
/// search takes time in proportion to the segments near its circle.
public struct SegmentIndex: Sendable {
  private let cells: CellGrid
  private let starts: [Int32]
  private let segments: [Int32]

  /// Indexes every segment of `lines`. Linear time in the cells that they cross.
  public init(_ lines: LineShapes, cell metres: Double = 100) {
    cells = CellGrid(lines.points, cell: metres)
    var counts = [Int32](repeating: 0, count: cells.count + 1)
    let grid = cells
    Self.forEachSegment(lines) { place in
      grid.forEachCell(lines.points[place], lines.points[place + 1]) { counts[$0 + 1] += 1 }
    }
    for cell in 1..<max(1, counts.count) { counts[cell] += counts[cell - 1] }
    var next = counts
    var segments = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    Self.forEachSegment(lines) { place in
      grid.forEachCell(lines.points[place], lines.points[place + 1]) { cell in
        segments[Int(next[cell])] = Int32(truncatingIfNeeded: place)
        next[cell] += 1
      }
    }
    starts = counts
    self.segments = segments
  }

  private static func forEachSegment(_ lines: LineShapes, _ body: (Int) -> Void) {
    for line in 0..<lines.count {
      let points = lines.points(of: line)
      for place in points.dropLast() { body(place) }
    }
  }

  /// Whether there is nothing to find.
  public var isEmpty: Bool { segments.isEmpty }

  /// Calls `body` with the place of the first point of every segment within `metres` of the box from `low`
  /// to `high`, and of some beyond; of a segment that crosses several cells more than once.
  public func forEachSegment(
    near low: FixedCoordinate, _ high: FixedCoordinate, within metres: Double,
    _ body: (Int) -> Void
  ) {
    guard !segments.isEmpty else { return }
    cells.forEachCell(in: low, high, margin: metres) { cell in
      for place in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(segments[place])) }
    }
  }

  /// Calls `body` with the place of the first point of every segment that meets the box from `low` to `high`, and
  /// of some beyond; of a segment that crosses several cells more than once.
  @inline(__always)
  func forEachSegment(
    in low: FixedCoordinate, _ high: FixedCoordinate, _ body: (Int) -> Void
  ) {
    guard !segments.isEmpty else { return }
    cells.forEachCell(in: low, high) { cell in
      for place in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(segments[place])) }
    }
  }

  /// Whether a segment crosses the cell of a place or one of the eight around it. Constant time.
  func isBusy(around place: FixedCoordinate) -> Bool {
    guard !segments.isEmpty else { return false }
    var isBusy = false
    cells.forEachRow(around: place) { isBusy = isBusy || starts[$0] != starts[$1 + 1] }
    return isBusy
  }
}

/// Rows and columns of equal cells in degrees over the extent of some points.
private struct CellGrid: Sendable {
  private let west: Double
  private let south: Double
  private let width: Double
  private let height: Double
  private let columns: Int
  private let rows: Int

  /// At most this many cells, so that far points cannot ask for more memory than there is.
  private static let most = 4_000_000.0

  init(_ points: [FixedCoordinate], cell metres: Double) {
    var (west, east, south, north) = (Int32.max, Int32.min, Int32.max, Int32.min)
    for point in points {
      (west, east) = (min(west, point.x), max(east, point.x))
      (south, north) = (min(south, point.y), max(north, point.y))
    }
    guard west <= east else {
      (self.west, self.south, width, height, columns, rows) = (0, 0, 1, 1, 0, 0)
      return
    }
    let metric = LocalMetric(latitude: (Double(south) + Double(north)) / 2)
    let (spanX, spanY) = (Double(east) - Double(west) + 1, Double(north) - Double(south) + 1)
    let (wide, high) = (metres / max(metric.east, 1e-4), metres / metric.north)
    let factor = max(1, (spanX / wide * (spanY / high) / Self.most).squareRoot())
    // Both ways at least one cell and never more than all of them in one row.
    columns = max(1, Int(min(Self.most, (spanX / (wide * factor)).rounded(.up))))
    rows = max(1, Int(min(Self.most / Double(columns), (spanY / (high * factor)).rounded(.up))))
    width = spanX / Double(columns)
    height = spanY / Double(rows)
    (self.west, self.south) = (Double(west), Double(south))
  }

  var count: Int { columns * rows }

  private func column(_ x: Double) -> Int {
    Int(min(Double(columns - 1), max(0, (x - west) / width)))
  }

  private func row(_ y: Double) -> Int {
    Int(min(Double(rows - 1), max(0, (y - south) / height)))
  }

  /// Calls `body` with the first and the last cell of a place's row and of the rows above and below, up to one
  /// column away.
  @inline(__always)
  func forEachRow(around place: FixedCoordinate, _ body: (Int, Int) -> Void) {
    let (column, row) = (column(Double(place.x)), row(Double(place.y)))
    let (left, right) = (max(0, column - 1), min(columns - 1, column + 1))
    for row in max(0, row - 1)...min(rows - 1, row + 1) {
      body(row * columns + left, row * columns + right)
    }
  }

  /// The cells that a segment crosses, each once.
  func forEachCell(_ a: FixedCoordinate, _ b: FixedCoordinate, _ body: (Int) -> Void) {
    let (low, high) = a.y <= b.y ? (a, b) : (b, a)
    let (lowX, lowY) = (Double(low.x), Double(low.y))
    let (highX, highY) = (Double(high.x), Double(high.y))
    let first = row(lowY)
    let last = row(highY)
    let slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0
    for row in first...last {
      // The part of the segment in this row, a hair longer, so that rounding leaves no cell out.
      let bottom = max(lowY, south + Double(row) * height - 1)
      let top = min(highY, south + Double(row + 1) * height + 1)
      var (from, to) = (lowX + (bottom - lowY) * slope, lowX + (top - lowY) * slope)
      if highY == lowY { (from, to) = (lowX, highX) }
      for column in column(min(from, to) - 1)...column(max(from, to) + 1) {
        body(row * columns + column)
      }
    }
  }

  func forEachCell(
    in low: FixedCoordinate, _ high: FixedCoordinate, margin metres: Double,
    _ body: (Int) -> Void
  ) {
    let farthest = max(abs(Double(low.y)), abs(Double(high.y)))
    let steps = LocalMetric(latitude: min(farthest + metres * 100, 899_000_000))
    forEachCell(
      in: low, high, wide: metres / steps.east * 1.001 + 1, tall: metres / steps.north * 1.01 + 1,
      body)
  }

  /// The cells that a box widened by some steps meets. Rounding to cells is the same as for segments, so that
  /// nothing is missed.
  @inline(__always)
  func forEachCell(
    in low: FixedCoordinate, _ high: FixedCoordinate, wide: Double = 1, tall: Double = 1,
    _ body: (Int) -> Void
  ) {
    guard count > 0 else { return }
    let (left, right) = (Double(low.x) - wide, Double(high.x) + wide)
    let (bottom, top) = (Double(low.y) - tall, Double(high.y) + tall)
    guard right >= west, left <= west + Double(columns) * width, top >= south,
      bottom <= south + Double(rows) * height
    else { return }
    for row in row(bottom)...row(top) {
      for column in column(left)...column(right) { body(row * columns + column) }
    }
  }
}
