import PlaneGeometry

/// The place in a polygon that is farthest from its nearest centre.
///
/// The distance to the nearest centre changes by no more than the distance moved, so no place in a square can be
/// farther than the square's middle by more than half a diagonal. Squares are split, the most promising first, until
/// none can beat the best place found so far by more than half a metre.
struct FarthestPlace {
  let point: PlanePoint
  /// The distance in metres of the plane.
  let distance: Double
  let centre: Int

  /// Searches a polygon; nil if there are no centres. Takes time proportional to the polygon's corners times the
  /// squares that are examined.
  init?(in polygon: PlanePolygon, from centres: NearestCentres) {
    guard let first = polygon.outer.first, let start = centres.nearest(to: first) else {
      return nil
    }
    var best = (point: first, distance: start.distance, centre: start.number)
    let consider = { (point: PlanePoint) in
      guard let found = centres.nearest(to: point), found.distance > best.distance else { return }
      best = (point, found.distance, found.number)
    }
    for corner in polygon.outer { consider(corner) }
    for hole in polygon.holes { hole.forEach(consider) }
    var squares = Squares(around: polygon)
    var looks = 0
    while let square = squares.popFarthest(), looks < Self.mostLooks {
      looks += 1
      let enough = best.distance + 0.5
      guard square.bound > enough else { break }
      for corner in 0..<4 {
        let quarter = square.quarter(corner)
        // The border is tested last: it has far more corners than there are centres nearby.
        guard let found = centres.nearest(to: quarter.middle),
          found.distance + quarter.halfDiagonal > enough
        else { continue }
        let border = polygon.borderDistance(quarter.middle)
        guard border.isInside || border.distance <= quarter.halfDiagonal else { continue }
        // The farthest place often lies on a side, which the middles of squares only approach.
        consider(border.isInside ? quarter.middle : border.nearest)
        squares.push(quarter, found.distance + quarter.halfDiagonal)
      }
    }
    (point, distance, centre) = (best.point, best.distance, best.centre)
  }

  /// A bound on the squares to examine. It is enough to come within a metre of the answer in any polygon that is not a
  /// maze.
  private static let mostLooks = 20_000

  private struct Square {
    let middle: PlanePoint
    let half: Double
    var bound = Double.infinity

    var halfDiagonal: Double { half * 1.4142135623730951 }

    /// One of the four squares of half the side, by its number from 0 to 3.
    func quarter(_ number: Int) -> Square {
      let x = number & 1 == 0 ? -half / 2 : half / 2
      let y = number & 2 == 0 ? -half / 2 : half / 2
      return Square(middle: PlanePoint(x: middle.x + x, y: middle.y + y), half: half / 2)
    }
  }

  /// A heap of squares, the one with the greatest bound on top.
  private struct Squares {
    private var heap: [Square] = []

    init(around polygon: PlanePolygon) {
      let (xs, ys) = (polygon.outer.map(\.x), polygon.outer.map(\.y))
      let (west, south) = (xs.min() ?? 0, ys.min() ?? 0)
      let (wide, high) = ((xs.max() ?? 0) - west, (ys.max() ?? 0) - south)
      let middle = PlanePoint(x: west + wide / 2, y: south + high / 2)
      heap = [Square(middle: middle, half: max(wide, high) / 2)]
    }

    mutating func push(_ square: Square, _ bound: Double) {
      var index = heap.count
      heap.append(Square(middle: square.middle, half: square.half, bound: bound))
      while index > 0, heap[(index - 1) / 2].bound < heap[index].bound {
        heap.swapAt((index - 1) / 2, index)
        index = (index - 1) / 2
      }
    }

    mutating func popFarthest() -> Square? {
      guard let top = heap.first, let last = heap.popLast() else { return nil }
      guard !heap.isEmpty else { return top }
      heap[0] = last
      var index = 0
      while true {
        var largest = index
        for child in (2 * index + 1)..<(2 * index + 3) where child < heap.count {
          if heap[child].bound > heap[largest].bound { largest = child }
        }
        if largest == index { return top }
        heap.swapAt(largest, index)
        index = largest
      }
    }
  }
}

extension PlanePolygon {
  /// Whether a point lies inside, its distance from the border, and the nearest point of the border.
  func borderDistance(
    _ point: PlanePoint
  ) -> (isInside: Bool, distance: Double, nearest: PlanePoint) {
    var found = BorderSearch(point: point)
    found.look(at: outer)
    for hole in holes { found.look(at: hole) }
    let nearest = PlanePoint(x: point.x + found.offset.x, y: point.y + found.offset.y)
    return (found.isInside, found.leastSquared.squareRoot(), nearest)
  }
}

/// The nearest border of a point so far, and whether a ray from it has crossed an odd number of sides.
private struct BorderSearch {
  let point: PlanePoint
  var isInside = false
  var leastSquared = Double.infinity
  /// The nearest border relative to the point.
  var offset = (x: 0.0, y: 0.0)

  mutating func look(at ring: [PlanePoint]) {
    guard var a = ring.last else { return }
    for b in ring {
      if (a.y > point.y) != (b.y > point.y),
        point.x < a.x + (point.y - a.y) / (b.y - a.y) * (b.x - a.x)
      {
        isInside.toggle()
      }
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let length = dx * dx + dy * dy
      let along = (point.x - a.x) * dx + (point.y - a.y) * dy
      let share = length > 0 ? min(1, max(0, along / length)) : 0
      let (x, y) = (a.x + dx * share - point.x, a.y + dy * share - point.y)
      if x * x + y * y < leastSquared { (leastSquared, offset) = (x * x + y * y, (x, y)) }
      a = b
    }
  }
}
