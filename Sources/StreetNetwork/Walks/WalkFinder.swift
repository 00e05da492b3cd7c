import Geodesy
import Parallel
import PlaneGeometry

/// The best walk from an origin to a facility.
public struct FoundWalk: Hashable, Sendable {
  /// The number of the facility.
  public let facility: Int32
  /// The number of the origin.
  public let origin: Int32
  /// The cost in `WalkUnits` of level street.
  public let cost: UInt32
  /// The length in `WalkUnits`. Legs off the streets are multiplied by their factor.
  public let length: UInt32

  /// Makes a walk from its ends, its cost and its length.
  public init(facility: Int32, origin: Int32, cost: UInt32, length: UInt32) {
    self.facility = facility
    self.origin = origin
    self.cost = cost
    self.length = length
  }
}

/// The start of a walk.
public enum WalkOrigin: Hashable, Sendable {
  /// Walks start at a point.
  case point(Coordinate)
  /// Walks start anywhere on the border of an area. Facilities inside the area are reached without a walk.
  case ground(MultiPolygon)

  /// The point, or some corner of the area.
  var somePoint: Coordinate? {
    switch self {
    case .point(let point): point
    case .ground(let area): area.polygons.first?.outer.corners.first
    }
  }
}

/// Finds walks from many origins to many facilities along streets.
///
/// The walk of a pair is the cheapest over all access points at both ends, including walks along a single edge on
/// which both have access points, and the direct leg if they are within the cap of each other. Costs are whole
/// numbers. At equal cost the shorter walk is taken, and then the origin with the smaller number.
public struct WalkFinder: Sendable {
  /// The streets and the rules for legs.
  public let streets: StreetAccess
  /// The origins with their access points.
  public let origins: JoinedPlaces
  /// The facilities with their access points.
  public let facilities: JoinedPlaces
  /// The origins as they were given.
  let originPlaces: [WalkOrigin]
  private let doors: DoorTable
  private let direct: DirectLegs

  /// Connects origins and facilities to the streets. Origins within one of the enclosures are also connected over its
  /// openings.
  public init(
    _ streets: StreetAccess, origins: [WalkOrigin], facilities: [Coordinate],
    within rings: Enclosures = Enclosures([])
  ) {
    self.streets = streets
    originPlaces = origins
    self.facilities = JoinedPlaces(facilities, to: streets)
    // Both legs of a walk lead to one segment only if a facility sees it.
    let segments = self.facilities.segmentsInView
    self.origins = JoinedPlaces(
      origins.map { $0.somePoint ?? Coordinate(uncheckedLongitude: 0, latitude: 0) },
      ParallelMap.heavy(origins.count) { origin in
        RingLegs.joins(from: origins[origin], streets, within: rings).seeing(only: segments)
      })
    doors = DoorTable(self.origins, streets.graph)
    direct = DirectLegs(streets, origins, facilities)
  }

  // MARK: - All pairs within a limit

  /// For each facility, the walks from all origins within the limit, in the order of origins.
  ///
  /// Takes one search per facility and uses all cores. The time of a search is proportional to the streets within the
  /// limit.
  public func walks(within limit: UInt32) -> [[FoundWalk]] {
    walks(to: Array(facilities.places.indices)) { _ in limit }
  }

  /// The same for the given facilities, each with its own limit.
  public func walks(to chosen: [Int], within limit: @Sendable (Int) -> UInt32) -> [[FoundWalk]] {
    ParallelMap.heavy(chosen.count, state: { PairWorker(self) }) { worker, index in
      worker.walks(to: chosen[index], within: limit(chosen[index]))
    }
  }

  /// The stranded origins among the given ones: those from which all streets that can be reached at all are within
  /// the limit.
  ///
  /// An origin without access points is not stranded. Takes one search per origin and uses all cores.
  public func stranded(_ chosen: [Int], within limit: UInt32) -> Set<Int> {
    let graph = streets.graph
    let isStranded = ParallelMap.heavy(
      chosen.count, state: { WalkSearch(graph, over: graph.outgoing) }
    ) { search, index in
      self.isStranded(chosen[index], within: limit, search)
    }
    return Set(zip(chosen, isStranded).filter(\.1).map(\.0))
  }

