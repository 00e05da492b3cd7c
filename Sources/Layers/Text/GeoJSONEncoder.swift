import TextFormats

/// One RFC 7946 FeatureCollection with a feature on each line.
package struct GeoJSONEncoder: LayerEncoder {
  private let layer: ResultLayer
  private let features: GeoJSONFeatures

  package init(_ layer: ResultLayer) {
    self.layer = layer
    features = GeoJSONFeatures(layer)
  }

  package func open(_ buffer: inout ByteBuffer) {
    buffer.beginFeatureCollection(layer.name, layer.header)
  }

  package func append(_ range: Range<Int>, to buffer: inout ByteBuffer) {
    features.append(range, to: &buffer, ending: false)
  }

  package func close(_ buffer: inout ByteBuffer) { buffer.endFeatureCollection() }
}

/// Encodes GeoJSON features, one on each line.
struct GeoJSONFeatures: Sendable {
  private let layer: ResultLayer
  private let template: RowTemplate

  init(_ layer: ResultLayer) {
    self.layer = layer
    template = RowTemplate(
      layer.columns, .json, opening: "{\"type\":\"Feature\",\"properties\":{",
      closing: "},\"geometry\":"
    ) { column, number, buffer in
      if number > 0 { buffer.append(",") }
      buffer.appendJSONString(column.key)
      buffer.append(":")
    }
  }

  /// Appends features: each followed by a line end, or separated by a comma and a line end.
  func append(_ range: Range<Int>, to buffer: inout ByteBuffer, ending: Bool) {
    var cells = CellWriter(.json)
    var geometry = GeometryWriter(.json)
    // These are read once for all features, since every access would count references that the cores share.
    let (append, records, isWhole) = (template.append, layer.records ?? [], layer.records == nil)
    let shape: ResultLayer.Shape = layer.shape ?? { $1.none() }
    swap(&cells.buffer, &buffer)
    for feature in range {
      if !ending, feature > 0 { cells.buffer.append(",\n") }
      let record = isWhole ? feature : records[feature]
      append(record, &cells)
      swap(&cells.buffer, &geometry.buffer)
      shape(record, &geometry)
      swap(&cells.buffer, &geometry.buffer)
      if ending { cells.buffer.append("}\n") } else { cells.buffer.append("}") }
    }
    swap(&cells.buffer, &buffer)
  }
}

extension ByteBuffer {
  /// Opens a collection of features with its name and with what it says about itself. Features must follow, separated
  /// by `,\n`, and then `endFeatureCollection()`.
  package mutating func beginFeatureCollection(_ name: String, _ header: [(String, JSONValue)]) {
    append("{\"type\":\"FeatureCollection\",\"name\":")
    appendJSONString(name)
    append(",\"carecircle\":")
    JSONValue.object(header).append(to: &self)
    append(",\"features\":[\n")
  }

  /// Closes a collection of features.
  package mutating func endFeatureCollection() {
    append("\n]}\n")
  }
}
