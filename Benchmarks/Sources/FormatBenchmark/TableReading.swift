import TextFormats
import VectorFormats

/// Reads a file into features with cells, which nobody has judged yet.
enum TableReading {
  private struct Unreadable: Error {}

  static func answer(path: String) throws -> Answer {
    let document = try document(path)
    let keys = ["id", "name", "households"].map { document.keys.firstIndex(of: $0) ?? -1 }
    var answer = Answer()
    for feature in 0..<document.featureCount {
      guard case .success(.point(let place)?) = document.geometry(ofFeature: feature) else {
        throw Unreadable()
      }
      let households = document.withCell(feature: feature, key: keys[2]) { bytes, _ in
        DecimalParser.int(bytes) ?? 0
      }
      answer.add(longitude: place.x, latitude: place.y, households: households)
      for key in keys.prefix(2) {
        document.withCell(feature: feature, key: key) { bytes, _ in answer.add(bytes) }
      }
    }
    return answer
  }

  private static func document(_ path: String) throws -> GeoJSONDocument {
    if path.hasSuffix("json") { return try GeoJSONDocument(FileBytes(path: path)) }
    let isShapefile = path.hasSuffix(".shp")
    let drivers = ["ESRI Shapefile", "FlatGeobuf", "GPKG"]
    let source = try VectorDataset(
      opening: path, drivers: drivers, options: isShapefile ? ["ENCODING="] : [])
    guard let layer = source.layers.first else { throw Unreadable() }
    var reader = LayerReader(layer, encoding: isShapefile ? .utf8 : nil)
    return try reader.read().document().document
  }
}
