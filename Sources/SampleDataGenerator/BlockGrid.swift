import Foundation

/// The slightly bent grid of street blocks that covers the district.
///
/// Street corners lie at whole numbers, the middles of blocks at halves. Every street is drawn
/// through the same corners and half-way points, so lines that meet share a vertex exactly.
enum BlockGrid {
  static let columns = 35
  static let rows = 36

  /// The grid position as a spot: `u` blocks east, `v` blocks north.
  static func spot(_ u: Double, _ v: Double) -> Spot {
    let x = 330 * u + 75 * sin(v * 0.33) + 25 * sin(u * 0.9 + v * 0.5)
    let y = 300 * v + 90 * sin(u * 0.27 + 0.8) + 20 * sin(v * 0.8 + u * 0.6)
    return Spot(x: x, y: y)
  }

  /// The northing `v` at which the line `u` comes to the quay on one side of the river.
  static func quay(onLine u: Double, north: Bool) -> Double {
    var low = 0.0
    var high = Double(rows)
    for _ in 0..<50 {
      let middle = (low + high) / 2
      let spot = spot(u, middle)
      let reach = River.halfWidth(atX: spot.x) + River.quayWidth
      if River.offset(of: spot) > (north ? reach : -reach) { high = middle } else { low = middle }
    }
    return (low + high) / 2
  }
}

/// One block between four street corners, named by its south-west corner.
struct Block: Hashable {
  var column: Int
  var row: Int

  /// All blocks, row by row from the south-west.
  static let all = (0..<BlockGrid.rows).flatMap { row in
    (0..<BlockGrid.columns).map { Block(column: $0, row: row) }
  }

  /// A place in the block; (0, 0) is its south-west corner, (1, 1) its north-east one.
  func spot(_ east: Double, _ north: Double) -> Spot {
    BlockGrid.spot(Double(column) + east, Double(row) + north)
  }

  /// The middle of the block.
  var middle: Spot { spot(0.5, 0.5) }

  /// Whether no part of the block is near the water.
  var isDry: Bool {
    [spot(0, 0), spot(1, 0), spot(0, 1), spot(1, 1)].allSatisfy { corner in
      River.clearance(of: corner) > 60 && River.isNorth(corner) == River.isNorth(middle)
    }
  }
}
