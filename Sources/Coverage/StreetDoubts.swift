import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork

/// Finds out whether a gap along the streets is undecided.
///
/// A walk is never shorter than the straight line. A doubt about one gate among several therefore makes a gap undecided
/// only if a facility that counts or may count is near enough to that gate in a straight line. A doubt about an estate
/// with a single start always does.
struct StreetDoubts: Sendable {
  private let model: StreetReachModel
  private let finder: WalkFinder
  private let starts: StreetStarts
  private let islands: StreetIslands
  /// Origins from which a search comes to the end of all streets before the limit.
  private let stranded: Set<Int>
  /// Facilities that count or may count.
  private let hopes: FacilityIndex
  /// Those of `hopes` that join no street.
  private let unconnected: FacilityIndex
  /// The limit in metres of level street.
  private let limit: Double

  init(_ model: StreetReachModel, _ finder: WalkFinder, _ starts: StreetStarts) {
    self.model = model
    self.finder = finder
    self.starts = starts
    limit = model.judge.cost.limitDistance
    let islands = StreetIslands(finder.streets.graph)
    self.islands = islands
    // An island is not an island in this sense if it is so wide that some of it must lie beyond the limit.
    let narrow = 2 * limit + 1000
    let suspects = starts.ofEstate.joined().filter { origin in
      Self.islands(around: origin, finder, islands).allSatisfy {
        islands.islands[$0].extent <= narrow
      }
    }
    stranded = finder.stranded(suspects, within: WalkUnits.units(limit))
    let hopeful = model.facilities.indices.filter { !model.qualifications[$0].isShortcoming }
    let cell = Length.metres(max(1, limit))
    hopes = FacilityIndex(model.facilities, hopeful, cell: cell)
    unconnected = FacilityIndex(
      model.facilities, hopeful.filter { finder.facilities.isUnjoined($0) }, cell: cell)
  }

  /// The first reason why the estate's gap is uncertain; nil if it is certain.
  func doubt(about estate: Int) -> ReachDoubt? {
    let origins = starts.ofEstate[estate]
    if starts.isWalledIn[estate] { return ReachDoubt(reason: .barrier) }
    if let extent = model.streets.extent {
      if origins.contains(where: { !extent.contains(place($0)) }) {
        return ReachDoubt(reason: .outsideNetwork)
      }
    }
    if isDecisive(origins, where: finder.origins.isUnjoined) {
      return ReachDoubt(reason: .snapFailed)
    }
    if let island = island(origins) {
      return ReachDoubt(reason: .disconnected, island: island)
    }
    if origins.contains(where: { isNear($0, unconnected) }) {
      return ReachDoubt(reason: .facilityUnconnected)
    }
    return edge(origins)
  }

  private func edge(_ origins: Range<Int>) -> ReachDoubt? {
    if let extent = model.streets.extent, isNear(origins, borderOf: extent) {
      return ReachDoubt(reason: .edgeOfData)
    }
    if let extent = model.facilityExtent, isNear(origins, borderOf: extent) {
      return ReachDoubt(reason: .edgeUncertain)
    }
    return nil
  }

  /// Whether a fault at some origins leaves the gap undecided.
  private func isDecisive(_ origins: Range<Int>, where isFaulty: (Int) -> Bool) -> Bool {
    let faulty = origins.filter(isFaulty)
    return !faulty.isEmpty
      && (faulty.count == origins.count || faulty.contains { isNear($0, hopes) })
  }

  /// The length of the streets around the origins, if a search comes to the end of all of them before the limit.
  private func island(_ origins: Range<Int>) -> Length? {
    guard isDecisive(origins, where: stranded.contains),
      let first = origins.first(where: stranded.contains)
    else { return nil }
    return .metres(
      Self.islands(around: first, finder, islands).reduce(0) { $0 + islands.islands[$1].metres })
  }

  /// The islands that an origin can step onto.
  private static func islands(
    around origin: Int, _ finder: WalkFinder, _ islands: StreetIslands
  ) -> Set<Int> {
    Set(
      finder.origins.access(of: origin).map { access in
        let junction = finder.streets.graph.ends[Int(access.edge)].from
        return Int(islands.ofJunction[Int(junction)])
      })
  }

  // MARK: - In straight lines

  private func place(_ origin: Int) -> Coordinate { finder.origins.places[origin] }

  /// Whether one of some facilities is within the limit of an origin in a straight line.
  private func isNear(_ origin: Int, _ facilities: FacilityIndex) -> Bool {
    guard !facilities.isEmpty else { return false }
    let reach = limit + starts.origins[origin].place.spread
    var isNear = false
    facilities.forEachNear(place(origin), within: reach) { facility, squared in
      guard !isNear, squared <= reach * reach else { return }
      isNear = distance(origin, model.facilities[facility].coordinate) <= limit
    }
    return isNear
  }

  private func distance(_ origin: Int, _ facility: Coordinate) -> Double {
    switch starts.origins[origin].place {
    case .point(let point): Geodesic.distance(point, facility).metres
    case .ground(let ground): ground.nearestPoint(to: facility).distance.metres
    }
  }

  private func isNear(_ origins: Range<Int>, borderOf extent: MultiPolygon) -> Bool {
    origins.contains { origin in
      let place = place(origin)
      let reach = limit + starts.origins[origin].place.spread
      return !extent.contains(place) || extent.borderDistance(to: place).metres <= reach
    }
  }
}

extension WalkOrigin {
  /// How far its ground extends from the point that stands for it, in metres.
  fileprivate var spread: Double {
    guard case .ground(let ground) = self, let first = ground.outerCorners.first else { return 0 }
    return ground.outerCorners.map { Geodesic.distance(first, $0).metres }.max() ?? 0
  }
}