  private func isStranded(_ origin: Int, within limit: UInt32, _ search: WalkSearch) -> Bool {
    guard !origins.isUnjoined(origin) else { return false }
    let seeds = origins.access(of: origin).flatMap { streets.graph.seeds($0, arriving: false) }
    guard seeds.allSatisfy({ $0.cost <= limit }) else { return false }
    search.run(from: seeds, limit: limit, marks: .metres)
    return search.isExhausted(limit: limit, own: Set(origins.access(of: origin).map(\.edge)))
  }

  /// The seeds of a search against the direction of walking, from the access points of a facility.
  func seeds(
    of facility: Int, mark: UInt32? = nil, nearestOnly: Bool = false
  ) -> [WalkSeed] {
    facilities.access(of: facility).flatMap { access -> [WalkSeed] in
      if nearestOnly, !access.isNearest { return [] }
      return streets.graph.seeds(access, arriving: true, mark: mark)
    }
  }

  /// The walk from an access point of an origin to one of a facility along the edge on which both lie; nil if the
  /// edge cannot be walked in that direction.
  func stretch(
    from origin: AccessPoint, to facility: AccessPoint
  ) -> (cost: UInt32, length: UInt32)? {
    streets.graph.stretch(from: origin, to: facility)
  }

  /// The best walk along one segment that an origin and a facility both see, with both legs; nil if there is none in a
  /// permitted direction.
  func stretch(
    from origin: StreetView, to facility: StreetView
  ) -> (cost: UInt32, length: UInt32)? {
    streets.stretch(from: origin, to: facility).flatMap {
      streets.graph.stretch(from: $0.from, to: $0.to)
    }
  }

  /// Calls `body` with every origin that has a direct leg to a facility, and with the cost of the leg.
  func forEachDirect(to facility: Int, _ body: (_ origin: Int, _ cost: UInt32) -> Void) {
    for leg in direct.toFacility[facility] { body(Int(leg.other), leg.cost) }
  }

  /// Calls `body` with every facility that has a direct leg from an origin, and with the cost of the leg.
  func forEachDirect(from origin: Int, _ body: (_ facility: Int, _ cost: UInt32) -> Void) {
    for leg in direct.fromOrigin[origin] { body(Int(leg.other), leg.cost) }
  }

  func forEachDoor(at junction: Int32, _ body: (DoorTable.Door) -> Void) {
    doors.forEach(at: junction, body)
  }
}

extension StreetGraph {
  /// The walk between access points of one edge, with both legs; nil if the edge cannot be walked in that direction.
  func stretch(from start: AccessPoint, to end: AccessPoint) -> (cost: UInt32, length: UInt32)? {
    let edge = Int(start.edge)
    let direction: EdgeTraits = end.offset >= start.offset ? .forward : .backward
    guard end.offset == start.offset || traits[edge].contains(direction) else { return nil }
    let apart = max(end.offset, start.offset) - min(end.offset, start.offset)
    let legs = WalkUnits.sum(start.leg, end.leg)
    return (WalkUnits.sum(legs, cost(apart, on: edge)), WalkUnits.sum(legs, apart))
  }

  /// The junctions at the ends of an access point's edge, with the cost from the junction to the place (if
  /// `arriving`) or from the place to the junction. Only junctions are returned for which the edge can be walked in
  /// that direction.
  ///
  /// If `mark` is nil, seeds are marked with the length of the walk.
  func seeds(_ access: AccessPoint, arriving: Bool, mark: UInt32? = nil) -> [WalkSeed] {
    let edge = Int(access.edge)
    let behind = access.offset
    let ahead = length(of: edge) - min(length(of: edge), access.offset)
    let (fromStart, fromEnd): (EdgeTraits, EdgeTraits) =
      arriving ? (.forward, .backward) : (.backward, .forward)
    return [
      (ends[edge].from, behind, fromStart), (ends[edge].to, ahead, fromEnd),
    ].compactMap { junction, length, direction in
      guard traits[edge].contains(direction) else { return nil }
      return WalkSeed(
        junction: junction, cost: WalkUnits.sum(access.leg, cost(length, on: edge)),
        mark: mark ?? WalkUnits.sum(access.leg, length))
    }
  }
}

