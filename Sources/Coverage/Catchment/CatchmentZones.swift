/// Finds the zone of a straight distance, with the same cost function as straight-line reach.
struct CatchmentZones: Sendable {
  private let costs: [StraightCost]
  /// How far the last zone reaches, in metres, with a little added for rounding.
  let reach: Double

  /// The zones of a decay. Along streets there is no detour factor.
  init(_ decay: CatchmentDecay, alongStreets: Bool = false) {
    costs = decay.zones.map { StraightCost(alongStreets ? $0.circle.alongStreets : $0.circle) }
    reach = (costs.map(\.limitDistance).max() ?? 0) + 0.01
  }

  /// The zone of a distance in metres; nil beyond the last zone.
  func zone(ofMetres metres: Double) -> UInt8? {
    costs.firstIndex { $0.cost(of: metres) <= $0.limit }.map { UInt8(truncatingIfNeeded: $0) }
  }

  /// The zone of a squared chord; nil beyond the last zone. `geodesic` returns the distance in metres, and is called
  /// only if the chord does not settle the zone.
  @inline(__always)
  func zone(ofSquaredChord squared: Double, geodesic: () -> Double) -> UInt8? {
    for index in costs.indices {
      if squared <= costs[index].surelyInside { return UInt8(truncatingIfNeeded: index) }
      if squared <= costs[index].surelyOutside {
        let cost = costs[index]
        if cost.cost(of: geodesic()) <= cost.limit { return UInt8(truncatingIfNeeded: index) }
      }
    }
    return nil
  }
}
