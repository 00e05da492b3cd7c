import Foundation
import Geodesy

/// A static index of points on the ellipsoid, for "what lies within so many metres of here".
///
/// Points are kept as earth-centred coordinates in rows of equal latitude height, each row cut into
/// columns, so that a search reads a few runs of neighbouring memory. Building takes O(n log n) time;
/// memory is 32 bytes a point and at most 64 bytes a point of columns and 128 of rows, wherever they lie.
/// A search takes time in proportion to the points near its circle.
public struct PointIndex: Sendable {
  /// A row: the longitudes it spans and its run of columns.
  @usableFromInline
  struct Row: Sendable {
    @usableFromInline var west = 0.0
    @usableFromInline var columnsPerDegree = 0.0
    @usableFromInline var firstColumn = 0
    @usableFromInline var columns = 0
  }

  /// The earth-centred coordinates of the points, each in an array of its own, and the numbers by which
  /// searches call them. Coordinates have one more at the end, so that two can be read at once anywhere.
  @usableFromInline let xs: [Double]
  @usableFromInline let ys: [Double]
  @usableFromInline let zs: [Double]
  @usableFromInline let names: [Int32]
  @usableFromInline let rows: [Row]
  /// Where each column's entries start; one more at the end.
  @usableFromInline let columnStarts: [Int32]
  @usableFromInline let south: Double
  @usableFromInline let rowHeight: Double

  /// How many points the index holds.
  @inlinable public var count: Int { names.count }

  /// Indexes `points`; `cell` is the size of search that it should be fastest for.
  ///
  /// `names` are the numbers by which searches call the points; without them, their array places.
  /// At most 2^31 - 1 points; more are left to the caller to split.
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

  /// Calls `body` with the number and squared chord of every point within `radius` metres of
  /// `centre` along the chord, and with some that lie beyond.
  ///
  /// The caller decides by the squared chord; no point whose geodesic distance is at most `radius`
  /// is left out. The order is that of the index: the same on every run.
  @inlinable
  public func forEachNear(
    _ centre: Coordinate, within radius: Double,
    _ body: (_ name: Int, _ squaredChord: Double) -> Void
  ) {
    let position = EarthCentred(centre)
    forEachRun(centre, position, within: radius) { run in
      for place in run {
        let entry = EarthCentred(x: xs[place], y: ys[place], z: zs[place])
        body(Int(names[place]), position.squaredChord(to: entry))
      }
    }
  }

  /// Calls `body` with the runs of neighbouring entries that hold every point within `radius` metres of
  /// `centre`, which is at `position`, each entry once.
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
      // Over the 180th meridian both ends of the turn can meet one wide column: it is read once.
      let second = run(row, west: window.west + window.turn, east: window.east + window.turn)
      body(second.clamped(to: min(second.lowerBound, first.lowerBound)..<first.lowerBound))
      body(second.clamped(to: first.upperBound..<max(second.upperBound, first.upperBound)))
    }
  }

  /// The entries of one row whose column meets the longitudes from `west` to `east`.
  @inlinable
  func run(_ row: Row, west: Double, east: Double) -> Range<Int> {
    let first = (west - row.west) * row.columnsPerDegree
    let final = (east - row.west) * row.columnsPerDegree
    // The easternmost point lies at the end of the last column, one past it by the same division.
    guard first <= Double(row.columns), final >= 0 else { return 0..<0 }
    let last = row.columns - 1
    let start = columnStarts[row.firstColumn + min(last, Int(max(0, first)))]
    let end = columnStarts[row.firstColumn + Int(min(Double(last), final)) + 1]
    return Int(start)..<Int(end)
  }
}

/// Bounds of a degree on the WGS 84 ellipsoid.
enum Degrees {
  /// No degree of latitude is shorter than this many metres (110,574 at the equator).
  static let shortestMetresOfLatitude = 110_500.0
  /// A degree of longitude at latitude 0; elsewhere it is at least this times the cosine.
  static let metresOfLongitude = 111_300.0
}

/// A box in degrees that holds every point within a distance of a centre.
@usableFromInline
struct SearchWindow {
  @usableFromInline let south: Double
  @usableFromInline let north: Double
  @usableFromInline let west: Double
  @usableFromInline let east: Double
  /// The turn by which a box over the 180th meridian is looked for once more; 0 for others.
  @usableFromInline let turn: Double

  @usableFromInline
  init(_ centre: Coordinate, _ position: EarthCentred, radius: Double) {
    let height = radius / Degrees.shortestMetresOfLatitude
    south = centre.latitude - height
    north = centre.latitude + height
    // The radius of curvature eastwards is at most 6,399,594 m, so that this is at most the cosine of the
    // centre's latitude; a cosine falls by at most the angle, so that it is at most that of the farthest.
    let fromAxis = (position.x * position.x + position.y * position.y).squareRoot()
    let cosine = fromAxis / 6_399_594 - height * (.pi / 180)
    let half = cosine > 1e-3 ? radius / (Degrees.metresOfLongitude * cosine) : 180
    // Half a turn each way from any centre is every longitude: 360 reaches both ends of the range.
    let width = half < 180 ? half : 360
    west = centre.longitude - width
    east = centre.longitude + width
    // 180 and -180 are one meridian, so that a box that only touches it is turned as well.
    turn = width == 360 ? 0 : west <= -180 ? 360 : east >= 180 ? -360 : 0
  }
}

/// Sorts points into rows and columns by counting.
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

  /// Each row's westernmost point, with the width of its span in `columnsPerDegree` for the moment.
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
      // Never more than 16 columns a point: memory must not depend on where the points lie.
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
    for (place, point) in points.enumerated() {
      let row = rows[rowOf(point)]
      let column = Int((point.longitude - row.west) * row.columnsPerDegree)
      columns[place] = Int32(truncatingIfNeeded: row.firstColumn + min(column, row.columns - 1))
      columnStarts[Int(columns[place]) + 1] += 1
    }
    for column in 1..<max(1, columnStarts.count) {
      columnStarts[column] += columnStarts[column - 1]
    }
    var next = columnStarts
    order = [Int32](repeating: 0, count: points.count)
    for place in points.indices {
      let column = Int(columns[place])
      order[Int(next[column])] = Int32(truncatingIfNeeded: place)
      next[column] += 1
    }
  }
}
