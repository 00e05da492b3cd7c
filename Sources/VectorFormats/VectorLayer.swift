#if GDAL
  import CGDAL
  import TextFormats

  /// A column of a layer.
  public struct VectorField: Sendable, Hashable {
    /// The types of value.
    public enum Kind: String, Sendable {
      /// Text of any length.
      case text
      /// Whole numbers of up to 64 bits.
      case integer
      /// Floating-point numbers of 64 bits.
      case real
      /// Either true or false.
      case boolean
      /// Dates without a time.
      case date
      /// Times of a day.
      case time
      /// Dates with a time.
      case datetime
      /// Bytes, which are not read as text.
      case binary
      /// Types that none of the others covers.
      case other
    }

    /// The name as bytes of the source, which need not be UTF-8.
    public let name: [UInt8]
    /// The type of its values.
    public let kind: Kind
  }

  /// The coordinate reference system that a layer declares.
  public enum VectorSystem: Sendable, Hashable {
    /// The layer declares no system.
    case none
    /// A registered system, such as `EPSG:4549`.
    case code(String)
    /// A system defined by its WKT.
    case definition(String)
    /// A local plane system whose position on the Earth is not defined.
    case local(String)
  }

  /// A layer of a dataset, or the result of a query. Keeps its dataset alive.
  public final class VectorLayer {
    let pointer: OpaquePointer
    private let dataset: VectorDataset
    private let isResult: Bool

    init(_ pointer: OpaquePointer, of dataset: VectorDataset, isResult: Bool = false) {
      self.pointer = pointer
      self.dataset = dataset
      self.isResult = isResult
    }

    deinit {
      if isResult { cg_release_result(dataset.pointer, pointer) }
    }

    /// The name of the layer.
    public var name: String { String(cString: cg_layer_name(pointer)) }

    /// The name of the column of feature ids, which the library does not count among the fields; nil
    /// if there is none.
    public var idColumn: String? {
      let name = String(cString: cg_fid_column(pointer))
      return name.isEmpty ? nil : name
    }

    /// The columns, without the column of feature ids.
    public var fields: [VectorField] {
      (0..<cg_field_count(pointer)).map { field in
        let name = cg_field_name(pointer, field).map { text in
          Array(UnsafeBufferPointer(start: text, count: CText.length(text)))
            .map(UInt8.init(bitPattern:))
        }
        return VectorField(name: name ?? [], kind: Self.kind(cg_field_type(pointer, field)))
      }
    }

    /// Whether the layer has a geometry column.
    public var hasGeometry: Bool { cg_geometry_field_count(pointer) > 0 }

    /// The name of the geometry type, such as "Polygon"; nil for a table without geometry.
    public var geometryType: String? {
      guard hasGeometry else { return nil }
      let types: [Int32: String] = [
        1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
        6: "MultiPolygon", 7: "GeometryCollection",
      ]
      return types[cg_geometry_type(pointer)] ?? "Geometry"
    }

    /// The number of features; nil if it is unknown without reading all of them.
    public var count: Int? {
      let count = cg_feature_count(pointer, 0)
      return count < 0 ? nil : Int(count)
    }

    /// The number of features, which are read and counted if necessary.
    public func countedCount() throws(VectorFault) -> Int {
      let count = cg_feature_count(pointer, 1)
      if cg_is_endless() != 0 { throw VectorFault(.endless, VectorDataset.lastError) }
      return max(0, Int(count))
    }

    /// Whether the name of a column, or a text in one of the first features, is not UTF-8.
    ///
    /// Reads at most `features` features and then resets the layer to its start.
    public func hasForeignText(inFirst features: Int) -> Bool {
      let fields = fields
      let isForeign = { (bytes: UnsafeBufferPointer<UInt8>) in
        UTF8Check.firstInvalidOffset(bytes) != nil
      }
      if fields.contains(where: { $0.name.withUnsafeBufferPointer(isForeign) }) { return true }
      cg_reset_reading(pointer)
      defer { cg_reset_reading(pointer) }
      for _ in 0..<features {
        guard let feature = cg_next_feature(pointer) else { return false }
        defer { cg_destroy_feature(feature) }
        for field in fields.indices where fields[field].kind == .text {
          if let text = cg_field_text(feature, Int32(field)), isForeign(CText.bytes(text)) {
            return true
          }
        }
      }
      return false
    }

    /// The reference system that the layer declares.
    public var system: VectorSystem {
      var text: UnsafeMutablePointer<CChar>?
      let kind = Int(cg_system(pointer, &text))
      defer { if let text { cg_free(text) } }
      let written = text.map { String(cString: $0) } ?? ""
      switch kind {
      case cg_system_code: return .code(written)
      case cg_system_definition: return .definition(written)
      case cg_system_local: return .local(written)
      default: return .none
      }
    }

    private static func kind(_ type: Int32) -> VectorField.Kind {
      switch Int(type) {
      case cg_type_text: .text
      case cg_type_integer: .integer
      case cg_type_real: .real
      case cg_type_boolean: .boolean
      case cg_type_date: .date
      case cg_type_time: .time
      case cg_type_datetime: .datetime
      case cg_type_binary: .binary
      default: .other
      }
    }
  }

  @available(*, unavailable)
  extension VectorLayer: Sendable {}
#endif
