import Drawing
import PlaneGeometry

/// What is left of lines and rings on a page: nothing finer than the eye sees, and nothing outside of the map.
extension MapFrame {
  /// The greatest number of points of one layer of a map, beyond which it is drawn more coarsely.
  static let mostPoints = 250_000

  /// The rings of areas, cut at the border of the map.
  func rings(_ lines: PlaneLines) -> PagePath {
    coarsened { grid in
      var path = PagePath()
      forEachSeen(lines) { line, isInside in
        var ring = isInside ? snapped(line, grid) : cut(line.map(point)).map { snap($0, grid) }
        if ring.count > 1, ring.first == ring.last { ring.removeLast() }
        if ring.count > 2 { path.add(ring) }
      }
      return path
    }
  }

  /// Lines, without the stretches that lie outside of the map and those that are drawn already.
  func lines(_ lines: PlaneLines) -> PagePath {
    let outer = box.inset(-4)
    return coarsened { grid in
      var path = PagePath()
      var drawn = Set<SnappedStretch>()
      forEachSeen(lines) { line, _ in
        var last: PagePoint?
        var lastCell = SnappedPlace(x: .min, y: .min)
        for place in line {
          let here = point(place)
          let cell = SnappedPlace(here, grid)
          defer { (last, lastCell) = (here, cell) }
          guard let last, lastCell != cell else { continue }
          let isSeen = outer.touches(last, here)
          guard isSeen, drawn.insert(SnappedStretch(lastCell, cell)).inserted else {
            path.endLine(least: 2)
            continue
          }
          if path.isBetweenLines { path.append(outer.clamped(lastCell.place(grid))) }
          path.append(outer.clamped(cell.place(grid)))
        }
        path.endLine(least: 2)
      }
      return path
    }
  }

  /// Draws ever more coarsely until the path is small enough.
  private func coarsened(_ draw: (Double) -> PagePath) -> PagePath {
    var grid = 0.2
    var path = draw(grid)
    while path.pointCount > Self.mostPoints, grid < 3 {
      grid *= 2
      path = draw(grid)
    }
    return path
  }

  /// Each line of which something may be seen, and whether all of it lies on the map.
  private func forEachSeen(
    _ lines: PlaneLines, _ body: (ArraySlice<PlanePoint>, Bool) -> Void
  ) {
    let seen = seen
    for number in 0..<lines.count where lines.boxes[number].overlaps(seen) {
      let own = lines.boxes[number]
      let corners = [
        PlanePoint(x: own.west, y: own.south), PlanePoint(x: own.east, y: own.north),
        PlanePoint(x: own.west, y: own.north), PlanePoint(x: own.east, y: own.south),
      ]
      body(lines.line(number), corners.allSatisfy { box.inset(-4).contains(point($0)) })
    }
  }

  private func snapped(_ line: ArraySlice<PlanePoint>, _ grid: Double) -> [PagePoint] {
    var points: [PagePoint] = []
    for place in line {
      let here = snap(point(place), grid)
      if points.last != here { points.append(here) }
    }
    return points
  }

  private func snap(_ point: PagePoint, _ grid: Double) -> PagePoint {
    SnappedPlace(point, grid).place(grid)
  }

  /// What lies inside the map of a ring (Sutherland and Hodgman), a little beyond its border.
  private func cut(_ ring: [PagePoint]) -> [PagePoint] {
    let outer = box.inset(-4)
    var ring = ring
    for side in PageBox.Side.allCases {
      var kept: [PagePoint] = []
      guard var last = ring.last else { return [] }
      for point in ring {
        let (isInside, wasInside) = (outer.isInside(point, side), outer.isInside(last, side))
        if isInside != wasInside { kept.append(outer.crossing(last, point, side)) }
        if isInside { kept.append(point) }
        last = point
      }
      ring = kept
    }
    return ring
  }
}

/// A place on the grid to which a drawing is rounded.
private struct SnappedPlace: Hashable {
  let x: Int32
  let y: Int32

  init(x: Int32, y: Int32) { (self.x, self.y) = (x, y) }

  init(_ point: PagePoint, _ grid: Double) {
    // Places far outside a page stay far outside.
    x = Int32(max(-1e8, min(1e8, (point.x / grid).rounded())))
    y = Int32(max(-1e8, min(1e8, (point.y / grid).rounded())))
  }

  func place(_ grid: Double) -> PagePoint { PagePoint(Double(x) * grid, Double(y) * grid) }
}

/// A stretch of a line between two places of the grid, whichever way it is drawn.
private struct SnappedStretch: Hashable {
  private let low: SnappedPlace
  private let high: SnappedPlace

  init(_ a: SnappedPlace, _ b: SnappedPlace) {
    (low, high) = (a.x, a.y) <= (b.x, b.y) ? (a, b) : (b, a)
  }
}

extension PagePath {
  fileprivate var isBetweenLines: Bool { (ends.last ?? 0) == pointCount }
}

extension PageBox {
  fileprivate enum Side: CaseIterable {
    case left, right, top, bottom
  }

  fileprivate func isInside(_ point: PagePoint, _ side: Side) -> Bool {
    switch side {
    case .left: point.x >= x
    case .right: point.x <= right
    case .top: point.y >= y
    case .bottom: point.y <= bottom
    }
  }

  fileprivate func crossing(_ a: PagePoint, _ b: PagePoint, _ side: Side) -> PagePoint {
    switch side {
    case .left, .right:
      let edge = side == .left ? x : right
      return PagePoint(edge, a.y + (b.y - a.y) * (edge - a.x) / (b.x - a.x))
    case .top, .bottom:
      let edge = side == .top ? y : bottom
      return PagePoint(a.x + (b.x - a.x) * (edge - a.y) / (b.y - a.y), edge)
    }
  }

  /// Whether the box around a stretch touches this one.
  fileprivate func touches(_ a: PagePoint, _ b: PagePoint) -> Bool {
    min(a.x, b.x) <= right && max(a.x, b.x) >= x && min(a.y, b.y) <= bottom && max(a.y, b.y) >= y
  }

  /// A place no farther outside than a page is wide, as far as the drawing library can count.
  fileprivate func clamped(_ point: PagePoint) -> PagePoint {
    PagePoint(
      max(x - 5000, min(right + 5000, point.x)), max(y - 5000, min(bottom + 5000, point.y)))
  }
}
