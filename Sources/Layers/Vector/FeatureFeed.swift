#if GDAL
  import TextFormats
  import VectorFormats

  /// Passes the features of a layer to GDAL, value by value, each with its type.
  package struct FeatureFeed {
    private let layer: ResultLayer

    package init(_ layer: ResultLayer) { self.layer = layer }

    /// The columns with their types.
    package var columns: [VectorColumn] {
      layer.columns.map { VectorColumn($0.key, $0.kind.vector) }
    }

    /// The OGC number of the geometry type.
    package var geometryType: Int { layer.geometry.number }

    package func writeAll(to writer: VectorLayerWriter) throws(VectorFault) {
      try write(0..<layer.count, to: writer)
    }

    /// Writes features, given by their indices in the layer.
    package func write(
      _ features: some Sequence<Int>, to writer: VectorLayerWriter
    ) throws(VectorFault) {
      var cells = CellWriter(.value)
      var geometry = GeometryWriter(.binary)
      for feature in features {
        let record = layer.record(feature)
        try writer.feature { writer throws(VectorFault) in
          for (number, column) in layer.columns.enumerated() {
            column.write(record, &cells)
            cells.hand(to: writer, number)
          }
          guard layer.geometry != .none else { return }
          geometry.buffer.removeAll(keepingCapacity: true)
          layer.write(record, &geometry)
          guard geometry.kind != nil else { return }
          try geometry.buffer.withBytes { bytes throws(VectorFault) in
            try writer.setGeometry(bytes)
          }
        }
      }
    }

    /// The geometry type of each feature, in order; nil for a feature without geometry.
    package var kinds: [GeometryWriter.Kind?] {
      var geometry = GeometryWriter(.binary)
      return (0..<layer.count).map { feature in
        geometry.buffer.removeAll(keepingCapacity: true)
        layer.write(layer.record(feature), &geometry)
        return geometry.kind
      }
    }
  }

  extension CellWriter {
    /// Passes the last value to a column of a feature.
    fileprivate borrowing func hand(to writer: VectorLayerWriter, _ column: Int) {
      switch value {
      case .null: writer.setNull(column)
      case .text: buffer.withBytes { writer.set(column, text: $0) }
      case .integer(let number): writer.set(column, integer: number)
      case .number(let number): writer.set(column, real: number)
      case .flag(let flag): writer.set(column, integer: flag ? 1 : 0)
      }
    }
  }

  extension LayerColumn.Kind {
    /// The corresponding type in GIS formats.
    package var vector: VectorField.Kind {
      switch self {
      case .text, .list: .text
      case .integer: .integer
      case .number: .real
      case .flag: .boolean
      case .date: .date
      }
    }
  }

  extension ResultLayer.GeometryKind {
    /// The OGC number of the type; 0 for mixed types, 100 for a table without geometry.
    package var number: Int {
      switch self {
      case .point: 1
      case .line: 2
      case .polygon: 6
      case .any: 0
      case .none: 100
      }
    }
  }
#endif
