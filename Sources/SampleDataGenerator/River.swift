import Foundation

/// The river that crosses the district from west to east, and on which nobody lives.
enum River {
  /// Streets along the river keep this far from the water, in metres.
  static let quayWidth = 25.0

  /// Where the middle of the river lies at `x` metres east.
  static func middle(atX x: Double) -> Double {
    5_450 + 430 * sin(x / 1_900 + 0.6) + 110 * sin(x / 760)
  }

  /// Half of the river's width at `x` metres east.
  static func halfWidth(atX x: Double) -> Double {
    135 + 35 * sin(x / 2_300 + 1)
  }

  /// How far the spot lies from the nearer water's edge: positive on land, negative in the water.
  static func clearance(of spot: Spot) -> Double {
    abs(offset(of: spot)) - halfWidth(atX: spot.x)
  }

  /// Whether the spot lies north of the middle of the river.
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

  /// The middle of the river between two eastings, a vertex about every 150 m.
  static func course(fromX start: Double, toX end: Double) -> [Spot] {
    let steps = max(1, Int((abs(end - start) / 150).rounded()))
    return (0...steps).map { step in
      let x = start + (end - start) * Double(step) / Double(steps)
      return Spot(x: x, y: middle(atX: x))
    }
  }

  /// The signed distance to the middle line, positive to the north, measured square to the current.
  static func offset(of spot: Spot) -> Double {
    let slope = (middle(atX: spot.x + 5) - middle(atX: spot.x - 5)) / 10
    return (spot.y - middle(atX: spot.x)) / (1 + slope * slope).squareRoot()
  }
}
