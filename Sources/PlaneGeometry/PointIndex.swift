import Foundation
import Geodesy

/// A static index of points on the ellipsoid that finds all points within a distance of a place.
///
/// Points are stored as Earth-centred coordinates in rows of equal height in latitude, each divided into
/// columns, so that a search reads a few contiguous runs of memory. Building takes O(n log n) time. Memory is
/// 32 bytes per point plus at most 64 bytes per point for columns and 128 for rows, wherever the points lie. A
/// search takes time proportional to the number of points near its circle.
public struct PointIndex: Sendable {
  /// A row: its westernmost longitude, the width of its columns, and their range.
  @usableFromInline
  struct Row: Sendable {
    @usableFromInline var west = 0.0
    @usableFromInline var columnsPerDegree = 0.0
    @usableFromInline var firstColumn = 0
    @usableFromInline var columns = 0
  }

  /// The Earth-centred coordinates of the points in separate arrays, and the numbers that searches return for
  /// them. The coordinate arrays have one more element at the end, so that pairs can be read from any index.
  @usableFromInline let xs: [Double]
  @usableFromInline let ys: [Double]
  @usableFromInline let zs: [Double]
  @usableFromInline let names: [Int32]
  @usableFromInline let rows: [Row]
  /// The index of each column's first entry, and at the end the number of entries.
  @usableFromInline let columnStarts: [Int32]
  @usableFromInline let south: Double
  @usableFromInline let rowHeight: Double

  /// The number of points in the index.
  @inlinable public var count: Int { names.count }

  /// Indexes `points`. `cell` is the search radius for which the index is optimised.
  ///
  /// `names` are the numbers that searches return for the points; without them, searches return the indices of
  /// the points. There may be at most 2^31 - 1 points.
  public init(_ points: [Coordinate], cell: Length, names: [Int32]? = nil) {
    let south = points.lazy.map(\.latitude).min() ?? 0
    let north = points.lazy.map(\.latitude).max() ?? 0
    let wanted = max(cell.metres, 1) / Degrees.shortestMetresOfLatitude
    let most = Double(max(64, points.count * 4))
    let height = max(wanted, (north - south) / most)
    self.south = south
    rowHeight = height
    let layout = RowLayout(points, south: south, rowHeight: height, cellMetres: max(cell.metres, 1))
    rows = layout.rows
    columnStarts = layout.columnStarts
    let order = layout.order
    let positions = order.map { EarthCentred(points[Int($0)]) }
    xs = positions.map(\.x) + [0]
    ys = positions.map(\.y) + [0]
    zs = positions.map(\.z) + [0]
    self.names = names.map { names in order.map { names[Int($0)] } } ?? order
  }

  /// Calls `body` with the number and the squared chord, in square metres, of every point within `radius`
  /// metres of `centre`, and of some that are farther away.
  ///
  /// The caller decides by the squared chord. No point whose geodesic distance is at most `radius` is left out.
  /// The order is deterministic.
  @inlinable
  public func forEachNear(
    _ centre: Coordinate, within radius: Double,
    _ body: (_ name: Int, _ squaredChord: Double) -> Void
  ) {
    let position = EarthCentred(centre)
    forEachRun(centre, position, within: radius) { run in
      for index in run {
        let entry = EarthCentred(x: xs[index], y: ys[index], z: zs[index])
        body(Int(names[index]), position.squaredChord(to: entry))
      }
    }
  }

  /// Calls `body` with runs of consecutive entries that together contain every point within `radius` metres of
  /// `centre`, and each entry at most once. `position` is that of `centre`.
  @inlinable
  func forEachRun(
    _ centre: Coordinate, _ position: EarthCentred, within radius: Double,
    _ body: (Range<Int>) -> Void
  ) {
    guard !names.isEmpty else { return }
    let window = SearchWindow(centre, position, radius: radius)
    let bottom = (window.south - south) / rowHeight
    let top = (window.north - south) / rowHeight
    guard bottom < Double(rows.count), top >= 0 else { return }
    let firstRow = Int(max(0, bottom))
    let lastRow = Int(min(Double(rows.count - 1), top))
    for row in firstRow...lastRow {
      let row = rows[row]
      guard row.columns > 0 else { continue }
      let first = run(row, west: window.west, east: window.east)
      body(first)
      guard window.turn != 0 else { continue }
      // Across the 180th meridian, both searches may meet the same wide column, which must be read only once.
      let second = run(row, west: window.west + window.turn, east: window.east + window.turn)
      body(second.clamped(to: min(second.lowerBound, first.lowerBound)..<first.lowerBound))
      body(second.clamped(to: first.upperBound..<max(second.upperBound, first.upperBound)))
    }
  }

  /// The entries of one row in the columns that meet the longitudes from `west` to `east`.
  @inlinable
  func run(_ row: Row, west: Double, east: Double) -> Range<Int> {
    let first = (west - row.west) * row.columnsPerDegree
    let final = (east - row.west) * row.columnsPerDegree
    // The easternmost point is at the end of the last column, where this division gives `columns` itself.
    guard first <= Double(row.columns), final >= 0 else { return 0..<0 }
    let last = row.columns - 1
    let start = columnStarts[row.firstColumn + min(last, Int(max(0, first)))]
    let end = columnStarts[row.firstColumn + Int(min(Double(last), final)) + 1]
    return Int(start)..<Int(end)
  }
}

