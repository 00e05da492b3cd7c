import Geodesy
import Parallel
import PlaneGeometry

extension StreetAccess {
  /// The ground of some region from which one can step onto a street: every place within the cap of one, with no
  /// barrier between.
  ///
  /// Only streets are looked at that come within the cap of the box from `low` to `high`. Those that are stranded
  /// are left out: streets of which all that can be reached from one of their ends is reached within `limit`
  /// metres of level street. Nil where no street is left.
  ///
  /// Drawn as outlines are, with cells of `cell`, on every core. Time grows with the streets in the box.
  public func steppableGround(
    from low: Coordinate, to high: Coordinate, withoutStranded limit: Length,
    cell: Length = .metres(7)
  ) -> MultiPolygon? {
    let stranded = StrandedJunctions(graph, within: WalkUnits.units(limit.metres))
    var pieces: [ReachedPiece] = []
    var seen = [Bool](repeating: false, count: graph.edgeCount)
    forEachStreetSegment(near: FixedCoordinate(low), FixedCoordinate(high)) { segment in
      let edge = graph.shapes.line(at: segment)
      guard !seen[edge] else { return }
      seen[edge] = true
      let (from, to) = graph.ends[edge]
      guard !graph.traits[edge].contains(.offGround), !stranded.contains(from),
        !stranded.contains(to)
      else { return }
      for place in graph.shapes.points(of: edge).dropLast() {
        pieces.append(
          ReachedPiece(
            a: graph.shapes.points[place], b: graph.shapes.points[place + 1],
            length: WalkUnits.metres(graph.along[place + 1] - graph.along[place]), costA: 0,
            costB: 0, factor: 0))
      }
    }
    return OutlineTracer(self, cell: cell, onEveryCore: true).outline(
      of: pieces, facilities: [], within: rules.offStreetFactor * rules.cap.metres)
  }
}

/// Junctions from which every street that can be reached at all is reached within a limit.
private struct StrandedJunctions {
  private let isStranded: [Bool]

  /// One search from each junction of an island that is not so wide that some of it must lie beyond the limit, on
  /// every core.
  init(_ graph: StreetGraph, within limit: UInt32) {
    let islands = StreetIslands(graph)
    let narrow = 2 * WalkUnits.metres(limit) + 1000
    let suspects = graph.junctions.indices.filter {
      islands.islands[Int(islands.ofJunction[$0])].extent <= narrow
    }
    let found = OnEveryCore.map(
      suspects.count, state: { WalkSearch(graph, over: graph.outgoing) }
    ) { search, place in
      search.run(
        from: [WalkSeed(junction: Int32(truncatingIfNeeded: suspects[place]), cost: 0, mark: 0)],
        limit: limit, marks: .metres)
      return search.isExhausted(limit: limit, own: [])
    }
    var isStranded = [Bool](repeating: false, count: graph.junctions.count)
    for (junction, isSo) in zip(suspects, found) { isStranded[junction] = isSo }
    self.isStranded = isStranded
  }

  func contains(_ junction: Int32) -> Bool { isStranded[Int(junction)] }
}
