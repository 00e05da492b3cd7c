import Geodesy
import PlaneGeometry

/// Connects places within closed walls to the streets, over the openings of the innermost wall.
///
/// The leg from the place to an opening costs what any leg costs and crosses no barrier; from the opening a leg within
/// the cap leads on to a street. In a small enclosure the leg to the opening may be longer than the cap; in a larger
/// one both legs together are within the cap, since a town wall makes nobody a neighbour of its gates.
///
/// A wall never shortens a walk: where the streets can also be reached as if the wall were not there, legs over its
/// openings lead only to where that walk leads, and cost at least as much as it does to the same point of a street.
struct RingLegs {
  private let streets: StreetAccess
  private let origin: WalkOrigin

  /// The access points of an origin within the given enclosures, and what it sees of streets.
  static func joins(
    from origin: WalkOrigin, _ streets: StreetAccess, within rings: Enclosures
  ) -> JoinedPlaces.Joins {
    let legs = RingLegs(streets: streets, origin: origin)
    let views = legs.views(passing: [])
    return JoinedPlaces.Joins(
      access: legs.points(rings.around(origin)[...], views, passing: []), views: views)
  }

  /// The access points within `rings`, as if the lines of the walls in `passed` were not there.
  private func points(
    _ rings: ArraySlice<Enclosure>, _ views: [StreetView], passing passed: Set<Int>
  ) -> [AccessPoint] {
    let own = streets.reduced(views.flatMap(streets.points))
    guard let ring = rings.first else { return own }
    let over = ring.openings.flatMap { points(over: $0, of: ring, passing: passed) }
    guard !over.isEmpty else { return own }
    let further = passed.union([ring.line])
    let unwalledViews = self.views(passing: further)
    let unwalled = points(rings.dropFirst(), unwalledViews, passing: further)
    return streets.reduced(
      own + WalksToPoints(streets, from: unwalled, unwalledViews).charged(over))
  }

  private func views(passing passed: Set<Int>) -> [StreetView] {
    switch origin {
    case .point(let point): streets.views(from: point, ignoring: passed.contains)
    case .ground(let area): streets.views(from: area, ignoring: passed.contains)
    }
  }

  /// The access points that are reached over one opening.
  private func points(
    over opening: Coordinate, of ring: Enclosure, passing passed: Set<Int>
  ) -> [AccessPoint] {
    let start =
      switch origin {
      case .point(let point): point
      case .ground(let area): area.nearestPoint(to: opening).foot
      }
    let (a, b) = (FixedCoordinate(start), FixedCoordinate(opening))
    let metres = Geodesic.distance(start, opening).metres
    let cap = streets.rules.cap.metres
    guard ring.permitsLongLegs || metres <= cap,
      !streets.barriers.isCrossed(by: a, b, ignoring: passed.contains)
    else { return [] }
    let most = WalkUnits.units(cap * streets.rules.offStreetFactor)
    let leg = WalkUnits.units(metres * streets.rules.offStreetFactor)
    let onward = streets.views(from: opening, ignoring: passed.contains)
    return streets.reduced(onward.flatMap(streets.points)).compactMap { point in
      let cost = WalkUnits.sum(leg, point.leg)
      guard ring.permitsLongLegs || cost <= most else { return nil }
      return AccessPoint(
        edge: point.edge, offset: point.offset, leg: cost, isNearest: false, via: b)
    }
  }
}

/// The walks from the access points of one place to other points of streets.
private struct WalksToPoints {
  private let streets: StreetAccess
  private let access: [AccessPoint]
  private let views: [StreetView]
  private var graph: StreetGraph { streets.graph }

  /// The limit of the first search in metres. It is doubled until nothing is left to find.
  private static let first = 1000.0

  /// Walks from a place with the given access points and views.
  init(_ streets: StreetAccess, from access: [AccessPoint], _ views: [StreetView]) {
    (self.streets, self.access, self.views) = (streets, access, views)
  }

  /// The points that can be walked to, each at the cost of its leg or of the walk to it, whichever is greater. All
  /// points at the cost of their legs if there are no access points.
  func charged(_ points: [AccessPoint]) -> [AccessPoint] {
    guard !access.isEmpty else { return points }
    let search = WalkSearch(graph, over: graph.outgoing)
    let seeds = access.flatMap { graph.seeds($0, arriving: false) }
    let own = Set(access.map(\.edge))
    var limit = WalkUnits.units(Self.first)
    while true {
      search.run(from: seeds, limit: limit, marks: .metres)
      let costs = points.map { cost(of: $0, search) }
      let isLast = limit == WalkUnits.unreachable - 1
      if isLast || costs.allSatisfy({ $0 <= limit }) || search.isExhausted(limit: limit, own: own) {
        return zip(points, costs).compactMap { point, cost in
          guard cost != WalkUnits.unreachable else { return nil }
          var point = point
          point.leg = max(point.leg, cost)
          return point
        }
      }
      limit = min(WalkUnits.unreachable - 1, WalkUnits.sum(limit, limit))
    }
  }

  /// The cost of the walk to a point of a street; `WalkUnits.unreachable` if there is none within the search.
  private func cost(of point: AccessPoint, _ search: WalkSearch) -> UInt32 {
    var end = point
    end.leg = 0
    let over = graph.seeds(end, arriving: true).map {
      WalkUnits.sum($0.cost, search.cost($0.junction))
    }
    let along = access.compactMap { start in
      start.edge == end.edge ? graph.stretch(from: start, to: end)?.cost : nil
    }
    return (over + along + legs(to: end)).min() ?? WalkUnits.unreachable
  }

  /// The costs of walks by a leg to the segment on which a point lies.
  private func legs(to end: AccessPoint) -> [UInt32] {
    let points = graph.shapes.points(of: Int(end.edge))
    return views.compactMap { view in
      let segment = Int(view.segment)
      guard points.contains(segment), segment + 1 < points.upperBound,
        graph.along[segment] <= end.offset, graph.along[segment + 1] >= end.offset,
        let walk = streets.stretch(from: view, to: streets.view(at: end, of: view))
      else { return nil }
      return graph.stretch(from: walk.from, to: walk.to)?.cost
    }
  }
}
