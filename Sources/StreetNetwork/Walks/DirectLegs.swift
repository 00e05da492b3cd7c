import Geodesy
import Parallel
import PlaneGeometry

/// The direct legs between origins and facilities: straight legs within the cap that cross no barrier.
struct DirectLegs: Sendable {
  struct Leg: Sendable {
    let other: Int32
    let cost: UInt32
  }

  private(set) var toFacility: [[Leg]]
  private(set) var fromOrigin: [[Leg]]

  init(_ streets: StreetAccess, _ origins: [WalkOrigin], _ facilities: [Coordinate]) {
    let index = PointIndex(facilities, cell: streets.rules.cap)
    fromOrigin = ParallelMap.heavy(origins.count) { origin in
      Self.legs(from: origins[origin], streets, index, facilities)
    }
    toFacility = Array(repeating: [], count: facilities.count)
    for (origin, legs) in fromOrigin.enumerated() {
      for leg in legs {
        toFacility[Int(leg.other)].append(
          Leg(other: Int32(truncatingIfNeeded: origin), cost: leg.cost))
      }
    }
  }

  private static func legs(
    from origin: WalkOrigin, _ streets: StreetAccess, _ index: PointIndex,
    _ facilities: [Coordinate]
  ) -> [Leg] {
    guard let centre = origin.somePoint else { return [] }
    var legs: [Leg] = []
    // Chords are slightly shorter than legs, and a millimetre is added against rounding, so that no leg is missed.
    let radius = streets.rules.cap.metres + origin.extent + 0.001
    index.forEachNear(centre, within: radius) { facility, squared in
      guard squared <= radius * radius,
        let cost = streets.directLeg(origin, facilities[facility])
      else { return }
      legs.append(Leg(other: Int32(truncatingIfNeeded: facility), cost: cost))
    }
    return legs.sorted { $0.other < $1.other }
  }
}

extension WalkOrigin {
  /// The largest distance of any of its points from `somePoint`, in metres.
  fileprivate var extent: Double {
    guard case .ground(let area) = self, let centre = somePoint else { return 0 }
    return area.outerCorners.map { Geodesic.distance(centre, $0).metres }.max() ?? 0
  }
}

extension StreetAccess {
  fileprivate func directLeg(_ origin: WalkOrigin, _ place: Coordinate) -> UInt32? {
    switch origin {
    case .point(let point): directLeg(point, place)
    case .ground(let area): directLeg(area, place)
    }
  }
}
