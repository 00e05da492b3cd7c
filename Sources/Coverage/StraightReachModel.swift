import CareModel
import Geodesy
import PlaneGeometry

/// Reach in straight lines: geodesic distance, lengthened by a detour factor, against a circle.
///
/// Building it takes O(n log n) time for n facilities; each estate then takes time proportional to the facilities near
/// it. At equal cost, the facility with the smaller id is nearest.
///
/// It is a class because a million searches share it; copying a structure would count references each time.
public final class StraightReachModel: Sendable {
  /// How each facility was judged, in the order of the facilities.
  public var qualifications: [Qualification] { judge.qualifications }

  let judge: ReachJudge
  let facilities: [Facility]
  /// The area within which every facility is known; nil if none was declared.
  let facilityExtent: MultiPolygon?
  /// The circle of the question.
  public let circle: ServiceCircle
  let cost: StraightCost
  let ageRule: OldEstateRule
  /// The cost of the question's walker, followed by those of the other walkers.
  let allCosts: [StraightCost]
  /// Facilities that count, and the others.
  let counting: FacilityIndex
  let others: FacilityIndex
  /// How far to look for candidates, in metres: the widest circle of any walker.
  let widest: Double
  /// The radii of a widening search, in metres: first the widest circle, then up to the limit.
  let searchRadii: [Double]
  /// The limit of the search on the walk (on the straight line under a plain radius).
  public let searchLimit: Length

  /// A model of these facilities.
  ///
  /// `facilityExtent` is the area within which every facility is known; nil if none was declared. `searchLimit` bounds
  /// the search for the nearest facility that counts; it is extended if a circle reaches farther.
  public init(
    facilities: [Facility], requirement: RoomRequirement, circle: ServiceCircle,
    ageRule: OldEstateRule, searchLimit: Length = .kilometres(5),
    facilityExtent: MultiPolygon? = nil
  ) {
    self.facilityExtent = facilityExtent
    self.facilities = facilities
    self.circle = circle
    self.ageRule = ageRule
    let cost = StraightCost(circle)
    self.cost = cost
    let otherCosts = circle.otherWalkers.map(StraightCost.init)
    allCosts = [cost] + otherCosts
    let widest = allCosts.map(\.limitDistance).max() ?? cost.limitDistance
    self.widest = widest
    searchRadii = Self.widening(
      from: widest, to: max(searchLimit.metres / (cost.detour ?? 1), widest))
    self.searchLimit = .metres(max(searchLimit.metres, widest * (cost.detour ?? 1)))
    let qualifications = facilities.map(requirement.judge)
    judge = ReachJudge(
      qualifications: qualifications, areas: facilities.map(\.largestArea), cost: cost,
      otherCosts: otherCosts)
    let all = Array(facilities.indices)
    counting = FacilityIndex(
      facilities, all.filter { qualifications[$0] == .qualifies }, cell: .metres(widest))
    others = FacilityIndex(
      facilities, all.filter { qualifications[$0] != .qualifies }, cell: .metres(widest))
  }

  private static func widening(from widest: Double, to distance: Double) -> [Double] {
    var radii = [widest + 0.01]
    while let last = radii.last, last < distance { radii.append(min(last * 2, distance + 0.01)) }
    return radii
  }

  /// The answer of straight lines for one estate.
  public func reach(of estate: borrowing Estate) -> EstateReach {
    reach(from: EstateStart(estate), applies: ageRule.applies(to: estate))
  }

  /// The answer for an estate that is given by what a search has to know of it.
  func reach(from start: EstateStart, applies: Applicability) -> EstateReach {
    judge.answer(
      applies, counting(near: start), misses(near: start),
      isBorderline: { $0 == .gate && farthestCornerIsOutside(start) },
      doubt: { doubt(about: start) })
  }

  /// A doubt, if there may be a facility within reach beyond the extent of known facilities.
  private func doubt(about start: EstateStart) -> ReachDoubt? {
    guard let facilityExtent else { return nil }
    let reach = cost.limitDistance
    let isNearEdge = start.places.contains { place in
      !facilityExtent.contains(place) || facilityExtent.borderDistance(to: place).metres <= reach
    }
    return isNearEdge ? ReachDoubt(reason: .edgeUncertain) : nil
  }

  /// Whether an estate without gates has a corner from which no facility that counts is inside the circle.
  private func farthestCornerIsOutside(_ start: EstateStart) -> Bool {
    guard case .ground(let ground) = start else { return false }
    return ground.outerCorners.contains { corner in
      guard let nearest = nearest(from: corner, as: .point).nearest else { return true }
      return nearest.cost > cost.limit
    }
  }
}

extension Reach {
  /// The reach that follows from the least cost of a facility that counts and of one that may count.
  init(_ counting: Double?, _ unknown: Double?, limit: Double) {
    if let counting, counting <= limit {
      self = .covered
    } else if let unknown, unknown <= limit {
      self = .indeterminate
    } else {
      self = .gap
    }
  }
}

extension ServiceCircle {
  /// The same circle for the frail and the fit walker, whose verdicts decide whether a verdict is borderline.
  package var otherWalkers: [ServiceCircle] {
    guard case .walking(let limit, let walker, let detour) = self else { return [] }
    return [Walker.frail, .fit].filter { $0.speed != walker.speed }
      .map { .walking(limit: limit, walker: $0, detour: detour) }
  }
}

/// Some of a study's facilities, indexed by location.
struct FacilityIndex: Sendable {
  private let points: PointIndex

  init(_ facilities: [Facility], _ chosen: [Int], cell: Length) {
    points = PointIndex(
      chosen.map { facilities[$0].coordinate }, cell: cell,
      names: chosen.map { Int32(truncatingIfNeeded: $0) })
  }

  var isEmpty: Bool { points.count == 0 }

  /// The nearest facility and the number of facilities inside the circle, as far as chords can tell.
  func scan(
    _ centre: Coordinate, within radius: Double, inner: Double, outer: Double
  ) -> PointScan {
    points.scan(centre, within: radius, inner: inner, outer: outer)
  }

  /// Calls `body` with every facility within `radius` metres of the centre, and with some beyond.
  @inline(__always)
  func forEachNear(
    _ centre: Coordinate, within radius: Double,
    _ body: (_ facility: Int, _ squaredChord: Double) -> Void
  ) {
    points.forEachNear(centre, within: radius, body)
  }
}
