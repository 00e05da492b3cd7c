import Foundation

/// The river that crosses the district from west to east.
enum River {
  /// The distance in metres between the water and the streets along the river.
  static let quayWidth = 25.0

  /// The northing of the river's centre line in metres, at `x` metres east.
  static func middle(atX x: Double) -> Double {
    5_450 + 430 * sin(x / 1_900 + 0.6) + 110 * sin(x / 760)
  }

  /// Half of the river's width in metres, at `x` metres east.
  static func halfWidth(atX x: Double) -> Double {
    135 + 35 * sin(x / 2_300 + 1)
  }

  /// The distance in metres to the nearer bank: positive on land, negative in the water.
  static func clearance(of spot: Spot) -> Double {
    abs(offset(of: spot)) - halfWidth(atX: spot.x)
  }

  /// Whether the spot lies north of the river's centre line.
  static func isNorth(_ spot: Spot) -> Bool {
    offset(of: spot) > 0
  }

  /// Whether the straight line between two spots stays at least `margin` metres from the water.
  static func isDry(from start: Spot, to end: Spot, margin: Double) -> Bool {
    guard isNorth(start) == isNorth(end) else { return false }
    let steps = max(1, Int(start.distance(to: end) / 40))
    return (1..<max(2, steps)).allSatisfy {
      clearance(of: start.toward(end, fraction: Double($0) / Double(steps))) > margin
    }
  }

  /// The centre line of the river between two eastings, with a vertex about every 150 m.
  static func course(fromX start: Double, toX end: Double) -> [Spot] {
    let steps = max(1, Int((abs(end - start) / 150).rounded()))
    return (0...steps).map { step in
      let x = start + (end - start) * Double(step) / Double(steps)
      return Spot(x: x, y: middle(atX: x))
    }
  }

  /// The approximate signed distance in metres to the centre line, measured perpendicular to it;
  /// positive to the north.
  static func offset(of spot: Spot) -> Double {
    let slope = (middle(atX: spot.x + 5) - middle(atX: spot.x - 5)) / 10
    return (spot.y - middle(atX: spot.x)) / (1 + slope * slope).squareRoot()
  }
}
