import PlaneGeometry

/// Points of a plane in a grid of equal cells, which finds the points in a box and the nearest point to another.
struct NearestCentres: Sendable {
  private let points: [PlanePoint]
  private let cell: Double
  private let west: Double
  private let south: Double
  private let columns: Int
  private let rows: Int
  private let starts: [Int32]
  private let members: [Int32]

  /// Indexes the points, with about two of them in each cell.
  init(_ points: [PlanePoint]) {
    self.points = points
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (west, south) = (xs.min() ?? 0, ys.min() ?? 0)
    let (wide, high) = ((xs.max() ?? 0) - west, (ys.max() ?? 0) - south)
    // A few far outliers must not make more cells than there are points.
    let cell = max(
      1, ((wide + 1) * (high + 1) / Double(max(1, points.count)) * 2).squareRoot(),
      max(wide, high) / 4096)
    let (columns, rows) = (Int(wide / cell) + 1, Int(high / cell) + 1)
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    let cellIndex = { (point: PlanePoint) in
      min(rows - 1, Int((point.y - south) / cell)) * columns
        + min(columns - 1, Int((point.x - west) / cell))
    }
    for point in points { counts[cellIndex(point) + 1] += 1 }
    for number in 1..<counts.count { counts[number] += counts[number - 1] }
    var next = counts
    var members = [Int32](repeating: 0, count: points.count)
    for (number, point) in points.enumerated() {
      let own = cellIndex(point)
      members[Int(next[own])] = Int32(truncatingIfNeeded: number)
      next[own] += 1
    }
    (self.cell, self.west, self.south, self.columns, self.rows) = (cell, west, south, columns, rows)
    (starts, self.members) = (counts, members)
  }

  /// The points in a box, those on its border included, in no particular order.
  func inside(_ low: PlanePoint, _ high: PlanePoint) -> [Int] {
    var found: [Int] = []
    guard let columns = cells(low.x - west, high.x - west, columns),
      let rows = cells(low.y - south, high.y - south, rows)
    else { return found }
    for row in rows {
      for column in columns {
        forEach(column, row) { number in
          let point = points[number]
          if point.x >= low.x, point.x <= high.x, point.y >= low.y, point.y <= high.y {
            found.append(number)
          }
        }
      }
    }
    return found
  }

  private func cells(_ low: Double, _ high: Double, _ count: Int) -> ClosedRange<Int>? {
    let most = Double(count) * cell
    guard high >= 0, low <= most else { return nil }
    return min(count - 1, Int(max(0, low) / cell))...min(count - 1, Int(min(most, high) / cell))
  }

  private func forEach(_ column: Int, _ row: Int, _ body: (Int) -> Void) {
    let index = row * columns + column
    for member in members[Int(starts[index])..<Int(starts[index + 1])] { body(Int(member)) }
  }

  /// The nearest point and its distance; of equally near points, the first. Nil if there are no points.
  func nearest(to point: PlanePoint) -> (number: Int, distance: Double)? {
    guard !points.isEmpty else { return nil }
    let column = max(0, min(columns - 1, Int(max(-1, min(1e9, (point.x - west) / cell)))))
    let row = max(0, min(rows - 1, Int(max(-1, min(1e9, (point.y - south) / cell)))))
    // The distance of the point from its own cell, which is the nearest cell of the grid.
    var best: (number: Int, squared: Double)?
    for ring in 0...max(columns, rows) {
      // No point in this ring of cells can be nearer than `clearance`.
      if let best, ring > 0 {
        let least = clearance(point, column, row, ring)
        if least > 0, least * least > best.squared { break }
      }
      forEachCell(column, row, ring) { column, row in
        forEach(column, row) { number in
          let (dx, dy) = (points[number].x - point.x, points[number].y - point.y)
          let squared = dx * dx + dy * dy
          guard let known = best else {
            best = (number, squared)
            return
          }
          if squared < known.squared || (squared == known.squared && number < known.number) {
            best = (number, squared)
          }
        }
      }
    }
    return best.map { ($0.number, $0.squared.squareRoot()) }
  }

  /// The distance from the point to everything outside the rings of cells searched so far.
  private func clearance(_ point: PlanePoint, _ column: Int, _ row: Int, _ ring: Int) -> Double {
    let (x, y) = (point.x - west, point.y - south)
    let reach = ring - 1
    // There are no cells beyond an outermost side of the grid, so it sets no limit.
    let left = column - reach > 0 ? x - Double(column - reach) * cell : .infinity
    let right = column + reach < columns - 1 ? Double(column + reach + 1) * cell - x : .infinity
    let below = row - reach > 0 ? y - Double(row - reach) * cell : .infinity
    let above = row + reach < rows - 1 ? Double(row + reach + 1) * cell - y : .infinity
    return min(min(left, right), min(below, above))
  }

  private func forEachCell(_ column: Int, _ row: Int, _ ring: Int, _ body: (Int, Int) -> Void) {
    for y in (row - ring)...(row + ring) where y >= 0 && y < rows {
      let isEdge = y == row - ring || y == row + ring
      let step = isEdge || ring == 0 ? 1 : 2 * ring
      for x in stride(from: column - ring, through: column + ring, by: step)
      where x >= 0 && x < columns {
        body(x, y)
      }
    }
  }
}
