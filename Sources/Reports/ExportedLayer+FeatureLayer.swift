import Layers
import TextFormats
import Wording

extension ExportedLayer {
  /// A layer of results, encoded in memory.
  public init(_ layer: FeatureLayer) throws(CareCircleError) {
    var whole = ByteBuffer()
    layer.encode(as: .geoJSON) { piece in
      piece.withBytes { whole.append($0) }
    }
    try self.init(name: layer.name, geoJSON: whole.withBytes { FileBytes(Array($0)) })
  }
}
