import CareModel
import Geodesy
import Parallel
import PlaneGeometry
import StreetNetwork

/// Reach along streets: the exact cost of the walk from an estate's best gate to a facility.
///
/// Ties go to the facility whose walk is shorter by the unit in which walks are counted (31 µm), then to the
/// smaller id. All estates are judged at once, since searches start from facilities: one for each within the
/// widest circle, and one from all that count up to the search limit.
public struct StreetReachModel: Sendable {
  /// How each facility was judged, in the order of the facilities.
  public var qualifications: [Qualification] { judge.qualifications }
  /// The limit of the search on the walk.
  public let searchLimit: Length

  let facilities: [Facility]
  let judge: ReachJudge
  let ageRule: OldEstateRule
  let streets: WalkableStreets
  let facilityExtent: MultiPolygon?
  /// How far walks are looked for within any walker's circle, in metres of level street.
  let widest: Double

  /// A model of these facilities; the circle has to be one of a walk.
  ///
  /// `facilityExtent` is the area whose facilities are known.
  public init(
    facilities: [Facility], requirement: RoomRequirement, circle: ServiceCircle,
    ageRule: OldEstateRule, searchLimit: Length, streets: WalkableStreets,
    facilityExtent: MultiPolygon? = nil
  ) {
    self.facilities = facilities
    self.ageRule = ageRule
    self.streets = streets
    self.facilityExtent = facilityExtent
    // Along streets nothing is lengthened: the walk is measured.
    let costs = ([circle] + circle.otherWalkers).map { StraightCost($0.alongStreets) }
    judge = ReachJudge(
      qualifications: facilities.map(requirement.judge), cost: costs[0],
      otherCosts: Array(costs.dropFirst()))
    widest = costs.map(\.limitDistance).max() ?? 0
    self.searchLimit = .metres(max(searchLimit.metres, widest))
  }

  /// What the streets say about each of the estates, in their order, worked out on every core.
  ///
  /// `finished` is told how many more are done; it is called from any thread.
  public func analysis(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> StreetAnalysis {
    let starts = StreetStarts(estates, streets)
    let finder = WalkFinder(
      streets.access, origins: starts.origins.map(\.place),
      facilities: facilities.map(\.coordinate))
    let walks = EstateWalks(self, finder, starts)
    let doubts = StreetDoubts(self, finder, starts)
    let reaches = ParallelMap.map(estates.count, finished: finished) { index in
      answer(for: index, ageRule.applies(to: estates[index]), walks, starts, doubts)
    }
    return StreetAnalysis(reaches: reaches, walks: walks, finder: finder)
  }

  /// The answers alone.
  public func reaches(of estates: [Estate]) -> [EstateReach] { analysis(of: estates).reaches }

  private func answer(
    for estate: Int, _ applies: Applicability, _ walks: EstateWalks, _ starts: StreetStarts,
    _ doubts: StreetDoubts
  ) -> EstateReach {
    let ways = walks.ways(of: estate)
    let counting = ways.filter { qualifications[$0.facility] == .qualifies }
    var found = CountingFacilities()
    found.nearest = walks.nearest(of: estate, among: counting)
    found.least = counting.first?.metres
    found.inReach = counting.count { $0.cost <= judge.cost.limit }
    let others = ways.filter { qualifications[$0.facility] != .qualifies }
    var misses = Misses()
    misses.inside = others.filter { $0.cost <= judge.cost.limit }.map(\.way)
    misses.nearestUnknown =
      others.lazy.compactMap { way in
        guard case .unknown(let fact) = qualifications[way.facility] else { return nil }
        return (way.metres, way.cost, fact)
      }.first
    return judge.answer(
      applies, found, misses,
      isBorderline: { cause in
        switch cause {
        case .access: !walks.isCoveredByNearestStreet(estate)
        case .gate: walks.hasCornerOutside(estate)
        case .speed: false
        }
      },
      doubt: { doubts.doubt(about: estate) })
  }
}

extension StreetAnalysis {
  /// The gates and points from which the drawing says something else than the walk, by more than 5 m from the
  /// drawing's border: there should be none.
  ///
  /// `drawing` is the area within the limit of all facilities that count.
  public func disagreements(with drawing: MultiPolygon?) -> Int {
    let locator = drawing.map(PolygonLocator.init)
    return reaches.indices.reduce(0) { count, estate in
      count
        + walks.starts(of: estate).count { start in
          guard case .point(let point) = start.place,
            (locator?.contains(point) ?? false) != start.isInside
          else { return false }
          return (drawing?.borderDistance(to: point).metres ?? .infinity) > 5
        }
    }
  }
}

/// What streets say about estates, and the way to each one's nearest facility.
public struct StreetAnalysis: Sendable {
  /// The answers, in the order of the estates.
  public let reaches: [EstateReach]
  let walks: EstateWalks
  let finder: WalkFinder

  /// The walk from each estate to the nearest facility that counts; nil where there is none in the search limit.
  ///
  /// One search for each facility that is somebody's nearest.
  public func routes() -> [Route?] {
    let nearest = reaches.indices.map { walks.nearestWalk(of: $0, reaches[$0].nearest) }
    let known = nearest.indices.filter { nearest[$0] != nil }
    var routes = [Route?](repeating: nil, count: reaches.count)
    let found = RouteFinder(finder).routes(of: known.compactMap { nearest[$0] })
    for (estate, route) in zip(known, found) { routes[estate] = route }
    return routes
  }
}

extension ServiceCircle {
  /// The same walk without a factor for detours.
  var alongStreets: ServiceCircle {
    guard case .walking(let limit, let walker, _) = self else { return self }
    return .walking(limit: limit, walker: walker, detour: .none)
  }
}
