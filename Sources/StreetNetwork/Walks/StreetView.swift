import Geodesy

/// A stretch of a straight piece of street as seen from a place off it: all points to which a leg from the place may
/// lead, since they are within the cap and no barrier lies between. A barrier may leave several stretches of one piece.
struct StreetView: Sendable {
  /// The index of the first point of the segment.
  let segment: Int32
  let place: ExactPlace
  /// The position of the place's foot on the line of the segment, in metres from its start.
  let foot: Double
  /// The distance of the place from that line, in metres.
  let height: Double
  /// The ends of the stretch, in metres from the start of the segment. They belong to it.
  let low: Double
  let high: Double
  /// The length of the segment in metres of the place's own plane.
  let length: Double

  func held(_ position: Double) -> Double { min(high, max(low, position)) }

  /// The length of the leg to a point of the segment in metres.
  func leg(to position: Double) -> Double {
    (height * height + (position - foot) * (position - foot)).squareRoot()
  }
}

/// What a metre off the streets and a metre of one street cost.
///
/// On a street of cost c, the cost of the walk over the start of the segment is convex in the point to which the leg
/// leads: f sqrt(h^2 + (s - x)^2) + c s. Its least is at s = x - h c / sqrt(f^2 - c^2). Where a metre of street costs
/// at least as much as one beside it, as on steps, there is no least inside, and the leg is best to the nearest end.
struct LegTerms {
  /// The cost of a metre off the streets.
  let factor: Double
  /// The cost of a metre of the street.
  let rate: Double

  /// How far before the foot of a place the best point lies, in metres.
  func lean(_ height: Double) -> Double {
    let squared = factor * factor - rate * rate
    return squared > 0 ? height * rate / squared.squareRoot() : .infinity
  }

  /// The best point of a view for walks towards the start of the segment.
  func towardsStart(_ view: StreetView) -> Double { view.held(view.foot - lean(view.height)) }

  /// The best point of a view for walks towards the end of the segment.
  func towardsEnd(_ view: StreetView) -> Double { view.held(view.foot + lean(view.height)) }

  /// The best walk between two places that see the same segment, from one point of it to the other; nil if there is
  /// none in a permitted direction.
  ///
  /// Both legs lead to the points that are best for walks in the direction of the other place. Where these would have
  /// passed each other, both legs meet in one point, and the walk is straight or reflected there.
  func walk(
    from start: StreetView, to end: StreetView, _ traits: EdgeTraits
  ) -> (from: Double, to: Double)? {
    var best: (from: Double, to: Double, cost: Double)?
    let offer = { (from: Double, to: Double) in
      let cost = factor * (start.leg(to: from) + end.leg(to: to)) + rate * abs(to - from)
      if cost < best?.cost ?? .infinity { best = (from, to, cost) }
    }
    let (up, down) = (
      (towardsEnd(start), towardsStart(end)), (towardsStart(start), towardsEnd(end))
    )
    if up.0 <= up.1, traits.contains(.forward) { offer(up.0, up.1) }
    if down.0 >= down.1, traits.contains(.backward) { offer(down.0, down.1) }
    let (low, high) = (max(start.low, end.low), min(start.high, end.high))
    if low <= high {
      let heights = start.height + end.height
      let joint =
        heights > 0
        ? (start.foot * end.height + end.foot * start.height) / heights : start.foot
      let held = min(high, max(low, joint))
      offer(held, held)
    }
    return best.map { ($0.from, $0.to) }
  }
}
