#if GDAL
  import CGDAL
  import TextFormats

  /// A value with bytes that are invalid in the encoding of the source.
  public struct UnreadableText: Sendable, Hashable {
    /// The number of the feature in the source.
    public let line: Int
    /// The index of the column.
    public let field: Int
    /// The text, with U+FFFD in place of invalid bytes.
    public let text: String
  }

  /// Reads a layer into the same kind of store as GeoJSON.
  public struct LayerReader {
    private let layer: VectorLayer
    private let kinds: [VectorField.Kind]
    private let decoder: TextDecoder
    private let idColumn: String?
    /// The table of a shapefile, for values that GDAL does not provide.
    private let table: DBFTable?
    /// The number, from 1, of the shapefile record that was read last.
    public private(set) var lastRecord = 0
    /// The names of the columns. The column of feature ids, if there is one, comes last.
    public let keys: [String]
    /// The values that could not be read as text without loss.
    public private(set) var unreadable: [UnreadableText] = []

    /// The size at which reading stops. A store has 32-bit offsets; the margin leaves room for the
    /// feature that exceeds the limit.
    private static let mostBytes = Int(UInt32.max) - (1 << 28)

    /// Makes a reader of a layer whose texts are in `encoding`.
    ///
    /// If it is nil, GDAL is expected to deliver UTF-8, which is still checked. With the table of a shapefile, rows
    /// have the numbers of its records.
    public init(
      _ layer: VectorLayer, encoding: TextEncoding? = nil, table: DBFTable? = nil
    ) {
      self.layer = layer
      let fields = layer.fields
      let decoder = TextDecoder(encoding ?? .utf8)
      self.decoder = decoder
      kinds = fields.map(\.kind)
      self.table = table?.layout.fields.count == fields.count ? table : nil
      let names = fields.map { Self.text($0.name, decoder) }
      // The library does not count the id column among the fields. If there is a field of the same
      // name, the id is not read as a column of its own.
      let id = layer.idColumn.flatMap { names.contains($0) ? nil : $0 }
      idColumn = id
      keys = names + (id.map { [$0] } ?? [])
    }

    private static func text(_ bytes: [UInt8], _ decoder: TextDecoder) -> String {
      var buffer = ByteBuffer()
      _ = bytes.withUnsafeBufferPointer { decoder.append($0, to: &buffer) }
      return buffer.withBytes { String(decoding: $0, as: UTF8.self) }
    }

    /// Reads all features of the layer into a new store.
    ///
    /// - Throws: `VectorFault` with the message of GDAL if reading fails before the end of the layer, or if the layer
    ///   is too large.
    public mutating func read() throws(VectorFault) -> FeatureStoreBuilder {
      var store = FeatureStoreBuilder(keys: keys, isTable: !layer.hasGeometry)
      let count = layer.count
      if cg_is_endless() != 0 { throw VectorFault(.endless, VectorDataset.lastError) }
      if let count { store.reserve(features: min(count, 20_000_000)) }
      cg_reset_error()
      cg_reset_reading(layer.pointer)
      while let feature = cg_next_feature(layer.pointer) {
        defer { cg_destroy_feature(feature) }
        readFeature(feature, into: &store)
        guard store.byteCount < Self.mostBytes else { throw VectorFault(.tooLarge, "") }
      }
      // The loop ends in the same way at the end of the layer and at damage; only this distinguishes the two.
      if cg_has_failed() != 0 {
        throw VectorFault(
          cg_is_endless() != 0 ? .endless : .cannotRead, VectorDataset.lastError)
      }
      return store
    }

    private mutating func readFeature(
      _ feature: OpaquePointer, into store: inout FeatureStoreBuilder
    ) {
      let id = Int(cg_feature_id(feature))
      let line = number(of: id, next: store.count + 1)
      let aside = idColumn == nil ? nil : store.aside(id)
      store.begin(line: line)
      for field in kinds.indices {
        if let odd = table?.oddText(record: id, field: field) {
          store.cell(field, .string) { $0.append(odd) }
        } else if cg_field_is_set(feature, Int32(field)) != 0 {
          readCell(feature, field, line: line, into: &store)
        }
      }
      if let aside { store.asideCell(kinds.count, from: aside) }
      if let geometry = cg_feature_geometry(feature) {
        GeometryReader.read(geometry, into: &store)
      }
      store.end()
    }

    /// The number that identifies a row.
    private mutating func number(of id: Int, next: Int) -> Int {
      guard id >= 0, id < Int(Int32.max) else { return next }
      if table != nil {
        lastRecord = max(lastRecord, id + 1)
        return id + 1
      }
      return idColumn == nil ? next : id
    }

    @inline(__always)
    private mutating func readCell(
      _ feature: OpaquePointer, _ field: Int, line: Int, into store: inout FeatureStoreBuilder
    ) {
      let index = Int32(field)
      switch kinds[field] {
      case .integer:
        store.cell(field, .number) { $0.appendInt(Int(cg_field_integer(feature, index))) }
      case .real:
        let value = cg_field_real(feature, index)
        guard value.isFinite else { return }
        store.cell(field, .number) { $0.appendShortest(value) }
      case .boolean:
        let isTrue = cg_field_integer(feature, index) != 0
        store.cell(field, .boolean) { $0.append(isTrue ? "true" : "false") }
      case .date, .time, .datetime:
        var moment = cg_moment()
        guard cg_field_moment(feature, index, &moment) != 0 else { return }
        store.cell(field, .string) { MomentText.append(moment, kinds[field], to: &$0) }
      case .text, .binary, .other:
        guard let text = cg_field_text(feature, index) else { return }
        var isSound = true
        store.cell(field, .string) { isSound = decoder.append(CText.bytes(text), to: &$0) }
        if !isSound { note(CText.bytes(text), line, field) }
      }
    }

    private mutating func note(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int, _ field: Int) {
      unreadable.append(
        UnreadableText(line: line, field: field, text: Self.text(Array(bytes), decoder)))
    }
  }

  /// Writes dates and times in ISO 8601 format.
  enum MomentText {
    static func append(_ moment: cg_moment, _ kind: VectorField.Kind, to buffer: inout ByteBuffer) {
      if kind != .time {
        append(Int(moment.year), 4, to: &buffer)
        buffer.append("-")
        append(Int(moment.month), 2, to: &buffer)
        buffer.append("-")
        append(Int(moment.day), 2, to: &buffer)
      }
      if kind == .date { return }
      if kind == .datetime { buffer.append("T") }
      append(Int(moment.hour), 2, to: &buffer)
      buffer.append(":")
      append(Int(moment.minute), 2, to: &buffer)
      buffer.append(":")
      let thousandths = Int((moment.second * 1000).rounded())
      append(thousandths / 1000, 2, to: &buffer)
      if thousandths % 1000 != 0 {
        buffer.append(".")
        append(thousandths % 1000, 3, to: &buffer)
      }
      appendZone(Int(moment.zone), to: &buffer)
    }

    /// Appends the time zone. 100 is UTC, and each step from it a quarter of an hour; values below 2
    /// mean local or unknown time, for which nothing is written.
    private static func appendZone(_ zone: Int, to buffer: inout ByteBuffer) {
      guard zone > 1 else { return }
      if zone == 100 { return buffer.append("Z") }
      let minutes = abs(zone - 100) * 15
      buffer.append(zone > 100 ? "+" : "-")
      append(minutes / 60, 2, to: &buffer)
      buffer.append(":")
      append(minutes % 60, 2, to: &buffer)
    }

    private static func append(_ number: Int, _ digits: Int, to buffer: inout ByteBuffer) {
      let text = String(abs(number))
      for _ in 0..<max(0, digits - text.utf8.count) { buffer.append("0") }
      buffer.append(text)
    }
  }
#endif
