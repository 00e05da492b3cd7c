import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork

/// A way along streets, with its cost in metres of level street.
struct StreetWay {
  let metres: Double
  let way: Way

  var facility: Int { way.facility }
  var cost: Double { way.cost }
}

/// The walks of all estates: to every facility within the widest circle, and to the nearest facility beyond it.
struct EstateWalks: Sendable {
  private let model: StreetReachModel
  private let finder: WalkFinder
  private let starts: StreetStarts
  /// The best walk from each estate to each facility that it reaches, estate by estate.
  private let walks: [FoundWalk]
  private let walkStarts: [Int32]
  /// For each origin, the nearest facility that counts within the search limit.
  private let nearest: [NearestWalk?]
  /// The lengths of the walks to nearest facilities beyond every circle.
  private let lengths: [Int32: UInt32]
  /// For each origin, the cost of the walk by the nearest street alone, if it is within the circle.
  private let byNearestStreet: [NearestWalk?]

  init(_ model: StreetReachModel, _ finder: WalkFinder, _ starts: StreetStarts) {
    self.model = model
    self.finder = finder
    self.starts = starts
    let limit = WalkUnits.units(model.widest + 0.01)
    (walks, walkStarts) = Self.byEstate(finder.walks(within: limit), starts)
    let counting = model.facilities.indices
      .filter { model.qualifications[$0] == .qualifies }
      .sorted { model.facilities[$0].id < model.facilities[$1].id }
    nearest = finder.nearest(of: counting, within: WalkUnits.units(model.searchLimit.metres))
    byNearestStreet = finder.nearest(of: counting, within: limit, nearestOnly: true)
    lengths = Self.lengths(nearest, finder, beyond: limit)
  }

  /// Keeps the best of the walks from the origins of one estate to one facility; of equal ones, the first origin's.
  private static func byEstate(
    _ found: [[FoundWalk]], _ starts: StreetStarts
  ) -> ([FoundWalk], [Int32]) {
    var owner = [Int32](repeating: -1, count: starts.origins.count)
    for (estate, range) in starts.ofEstate.enumerated() {
      for origin in range { owner[origin] = Int32(truncatingIfNeeded: estate) }
    }
    var best: [(estate: Int32, walk: FoundWalk)] = []
    for walks in found {
      let first = best.count
      for walk in walks where owner[Int(walk.origin)] >= 0 {
        let estate = owner[Int(walk.origin)]
        guard best.count > first, let last = best.last, last.estate == estate else {
          best.append((estate, walk))
          continue
        }
        if (walk.cost, walk.length) < (last.walk.cost, last.walk.length) {
          best[best.count - 1].walk = walk
        }
      }
    }
    return sorted(best, estates: starts.ofEstate.count)
  }

  private static func sorted(
    _ best: [(estate: Int32, walk: FoundWalk)], estates: Int
  ) -> ([FoundWalk], [Int32]) {
    var counts = [Int32](repeating: 0, count: estates + 1)
    for entry in best { counts[Int(entry.estate) + 1] += 1 }
    for estate in 1..<max(1, counts.count) { counts[estate] += counts[estate - 1] }
    var next = counts
    var order = [Int32](repeating: 0, count: best.count)
    for (index, entry) in best.enumerated() {
      order[Int(next[Int(entry.estate)])] = Int32(truncatingIfNeeded: index)
      next[Int(entry.estate)] += 1
    }
    return (order.map { best[Int($0)].walk }, counts)
  }

  /// On steps a walk costs more than its length, so the length is found by a search of its own.
  private static func lengths(
    _ nearest: [NearestWalk?], _ finder: WalkFinder, beyond limit: UInt32
  ) -> [Int32: UInt32] {
    guard finder.streets.graph.hasSlowSteps else { return [:] }
    var farthest: [Int: UInt32] = [:]
    for case .some(let walk) in nearest where walk.cost > limit {
      farthest[Int(walk.facility)] = max(farthest[Int(walk.facility)] ?? 0, walk.cost)
    }
    let chosen = farthest.keys.sorted()
    let limits = farthest
    let found = finder.walks(to: chosen) { limits[$0] ?? 0 }
    var lengths: [Int32: UInt32] = [:]
    for walk in found.joined() where nearest[Int(walk.origin)]?.facility == walk.facility {
      lengths[walk.origin] = walk.length
    }
    return lengths
  }

