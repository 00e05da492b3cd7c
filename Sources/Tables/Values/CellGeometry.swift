import PlaneGeometry
import TextFormats

/// A geometry written into the cell of a table.
package struct CellGeometry {
  package let shape: GeoJSONGeometry
  /// The EPSG number of the reference system that the cell names; nil if it names none.
  package let srid: Int?

  /// Reads a GeoJSON geometry; an array of positions (a ring), of rings or of polygons; WKT or EWKT; or WKB or EWKB in
  /// hexadecimal digits. Nil for anything else. A ring without a geometry type is closed if it is open.
  package static func read(_ text: String) -> CellGeometry? {
    if let shape = json(text) { return CellGeometry(shape: shape, srid: nil) }
    return WrittenGeometry(text).map { CellGeometry(shape: $0.shape, srid: $0.srid) }
  }

  private static func json(_ text: String) -> GeoJSONGeometry? {
    if text.hasPrefix("{") { return geometry(text) }
    let depth = text.prefix(while: { $0 == "[" || $0.isWhitespace }).count { $0 == "[" }
    switch depth {
    case 2: return closed(geometry("{\"type\":\"MultiPoint\",\"coordinates\":\(text)}"))
    case 3: return geometry("{\"type\":\"Polygon\",\"coordinates\":\(text)}")
    case 4: return geometry("{\"type\":\"MultiPolygon\",\"coordinates\":\(text)}")
    default: return nil
    }
  }

  private static func geometry(_ text: String) -> GeoJSONGeometry? {
    guard let document = try? GeoJSONDocument(FileBytes(Array(text.utf8))),
      document.featureCount == 1, case .success(let geometry?) = document.geometry(ofFeature: 0)
    else { return nil }
    return geometry
  }

  private static func closed(_ points: GeoJSONGeometry?) -> GeoJSONGeometry? {
    guard case .multiPoint(let ring)? = points, let first = ring.first, ring.count >= 3 else {
      return nil
    }
    return .polygon([ring.last == first ? ring : ring + [first]])
  }
}
