import Foundation

/// The slightly bent grid of street blocks that covers the district.
///
/// Street corners have whole-number grid coordinates; the centres of blocks lie half-way between
/// them. All streets are drawn through the same corners and half-way points, so that lines that meet
/// share a vertex exactly.
enum BlockGrid {
  static let columns = 35
  static let rows = 36

  /// The spot at a grid position: `u` blocks east and `v` blocks north of the origin.
  static func spot(_ u: Double, _ v: Double) -> Spot {
    let x = 330 * u + 75 * sin(v * 0.33) + 25 * sin(u * 0.9 + v * 0.5)
    let y = 300 * v + 90 * sin(u * 0.27 + 0.8) + 20 * sin(v * 0.8 + u * 0.6)
    return Spot(x: x, y: y)
  }

  /// The grid northing `v` at which the grid line `u` meets the quay on one side of the river, found
  /// by bisection.
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

/// One block between four street corners, identified by its south-west corner.
struct Block: Hashable {
  var column: Int
  var row: Int

  /// All blocks, row by row from the south-west.
  static let all = (0..<BlockGrid.rows).flatMap { row in
    (0..<BlockGrid.columns).map { Block(column: $0, row: row) }
  }

  /// A spot in the block: (0, 0) is its south-west corner, (1, 1) its north-east corner.
  func spot(_ east: Double, _ north: Double) -> Spot {
    BlockGrid.spot(Double(column) + east, Double(row) + north)
  }

  /// The centre of the block.
  var middle: Spot { spot(0.5, 0.5) }

  /// Whether all corners are more than 60 m from the water and on the same bank.
  var isDry: Bool {
    [spot(0, 0), spot(1, 0), spot(0, 1), spot(1, 1)].allSatisfy { corner in
      River.clearance(of: corner) > 60 && River.isNorth(corner) == River.isNorth(middle)
    }
  }
}
