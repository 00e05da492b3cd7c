#if GDAL
  import TextFormats

  /// Describes a layer to be written: its columns, its geometry type and its features.
  public struct LayerPlan: Sendable {
    /// A column to be written.
    public struct Column: Sendable {
      /// The index of its key in the document.
      public let key: Int
      /// The name of the column in the target.
      public var name: String
      /// The type of its values.
      public let kind: VectorField.Kind
    }

    /// The name of the layer.
    public var name: String
    /// The columns in the order in which they are written.
    public var columns: [Column]
    /// The indices, in the document, of the features to write.
    public var features: [Int]
    /// The OGC number of the geometry type; 0 for mixed types, 100 for a table without geometry.
    public var geometryType: Int

    /// Makes a plan for all features of a document, with column types inferred from the values.
    ///
    /// `kinds` returns the type of a column without any values, given its key.
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

    /// The OGC number of the type of a feature's geometry; nil if it has none.
    static func type(of feature: Int, _ document: GeoJSONDocument) -> Int? {
      guard case .success(let geometry?) = document.geometry(ofFeature: feature) else { return nil }
      return WellKnownBinary.type(geometry)
    }

    /// The features of the plan that have no valid geometry.
    public func unplaced(_ document: GeoJSONDocument) -> [Int] {
      features.filter { Self.type(of: $0, document) == nil }
    }

    /// Splits the plan for formats that allow only one family of geometry types in a layer: points,
    /// multi-points, lines or polygons.
    ///
    /// Features without a geometry go into the first of the plans.
    public func split(_ document: GeoJSONDocument) -> [LayerPlan] {
      let types = features.map { Self.type(of: $0, document) }
      let families = [[1], [4], [2, 5], [3, 6]]
      let names = ["points", "multipoints", "lines", "polygons"]
      let present = families.indices.filter { family in
        types.contains { $0.map(families[family].contains) ?? false }
      }
      guard present.count > 1 else { return [self] }
      return present.enumerated().map { order, family in
        var plan = self
        plan.name = "\(name)_\(names[family])"
        plan.features = zip(features, types).filter { _, type in
          type.map(families[family].contains) ?? (order == 0)
        }.map(\.0)
        plan.geometryType = WellKnownBinary.commonType(
          Set(plan.features.compactMap { Self.type(of: $0, document) }))
        return plan
      }
    }

    /// The type that fits all values of a key; nil if there are no values.
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
