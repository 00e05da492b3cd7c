#if GDAL
  import CGDAL
  import TextFormats

  /// A column of a layer.
  public struct VectorField: Sendable, Hashable {
    /// What its values are.
    public enum Kind: String, Sendable {
      case text, integer, real, boolean, date, time, datetime, binary, other
    }

    /// Its name in the bytes of the source, which are not always UTF-8.
    public let name: [UInt8]
    /// What its values are.
    public let kind: Kind
  }

  /// The reference system that a layer has.
  public enum VectorSystem: Sendable, Hashable {
    /// Nothing says which.
    case none
    /// Registered, as in `EPSG:4549`.
    case code(String)
    /// Defined by its WKT.
    case definition(String)
    /// A plane of its makers' own, whose place on the earth nobody says.
    case local(String)
  }

  /// A layer of a source, or the result of a query.
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

    /// Its name.
    public var name: String { String(cString: cg_layer_name(pointer)) }

    /// The column of feature ids, which the library does not count among the fields.
    public var idColumn: String? {
      let name = String(cString: cg_fid_column(pointer))
      return name.isEmpty ? nil : name
    }

    /// The columns.
    public var fields: [VectorField] {
      (0..<cg_field_count(pointer)).map { field in
        let name = cg_field_name(pointer, field).map { text in
          Array(UnsafeBufferPointer(start: text, count: CText.length(text)))
            .map(UInt8.init(bitPattern:))
        }
        return VectorField(name: name ?? [], kind: Self.kind(cg_field_type(pointer, field)))
      }
    }

    /// Whether its features have geometries.
    public var hasGeometry: Bool { cg_geometry_field_count(pointer) > 0 }

    /// The type of its geometries as a word; nil for a table.
    public var geometryType: String? {
      guard hasGeometry else { return nil }
      let types: [Int32: String] = [
        1: "Point", 2: "LineString", 3: "Polygon", 4: "MultiPoint", 5: "MultiLineString",
        6: "MultiPolygon", 7: "GeometryCollection",
      ]
      return types[cg_geometry_type(pointer)] ?? "Geometry"
    }

    /// How many features it has; nil where counting would mean to read them all.
    public var count: Int? {
      let count = cg_feature_count(pointer, 0)
      return count < 0 ? nil : Int(count)
    }

    /// How many features it has, counted if need be.
    public var countedCount: Int { max(0, Int(cg_feature_count(pointer, 1))) }

    /// Whether a name of a column, or a text in one of the first features, is no UTF-8.
    ///
    /// Reads up to `features` of them, and starts anew afterwards.
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

    /// Its reference system.
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
