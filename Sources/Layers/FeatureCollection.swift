import TextFormats

extension ByteBuffer {
  /// Opens a collection of features by name, with what it says about itself. Features follow, with `,\n` between
  /// them, and `endFeatureCollection()`.
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
