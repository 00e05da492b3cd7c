import Layers
import TextFormats

extension ResultLayer {
  /// A layer with the features of any GeoJSON, whose columns are typed by what is in them: tests write whatever they
  /// like in every format.
  package init(_ name: String, _ document: GeoJSONDocument) {
    let shapes = (0..<document.featureCount).map {
      try? document.geometry(ofFeature: $0).get()
    }
    self.init(
      name, header: [("schema", .string("test/1"))],
      geometry: document.isTable ? .none : Self.kind(shapes), count: document.featureCount,
      columns: document.keys.enumerated().map { LayerColumn.of(document, $0, $1) },
      shape: { $1.geometry(shapes[$0]) })
  }

  /// The same from the bytes of a FeatureCollection.
  package init(_ name: String, json: String) throws {
    self.init(name, try GeoJSONDocument(FileBytes(Array(json.utf8))))
  }

  /// The whole layer as a text.
  package func text(as format: LayerFormat) -> String {
    var bytes: [UInt8] = []
    encode(as: format) { bytes += $0.bytes }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same columns, and no features.
  package var emptied: ResultLayer {
    ResultLayer(
      name, header: header, geometry: geometry, count: 0, columns: columns, anchor: anchor)
  }

  private static func kind(_ shapes: [GeoJSONGeometry?]) -> GeometryKind {
    var kinds: Set<GeometryKind> = []
    for shape in shapes.compactMap(\.self) {
      switch shape {
      case .point: kinds.insert(.point)
      case .lineString: kinds.insert(.line)
      case .polygon, .multiPolygon: kinds.insert(.polygon)
      case .multiPoint, .multiLineString, .geometryCollection: kinds.insert(.any)
      }
    }
    return kinds.count == 1 ? kinds.first ?? .any : .any
  }
}

extension LayerColumn {
  private enum Found { case integer, number, flag, text, list }

  fileprivate static func of(_ document: GeoJSONDocument, _ key: Int, _ name: String) -> LayerColumn
  {
    let text = { @Sendable (place: Int) in document.text(feature: place, key: key) }
    switch found(document, key) {
    case .integer: return .integer(name) { text($0).flatMap { Int($0) } }
    case .number: return .number(name, decimals: nil) { text($0).flatMap(Double.init) }
    case .flag: return .flag(name) { text($0).map { $0 == "true" } }
    case .text: return .text(name) { $1.text(text($0)) }
    case .list:
      return .list(name) { place, cell in
        cell.json(text(place).map(JSONValue.written))
      }
    }
  }

  private static func found(_ document: GeoJSONDocument, _ key: Int) -> Found {
    var found: Found?
    for feature in 0..<document.featureCount {
      let kind = document.withCell(feature: feature, key: key) { bytes, kind -> Found? in
        switch kind {
        case .absent: nil
        case .boolean: .flag
        case .number:
          bytes.allSatisfy { $0 == 0x2D || ($0 >= 0x30 && $0 <= 0x39) } ? .integer : .number
        case .string: .text
        case .nested: .list
        }
      }
      guard let kind, kind != found else { continue }
      switch (found, kind) {
      case (nil, _): found = kind
      case (.integer?, .number), (.number?, .integer): found = .number
      default: return .text
      }
    }
    return found ?? .text
  }
}
