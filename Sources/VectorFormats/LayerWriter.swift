#if GDAL
  import CGDAL
  import TextFormats

  /// Writes the features of a document as a layer of a dataset.
  public struct LayerWriter {
    private let dataset: VectorDataset
    private let document: GeoJSONDocument

    /// Makes a writer of a document's features into an open dataset.
    public init(_ document: GeoJSONDocument, into dataset: VectorDataset) {
      self.document = document
      self.dataset = dataset
    }

    /// Creates a layer in WGS 84 and writes the features of a plan.
    ///
    /// `options` are layer creation options of the format. `widths` are the widths of the columns in
    /// characters, for formats with columns of fixed width.
    public func create(
      _ plan: LayerPlan, options: [String] = [], widths: [Int] = []
    ) throws(VectorFault) {
      cg_reset_error()
      let epsg: Int32 = plan.geometryType == 100 ? 0 : 4326
      let made = CStrings.with(options) { options in
        cg_create_layer(
          dataset.pointer, plan.name, epsg, Int32(plan.geometryType), options)
      }
      guard let made else { throw fault }
      for (index, column) in plan.columns.enumerated() {
        let width = widths.indices.contains(index) ? widths[index] : 0
        let decimals = width > 0 && column.kind == .real ? 8 : 0
        guard
          cg_create_field(
            made, column.name, Self.type(column.kind), Int32(width), Int32(decimals)) == 0
        else { throw fault }
      }
      try write(plan, to: made, fields: plan.columns.indices.map { Int32($0) })
    }

    /// Adds the features of a plan to an existing layer, which must have all of the plan's columns.
    public func append(_ plan: LayerPlan, to layer: VectorLayer) throws(VectorFault) {
      let names = layer.fields.map { String(decoding: $0.name, as: UTF8.self) }
      var fields: [Int32] = []
      for column in plan.columns {
        guard let field = names.firstIndex(of: column.name) else {
          throw VectorFault(.cannotWrite, "the table has no column \(column.name)")
        }
        fields.append(Int32(field))
      }
      try write(plan, to: layer.pointer, fields: fields)
    }

    private var fault: VectorFault { VectorFault(.cannotWrite, VectorDataset.lastError) }

    private func write(
      _ plan: LayerPlan, to layer: OpaquePointer, fields: [Int32]
    ) throws(VectorFault) {
      var geometry = ByteBuffer()
      var text: [CChar] = []
      for index in plan.features {
        guard let feature = cg_new_feature(layer) else { throw fault }
        defer { cg_destroy_feature(feature) }
        for (column, field) in zip(plan.columns, fields) {
          set(column, field, of: index, in: feature, &text)
        }
        if plan.geometryType != 100 {
          try setGeometry(of: index, in: feature, asMultiple: plan.geometryType >= 4, &geometry)
        }
        guard cg_write_feature(layer, feature) == 0 else { throw fault }
      }
    }

    private func set(
      _ column: LayerPlan.Column, _ field: Int32, of index: Int, in feature: OpaquePointer,
      _ text: inout [CChar]
    ) {
      document.withCell(feature: index, key: column.key) { bytes, kind in
        guard kind != .absent else { return cg_set_null(feature, field) }
        switch column.kind {
        case .integer:
          if let value = DecimalParser.int(bytes) { cg_set_integer(feature, field, Int64(value)) }
        case .real:
          if let value = DecimalParser.double(bytes) { cg_set_real(feature, field, value) }
        case .boolean: cg_set_integer(feature, field, bytes.first == UInt8(ascii: "t") ? 1 : 0)
        default:
          text.removeAll(keepingCapacity: true)
          for byte in bytes where byte != 0 { text.append(CChar(bitPattern: byte)) }
          text.append(0)
          cg_set_text(feature, field, text)
        }
      }
    }

    private func setGeometry(
      of index: Int, in feature: OpaquePointer, asMultiple: Bool, _ buffer: inout ByteBuffer
    ) throws(VectorFault) {
      guard case .success(let shape?) = document.geometry(ofFeature: index) else { return }
      buffer.removeAll(keepingCapacity: true)
      WellKnownBinary.write(shape, asMultiple: asMultiple, to: &buffer)
      let failure = buffer.withBytes { cg_set_geometry(feature, $0.baseAddress, $0.count) }
      guard failure == 0 else { throw fault }
    }

    private static func type(_ kind: VectorField.Kind) -> Int32 {
      let type =
        switch kind {
        case .integer: cg_type_integer
        case .real: cg_type_real
        case .boolean: cg_type_boolean
        case .date: cg_type_date
        default: cg_type_text
        }
      return Int32(type)
    }
  }

  extension VectorDataset {
    /// Runs `body` in one transaction, which is rolled back if `body` throws.
    public func inTransaction(_ body: () throws(VectorFault) -> Void) throws(VectorFault) {
      cg_reset_error()
      guard cg_start_transaction(pointer) == 0 else {
        throw VectorFault(.cannotWrite, Self.lastError)
      }
      do throws(VectorFault) {
        try body()
      } catch {
        cg_rollback(pointer)
        throw error
      }
      guard cg_commit(pointer) == 0 else { throw VectorFault(.cannotWrite, Self.lastError) }
    }
  }
#endif
