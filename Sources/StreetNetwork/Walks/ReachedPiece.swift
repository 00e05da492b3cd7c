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

  /// The cost of the walk from the point `s` metres from `a`. At an end it is the end's own, whatever the
  /// direction.
  @inlinable
  public func cost(at s: Double) -> Double {
    let towardsA = leadsToA || s <= 0 ? costA + s * factor : .infinity
    let towardsB = leadsToB || s >= length ? costB + (length - s) * factor : .infinity
    return min(towardsA, towardsB)
  }
}
