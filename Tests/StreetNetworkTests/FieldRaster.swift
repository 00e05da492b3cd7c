import CareCircleTestSupport
import Geodesy
import StreetNetwork

/// A walk-time field counted pixel by pixel, in metres of the scene: written from the definition, without lines,
/// windows, shadows or anything else of the drawing.
struct FieldRaster {
  let pixel: Double
  /// The scene's metres at the corner of the first pixel.
  let low: Double
  let side: Int
  /// For every pixel the least cost at its middle; infinite if no leg is short enough.
  private(set) var costs: [Double]

  private let cap = 100.0
  private let factor = 1.3

  /// The field of `pieces` and of the direct legs to `facilities`, over a square from `low` to `high`.
  init(
    _ scene: StreetScene, _ pieces: [ReachedPiece], _ facilities: [Coordinate],
    from low: Double, to high: Double, pixel: Double
  ) {
    (self.low, self.pixel) = (low, pixel)
    side = Int(((high - low) / pixel).rounded(.up))
    costs = Array(repeating: .infinity, count: side * side)
    let walls = Self.walls(of: scene)
    for facility in facilities {
      let place = FixedCoordinate(facility)
      lower(by: ReachedPiece(a: place, b: place, length: 0, costA: 0, costB: 0), walls)
    }
    // Cheap pieces first, so that most others are out of the question.
    let sorted = pieces.sorted { min($0.costA, $0.costB) < min($1.costA, $1.costB) }
    for piece in sorted { lower(by: piece, walls) }
  }

  private typealias Point = (x: Double, y: Double)

  /// The scene's metres of a place.
  private static func metres(_ place: FixedCoordinate) -> Point {
    let metric = LocalMetric(latitude: Double(StreetScene.origin.y))
    return (
      (Double(place.x) - Double(StreetScene.origin.x)) * metric.east,
      (Double(place.y) - Double(StreetScene.origin.y)) * metric.north
    )
  }

  private static func walls(of scene: StreetScene) -> [(Point, Point)] {
    (0..<scene.walls.count).flatMap { line in
      scene.walls.points(of: line).dropLast().map {
        (metres(scene.walls.points[$0]), metres(scene.walls.points[$0 + 1]))
      }
    }
  }

  private func range(_ from: Double, _ to: Double) -> Range<Int> {
    let first = max(0, Int(((from - cap - low) / pixel).rounded(.down)))
    return first..<max(first, min(side, Int(((to + cap - low) / pixel).rounded(.up))))
  }

  private mutating func lower(by piece: ReachedPiece, _ walls: [(Point, Point)]) {
    let (a, b) = (Self.metres(piece.a), Self.metres(piece.b))
    let length = Self.distance(a, b)
    let near = walls.filter { Self.isNear($0, a, b, cap) }
    for row in range(min(a.y, b.y), max(a.y, b.y)) {
      for column in range(min(a.x, b.x), max(a.x, b.x)) {
        let place = (
          x: low + (Double(column) + 0.5) * pixel, y: low + (Double(row) + 0.5) * pixel
        )
        let index = row * side + column
        // Nothing is within the cap of the piece that is not within it of a disc around the piece.
        let middle = (x: (a.x + b.x) / 2, y: (a.y + b.y) / 2)
        let off = Self.distance(place, middle) - length / 2
        guard off <= cap, min(piece.costA, piece.costB) + max(0, off) * factor < costs[index]
        else {
          continue
        }
        lower(index, place, piece, a, b, length, near)
      }
    }
  }

  /// Tries points of the piece a metre apart, or 25 cm apart near a wall, and then ever finer around the best.
  private mutating func lower(
    _ index: Int, _ place: Point, _ piece: ReachedPiece, _ a: Point, _ b: Point,
    _ length: Double, _ walls: [(Point, Point)]
  ) {
    let (cap, factor) = (cap, factor)
    // The cost over a point of the piece; infinite if it is not less than `most`.
    let cost = { (share: Double, most: Double) -> Double in
      let point = (x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share)
      let off = Self.distance(place, point)
      let cost = piece.cost(at: share * piece.length) + off * factor
      guard off <= cap, cost < most,
        !walls.contains(where: { Self.crosses(place, point, $0.0, $0.1) })
      else { return .infinity }
      return cost
    }
    let most = costs[index] + 2
    let count = max(1, Int((walls.isEmpty ? length : length * 4).rounded(.up)))
    var best = (share: 0.0, cost: cost(0, most))
    for number in 1...count {
      let share = Double(number) / Double(count)
      let now = cost(share, min(most, best.cost))
      if now < best.cost { best = (share, now) }
    }
    guard best.cost < most else { return }
    var step = 0.5 / Double(count)
    while step * length > 0.01 {
      for share in [best.share - step, best.share + step] where share >= 0 && share <= 1 {
        let now = cost(share, best.cost)
        if now < best.cost { best = (share, now) }
      }
      step /= 2
    }
    costs[index] = min(costs[index], best.cost)
  }

  private static func distance(_ a: Point, _ b: Point) -> Double {
    ((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y)).squareRoot()
  }

  private static func isNear(
    _ wall: (Point, Point), _ a: Point, _ b: Point, _ cap: Double
  ) -> Bool {
    max(wall.0.x, wall.1.x) >= min(a.x, b.x) - cap && min(wall.0.x, wall.1.x) <= max(a.x, b.x) + cap
      && max(wall.0.y, wall.1.y) >= min(a.y, b.y) - cap
      && min(wall.0.y, wall.1.y) <= max(a.y, b.y) + cap
  }

  private static func crosses(_ a: Point, _ b: Point, _ p: Point, _ q: Point) -> Bool {
    func turn(_ a: Point, _ b: Point, _ c: Point) -> Double {
      (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    }
    return turn(a, b, p) * turn(a, b, q) < 0 && turn(p, q, a) * turn(p, q, b) < 0
  }

  /// The area where the cost is within a limit, in square metres.
  func area(within limit: Double) -> Double {
    Double(costs.count { $0 <= limit }) * pixel * pixel
  }

  /// The middle of a pixel, in the scene's metres.
  func middle(_ place: Int) -> (Double, Double) {
    (
      low + (Double(place % side) + 0.5) * pixel, low + (Double(place / side) + 0.5) * pixel
    )
  }
}
