import CareModel
import Geodesy
import Parallel
import StreetNetwork

/// The walk from an estate to a facility or a site.
package struct SiteWalk: Sendable {
  /// The index of the facility or site in the model.
  package let site: Int32
  /// The metres on foot; under a plain radius the metres in a straight line.
  package let metres: Double
  /// Whether it lies inside the circle, by the cost that decides verdicts.
  package let isInside: Bool
}

extension ReachModel {
  /// For each estate the walks to the facilities that qualify and lie within the circle or within `limit` on foot, by
  /// ascending index. Runs on every core; memory is proportional to the walks.
  package func walks(of estates: [Estate], upTo limit: Length) -> [[SiteWalk]] {
    switch self {
    case .straight(let model): model.walks(of: estates, upTo: limit)
    case .street(let model): model.walks(of: estates, upTo: limit)
    }
  }
}

extension StraightReachModel {
  fileprivate func walks(of estates: [Estate], upTo limit: Length) -> [[SiteWalk]] {
    let straight = limit.metres / (cost.detour ?? 1)
    // A little more, for rounding: what counts is decided by the cost of each way.
    let reach = max(straight, cost.limitDistance) + 0.01
    let chosen = facilities.indices.filter { qualifications[$0] == .qualifies }
    guard !chosen.isEmpty else { return [[SiteWalk]](repeating: [], count: estates.count) }
    let index = FacilityIndex(facilities, chosen, cell: .metres(max(1, reach)))
    return ParallelMap.map(estates.count) { number in
      ways(from: EstateStart(estates[number]), to: index, within: reach).compactMap { way in
        let isInside = way.cost <= cost.limit
        guard isInside || way.straight <= straight else { return nil }
        return SiteWalk(
          site: Int32(truncatingIfNeeded: way.facility), metres: way.walk ?? way.straight,
          isInside: isInside)
      }.sorted { $0.site < $1.site }
    }
  }
}

extension StreetReachModel {
  fileprivate func walks(of estates: [Estate], upTo limit: Length) -> [[SiteWalk]] {
    let reach = max(limit.metres, judge.cost.limitDistance) + 0.01
    let chosen = facilities.indices.filter { qualifications[$0] == .qualifies }
    let starts = StreetStarts(estates, streets)
    let finder = WalkFinder(
      streets.access, origins: starts.origins.map(\.place),
      facilities: chosen.map { facilities[$0].coordinate }, within: streets.rings)
    var owner = [Int](repeating: -1, count: starts.origins.count)
    for (estate, origins) in starts.ofEstate.enumerated() {
      for origin in origins { owner[origin] = estate }
    }
    var lists = [[SiteWalk]](repeating: [], count: estates.count)
    for (number, walks) in finder.walks(within: WalkUnits.units(reach)).enumerated() {
      for walk in walks where owner[Int(walk.origin)] >= 0 {
        add(WalkUnits.metres(walk.cost), to: chosen[number], limit, &lists[owner[Int(walk.origin)]])
      }
    }
    return lists
  }

  /// Adds a walk from one gate of an estate. Of the walks to a site, the shortest stays. Walks to one site come one
  /// after another, so that one from another gate is the last in the list.
  private func add(_ metres: Double, to site: Int, _ limit: Length, _ list: inout [SiteWalk]) {
    let isInside = judge.cost.cost(of: metres) <= judge.cost.limit
    guard isInside || metres <= limit.metres else { return }
    let walk = SiteWalk(
      site: Int32(truncatingIfNeeded: site), metres: metres, isInside: isInside)
    guard let last = list.last, last.site == walk.site else { return list.append(walk) }
    if metres < last.metres { list[list.count - 1] = walk }
  }
}
