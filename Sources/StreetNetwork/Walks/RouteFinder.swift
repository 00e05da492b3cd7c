import Geodesy
import Parallel
import PlaneGeometry

/// Finds the routes of walks whose costs are known.
public struct RouteFinder: Sendable {
  private let finder: WalkFinder

  /// Makes a finder of routes between the origins and facilities of `finder`.
  public init(_ finder: WalkFinder) {
    self.finder = finder
  }

  /// The routes of walks, in their order; nil for a walk that does not exist.
  ///
  /// Takes one search for each facility among them and uses all cores.
  public func routes(of walks: [FoundWalk]) -> [Route?] {
    let byFacility = Dictionary(grouping: walks.indices) { walks[$0].facility }
    let groups = byFacility.sorted { $0.key < $1.key }.map(\.value)
    let graph = finder.streets.graph
    let found = ParallelMap.heavy(
      groups.count,
      state: { WalkSearch(graph, over: graph.incoming, keepsRoutes: true) }
    ) { search, group in
      self.routes(of: groups[group].map { walks[$0] }, search)
    }
    var routes = [Route?](repeating: nil, count: walks.count)
    for (group, found) in zip(groups, found) {
      for (walk, route) in zip(group, found) { routes[walk] = route }
    }
    return routes
  }

  /// The routes of walks to one facility.
  private func routes(of walks: [FoundWalk], _ search: WalkSearch) -> [Route?] {
    guard let facility = walks.first.map({ Int($0.facility) }) else { return [] }
    search.run(
      from: finder.seeds(of: facility), limit: walks.map(\.cost).max() ?? 0, marks: .metres)
    return walks.map { route(of: $0, search) }
  }

  private func route(of walk: FoundWalk, _ search: WalkSearch) -> Route? {
    let parts = direct(walk) ?? stretch(walk) ?? overJunctions(walk, search)
    return parts.map { Route(walk, $0) }
  }

  // MARK: - The three kinds of walk

  private func direct(_ walk: FoundWalk) -> [Route.Part]? {
    var parts: [Route.Part]?
    finder.forEachDirect(from: Int(walk.origin)) { facility, cost in
      guard facility == Int(walk.facility), cost == walk.cost else { return }
      let end = finder.facilities.places[facility]
      parts = [leg(from: start(Int(walk.origin), towards: end), to: end, cost)]
    }
    return parts
  }

  private func stretch(_ walk: FoundWalk) -> [Route.Part]? {
    let ends = Dictionary(grouping: finder.facilities.access(of: Int(walk.facility)), by: \.edge)
    for access in finder.origins.access(of: Int(walk.origin)) {
      for end in ends[access.edge] ?? [] {
        guard let stretch = finder.stretch(from: access, to: end), stretch.cost == walk.cost else {
          continue
        }
        return whole(
          walk, access, end, [street(Int(access.edge), from: access.offset, to: end.offset)])
      }
    }
    return joined(walk)
  }

  /// A walk along one segment that both places see.
  private func joined(_ walk: FoundWalk) -> [Route.Part]? {
    let ends = Dictionary(grouping: finder.facilities.views(of: Int(walk.facility)), by: \.segment)
    for view in finder.origins.views(of: Int(walk.origin)) {
      for end in ends[view.segment] ?? [] {
        guard let points = finder.streets.stretch(from: view, to: end),
          let found = finder.streets.graph.stretch(from: points.from, to: points.to),
          found.cost == walk.cost, found.length == walk.length
        else { continue }
        let (from, to) = (points.from, points.to)
        return whole(walk, from, to, [street(Int(from.edge), from: from.offset, to: to.offset)])
      }
    }
    return nil
  }

