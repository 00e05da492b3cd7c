import Foundation
import Geodesy
import PlaneGeometry
import TextFormats

/// What a boundary has beyond the union of circles, written with the union to a GeoJSON file.
enum GapJob {
  /// The circles' plane is taken for that of the cone, after moving it there.
  private static let origin = PlanePoint(x: 500_000, y: 3_450_000)

  /// The gaps; nil where GEOS fails.
  static func run(
    _ centres: [PlanePoint], boundary: PlanePolygon, out path: String
  ) throws -> PlaneShape? {
    let union = try PlaneDiscUnion(
      centres.map { PlaneDisc(centre: $0, radius: UnionBenchmark.radius) })
    let drawing = union.drawing(tolerance: UnionBenchmark.tolerance)
    guard let overlay = Overlay(), let covered = overlay.shape(of: drawing.polygons),
      let gaps = overlay.shape(of: [boundary])?.difference(covered)
    else { return nil }
    var text = ByteBuffer()
    text.append("{\"type\":\"FeatureCollection\",\"features\":[")
    write(drawing.polygons, "union", to: &text)
    text.append(",")
    write(gaps.polygons, "gap", to: &text)
    text.append("]}\n")
    try text.withBytes { try Data($0).write(to: URL(fileURLWithPath: path)) }
    return gaps
  }

  private static func write(
    _ polygons: [PlanePolygon], _ what: StaticString, to text: inout ByteBuffer
  ) {
    text.append("{\"type\":\"Feature\",\"properties\":{\"what\":\"")
    text.append(what)
    text.append("\"},\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[")
    for (place, polygon) in polygons.enumerated() {
      text.append(place == 0 ? "[" : ",[")
      for (number, ring) in ([polygon.outer] + polygon.holes).enumerated() {
        text.append(number == 0 ? "[" : ",[")
        write(ring, to: &text)
        text.append("]")
      }
      text.append("]")
    }
    text.append("]}}")
  }

  private static func write(_ ring: [PlanePoint], to text: inout ByteBuffer) {
    for number in 0...ring.count {
      if number > 0 { text.append(",") }
      let corner = ring[number % ring.count]
      let place = ConformalConic.china.coordinate(
        of: PlanePoint(x: corner.x - origin.x, y: corner.y - origin.y))
      text.appendPosition(longitude: place.longitude, latitude: place.latitude)
    }
  }
}
