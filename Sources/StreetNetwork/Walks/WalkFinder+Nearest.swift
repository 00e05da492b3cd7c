import Geodesy

/// The walk of an origin to its nearest facility.
public struct NearestWalk: Hashable, Sendable {
  /// The number of the facility.
  public let facility: Int32
  /// The cost of the walk in `WalkUnits`.
  public let cost: UInt32
}

extension WalkFinder {
  /// For every origin, the nearest of the given facilities within a limit; nil if there is none.
  ///
  /// Takes a single search from all facilities together, so that the time hardly depends on their number. Of
  /// facilities at equal cost, the first in `ranked` is taken. With `nearestOnly`, origins and facilities are
  /// connected only to the streets nearest to them.
  public func nearest(
    of ranked: [Int], within limit: UInt32, nearestOnly: Bool = false
  ) -> [NearestWalk?] {
    let search = WalkSearch(streets.graph, over: streets.graph.incoming)
    let seeds = ranked.enumerated().flatMap { rank, facility in
      self.seeds(
        of: facility, mark: UInt32(truncatingIfNeeded: rank), nearestOnly: nearestOnly)
    }
    search.run(from: seeds, limit: limit, marks: .ranks)
    var ranks = [UInt32](repeating: .max, count: facilities.places.count)
    for (rank, facility) in ranked.enumerated() {
      ranks[facility] = UInt32(truncatingIfNeeded: rank)
    }
    return origins.places.indices.map { origin in
      let best = bestLabel(of: origin, search, ranks, nearestOnly)
      guard UInt32(truncatingIfNeeded: best >> 32) <= limit else { return nil }
      return NearestWalk(
        facility: Int32(truncatingIfNeeded: ranked[Int(UInt32(truncatingIfNeeded: best))]),
        cost: UInt32(truncatingIfNeeded: best >> 32))
    }
  }

  /// The least cost of an origin's walks, in the upper 32 bits, and the least rank at that cost, in the lower.
  private func bestLabel(
    of origin: Int, _ search: WalkSearch, _ ranks: [UInt32], _ nearestOnly: Bool
  ) -> UInt64 {
    var best = UInt64.max
    let offer = { (cost: UInt32, rank: UInt32) in
      guard rank != .max, cost != WalkUnits.unreachable else { return }
      best = min(best, UInt64(cost) << 32 | UInt64(rank))
    }
    for access in origins.access(of: origin) where access.isNearest || !nearestOnly {
      for seed in streets.graph.seeds(access, arriving: false) {
        let cost = search.cost(seed.junction)
        guard cost != WalkUnits.unreachable else { continue }
        offer(WalkUnits.sum(seed.cost, cost), search.mark(seed.junction))
      }
      facilities.forEach(on: access.edge) { facility, end in
        guard end.isNearest || !nearestOnly, let stretch = stretch(from: access, to: end) else {
          return
        }
        offer(stretch.cost, ranks[facility])
      }
    }
    if !nearestOnly {
      for view in origins.views(of: origin) {
        facilities.forEachView(of: view.segment) { facility, end in
          guard ranks[facility] != .max, let stretch = stretch(from: view, to: end) else { return }
          offer(stretch.cost, ranks[facility])
        }
      }
    }
    forEachDirect(from: origin) { facility, leg in offer(leg, ranks[facility]) }
    return best
  }
}
