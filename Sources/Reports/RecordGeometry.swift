import Coverage
import Geodesy
import PlaneGeometry
import TextFormats

extension EstateRecord {
  package func appendGeometry(of place: Int, to buffer: inout ByteBuffer) {
    buffer.appendGeometry(results.estates[place].place, gates: results.estates[place].gates)
  }

  package func anchor(of place: Int) -> Coordinate? { results.estates[place].anchor }
}

extension FacilityCircleRecord {
  package func appendGeometry(of place: Int, to buffer: inout ByteBuffer) {
    if let parts { return buffer.appendPart(parts[place]) }
    results.appendCircle(around: anchor(of: place), to: &buffer)
  }

  package func anchor(of place: Int) -> Coordinate? { results.facilities[place].coordinate }
}

extension EstateCircleRecord {
  package func appendGeometry(of place: Int, to buffer: inout ByteBuffer) {
    if let parts { return buffer.appendPart(parts[place]) }
    results.appendCircle(around: anchor(of: place), to: &buffer)
  }

  package func anchor(of place: Int) -> Coordinate? { results.estates[place].anchor }
}

extension CoverageResults {
  /// Whether the circle around a point is a polygon in longitude and latitude: not over a pole.
  public func canDrawCircle(around centre: Coordinate) -> Bool {
    CirclePolygon.around(centre, radius: circle.drawnRadius) != nil
  }

  fileprivate func appendCircle(around centre: Coordinate?, to buffer: inout ByteBuffer) {
    guard let centre, let polygon = CirclePolygon.around(centre, radius: circle.drawnRadius) else {
      return buffer.append("null")
    }
    buffer.appendPlace(polygon)
  }
}