/// Bounds of the length of a degree on the WGS 84 ellipsoid.
enum Degrees {
  /// A lower bound of the length in metres of a degree of latitude (110,574 m at the equator).
  static let shortestMetresOfLatitude = 110_500.0
  /// The approximate length in metres of a degree of longitude at the equator. At another latitude it is at
  /// least this times the cosine of the latitude.
  static let metresOfLongitude = 111_300.0
}

/// A box in degrees that contains every point within a distance of a centre.
@usableFromInline
struct SearchWindow {
  @usableFromInline let south: Double
  @usableFromInline let north: Double
  @usableFromInline let west: Double
  @usableFromInline let east: Double
  /// For a box across the 180th meridian, the shift in degrees at which it must be searched once more; 0 for
  /// other boxes.
  @usableFromInline let turn: Double

  @usableFromInline
  init(_ centre: Coordinate, _ position: EarthCentred, radius: Double) {
    let height = radius / Degrees.shortestMetresOfLatitude
    south = centre.latitude - height
    north = centre.latitude + height
    // A lower bound of the cosine of all latitudes in the box. The radius of curvature in the prime vertical is
    // at most 6,399,594 m, so that the quotient is at most the cosine at the centre; and a cosine decreases by at
    // most the difference of the angles.
    let fromAxis = (position.x * position.x + position.y * position.y).squareRoot()
    let cosine = fromAxis / 6_399_594 - height * (.pi / 180)
    let half = cosine > 1e-3 ? radius / (Degrees.metresOfLongitude * cosine) : 180
    // Half a turn in both directions covers every longitude; 360 extends to both ends of the range.
    let width = half < 180 ? half : 360
    west = centre.longitude - width
    east = centre.longitude + width
    // 180 and -180 are the same meridian, so a box that only touches it must be searched on both sides.
    turn = width == 360 ? 0 : west <= -180 ? 360 : east >= 180 ? -360 : 0
  }
}

/// Sorts points into rows and columns by counting sort.
private struct RowLayout {
  var rows: [PointIndex.Row]
  var columnStarts: [Int32] = [0]
  var order: [Int32] = []

  init(_ points: [Coordinate], south: Double, rowHeight: Double, cellMetres: Double) {
    guard let north = points.lazy.map(\.latitude).max() else {
      rows = []
      return
    }
    let rowOf = { (point: Coordinate) in Int((point.latitude - south) / rowHeight) }
    let rowCount = Int((north - south) / rowHeight) + 1
    rows = Self.spans(points, rowCount: rowCount, rowOf: rowOf)
    var counts = [Int](repeating: 0, count: rowCount)
    for point in points { counts[rowOf(point)] += 1 }
    cutIntoColumns(counts, south: south, rowHeight: rowHeight, cellMetres: cellMetres)
    fill(points, rowOf: rowOf)
  }

  /// The rows with their westernmost longitude. `columnsPerDegree` temporarily holds the width in degrees.
  private static func spans(
    _ points: [Coordinate], rowCount: Int, rowOf: (Coordinate) -> Int
  ) -> [PointIndex.Row] {
    var west = [Double](repeating: .infinity, count: rowCount)
    var east = [Double](repeating: -.infinity, count: rowCount)
    for point in points {
      let row = rowOf(point)
      west[row] = min(west[row], point.longitude)
      east[row] = max(east[row], point.longitude)
    }
    return (0..<rowCount).map { row in
      PointIndex.Row(west: west[row], columnsPerDegree: east[row] - west[row])
    }
  }

  private mutating func cutIntoColumns(
    _ counts: [Int], south: Double, rowHeight: Double, cellMetres: Double
  ) {
    var next = 0
    for row in rows.indices where counts[row] > 0 {
      let span = rows[row].columnsPerDegree
      let latitude = south + (Double(row) + 0.5) * rowHeight
      let metres = span * Degrees.metresOfLongitude * cos(latitude * .pi / 180)
      // At most 16 columns per point, so that memory is bounded wherever the points lie.
      let columns = max(1, min(Int(metres / cellMetres), counts[row] * 16))
      rows[row].columns = columns
      rows[row].columnsPerDegree = span > 0 ? Double(columns) / span : 0
      rows[row].firstColumn = next
      next += columns
    }
    columnStarts = [Int32](repeating: 0, count: next + 1)
  }

  private mutating func fill(_ points: [Coordinate], rowOf: (Coordinate) -> Int) {
    var columns = [Int32](repeating: 0, count: points.count)
    for (index, point) in points.enumerated() {
      let row = rows[rowOf(point)]
      let column = Int((point.longitude - row.west) * row.columnsPerDegree)
      columns[index] = Int32(truncatingIfNeeded: row.firstColumn + min(column, row.columns - 1))
      columnStarts[Int(columns[index]) + 1] += 1
    }
    for column in 1..<max(1, columnStarts.count) {
      columnStarts[column] += columnStarts[column - 1]
    }
    var next = columnStarts
    order = [Int32](repeating: 0, count: points.count)
    for index in points.indices {
      let column = Int(columns[index])
      order[Int(next[column])] = Int32(truncatingIfNeeded: index)
      next[column] += 1
    }
  }
}
