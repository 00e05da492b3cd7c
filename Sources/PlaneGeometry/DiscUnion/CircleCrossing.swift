/// How a disc covers the circle of another one.
///
/// The two crossings of a pair of circles are found from each of the two by the same steps, in which only signs and
/// the order of the pair differ. Both see them in the same place to about 1e-15 of the radius, which is what makes
/// arcs of different discs meet.
struct CircleCrossing {
  /// What a disc does to the circle of another.
  enum Kind {
    /// It covers nothing.
    case apart
    /// It covers all of the circle.
    case covers
    /// It lies inside.
    case isInside
    /// It covers the circle counter-clockwise from `start` to `end`.
    case crosses
  }

  /// Where the cover begins and ends, from the centre of the covered circle.
  private(set) var start = PlanePoint(x: 0, y: 0)
  private(set) var end = PlanePoint(x: 0, y: 0)
  let kind: Kind

  /// Half chords below this share of the radii count as none: such circles touch.
  private static let touching = 1e-12

  /// How a disc whose centre lies at `dx`, `dy` from that of a circle with radius `own` covers the circle.
  ///
  /// Of equal discs in one place only one may count as covering; `isFirst` says that this is the other one.
  @inline(__always)
  init(dx: Double, dy: Double, own: Double, other: Double, isFirst: Bool) {
    let squared = dx * dx + dy * dy
    let sum = own + other
    let difference = own - other
    // 4 x squared distance x squared half chord, after Heron.
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

/// Directions as numbers that grow counter-clockwise from 0 to 4, without trigonometry.
enum Turn {
  /// One full turn.
  static let full = 4.0

  /// The direction of a vector: 0 east, 1 north, 2 west, 3 south; up to 4, for what is just below east.
  @inline(__always)
  static func of(_ vector: PlanePoint) -> Double {
    let share = vector.y / (vector.x.magnitude + vector.y.magnitude)
    if vector.x < 0 { return 2 - share }
    return share < 0 ? 4 + share : share
  }

  /// The vector of length 1 in a direction.
  @inline(__always)
  static func direction(_ turn: Double) -> PlanePoint {
    // On the square whose corners are east, north, west and south.
    let x = (turn - 2).magnitude - 1
    let y = turn < 2 ? 1 - (turn - 1).magnitude : (turn - 3).magnitude - 1
    let length = (x * x + y * y).squareRoot()
    return PlanePoint(x: x / length, y: y / length)
  }
}
