import Geodesy
import Parallel
import PlaneGeometry

/// A walk from an origin to a facility.
public struct FoundWalk: Hashable, Sendable {
  /// The number of the facility.
  public let facility: Int32
  /// The number of the origin.
  public let origin: Int32
  /// What it costs, in `WalkUnits` of level street.
  public let cost: UInt32
  /// How long it is, in `WalkUnits`; legs off the streets with their factor.
  public let length: UInt32

  /// A walk.
  public init(facility: Int32, origin: Int32, cost: UInt32, length: UInt32) {
    self.facility = facility
    self.origin = origin
    self.cost = cost
    self.length = length
  }
}

/// From where a walk starts.
public enum WalkOrigin: Hashable, Sendable {
  /// A place.
  case point(Coordinate)
  /// Anywhere on the border of some ground; what lies on it is reached without a walk.
  case ground(MultiPolygon)

  /// The place, or some corner of the ground.
  var somePoint: Coordinate? {
    switch self {
    case .point(let place): place
    case .ground(let ground): ground.polygons.first?.outer.corners.first
    }
  }
}

/// Walks from many origins to many facilities, along streets.
///
/// The walk of a pair is the least over every way onto the streets at either end, over a stretch of one edge
/// that both join, and over the direct leg where they are within the cap of each other. Costs are whole
/// numbers, and equal ones go to the shorter walk, then to the smaller number of the origin.
public struct WalkFinder: Sendable {
  /// The streets.
  public let streets: StreetAccess
  /// Where walks start.
  public let origins: JoinedPlaces
  /// Where they end.
  public let facilities: JoinedPlaces
  /// The same origins, as they were given.
  let originPlaces: [WalkOrigin]
  private let doors: DoorTable
  private let direct: DirectLegs

  /// Joins origins and facilities to the streets.
  public init(_ streets: StreetAccess, origins: [WalkOrigin], facilities: [Coordinate]) {
    self.streets = streets
    originPlaces = origins
    self.origins = JoinedPlaces(
      origins.map { $0.somePoint ?? Coordinate(uncheckedLongitude: 0, latitude: 0) },
      OnEveryCore.map(origins.count) { place in
        switch origins[place] {
        case .point(let point): streets.points(from: point)
        case .ground(let ground): streets.points(from: ground)
        }
      })
    self.facilities = JoinedPlaces(facilities, to: streets)
    doors = DoorTable(self.origins, streets.graph)
    direct = DirectLegs(streets, origins, facilities)
  }

  // MARK: - All pairs within a limit

  /// For each facility the walks from every origin within the limit, in the order of origins.
  ///
  /// One search a facility, on every core; time in proportion to the streets within the limit.
  public func walks(within limit: UInt32) -> [[FoundWalk]] {
    walks(to: Array(facilities.places.indices)) { _ in limit }
  }

  /// The same for some facilities, each with a limit of its own.
  public func walks(to chosen: [Int], within limit: @Sendable (Int) -> UInt32) -> [[FoundWalk]] {
    OnEveryCore.map(chosen.count, state: { PairWorker(self) }) { worker, place in
      worker.walks(to: chosen[place], within: limit(chosen[place]))
    }
  }

  /// Those of some origins from which a search comes to the end of every street within the limit.
  ///
  /// An origin that joins no street is none of them. One search an origin, on every core.
  public func stranded(_ chosen: [Int], within limit: UInt32) -> Set<Int> {
    let graph = streets.graph
    let isStranded = OnEveryCore.map(
      chosen.count, state: { WalkSearch(graph, over: graph.outgoing) }
    ) { search, place in
      self.isStranded(chosen[place], within: limit, search)
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

  /// The seeds of a search against the walk, from the streets that a facility joins.
  func seeds(
    of facility: Int, mark: UInt32? = nil, nearestOnly: Bool = false
  ) -> [WalkSeed] {
    facilities.access(of: facility).flatMap { access -> [WalkSeed] in
      if nearestOnly, !access.isNearest { return [] }
      return streets.graph.seeds(access, arriving: true, mark: mark)
    }
  }

  /// The walk from an access point of an origin to one of a facility along the edge that both join; nil where
  /// it cannot be walked that way.
  func stretch(
    from origin: AccessPoint, to facility: AccessPoint
  ) -> (cost: UInt32, length: UInt32)? {
    let graph = streets.graph
    let edge = Int(origin.edge)
    let direction: EdgeTraits = facility.offset >= origin.offset ? .forward : .backward
    guard facility.offset == origin.offset || graph.traits[edge].contains(direction) else {
      return nil
    }
    let apart =
      max(facility.offset, origin.offset) - min(facility.offset, origin.offset)
    let legs = WalkUnits.sum(origin.leg, facility.leg)
    return (
      WalkUnits.sum(legs, graph.cost(apart, on: edge)), WalkUnits.sum(legs, apart)
    )
  }

  /// Calls `body` with every origin within the cap of a facility that no barrier cuts off, and the leg's cost.
  func forEachDirect(to facility: Int, _ body: (_ origin: Int, _ cost: UInt32) -> Void) {
    for leg in direct.toFacility[facility] { body(Int(leg.other), leg.cost) }
  }

  /// Calls `body` with every facility within the cap of an origin that no barrier cuts off.
  func forEachDirect(from origin: Int, _ body: (_ facility: Int, _ cost: UInt32) -> Void) {
    for leg in direct.fromOrigin[origin] { body(Int(leg.other), leg.cost) }
  }

  func forEachDoor(at junction: Int32, _ body: (DoorTable.Door) -> Void) {
    doors.forEach(at: junction, body)
  }
}

extension StreetGraph {
  /// The junctions at the ends of the edge that an access point is on, with the cost from there to the place
  /// (`arriving`) or from the place to there, as far as the edge can be walked that way.
  ///
  /// Without a mark the seeds carry the length walked.
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

/// For every junction the origins from which one comes to it by one edge.
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
    for (place, entry) in listed.enumerated() {
      order[Int(next[Int(entry.junction)])] = Int32(truncatingIfNeeded: place)
      next[Int(entry.junction)] += 1
    }
    starts = counts
    doors = order.map { listed[Int($0)].door }
  }

  func forEach(at junction: Int32, _ body: (Door) -> Void) {
    for place in Int(starts[Int(junction)])..<Int(starts[Int(junction) + 1]) { body(doors[place]) }
  }
}

/// One worker's searches, a facility at a time.
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
    finder.forEachDirect(to: facility) { origin, leg in best.offer(origin, leg, leg) }
    return best.walks(to: facility, within: limit)
  }
}

/// The best walk of each origin that has been offered one.
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
