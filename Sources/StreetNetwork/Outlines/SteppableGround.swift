import Geodesy
import Parallel
import PlaneGeometry

extension StreetAccess {
  /// The area from which a street can be reached directly: all places within the cap of a street with no barrier in
  /// between. Nil if there are no streets.
  ///
  /// Only streets within the cap of the box from `low` to `high` are considered. Streets above or below ground are
  /// left out, and so are stranded streets: those with an end from which all streets that can be reached at all are
  /// within `limit` of level street.
  ///
  /// The area is drawn like outlines, with cells of `cell` and on all cores. Time is proportional to the streets in
  /// the box.
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
      for index in graph.shapes.points(of: edge).dropLast() {
        pieces.append(
          ReachedPiece(
            a: graph.shapes.points[index], b: graph.shapes.points[index + 1],
            length: WalkUnits.metres(graph.along[index + 1] - graph.along[index]), costA: 0,
            costB: 0, factor: 0))
      }
    }
    return OutlineTracer(self, cell: cell, onEveryCore: true).outline(
      of: pieces, facilities: [], within: rules.offStreetFactor * rules.cap.metres)
  }
}

/// The stranded junctions: those from which all streets that can be reached at all are within a limit.
private struct StrandedJunctions {
  private let isStranded: [Bool]

  /// Finds the stranded junctions by one search from each junction, on all cores. Junctions of islands so wide that
  /// part of them must be beyond the limit are skipped.
  init(_ graph: StreetGraph, within limit: UInt32) {
    let islands = StreetIslands(graph)
    let narrow = 2 * WalkUnits.metres(limit) + 1000
    let suspects = graph.junctions.indices.filter {
      islands.islands[Int(islands.ofJunction[$0])].extent <= narrow
    }
    let found = ParallelMap.heavy(
      suspects.count, state: { WalkSearch(graph, over: graph.outgoing) }
    ) { search, index in
      search.run(
        from: [WalkSeed(junction: Int32(truncatingIfNeeded: suspects[index]), cost: 0, mark: 0)],
        limit: limit, marks: .metres)
      return search.isExhausted(limit: limit, own: [])
    }
    var isStranded = [Bool](repeating: false, count: graph.junctions.count)
    for (junction, isSo) in zip(suspects, found) { isStranded[junction] = isSo }
    self.isStranded = isStranded
  }

  func contains(_ junction: Int32) -> Bool { isStranded[Int(junction)] }
}
