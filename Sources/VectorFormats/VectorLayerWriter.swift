#if GDAL
  import CGDAL
  import TextFormats

  /// A column of a layer to be written.
  public struct VectorColumn: Sendable {
    /// The name of the column in the target.
    public var name: String
    /// The type of the values.
    public let kind: VectorField.Kind
    /// The width of the column, in formats whose columns have one; 0 for any width.
    public var width: Int

    /// Makes a column with a name, a type and a width, which is 0 for any width.
    public init(_ name: String, _ kind: VectorField.Kind, width: Int = 0) {
      (self.name, self.kind, self.width) = (name, kind, width)
    }
  }

  /// Writes the features of a layer, one after another.
  public final class VectorLayerWriter {
    private let layer: OpaquePointer
    private let dataset: VectorDataset
    /// The index of the field for each column.
    private let fields: [Int32]
    private var feature: OpaquePointer?
    private var text: [CChar] = []

    /// Makes a layer in WGS 84. `geometryType` is the OGC number of the type: 0 for mixed types, 100 for a table
    /// without geometry. `options` are specific to the format.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the layer cannot be made.
    public init(
      creating name: String, in dataset: VectorDataset, geometryType: Int,
      columns: [VectorColumn], options: [String] = []
    ) throws(VectorFault) {
      cg_reset_error()
      let epsg: Int32 = geometryType == 100 ? 0 : 4326
      let made = CStrings.with(options) { options in
        cg_create_layer(dataset.pointer, name, epsg, Int32(geometryType), options)
      }
      guard let made else { throw .lastWriting }
      for column in columns {
        let decimals: Int32 = column.width > 0 && column.kind == .real ? 8 : 0
        let failure = cg_create_field(
          made, column.name, column.kind.type, Int32(column.width), decimals)
        guard failure == 0 else { throw .lastWriting }
      }
      (layer, self.dataset) = (made, dataset)
      // Some formats add fields of their own before ours, or use one of ours as theirs, as KML does with Name.
      let names = VectorLayer(made, of: dataset).fields.map {
        String(decoding: $0.name, as: UTF8.self)
      }
      fields = columns.enumerated().map { index, column in
        let found =
          names.firstIndex(of: column.name)
          ?? names.firstIndex { $0.lowercased() == column.name.lowercased() }
        return Int32(found ?? index)
      }
    }

    /// Appends to an existing layer that has all of the columns.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the layer does not exist or lacks a column.
    public init(
      appendingTo layer: VectorLayer, in dataset: VectorDataset, columns: [VectorColumn]
    ) throws(VectorFault) {
      let names = layer.fields.map { String(decoding: $0.name, as: UTF8.self) }
      var fields: [Int32] = []
      for column in columns {
        guard let index = names.firstIndex(of: column.name) else {
          throw VectorFault(.cannotWrite, "the table has no column \(column.name)")
        }
        fields.append(Int32(index))
      }
      (self.layer, self.dataset, self.fields) = (layer.pointer, dataset, fields)
    }

    deinit {
      if let feature { cg_destroy_feature(feature) }
    }

    /// Writes one feature, whose values and geometry `fill` sets.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the feature cannot be written.
    public func feature(
      _ fill: (VectorLayerWriter) throws(VectorFault) -> Void
    ) throws(VectorFault) {
      guard let made = cg_new_feature(layer) else { throw .lastWriting }
      feature = made
      defer {
        cg_destroy_feature(made)
        feature = nil
      }
      try fill(self)
      guard cg_write_feature(layer, made) == 0 else { throw .lastWriting }
    }

    /// Sets no value in a column.
    public func setNull(_ column: Int) {
      if let feature { cg_set_null(feature, fields[column]) }
    }

    /// Sets a UTF-8 text in a column. A date is given as text as well, such as 2026-11-30.
    public func set(_ column: Int, text bytes: UnsafeBufferPointer<UInt8>) {
      guard let feature else { return }
      text.removeAll(keepingCapacity: true)
      // A C string would end at the first NUL, so NULs are dropped.
      for byte in bytes where byte != 0 { text.append(CChar(bitPattern: byte)) }
      text.append(0)
      cg_set_text(feature, fields[column], text)
    }

    /// Sets a whole number in a column.
    public func set(_ column: Int, integer: Int) {
      if let feature { cg_set_integer(feature, fields[column], Int64(integer)) }
    }

    /// Sets a number in a column.
    public func set(_ column: Int, real: Double) {
      if let feature { cg_set_real(feature, fields[column], real) }
    }

    /// Sets the geometry from well-known binary.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the bytes are not a geometry.
    public func setGeometry(_ binary: UnsafeBufferPointer<UInt8>) throws(VectorFault) {
      guard let feature else { return }
      guard cg_set_geometry(feature, binary.baseAddress, binary.count) == 0 else {
        throw .lastWriting
      }
    }
  }

  @available(*, unavailable)
  extension VectorLayerWriter: Sendable {}

  extension VectorFault {
    /// The library's message about the last failure of writing.
    fileprivate static var lastWriting: VectorFault {
      VectorFault(.cannotWrite, VectorDataset.lastError)
    }
  }

  extension VectorField.Kind {
    fileprivate var type: Int32 {
      let type =
        switch self {
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
    /// Runs `body` in a transaction: either all of its changes are made, or none.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if the transaction cannot be completed.
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
