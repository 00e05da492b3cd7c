/// A straight piece of a street, and what a walk from its ends costs on to the nearest facility.
///
/// At `s` metres from `a`, of `length` in all, the walk costs the smaller of `costA + s x factor` (where one
/// may walk towards `a`) and `costB + (length - s) x factor` (where one may walk towards `b`). Costs are in
/// metres of level street; infinite where there is no way.
public struct ReachedPiece: Sendable {
  /// One end.
  public var a: FixedCoordinate
  /// The other.
  public var b: FixedCoordinate
  /// The length in metres.
  public var length: Double
  /// The cost from `a`.
  public var costA: Double
  /// The cost from `b`.
  public var costB: Double
  /// What a metre along the piece costs: 1, or more on steps.
  public var factor: Double
  /// Whether one may walk towards `a`.
  public var leadsToA: Bool
  /// Whether one may walk towards `b`.
  public var leadsToB: Bool
  /// Whether its segment ends at `a`: a place beyond is nearest to the segment there.
  public var endsAtA = true
  /// Whether its segment ends at `b`.
  public var endsAtB = true
  /// The number of the centre to which the walk from `a` leads.
  public var ownerA: UInt32 = 0
  /// The number of the centre to which the walk from `b` leads.
  public var ownerB: UInt32 = 0

  /// A piece.
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

  /// The ends of a stretch that holds every point within a limit; nil where none is. Of a segment hundreds of
  /// kilometres long that may be a few metres.
  func reached(within limit: Double) -> (FixedCoordinate, FixedCoordinate)? {
    let (fromA, fromB) = (run(costA, leadsToA, limit), run(costB, leadsToB, limit))
    guard fromA >= 0 || fromB >= 0 else { return nil }
    if fromB < 0, fromA < length { return (a, point(at: fromA)) }
    if fromA < 0, fromB < length { return (point(at: length - fromB), b) }
    return (a, b)
  }

  /// How far from an end with some cost points are within a limit by the walk over it; negative if it is not.
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

  /// The cost of the walk from the point `s` metres from `a`. At an end it is the end's own, whatever the
  /// direction.
  @inlinable
  public func cost(at s: Double) -> Double {
    let towardsA = leadsToA || s <= 0 ? costA + s * factor : .infinity
    let towardsB = leadsToB || s >= length ? costB + (length - s) * factor : .infinity
    return min(towardsA, towardsB)
  }
}