  // MARK: - What is asked of an estate

  /// The ways to every facility within the widest circle, nearest first, then by id.
  func ways(of estate: Int) -> [StreetWay] {
    let facilities = model.facilities
    return walks[Int(walkStarts[estate])..<Int(walkStarts[estate + 1])]
      .sorted { left, right in
        if left.cost != right.cost { return left.cost < right.cost }
        return facilities[Int(left.facility)].id < facilities[Int(right.facility)].id
      }
      .map(streetWay)
  }

  private func streetWay(_ walk: FoundWalk) -> StreetWay {
    let metres = WalkUnits.metres(walk.cost)
    let facility = Int(walk.facility)
    let (straight, from) = start(Int(walk.origin), facility)
    return StreetWay(
      metres: metres,
      way: Way(
        facility: facility, straight: straight, walk: WalkUnits.metres(walk.length),
        cost: model.judge.cost.cost(of: metres), from: from))
  }

  private func start(_ origin: Int, _ facility: Int) -> (straight: Double, from: ReachedFrom) {
    let place = model.facilities[facility].coordinate
    let origin = starts.origins[origin]
    switch origin.place {
    case .point(let point):
      return (KnownDistance.metres(Geodesic.distance(point, place).metres), origin.from)
    case .ground(let ground):
      let straight = KnownDistance.metres(ground.nearestPoint(to: place).distance.metres)
      return (straight, straight == 0 ? .inside : origin.from)
    }
  }

  /// The nearest facility that counts: the first of those inside any circle, otherwise the one that the search beyond
  /// them found.
  func nearest(of estate: Int, among counting: [StreetWay]) -> NearestFacility? {
    if let first = counting.first {
      return NearestFacility(
        facility: first.facility, straight: first.way.straight, walk: first.way.walk,
        cost: first.cost, from: first.way.from)
    }
    return walkBeyond(of: estate).map { walk in
      let (straight, from) = start(Int(walk.origin), Int(walk.facility))
      return NearestFacility(
        facility: Int(walk.facility), straight: straight, walk: WalkUnits.metres(walk.length),
        cost: model.judge.cost.cost(of: WalkUnits.metres(walk.cost)), from: from)
    }
  }

  /// The walk to the nearest facility that counts, as found by the search beyond every circle.
  private func walkBeyond(of estate: Int) -> FoundWalk? {
    let facilities = model.facilities
    let walks = starts.ofEstate[estate].compactMap { origin -> FoundWalk? in
      guard let walk = nearest[origin] else { return nil }
      let origin = Int32(truncatingIfNeeded: origin)
      return FoundWalk(
        facility: walk.facility, origin: origin, cost: walk.cost,
        length: lengths[origin] ?? walk.cost)
    }
    return walks.min { left, right in
      if left.cost != right.cost { return left.cost < right.cost }
      let (one, other) = (facilities[Int(left.facility)].id, facilities[Int(right.facility)].id)
      return one != other ? one < other : left.origin < right.origin
    }
  }

  /// The walk to the facility that was named as the estate's nearest.
  func nearestWalk(of estate: Int, _ named: NearestFacility?) -> FoundWalk? {
    guard let named else { return nil }
    return walks[Int(walkStarts[estate])..<Int(walkStarts[estate + 1])]
      .first { Int($0.facility) == named.facility } ?? walkBeyond(of: estate)
  }

  /// Whether a facility that counts is inside the circle if estate and facility join only the street nearest to each.
  func isCoveredByNearestStreet(_ estate: Int) -> Bool {
    starts.ofEstate[estate].contains { isInside(byNearestStreet[$0]) }
  }

  /// Whether no facility that counts is inside the circle as seen from some corner of the ground.
  func hasCornerOutside(_ estate: Int) -> Bool {
    starts.corners[estate].contains { !isInside(nearest[$0]) }
  }

  /// The starts of an estate without the corners of its ground, and whether a facility that counts is inside the circle
  /// from each.
  func starts(of estate: Int) -> [(place: WalkOrigin, isInside: Bool)] {
    starts.ofEstate[estate].map { (starts.origins[$0].place, isInside(nearest[$0])) }
  }

  private func isInside(_ walk: NearestWalk?) -> Bool {
    guard let walk else { return false }
    return model.judge.cost.cost(of: WalkUnits.metres(walk.cost)) <= model.judge.cost.limit
  }
}
