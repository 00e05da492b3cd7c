import CareModel
import Geodesy
import PlaneGeometry

/// A row of any register, as far as it can be used without knowing its type.
package protocol RegisterRow: Sendable {
  /// The name of what it describes.
  var name: String? { get }
  /// The point that stands for it; nil if it has no location.
  var anchor: Coordinate? { get }
  /// The id of the estate to which it belongs; nil if it belongs to none.
  var ownerID: String? { get }
  /// Calls `body` with every point of its location, so that an extent can cover all of it.
  func forEachPoint(_ body: (Coordinate) -> Void)
}

extension RegisterRow {
  package var ownerID: String? { nil }
}

/// A row that has an id, or is given one.
package protocol IdentifiedRow: RegisterRow {
  var id: String { get set }
}

extension Estate: IdentifiedRow {
  package func forEachPoint(_ body: (Coordinate) -> Void) {
    place.forEachPoint(body)
    for gate in gates { body(gate.coordinate) }
  }
}

extension Facility: IdentifiedRow {
  package var anchor: Coordinate? { isPlaced ? coordinate : nil }
  package func forEachPoint(_ body: (Coordinate) -> Void) {
    if isPlaced { body(coordinate) }
  }
}

extension CandidateSite: IdentifiedRow {
  package var anchor: Coordinate? { isPlaced ? coordinate : nil }
  package func forEachPoint(_ body: (Coordinate) -> Void) {
    if isPlaced { body(coordinate) }
  }
}

extension EstateGate: RegisterRow {
  package var name: String? { nil }
  package var anchor: Coordinate? { gate.coordinate }
  package var ownerID: String? { estateID }
  package func forEachPoint(_ body: (Coordinate) -> Void) { body(gate.coordinate) }
}

extension MultiPolygon: RegisterRow {
  package var name: String? { nil }
  package var anchor: Coordinate? { EstatePlace.area(self).anchor }
  package func forEachPoint(_ body: (Coordinate) -> Void) {
    for polygon in polygons { polygon.outer.corners.forEach(body) }
  }
}

/// A row whose table may or may not give a location.
package protocol MaybePlacedRow: IdentifiedRow {
  var place: EstatePlace? { get }
}

extension MaybePlacedRow {
  package var anchor: Coordinate? { place?.anchor }
  package func forEachPoint(_ body: (Coordinate) -> Void) { place?.forEachPoint(body) }
}

extension NewEstate: MaybePlacedRow {}
extension AdministrativeUnit: MaybePlacedRow {}
extension NamedSite: MaybePlacedRow {}

/// A row of a table without locations.
package protocol UnplacedRow: RegisterRow {}

extension UnplacedRow {
  package var anchor: Coordinate? { nil }
  package func forEachPoint(_ body: (Coordinate) -> Void) {}
}

extension ProvidedRoom: UnplacedRow, IdentifiedRow {}

extension TownshipPopulation: UnplacedRow {
  package var name: String? { township }
}

extension EstatePlace {
  /// Calls `body` with every corner of the location.
  fileprivate func forEachPoint(_ body: (Coordinate) -> Void) {
    switch self {
    case .point(let point): body(point)
    case .gatesOnly: break
    case .area(let ground): ground.forEachPoint(body)
    }
  }
}
