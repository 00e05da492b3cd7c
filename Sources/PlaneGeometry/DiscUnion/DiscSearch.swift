extension DiscView {
  /// Calls `body` with the places of the discs of one layer whose centres lie within `reach` of a point,
  /// and with some that lie beyond, until it says that it has seen enough.
  ///
  /// Rows are read from the nearest outwards, each from the point's own easting outwards.
  @inline(__always)
  func search(
    _ layer: DiscRows.Layer, _ x: Double, _ y: Double, reach: Double, _ body: (Int) -> Bool
  ) {
    // What is one disc's neighbour must find it in turn, however differences round.
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

  /// A disc of the layer that lies near a point and covers it; nil where there is none or where more than one
  /// look would be needed.
  @inline(__always)
  func quickCover(_ layer: DiscRows.Layer, _ x: Double, _ y: Double) -> Int? {
    let row = layer.firstRow + DiscRows.row(of: y, in: layer)
    let first = Int(rowStarts[row])
    let end = Int(rowStarts[row + 1])
    guard first < end else { return nil }
    var place = firstPlace(from: first, to: end, atLeast: x)
    if place == end || (place > first && x - xs[place - 1] < xs[place] - x) { place -= 1 }
    let (dx, dy) = (xs[place] - x, ys[place] - y)
    return dx * dx + dy * dy <= radii[place] * radii[place] ? place : nil
  }

  /// What `search` does in one row; whether `body` has seen enough.
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
    var right = firstPlace(from: first, to: end, atLeast: x)
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

  @inline(__always)
  private func firstPlace(from first: Int, to end: Int, atLeast x: Double) -> Int {
    var (low, high) = (first, end)
    while low < high {
      let middle = (low + high) >> 1
      if xs[middle] < x { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// How the disc at one place covers the circle of another.
  @inline(__always)
  func crossing(of place: Int, by other: Int) -> CircleCrossing {
    CircleCrossing(
      dx: xs[other] - xs[place], dy: ys[other] - ys[place], own: radii[place],
      other: radii[other], isFirst: other < place)
  }
}

extension DiscRows {
  /// How the disc at one place covers the circle of another.
  func crossing(of place: Int, by other: Int) -> CircleCrossing {
    CircleCrossing(
      dx: xs[other] - xs[place], dy: ys[other] - ys[place], own: radii[place],
      other: radii[other], isFirst: other < place)
  }

  /// Whether a point lies in a disc or on its circle.
  func covers(_ x: Double, _ y: Double) -> Bool {
    withView { view in
      layers.contains { layer in
        var isFound = false
        view.search(layer, x, y, reach: layer.largest) { place in
          let (dx, dy) = (view.xs[place] - x, view.ys[place] - y)
          isFound = dx * dx + dy * dy <= view.radii[place] * view.radii[place]
          return isFound
        }
        return isFound
      }
    } ?? false
  }
}
