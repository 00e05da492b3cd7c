extension DiscView {
  /// Calls `body` with the index of every disc of one layer whose centre is within `reach` of a point, and
  /// of some that are farther away, until `body` returns true.
  ///
  /// Rows are visited from the nearest outwards, and within a row discs from the point's easting outwards.
  @inline(__always)
  func search(
    _ layer: DiscRows.Layer, _ x: Double, _ y: Double, reach: Double, _ body: (Int) -> Bool
  ) {
    // The margin keeps neighbourhood symmetric despite rounding: if a disc finds another one, the other
    // must find it as well.
    let reach = reach * (1 + 1e-9) + 1e-6
    let bottom = (y - reach - layer.south) / layer.rowHeight
    let top = (y + reach - layer.south) / layer.rowHeight
    guard top >= 0, bottom < Double(layer.rows) else { return }
    let lowest = Int(max(0, bottom))
    let highest = Int(min(Double(layer.rows - 1), top))
    let own = min(highest, max(lowest, DiscRows.row(of: y, in: layer)))
    for step in 0...max(own - lowest, highest - own) {
      if own + step <= highest, searchRow(layer, own + step, x, y, reach, body) { return }
      guard step > 0, own - step >= lowest else { continue }
      if searchRow(layer, own - step, x, y, reach, body) { return }
    }
  }

  /// A disc of the layer that covers a point. Only one disc is tested, the nearest in easting in the
  /// point's own row; nil if it does not cover the point.
  @inline(__always)
  func quickCover(_ layer: DiscRows.Layer, _ x: Double, _ y: Double) -> Int? {
    let row = layer.firstRow + DiscRows.row(of: y, in: layer)
    let first = Int(rowStarts[row])
    let end = Int(rowStarts[row + 1])
    guard first < end else { return nil }
    var disc = lowerBound(from: first, to: end, atLeast: x)
    if disc == end || (disc > first && x - xs[disc - 1] < xs[disc] - x) { disc -= 1 }
    let (dx, dy) = (xs[disc] - x, ys[disc] - y)
    return dx * dx + dy * dy <= radii[disc] * radii[disc] ? disc : nil
  }

  /// Searches one row; returns true if `body` did.
  @inline(__always)
  private func searchRow(
    _ layer: DiscRows.Layer, _ row: Int, _ x: Double, _ y: Double, _ reach: Double,
    _ body: (Int) -> Bool
  ) -> Bool {
    let first = Int(rowStarts[layer.firstRow + row])
    let end = Int(rowStarts[layer.firstRow + row + 1])
    guard first < end else { return false }
    let floor = layer.south + Double(row) * layer.rowHeight
    let gap = max(0, max(floor - y, y - floor - layer.rowHeight) - 1e-6)
    let width = max(0, reach * reach - gap * gap).squareRoot()
    var right = lowerBound(from: first, to: end, atLeast: x)
    var left = right - 1
    while true {
      let toRight = right < end ? xs[right] - x : .infinity
      let toLeft = left >= first ? x - xs[left] : .infinity
      guard min(toRight, toLeft) <= width else { return false }
      if toRight <= toLeft {
        if body(right) { return true }
        right += 1
      } else {
        if body(left) { return true }
        left -= 1
      }
    }
  }

  /// The first disc of a row whose easting is at least `x`; `end` if there is none.
  @inline(__always)
  private func lowerBound(from first: Int, to end: Int, atLeast x: Double) -> Int {
    var (low, high) = (first, end)
    while low < high {
      let middle = (low + high) >> 1
      if xs[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How the disc `other` covers the circle of `disc`.
  @inline(__always)
  func crossing(of disc: Int, by other: Int) -> CircleCrossing {
    CircleCrossing(
      dx: xs[other] - xs[disc], dy: ys[other] - ys[disc], own: radii[disc],
      other: radii[other], isFirst: other < disc)
  }
}

extension DiscRows {
  /// How the disc `other` covers the circle of `disc`.
  func crossing(of disc: Int, by other: Int) -> CircleCrossing {
    CircleCrossing(
      dx: xs[other] - xs[disc], dy: ys[other] - ys[disc], own: radii[disc],
      other: radii[other], isFirst: other < disc)
  }

  /// Whether a point lies in any disc or on its circle.
  func covers(_ x: Double, _ y: Double) -> Bool {
    withView { view in
      layers.contains { layer in
        var isFound = false
        view.search(layer, x, y, reach: layer.largest) { disc in
          let (dx, dy) = (view.xs[disc] - x, view.ys[disc] - y)
          isFound = dx * dx + dy * dy <= view.radii[disc] * view.radii[disc]
          return isFound
        }
        return isFound
      }
    } ?? false
  }
}
