import CareModel
import Geodesy
import PlaneGeometry

/// From where an estate's walks start: its gates, else its ground, else its point.
///
/// It is all that a search needs to know of where an estate is, and much less than an estate.
enum EstateStart {
  case point(Coordinate)
  case gates([Gate])
  case ground(MultiPolygon)
  /// An estate that is known by gates, and has none.
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

  /// The points from which a walk may start; the corners of an estate that is drawn as a polygon.
  var places: [Coordinate] {
    switch self {
    case .point(let point): [point]
    case .gates(let gates): gates.map(\.coordinate)
    case .ground(let ground): ground.outerCorners
    case .nowhere: []
    }
  }

  /// Some point of it, by which estates are put into an order.
  var somePoint: Coordinate? {
    switch self {
    case .point(let point): point
    case .gates(let gates): gates.first?.coordinate
    case .ground(let ground): ground.polygons.first?.outer.corners.first
    case .nowhere: nil
    }
  }
}
