import Foundation

/// A place in the invented district: metres east and north of its south-west corner.
///
/// The town is laid out on this flat sheet and turned into degrees when it is written.
struct Spot: Equatable {
  var x: Double
  var y: Double

  /// The distance on the sheet, in metres.
  func distance(to other: Spot) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The point at `fraction` of the way to `other`.
  func toward(_ other: Spot, fraction: Double) -> Spot {
    Spot(x: x + (other.x - x) * fraction, y: y + (other.y - y) * fraction)
  }

  /// The point `metres` along the way to `other`.
  func toward(_ other: Spot, metres: Double) -> Spot {
    let whole = distance(to: other)
    return whole > 0 ? toward(other, fraction: metres / whole) : self
  }

  /// The point moved by so many metres east and north.
  func moved(east: Double, north: Double) -> Spot {
    Spot(x: x + east, y: y + north)
  }
}

extension Spot {
  /// A line from `start` to `end` that wanders like a hill road or a parish border.
  ///
  /// Midpoints are pushed sideways until the pieces are shorter than `piece` metres. Both ends stay
  /// exactly where they are.
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

  /// Twice the signed area of a closed ring, positive when it runs anticlockwise.
  static func doubleArea(of ring: [Spot]) -> Double {
    zip(ring, ring.dropFirst() + ring.prefix(1)).reduce(0) {
      $0 + $1.0.x * $1.1.y - $1.1.x * $1.0.y
    }
  }

  /// Whether the point lies inside the ring (even-odd rule; the border itself is left to chance).
  func isInside(_ ring: [Spot]) -> Bool {
    var inside = false
    for (a, b) in zip(ring, ring.dropFirst() + ring.prefix(1)) where (a.y > y) != (b.y > y) {
      if x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y) { inside.toggle() }
    }
    return inside
  }
}
