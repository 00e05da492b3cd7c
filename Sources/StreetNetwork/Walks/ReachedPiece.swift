/// A straight piece of a street, with the costs of the walks from its ends to the nearest facility.
///
/// From the point `s` metres from `a`, the walk costs the smaller of `costA + s x factor` (if the piece may be walked
/// towards `a`) and `costB + (length - s) x factor` (if it may be walked towards `b`). Costs are in metres of level
/// street, and infinite if there is no walk. For walks from a facility, the directions are reversed.
public struct ReachedPiece: Sendable {
  /// One end of the piece.
  public var a: FixedCoordinate
  /// The other end of the piece.
  public var b: FixedCoordinate
  /// The length in metres.
  public var length: Double
  /// The cost of the walk from `a`.
  public var costA: Double
  /// The cost of the walk from `b`.
  public var costB: Double
  /// The cost of a metre along the piece: 1, or more on steps.
  public var factor: Double
  /// Whether the piece may be walked towards `a`.
  public var leadsToA: Bool
  /// Whether the piece may be walked towards `b`.
  public var leadsToB: Bool
  /// The number of the centre to which the walk from `a` leads.
  public var ownerA: UInt32 = 0
  /// The number of the centre to which the walk from `b` leads.
  public var ownerB: UInt32 = 0

  /// Makes a piece that is a whole segment.
  public init(
    a: FixedCoordinate, b: FixedCoordinate, length: Double, costA: Double, costB: Double,
    factor: Double = 1, leadsToA: Bool = true, leadsToB: Bool = true
  ) {
    self.a = a
    self.b = b
    self.length = length
    self.costA = costA
    self.costB = costB
    self.factor = factor
    self.leadsToA = leadsToA
    self.leadsToB = leadsToB
  }

  /// The ends of a stretch that contains every point within a limit; nil if there is none.
  ///
  /// On a very long segment the stretch may be only a few metres.
  func reached(within limit: Double) -> (FixedCoordinate, FixedCoordinate)? {
    let (fromA, fromB) = (run(costA, leadsToA, limit), run(costB, leadsToB, limit))
    guard fromA >= 0 || fromB >= 0 else { return nil }
    if fromB < 0, fromA < length { return (a, point(at: fromA)) }
    if fromA < 0, fromB < length { return (point(at: length - fromB), b) }
    return (a, b)
  }

  /// The distance from an end up to which points are within a limit by the walk over that end; negative if the end
  /// itself is not.
  private func run(_ cost: Double, _ leadsThere: Bool, _ limit: Double) -> Double {
    guard cost <= limit else { return -1 }
    return leadsThere ? (limit - cost) / factor : 0
  }

  private func point(at s: Double) -> FixedCoordinate {
    let share = length > 0 ? min(1, max(0, s / length)) : 0
    let (x, y) = (Double(b.x) - Double(a.x), Double(b.y) - Double(a.y))
    return FixedCoordinate(
      x: Int32((Double(a.x) + x * share).rounded()), y: Int32((Double(a.y) + y * share).rounded()))
  }

  /// The cost of the walk from the point `s` metres from `a`. At an end, the cost of the end counts whatever the
  /// direction of the piece.
  @inlinable
  public func cost(at s: Double) -> Double {
    let towardsA = leadsToA || s <= 0 ? costA + s * factor : .infinity
    let towardsB = leadsToB || s >= length ? costB + (length - s) * factor : .infinity
    return min(towardsA, towardsB)
  }
}
