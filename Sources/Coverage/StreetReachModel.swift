import CareModel
import Geodesy
import Parallel
import PlaneGeometry
import StreetNetwork

/// Reach along streets: the exact cost of the walk from an estate's best gate to a facility.
///
/// At equal cost, the facility whose walk is shorter by at least the unit in which walks are counted (31 µm) comes
/// first, then the one with the smaller id. All estates are judged at once, since searches start from facilities: one
/// from each facility within the widest circle, and one from all that count up to the search limit.
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
  /// How far to look for walks within any walker's circle, in metres of level street.
  let widest: Double

  /// A model of these facilities. The circle must be one of a walk.
  ///
  /// `facilityExtent` is the area within which every facility is known; nil if none was declared.
  public init(
    facilities: [Facility], requirement: RoomRequirement, circle: ServiceCircle,
    ageRule: OldEstateRule, searchLimit: Length, streets: WalkableStreets,
    facilityExtent: MultiPolygon? = nil
  ) {
    self.facilities = facilities
    self.ageRule = ageRule
    self.streets = streets
    self.facilityExtent = facilityExtent
    // Along streets there is no detour factor, since the walk itself is measured.
    let costs = ([circle] + circle.otherWalkers).map { StraightCost($0.alongStreets) }
    judge = ReachJudge(
      qualifications: facilities.map(requirement.judge),
      areas: facilities.map(\.largestArea), cost: costs[0],
      otherCosts: Array(costs.dropFirst()))
    widest = costs.map(\.limitDistance).max() ?? 0
    self.searchLimit = .metres(max(searchLimit.metres, widest))
  }

  /// The answers of the streets for some estates, in their order. Runs on every core.
  ///
  /// `finished` is called from any thread with the number of further estates that have been answered.
  public func analysis(
    of estates: [Estate], finished: @Sendable (Int) -> Void = { _ in }
  ) -> StreetAnalysis {
    let starts = StreetStarts(estates, streets)
    let finder = WalkFinder(
      streets.access, origins: starts.origins.map(\.place),
      facilities: facilities.map(\.coordinate), within: streets.rings)
    let walks = EstateWalks(self, finder, starts)
    let doubts = StreetDoubts(self, finder, starts)
    let reaches = ParallelMap.map(estates.count, finished: finished) { index in
      answer(for: index, ageRule.applies(to: estates[index]), walks, starts, doubts)
    }
    return StreetAnalysis(reaches: reaches, walks: walks, finder: finder)
  }

  /// The answers without the rest of the analysis.
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
    var misses = Misses(inside: others.filter { $0.cost <= judge.cost.limit }.map(\.way), judge)
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
  /// The number of gates and points for which drawing and walk disagree and which are more than 5 m from the drawing's
  /// border. It should be 0.
  ///
  /// `drawing` is the area within the limit of any facility that counts.
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

/// The answers along streets, and the way from each estate to its nearest facility.
public struct StreetAnalysis: Sendable {
  /// The answers, in the order of the estates.
  public let reaches: [EstateReach]
  let walks: EstateWalks
  let finder: WalkFinder

  /// The walk from each estate to the nearest facility that counts; nil if there is none within the search limit.
  ///
  /// There is one search for each facility that is nearest to some estate.
  public func routes() -> [Route?] { routes(of: Array(reaches.indices)) }

  /// The routes of some estates, in their order.
  public func routes(of estates: [Int]) -> [Route?] {
    let nearest = estates.map { walks.nearestWalk(of: $0, reaches[$0].nearest) }
    let known = nearest.indices.filter { nearest[$0] != nil }
    var routes = [Route?](repeating: nil, count: estates.count)
    let found = RouteFinder(finder).routes(of: known.compactMap { nearest[$0] })
    for (place, route) in zip(known, found) { routes[place] = route }
    return routes
  }
}

extension ServiceCircle {
  /// The same circle without a detour factor.
  var alongStreets: ServiceCircle {
    guard case .walking(let limit, let walker, _) = self else { return self }
    return .walking(limit: limit, walker: walker, detour: .none)
  }
}
