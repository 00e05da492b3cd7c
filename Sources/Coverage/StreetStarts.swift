import CareModel
import Geodesy
import PlaneGeometry
import StreetNetwork

/// The origins of the walks of all estates, one estate's after the other's.
///
/// An estate's origins are its gates, in the order of their ids; without gates, its ground; without ground, its point.
/// The corners of grounds come after all other origins; they only serve to tell whether the farthest corner is outside.
struct StreetStarts: Sendable {
  struct Origin: Sendable {
    let place: WalkOrigin
    let from: ReachedFrom
  }

  private(set) var origins: [Origin] = []
  /// The origins of each estate.
  private(set) var ofEstate: [Range<Int>] = []
  /// The corners of the ground of each estate whose walks start from its ground.
  private(set) var corners: [Range<Int>] = []
  /// Whether each estate is within a closed wall that has no opening.
  private(set) var isWalledIn: [Bool] = []

  init(_ estates: [Estate], _ streets: WalkableStreets) {
    for estate in estates {
      let first = origins.count
      add(estate, streets)
      ofEstate.append(first..<origins.count)
    }
    for (index, estate) in estates.enumerated() {
      let first = origins.count
      if !ofEstate[index].isEmpty, case .ground(let ground) = EstateStart(estate) {
        origins += ground.outerCorners.map { Origin(place: .point($0), from: .boundary) }
      }
      corners.append(first..<origins.count)
    }
  }

  private mutating func add(_ estate: Estate, _ streets: WalkableStreets) {
    var isWalledIn = false
    switch EstateStart(estate) {
    case .gates(let gates):
      for (index, gate) in gates.enumerated().sorted(by: { $0.1.id < $1.1.id }) {
        origins.append(Origin(place: .point(gate.coordinate), from: .gate(index)))
      }
    case .ground(let area):
      isWalledIn = add(Origin(place: .ground(area), from: .boundary), streets)
    case .point(let point):
      isWalledIn = add(Origin(place: .point(point), from: .point), streets)
    case .nowhere: break
    }
    self.isWalledIn.append(isWalledIn)
  }

  /// Adds an origin. Returns whether a wall around it has no opening.
  private mutating func add(_ origin: Origin, _ streets: WalkableStreets) -> Bool {
    origins.append(origin)
    return streets.rings.around(origin.place).contains { $0.openings.isEmpty }
  }
}
