import TextFormats

/// One GeoJSON feature on each line, and nothing else.
package struct GeoJSONSequenceEncoder: LayerEncoder {
  private let features: GeoJSONFeatures

  package init(_ layer: ResultLayer) { features = GeoJSONFeatures(layer) }

  package func open(_ buffer: inout ByteBuffer) {}

  package func append(_ range: Range<Int>, to buffer: inout ByteBuffer) {
    features.append(range, to: &buffer, ending: true)
  }

  package func close(_ buffer: inout ByteBuffer) {}
}
