import Foundation
import Geodesy

/// Lines in flat arrays: the points of all lines, and the index of each line's first point.
public struct LineShapes: Sendable {
  /// The points of all lines, one line after another.
  public internal(set) var points: [FixedCoordinate]
  /// The index of each line's first point, and at the end the number of points.
  public internal(set) var starts: [Int32]

  /// Makes lines, each of which must have at least two points.
  public init(points: [FixedCoordinate], starts: [Int32]) {
    self.points = points
    self.starts = starts
  }

  /// Makes an empty set of lines.
  public init() {
    points = []
    starts = [0]
  }

  /// The number of lines.
  public var count: Int { starts.count - 1 }

  /// The range of a line's points in `points`.
  @inlinable
  public func points(of line: Int) -> Range<Int> {
    Int(starts[line])..<Int(starts[line + 1])
  }

  /// The line to which the point with an index belongs. Takes logarithmic time in the number of lines.
  public func line(at index: Int) -> Int {
    var low = 0
    var high = starts.count - 1
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(starts[middle]) <= index { low = middle } else { high = middle }
    }
    return low
  }

  /// Adds a line of at least two points.
  public mutating func append(_ line: some Sequence<FixedCoordinate>) {
    points.append(contentsOf: line)
    starts.append(Int32(truncatingIfNeeded: points.count))
  }
}

/// A static spatial index of the segments of lines that finds the segments within a distance of a place.
///
/// A segment is identified by the index of its first point. The index is a grid of cells about `cell` metres wide,
/// each of which lists the segments that cross it. Memory is 4 bytes per cell plus 4 bytes for each cell that a
/// segment crosses. A search takes time proportional to the number of segments nearby.
public struct SegmentIndex: Sendable {
  private let cells: CellGrid
  private let starts: [Int32]
  private let segments: [Int32]

  /// Indexes all segments of `lines`. Linear in the number of cells that they cross.
  public init(_ lines: LineShapes, cell metres: Double = 100) {
    cells = CellGrid(lines.points, cell: metres)
    var counts = [Int32](repeating: 0, count: cells.count + 1)
    let grid = cells
    Self.forEachSegment(lines) { segment in
      grid.forEachCell(lines.points[segment], lines.points[segment + 1]) { counts[$0 + 1] += 1 }
    }
    for cell in 1..<max(1, counts.count) { counts[cell] += counts[cell - 1] }
    var next = counts
    var segments = [Int32](repeating: 0, count: Int(counts.last ?? 0))
    Self.forEachSegment(lines) { segment in
      grid.forEachCell(lines.points[segment], lines.points[segment + 1]) { cell in
        segments[Int(next[cell])] = Int32(truncatingIfNeeded: segment)
        next[cell] += 1
      }
    }
    starts = counts
    self.segments = segments
  }

  private static func forEachSegment(_ lines: LineShapes, _ body: (Int) -> Void) {
    for line in 0..<lines.count {
      let points = lines.points(of: line)
      for segment in points.dropLast() { body(segment) }
    }
  }

  /// Whether the index contains no segments.
  public var isEmpty: Bool { segments.isEmpty }

  /// Calls `body` with every segment within `metres` of the box from `low` to `high`, and with some that are farther
  /// away. A segment that crosses several cells may be passed more than once.
  public func forEachSegment(
    near low: FixedCoordinate, _ high: FixedCoordinate, within metres: Double,
    _ body: (Int) -> Void
  ) {
    guard !segments.isEmpty else { return }
    cells.forEachCell(in: low, high, margin: metres) { cell in
      for index in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(segments[index])) }
    }
  }

  /// Calls `body` with every segment that meets the box from `low` to `high`, and with some that do not. A segment
  /// that crosses several cells may be passed more than once.
  @inline(__always)
  func forEachSegment(
    in low: FixedCoordinate, _ high: FixedCoordinate, _ body: (Int) -> Void
  ) {
    guard !segments.isEmpty else { return }
    cells.forEachCell(in: low, high) { cell in
      for index in Int(starts[cell])..<Int(starts[cell + 1]) { body(Int(segments[index])) }
    }
  }

  /// Whether a segment crosses the cell of a place or one of its eight neighbours. Constant time.
  func isBusy(around place: FixedCoordinate) -> Bool {
    guard !segments.isEmpty else { return false }
    var isBusy = false
    cells.forEachRow(around: place) { isBusy = isBusy || starts[$0] != starts[$1 + 1] }
    return isBusy
  }
}

/// A grid of cells of equal size in degrees over the extent of points.
private struct CellGrid: Sendable {
  private let west: Double
  private let south: Double
  private let width: Double
  private let height: Double
  private let columns: Int
  private let rows: Int

  /// The maximum number of cells, so that widely scattered points cannot exhaust memory.
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
    // At least one cell in each direction, and never more than the maximum in total.
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

  /// Calls `body` with the first and the last cell of the neighbourhood of a place, which is up to one column away,
  /// in the place's row and the rows above and below.
  @inline(__always)
  func forEachRow(around place: FixedCoordinate, _ body: (Int, Int) -> Void) {
    let (column, row) = (column(Double(place.x)), row(Double(place.y)))
    let (left, right) = (max(0, column - 1), min(columns - 1, column + 1))
    for row in max(0, row - 1)...min(rows - 1, row + 1) {
      body(row * columns + left, row * columns + right)
    }
  }

  /// Calls `body` with each cell that a segment crosses, once each.
  func forEachCell(_ a: FixedCoordinate, _ b: FixedCoordinate, _ body: (Int) -> Void) {
    let (low, high) = a.y <= b.y ? (a, b) : (b, a)
    let (lowX, lowY) = (Double(low.x), Double(low.y))
    let (highX, highY) = (Double(high.x), Double(high.y))
    let first = row(lowY)
    let last = row(highY)
    let slope = highY > lowY ? (highX - lowX) / (highY - lowY) : 0
    for row in first...last {
      // The part of the segment in this row, slightly extended so that rounding does not exclude a cell.
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

  /// Calls `body` with the cells that a box meets when it is extended by `wide` and `tall` units. Rounding to cells
  /// is the same as for segments, so that nothing is missed.
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