/// The doors of every junction: the origins from which it is reached along a single edge.
struct DoorTable: Sendable {
  struct Door: Sendable {
    let origin: Int32
    let cost: UInt32
    let length: UInt32
    let isNearest: Bool
  }

  private let starts: [Int32]
  private let doors: [Door]

  init(_ origins: JoinedPlaces, _ graph: StreetGraph) {
    var listed: [(junction: Int32, door: Door)] = []
    for origin in origins.places.indices {
      for access in origins.access(of: origin) {
        for seed in graph.seeds(access, arriving: false) {
          listed.append(
            (
              seed.junction,
              Door(
                origin: Int32(truncatingIfNeeded: origin), cost: seed.cost, length: seed.mark,
                isNearest: access.isNearest)
            ))
        }
      }
    }
    var counts = [Int32](repeating: 0, count: graph.junctions.count + 1)
    for (junction, _) in listed { counts[Int(junction) + 1] += 1 }
    for junction in 1..<max(1, counts.count) { counts[junction] += counts[junction - 1] }
    var next = counts
    var order = [Int32](repeating: 0, count: listed.count)
    for (index, entry) in listed.enumerated() {
      order[Int(next[Int(entry.junction)])] = Int32(truncatingIfNeeded: index)
      next[Int(entry.junction)] += 1
    }
    starts = counts
    doors = order.map { listed[Int($0)].door }
  }

  func forEach(at junction: Int32, _ body: (Door) -> Void) {
    for index in Int(starts[Int(junction)])..<Int(starts[Int(junction) + 1]) { body(doors[index]) }
  }
}

/// Performs the searches of one worker, one facility at a time.
private final class PairWorker {
  private let finder: WalkFinder
  private let search: WalkSearch
  private var best: BestByOrigin

  init(_ finder: WalkFinder) {
    self.finder = finder
    search = WalkSearch(finder.streets.graph, over: finder.streets.graph.incoming)
    best = BestByOrigin(finder.origins.places.count)
  }

  func walks(to facility: Int, within limit: UInt32) -> [FoundWalk] {
    best.begin()
    search.run(from: finder.seeds(of: facility), limit: limit, marks: .metres)
    for junction in search.reached {
      let (cost, length) = (search.cost(junction), search.mark(junction))
      finder.forEachDoor(at: junction) { door in
        best.offer(
          Int(door.origin), WalkUnits.sum(cost, door.cost), WalkUnits.sum(length, door.length))
      }
    }
    for access in finder.facilities.access(of: facility) {
      finder.origins.forEach(on: access.edge) { origin, start in
        guard let stretch = finder.stretch(from: start, to: access) else { return }
        best.offer(origin, stretch.cost, stretch.length)
      }
    }
    for view in finder.facilities.views(of: facility) {
      finder.origins.forEachView(of: view.segment) { origin, start in
        guard let stretch = finder.stretch(from: start, to: view) else { return }
        best.offer(origin, stretch.cost, stretch.length)
      }
    }
    finder.forEachDirect(to: facility) { origin, leg in best.offer(origin, leg, leg) }
    return best.walks(to: facility, within: limit)
  }
}

/// The best walk of each origin for which any walk has been offered.
private struct BestByOrigin {
  private var labels: [UInt64]
  private var met: [Int32] = []

  init(_ count: Int) {
    labels = Array(repeating: .max, count: count)
  }

  mutating func begin() {
    for origin in met { labels[Int(origin)] = .max }
    met.removeAll(keepingCapacity: true)
  }

  mutating func offer(_ origin: Int, _ cost: UInt32, _ length: UInt32) {
    let label = UInt64(cost) << 32 | UInt64(length)
    guard label < labels[origin] else { return }
    if labels[origin] == .max { met.append(Int32(truncatingIfNeeded: origin)) }
    labels[origin] = label
  }

  mutating func walks(to facility: Int, within limit: UInt32) -> [FoundWalk] {
    met.sort()
    return met.compactMap { origin in
      let label = labels[Int(origin)]
      guard UInt32(truncatingIfNeeded: label >> 32) <= limit else { return nil }
      return FoundWalk(
        facility: Int32(truncatingIfNeeded: facility), origin: origin,
        cost: UInt32(truncatingIfNeeded: label >> 32),
        length: UInt32(truncatingIfNeeded: label))
    }
  }
}
