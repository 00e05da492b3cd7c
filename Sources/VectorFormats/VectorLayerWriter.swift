#if GDAL
  import CGDAL
  import TextFormats

  /// A column of a layer that is written.
  public struct VectorColumn: Sendable {
    /// Its name in the target.
    public var name: String
    /// What its values are.
    public let kind: VectorField.Kind
    /// How wide it is, in formats whose columns have a width; 0 for as wide as it likes.
    public var width: Int

    /// A column.
    public init(_ name: String, _ kind: VectorField.Kind, width: Int = 0) {
      (self.name, self.kind, self.width) = (name, kind, width)
    }
  }

  /// Writes the features of one layer of a source, one after the other.
  public final class VectorLayerWriter {
    private let layer: OpaquePointer
    private let dataset: VectorDataset
    /// The field of each column.
    private let fields: [Int32]
    private var feature: OpaquePointer?
    private var text: [CChar] = []

    /// Makes a layer in WGS 84. `geometryType` is the number of OGC: 0 for several types, 100 for a table without
    /// geometry; `options` are the format's own.
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
      // Some formats have fields of their own before those that are made, or take one of ours for theirs: Name in KML.
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

    /// Adds to a layer that is there and has all of the columns.
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

    /// Sets a text of UTF-8 in a column; also a day as 2026-11-30.
    public func set(_ column: Int, text bytes: UnsafeBufferPointer<UInt8>) {
      guard let feature else { return }
      text.removeAll(keepingCapacity: true)
      // C ends a text at the first of them.
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
    /// What the library says of the last thing that it could not write.
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
    /// Runs `body` in one transaction: all of what it does is there afterwards, or nothing.
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
