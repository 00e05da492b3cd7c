#if GDAL
  import TextFormats

  /// What a layer is to be written as: its columns and their types, and which of its features.
  public struct LayerPlan: Sendable {
    /// A column to write.
    public struct Column: Sendable {
      /// Its key in the document.
      public let key: Int
      /// Its name in the target.
      public var name: String
      /// What its values are.
      public let kind: VectorField.Kind
    }

    /// The name of the layer.
    public var name: String
    /// The columns, in order.
    public var columns: [Column]
    /// The features, by their places in the document.
    public var features: [Int]
    /// The type of its geometries by the number of OGC: 0 for several, 100 for a table without.
    public var geometryType: Int

    /// All features of a document, with columns as their values ask for.
    ///
    /// `kinds` says what a column is that has no value anywhere, by its key.
    public init(
      _ name: String, _ document: GeoJSONDocument, kinds: (String) -> VectorField.Kind
    ) {
      self.name = name
      features = Array(0..<document.featureCount)
      columns = document.keys.enumerated().map { key, text in
        Column(key: key, name: text, kind: Self.kind(of: key, document) ?? kinds(text))
      }
      let types = Set(features.compactMap { Self.type(of: $0, document) })
      geometryType = document.isTable ? 100 : WellKnownBinary.commonType(types)
    }

    /// The type of a feature's geometry by the number of OGC; nil where it has none.
    static func type(of feature: Int, _ document: GeoJSONDocument) -> Int? {
      guard case .success(let geometry?) = document.geometry(ofFeature: feature) else { return nil }
      return WellKnownBinary.type(geometry)
    }

    /// The features that have no geometry.
    public func unplaced(_ document: GeoJSONDocument) -> [Int] {
      features.filter { Self.type(of: $0, document) == nil }
    }

    /// Plans with one family of geometry each, for formats that have no others: points, multi-points, lines and
    /// polygons. Features without geometry go with the first.
    public func split(_ document: GeoJSONDocument) -> [LayerPlan] {
      let types = features.map { Self.type(of: $0, document) }
      let families = [[1], [4], [2, 5], [3, 6]]
      let names = ["points", "multipoints", "lines", "polygons"]
      let present = families.indices.filter { family in
        types.contains { $0.map(families[family].contains) ?? false }
      }
      guard present.count > 1 else { return [self] }
      return present.enumerated().map { order, family in
        var part = self
        part.name = "\(name)_\(names[family])"
        part.features = zip(features, types).filter { _, type in
          type.map(families[family].contains) ?? (order == 0)
        }.map(\.0)
        part.geometryType = WellKnownBinary.commonType(
          Set(part.features.compactMap { Self.type(of: $0, document) }))
        return part
      }
    }

    /// What all values of a key are; nil where it has none.
    private static func kind(of key: Int, _ document: GeoJSONDocument) -> VectorField.Kind? {
      var found: VectorField.Kind?
      for feature in 0..<document.featureCount {
        let kind = document.withCell(feature: feature, key: key, Self.kind)
        guard let kind, kind != found else { continue }
        switch (found, kind) {
        case (nil, _): found = kind
        case (.integer?, .real), (.real?, .integer): found = .real
        default: return .text
        }
      }
      return found
    }

    private static func kind(
      _ bytes: UnsafeBufferPointer<UInt8>, _ kind: JSONKind
    ) -> VectorField.Kind? {
      switch kind {
      case .absent: nil
      case .boolean: .boolean
      case .number:
        bytes.allSatisfy { $0 == UInt8(ascii: "-") || ($0 >= 0x30 && $0 <= 0x39) }
          ? .integer : .real
      case .string, .nested: .text
      }
    }
  }
#endif
