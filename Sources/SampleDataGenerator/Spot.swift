import Foundation

/// A location in the invented district, in metres east and north of its south-west corner.
///
/// The town is laid out on this plane and converted to degrees when it is written.
struct Spot: Equatable {
  var x: Double
  var y: Double

  /// The distance on the plane in metres.
  func distance(to other: Spot) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The spot at the given fraction of the line to `other`.
  func toward(_ other: Spot, fraction: Double) -> Spot {
    Spot(x: x + (other.x - x) * fraction, y: y + (other.y - y) * fraction)
  }

  /// The spot the given number of metres along the line to `other`.
  func toward(_ other: Spot, metres: Double) -> Spot {
    let whole = distance(to: other)
    return whole > 0 ? toward(other, fraction: metres / whole) : self
  }

  /// The spot moved by the given numbers of metres east and north.
  func moved(east: Double, north: Double) -> Spot {
    Spot(x: x + east, y: y + north)
  }
}

extension Spot {
  /// A line from `start` to `end` that meanders like a hill road or a parish border.
  ///
  /// Segments are halved, and their midpoints moved sideways by at most `sway` of their length, until
  /// they are at most `piece` metres long. Both ends are kept exactly.
  static func wandering(
    from start: Spot, to end: Spot, piece: Double, sway: Double, random: inout SplitMix64
  ) -> [Spot] {
    guard start.distance(to: end) > piece else { return [start, end] }
    let push = random.between(-sway, sway)
    let middle = start.toward(end, fraction: 0.5).moved(
      east: -(end.y - start.y) * push, north: (end.x - start.x) * push)
    let first = wandering(from: start, to: middle, piece: piece, sway: sway, random: &random)
    let second = wandering(from: middle, to: end, piece: piece, sway: sway, random: &random)
    return first + second.dropFirst()
  }

  /// Twice the signed area of a ring; positive if it runs anticlockwise.
  static func doubleArea(of ring: [Spot]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
      $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
    }
  }

  /// Whether the spot lies inside the ring, by the even-odd rule. The result is unspecified on the
  /// border.
  func isInside(_ ring: [Spot]) -> Bool {
    var inside = false
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) {
      if x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) { inside.toggle() }
    }
    return inside
  }
}
