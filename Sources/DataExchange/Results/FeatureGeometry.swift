import CareModel
import Coverage
import Geodesy
import PlaneGeometry
import TextFormats

extension FeatureLayer {
  /// Appends the geometry of a feature to the sink.
  func appendGeometry(_ place: Int, to buffer: inout ByteBuffer) {
    switch subject {
    case .estate:
      appendEstate(results.estates[place], to: &buffer)
    case .facilityCircle, .estateCircle:
      guard let centre = results.anchor(subject, place),
        let polygon = CirclePolygon.around(centre, radius: results.circle.drawnRadius)
      else {
        buffer.append("null")
        return
      }
      append(polygon, to: &buffer)
    }
  }

  private func appendEstate(_ estate: Estate, to buffer: inout ByteBuffer) {
    switch estate.place {
    case .point(let point):
      buffer.append("{\"type\":\"Point\",\"coordinates\":")
      buffer.appendPosition(longitude: point.longitude, latitude: point.latitude)
      buffer.append("}")
    case .area(let ground):
      append(ground, to: &buffer)
    case .gatesOnly:
      buffer.appendGeometry(.multiPoint(estate.gates.map { Position($0.coordinate) }))
    }
  }

  private func append(_ place: MultiPolygon, to buffer: inout ByteBuffer) {
    let polygons = place.polygons.map { $0.rings.map(closed) }
    buffer.appendGeometry(polygons.count == 1 ? .polygon(polygons[0]) : .multiPolygon(polygons))
  }

  private func closed(_ ring: Ring) -> [Position] {
    (ring.corners + ring.corners.prefix(1)).map(Position.init)
  }
}

extension Position {
  fileprivate init(_ coordinate: Coordinate) {
    self.init(x: coordinate.longitude, y: coordinate.latitude)
  }
}

extension CoverageResults {
  /// Whether the circle around a point is a polygon in longitude and latitude: not over a pole.
  public func canDrawCircle(around centre: Coordinate) -> Bool {
    CirclePolygon.around(centre, radius: circle.drawnRadius) != nil
  }

  /// The one point that stands for a feature: where a table puts it, and a circle has its centre.
  func anchor(_ subject: FeatureLayer.Subject, _ place: Int) -> Coordinate? {
    switch subject {
    case .facilityCircle: facilities[place].coordinate
    case .estate, .estateCircle: estates[place].anchor
    }
  }
}

extension Estate {
  /// The one point that stands for the estate on a map: its own, its first gate, or the middle of its
  /// ground's extent.
  package var anchor: Coordinate? {
    switch place {
    case .point(let point): return point
    case .gatesOnly: return gates.first?.coordinate
    case .area(let ground):
      let corners = ground.outerCorners
      guard let west = corners.map(\.longitude).min(), let east = corners.map(\.longitude).max(),
        let south = corners.map(\.latitude).min(), let north = corners.map(\.latitude).max()
      else { return nil }
      return Coordinate(longitude: (west + east) / 2, latitude: (south + north) / 2)
    }
  }
}
