import CareModel
import Geodesy
import StreetNetwork

/// Makes the answer for an estate from the ways that a model has found. It is the same for every model.
struct ReachJudge: Sendable {
  /// How each facility was judged, in the order of the facilities.
  let qualifications: [Qualification]
  /// The largest area that each facility may have in square metres, in the same order.
  let areas: [Double]
  let cost: StraightCost
  /// The costs of the other walkers, whose verdicts make a verdict borderline if they differ; none under a plain
  /// radius.
  let otherCosts: [StraightCost]

  /// The answer for an estate. `doubt` returns what makes a gap undecided, if anything does; it is called for gaps
  /// only.
  func answer(
    _ applies: Applicability, _ found: CountingFacilities, _ misses: Misses,
    isBorderline: (BorderlineCause) -> Bool, doubt: () -> ReachDoubt? = { nil }
  ) -> EstateReach {
    let known = Reach(found.nearest?.cost, misses.nearestUnknown?.cost, limit: cost.limit)
    let doubt = known == .gap ? doubt() : nil
    let reach = doubt == nil ? known : .indeterminate
    let verdict = Verdict(applies, reach)
    var causes: [BorderlineCause] = []
    if turnsWithSpeed(applies, verdict, found, misses, doubt) { causes.append(.speed) }
    if verdict == .covered {
      causes += [.access, .gate].filter(isBorderline)
    }
    return EstateReach(
      applies: applies, reach: reach, verdict: verdict,
      reason: reason(verdict, applies, misses, doubt),
      nearest: found.nearest, inReach: found.inReach,
      nearMisses: nearMisses(misses, known), borderline: causes,
      island: doubt?.island)
  }

  private func reason(
    _ verdict: Verdict, _ applies: Applicability, _ misses: Misses, _ doubt: ReachDoubt?
  ) -> Reason? {
    switch (verdict, applies) {
    case (.covered, _), (.notApplicable, _): nil
    case (_, .unknown(.year)): .yearUnknown
    case (_, .unknown(.setting)): .settingUnknown
    case (.indeterminate, _): doubt?.reason ?? misses.nearestUnknown.map { Reason($0.fact) }
    case (.gap, _): misses.reasonForGap
    }
  }

  /// The nearest misses and, for a gap, the largest facility that is only too small.
  private func nearMisses(_ misses: Misses, _ reach: Reach) -> [NearMiss] {
    let ways = misses.nearest
    guard reach == .gap, let largest = misses.largestUndersized,
      !ways.contains(where: { $0.facility == largest.facility })
    else { return ways.map(nearMiss) }
    return (ways + [largest]).map(nearMiss)
  }

  private func nearMiss(_ way: Way) -> NearMiss {
    NearMiss(
      facility: way.facility, why: qualifications[way.facility],
      straight: .metres(way.straight), walk: way.walk.map { .metres($0) })
  }

  private func turnsWithSpeed(
    _ applies: Applicability, _ verdict: Verdict, _ found: CountingFacilities, _ misses: Misses,
    _ doubt: ReachDoubt?
  ) -> Bool {
    otherCosts.contains { other in
      let known = Reach(
        found.least.map(other.cost), misses.nearestUnknown.map { other.cost(of: $0.least) },
        limit: other.limit)
      let reach = known == .gap && doubt != nil ? .indeterminate : known
      return Verdict(applies, reach) != verdict
    }
  }
}

/// Why a gap that was found along the streets is not certain.
struct ReachDoubt: Sendable {
  let reason: Reason
  /// The length of the streets that can be reached at all, if that is the reason.
  var island: Length?
}

extension Facility {
  /// The largest gross area that the facility may have, in square metres; 0 if that is unknown.
  var largestArea: Double { area.gross?.upper?.squareMetres ?? 0 }
}