  private func overJunctions(_ walk: FoundWalk, _ search: WalkSearch) -> [Route.Part]? {
    let graph = finder.streets.graph
    for access in finder.origins.access(of: Int(walk.origin)) {
      for seed in graph.seeds(access, arriving: false) {
        let rest = search.cost(seed.junction)
        guard rest != WalkUnits.unreachable, WalkUnits.sum(seed.cost, rest) == walk.cost,
          WalkUnits.sum(seed.mark, search.mark(seed.junction)) == walk.length
        else { continue }
        return overJunctions(walk, access, by: seed.junction, search)
      }
    }
    return nil
  }

  private func overJunctions(
    _ walk: FoundWalk, _ access: AccessPoint, by junction: Int32, _ search: WalkSearch
  ) -> [Route.Part]? {
    let graph = finder.streets.graph
    var current = junction
    var parts = [street(Int(access.edge), from: access.offset, to: end(of: access, at: current))]
    for step in search.edges(from: junction) {
      let length = graph.length(of: step.edge)
      let isForward = graph.ends[step.edge].from == current && graph.ends[step.edge].to == step.to
      parts.append(
        street(step.edge, from: isForward ? 0 : length, to: isForward ? length : 0))
      current = step.to
    }
    let last = finder.facilities.access(of: Int(walk.facility)).first { access in
      graph.seeds(access, arriving: true).contains {
        $0.junction == current && $0.cost == search.cost(current)
          && $0.mark == search.mark(current)
      }
    }
    guard let last else { return nil }
    parts.append(street(Int(last.edge), from: end(of: last, at: current), to: last.offset))
    return whole(walk, access, last, parts)
  }

  /// The offset of the end of an edge that is at a junction. For a loop, that of the end nearer to the access point.
  private func end(of access: AccessPoint, at junction: Int32) -> UInt32 {
    let graph = finder.streets.graph
    let (ends, length) = (
      graph.ends[Int(access.edge)], graph.length(of: Int(access.edge))
    )
    if ends.from == ends.to { return access.offset <= length / 2 ? 0 : length }
    return ends.from == junction ? 0 : length
  }

  // MARK: - Parts

  private func whole(
    _ walk: FoundWalk, _ start: AccessPoint, _ end: AccessPoint, _ streets: [Route.Part]
  ) -> [Route.Part] {
    let onto = finder.streets.place(on: Int(start.edge), at: start.offset)
    let off = finder.streets.place(on: Int(end.edge), at: end.offset)
    let facility = finder.facilities.places[Int(walk.facility)]
    let opening = start.via.map(\.coordinate)
    let origin = self.start(Int(walk.origin), towards: opening ?? onto)
    let first = Route.Part(
      kind: .leg, name: nil, length: .metres(WalkUnits.metres(start.leg)),
      places: [origin] + (opening.map { [$0] } ?? []) + [onto])
    return [first] + streets
      + [leg(from: off, to: facility, end.leg)]
  }

  /// The place at which an origin's walk towards a place starts: for an area, the nearest point of its border.
  private func start(_ origin: Int, towards place: Coordinate) -> Coordinate {
    switch finder.originPlaces[origin] {
    case .point(let point): point
    case .ground(let area): area.nearestPoint(to: place).foot
    }
  }

  private func leg(from: Coordinate, to: Coordinate, _ cost: UInt32) -> Route.Part {
    Route.Part(
      kind: .leg, name: nil, length: .metres(WalkUnits.metres(cost)), places: [from, to])
  }

  private func street(_ edge: Int, from: UInt32, to: UInt32) -> Route.Part {
    let graph = finder.streets.graph
    let between = graph.shapes.points(of: edge).filter { point in
      graph.along[point] > min(from, to) && graph.along[point] < max(from, to)
    }
    let inner = between.map { graph.shapes.points[$0].coordinate }
    return Route.Part(
      kind: graph.traits[edge].contains(.steps) ? .steps : .street, name: graph.name(of: edge),
      length: .metres(WalkUnits.metres(max(from, to) - min(from, to))),
      places: [finder.streets.place(on: edge, at: from)]
        + (from <= to ? inner : inner.reversed()) + [finder.streets.place(on: edge, at: to)])
  }
}
