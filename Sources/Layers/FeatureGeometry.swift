import CareModel
import PlaneGeometry
import TextFormats

extension ByteBuffer {
  /// Appends where something is as a GeoJSON geometry; `null` where nobody knows.
  package mutating func appendGeometry(_ place: EstatePlace?, gates: [Gate]) {
    switch place {
    case .point(let point):
      append("{\"type\":\"Point\",\"coordinates\":")
      appendPosition(longitude: point.longitude, latitude: point.latitude)
      append("}")
    case .area(let ground): appendPlace(ground)
    case .gatesOnly where !gates.isEmpty:
      append("{\"type\":\"MultiPoint\",\"coordinates\":")
      appendList(gates) { buffer, gate in
        buffer.appendPosition(
          longitude: gate.coordinate.longitude, latitude: gate.coordinate.latitude)
      }
      append("}")
    case .gatesOnly, nil: append("null")
    }
  }

  package mutating func appendPart(_ place: MultiPolygon?) {
    if let place { appendPlace(place) } else { append("null") }
  }

  package mutating func appendPlace(_ place: MultiPolygon) {
    if place.polygons.count == 1 {
      append("{\"type\":\"Polygon\",\"coordinates\":")
      appendRings(place.polygons[0])
    } else {
      append("{\"type\":\"MultiPolygon\",\"coordinates\":")
      appendList(place.polygons) { buffer, polygon in buffer.appendRings(polygon) }
    }
    append("}")
  }

  private mutating func appendRings(_ polygon: Polygon) {
    append("[")
    appendRing(polygon.outer)
    for hole in polygon.holes {
      append(",")
      appendRing(hole)
    }
    append("]")
  }

  /// The first corner comes again at the end, as RFC 7946 asks.
  private mutating func appendRing(_ ring: Ring) {
    append("[")
    for corner in ring.corners {
      appendPosition(longitude: corner.longitude, latitude: corner.latitude)
      append(",")
    }
    appendPosition(longitude: ring.corners[0].longitude, latitude: ring.corners[0].latitude)
    append("]")
  }

  fileprivate mutating func appendList<Element>(
    _ list: [Element], _ appendOne: (inout ByteBuffer, Element) -> Void
  ) {
    append("[")
    var isFirst = true
    for element in list {
      if !isFirst { append(",") }
      isFirst = false
      appendOne(&self, element)
    }
    append("]")
  }
}
