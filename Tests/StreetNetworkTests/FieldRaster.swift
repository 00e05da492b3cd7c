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
  /// For every pixel the least cost at its middle; infinite where no leg is short enough.
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
    for piece in pieces { lower(by: piece, walls) }
    for facility in facilities {
      let place = FixedCoordinate(facility)
      lower(by: ReachedPiece(a: place, b: place, length: 0, costA: 0, costB: 0), walls)
    }
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
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    for row in range(min(a.y, b.y), max(a.y, b.y)) {
      for column in range(min(a.x, b.x), max(a.x, b.x)) {
        let x = low + (Double(column) + 0.5) * pixel
        let y = low + (Double(row) + 0.5) * pixel
        let share = squared > 0 ? ((x - a.x) * dx + (y - a.y) * dy) / squared : 0
        // Beyond a point where only the walk is cut, the next piece is nearer.
        if share < 0, !piece.endsAtA { continue }
        if share > 1, !piece.endsAtB { continue }
        let held = min(1, max(0, share))
        let foot = (x: a.x + dx * held, y: a.y + dy * held)
        let off = ((x - foot.x) * (x - foot.x) + (y - foot.y) * (y - foot.y)).squareRoot()
        let cost = piece.cost(at: held * piece.length) + off * factor
        guard off <= cap, cost < costs[row * side + column],
          !walls.contains(where: { Self.crosses((x, y), foot, $0.0, $0.1) })
        else { continue }
        costs[row * side + column] = cost
      }
    }
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
