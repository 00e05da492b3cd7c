/// How one disc covers the circle of another.
///
/// The two crossings of a pair of circles are computed from either circle by the same steps, in which
/// only signs and the order of the pair differ. Both results therefore agree to about 1e-15 of the
/// radius, which makes the arcs of different discs meet.
struct CircleCrossing {
  /// The relation of a disc to the circle of another.
  enum Kind {
    /// The disc covers no part of the circle.
    case apart
    /// The disc covers the whole circle.
    case covers
    /// The disc lies inside the circle, so that it covers no part of it.
    case isInside
    /// The disc covers the circle counter-clockwise from `start` to `end`.
    case crosses
  }

  /// The start and the end of the covered arc, relative to the centre of the circle.
  private(set) var start = PlanePoint(x: 0, y: 0)
  private(set) var end = PlanePoint(x: 0, y: 0)
  let kind: Kind

  /// Circles whose half chord is below this share of the sum of the radii count as touching, not as
  /// crossing.
  private static let touching = 1e-12

  /// How a disc of radius `other`, whose centre is offset by `dx`, `dy` from that of a circle of radius
  /// `own`, covers the circle.
  ///
  /// Of two identical discs only one may count as covering the other. It does if `isFirst`, which says
  /// that it comes first in the order of discs.
  @inline(__always)
  init(dx: Double, dy: Double, own: Double, other: Double, isFirst: Bool) {
    let squared = dx * dx + dy * dy
    let sum = own + other
    let difference = own - other
    // 4 x squared distance x squared half chord, by Heron's formula.
    let heron = (sum * sum - squared) * (squared - difference * difference)
    guard heron > squared * (4 * Self.touching * Self.touching) * (sum * sum) else {
      if squared >= own * own + other * other {
        kind = .apart
      } else {
        kind = other > own || (other == own && isFirst) ? .covers : .isInside
      }
      return
    }
    kind = .crosses
    let scale = 0.5 / squared
    let along = (squared + difference * sum) * scale
    let across = heron.squareRoot() * scale
    start = PlanePoint(x: dx * along + dy * across, y: dy * along - dx * across)
    end = PlanePoint(x: dx * along - dy * across, y: dy * along + dx * across)
  }
}

/// Represents directions as numbers that increase counter-clockwise from 0 to 4, without trigonometry.
enum Turn {
  /// The number that corresponds to a full turn.
  static let full = 4.0

  /// The direction of a vector: 0 is east, 1 north, 2 west and 3 south. Just below east it may be 4.
  @inline(__always)
  static func of(_ vector: PlanePoint) -> Double {
    let share = vector.y / (vector.x.magnitude + vector.y.magnitude)
    if vector.x < 0 { return 2 - share }
    return share < 0 ? 4 + share : share
  }

  /// The unit vector in a direction.
  @inline(__always)
  static func direction(_ turn: Double) -> PlanePoint {
    // A point on the square with its corners in the east, north, west and south, then normalised.
    let x = (turn - 2).magnitude - 1
    let y = turn < 2 ? 1 - (turn - 1).magnitude : (turn - 3).magnitude - 1
    let length = (x * x + y * y).squareRoot()
    return PlanePoint(x: x / length, y: y / length)
  }
}
