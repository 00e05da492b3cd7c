import CareModel
import Geodesy
import PlaneGeometry

/// Where the walks of an estate start: at its gates; without gates, on its ground; without ground, at its point.
///
/// It holds all that a search has to know of an estate's location, and is much smaller than an estate.
enum EstateStart {
  case point(Coordinate)
  case gates([Gate])
  case ground(MultiPolygon)
  /// The estate is known by its gates only, and has none.
  case nowhere

  init(_ estate: borrowing Estate) {
    guard estate.gates.isEmpty else {
      self = .gates(estate.gates)
      return
    }
    switch estate.place {
    case .point(let point): self = .point(point)
    case .area(let ground): self = .ground(ground)
    case .gatesOnly: self = .nowhere
    }
  }

  /// The points at which a walk may start. For an estate drawn as a polygon, these are its corners.
  var places: [Coordinate] {
    switch self {
    case .point(let point): [point]
    case .gates(let gates): gates.map(\.coordinate)
    case .ground(let ground): ground.outerCorners
    case .nowhere: []
    }
  }

  /// Any one of its points, by which estates are sorted.
  var somePoint: Coordinate? {
    switch self {
    case .point(let point): point
    case .gates(let gates): gates.first?.coordinate
    case .ground(let ground): ground.polygons.first?.outer.corners.first
    case .nowhere: nil
    }
  }
}
