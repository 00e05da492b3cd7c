/// A GeoJSON document, parsed once into flat arrays.
///
/// It may be a FeatureCollection, one Feature, or a bare geometry, which may have `properties` and
/// an `id` of its own; or a plain array of objects, each of which is a row. Every byte is checked:
/// malformed JSON, invalid UTF-8 or a truncated end fails the parse even in members that are never
/// read. A single bad geometry affects only its own feature.
public struct GeoJSONDocument: Sendable {
  private let file: FileBytes
  private let store: GeoJSONStore

  /// Parses a file, which stays in memory as long as the document does. A byte order mark is
  /// skipped.
  ///
  /// - Throws: `JSONFault` if the text is not valid JSON or not GeoJSON.
  public init(_ bytes: FileBytes) throws(JSONFault) {
    file = bytes
    let result = bytes.withBytes { bytes -> Result<GeoJSONStore, JSONFault> in
      Result { () throws(JSONFault) in try Self.parse(bytes) }
    }
    store = try result.get()
  }

  /// Makes a document from a store that has already been filled.
  init(_ bytes: FileBytes, _ store: GeoJSONStore) {
    file = bytes
    self.store = store
  }

  /// The reference system that a legacy `crs` member names, such as `urn:ogc:def:crs:EPSG::4549` or
  /// `EPSG:4549`; nil if there is no such member. A member of unknown form is returned as its JSON
  /// text.
  public var crsName: String? { store.crsName }

  /// Whether the document is a table: a plain JSON array of objects, whose rows have no geometry.
  public var isTable: Bool { store.isTable }

  /// All property keys, in order of first appearance.
  public var keys: [String] { store.keys }

  /// The number of features. A bare geometry counts as one.
  public var featureCount: Int { store.features.count }

  /// Whether features are identified by number, because several start on one line or there are no lines.
  public var countsFeatures: Bool { store.countsFeatures }

  /// The 1-based line on which a feature starts, or its number if features are numbered.
  public func line(ofFeature i: Int) -> Int {
    Int(store.features[i].line)
  }

  /// A feature's geometry, or what is wrong with it. The geometry is nil if it is null or absent.
  ///
  /// Third and further ordinates are ignored. Rings keep the winding order of the file.
  public func geometry(ofFeature i: Int) -> Result<GeoJSONGeometry?, GeometryFault> {
    let feature = store.features[i]
    guard feature.isFeature else { return .failure(.notAFeature) }
    guard !feature.hasBadProperties else { return .failure(.propertiesNotAnObject) }
    var decoder = GeometryDecoder(store, feature.geometry)
    return Result { () throws(GeometryFault) in
      try decoder.decode { string(feature.geometry.typeName) }
    }
  }

  /// Calls `body` with the value of a property.
  ///
  /// Strings are unescaped. Numbers, booleans, arrays and objects are passed as they are written in
  /// the file. Null and absent members are passed as no bytes. Of several members with the same key
  /// the last one counts.
  /// - Parameters:
  ///   - feature: The index of the feature.
  ///   - key: The index of the key in `keys`.
  ///   - body: Receives the bytes, which it must not use after it returns, and their kind.
  public func withCell<R>(
    feature: Int, key: Int, _ body: (UnsafeBufferPointer<UInt8>, JSONKind) throws -> R
  ) rethrows -> R {
    guard let cell = cell(feature: feature, key: key) else {
      return try body(UnsafeBufferPointer(start: nil, count: 0), .absent)
    }
    return try withText(cell) { try body($0, cell.kind) }
  }

  /// Calls `body` with the index of each key that a feature has, in ascending order.
  public func forEachKey(ofFeature i: Int, _ body: (Int) -> Void) {
    guard store.features.indices.contains(i) else { return }
    let record = store.features[i]
    let first = Int(record.firstCell)
    for cell in first..<first + Int(record.cellCount) { body(Int(store.cells[cell].key)) }
  }

  /// The text of a property, as `withCell` passes it; nil if it is null or absent.
  public func text(feature: Int, key: Int) -> String? {
    withCell(feature: feature, key: key) { bytes, kind in
      kind == .absent ? nil : String(decoding: bytes, as: UTF8.self)
    }
  }

  /// The feature's own `id`, if it is a string or a number; nil otherwise.
  public func id(ofFeature i: Int) -> String? {
    let id = store.features[i].id
    return id.kind == .string || id.kind == .number ? string(id) : nil
  }

  /// The range of the feature's text in the file. Features with equal bytes are identical.
  public func rawBytes(ofFeature i: Int) -> Range<Int> {
    Int(store.features[i].start)..<Int(store.features[i].end)
  }

  /// The cell of a property, if the feature has one.
  ///
  /// Usually the cell has the same index as its key; otherwise it is found by binary search, since
  /// the cells are sorted by key.
  private func cell(feature: Int, key: Int) -> CellRecord? {
    guard store.features.indices.contains(feature), store.keys.indices.contains(key) else {
      return nil
    }
    let record = store.features[feature]
    var low = Int(record.firstCell)
    let end = low + Int(record.cellCount)
    var high = end
    if low + key < high, Int(store.cells[low + key].key) == key { return store.cells[low + key] }
    while low < high {
      let middle = (low + high) / 2
      if Int(store.cells[middle].key) < key { low = middle + 1 } else { high = middle }
    }
    return low < end && Int(store.cells[low].key) == key ? store.cells[low] : nil
  }

  private func withText<R>(
    _ cell: CellRecord, _ body: (UnsafeBufferPointer<UInt8>) throws -> R
  ) rethrows -> R {
    try file.withBytes { bytes in
      let text = cell.text
      if cell.hasEscapes, cell.kind == .string {
        return try JSONEscapes.unescaped(bytes, text).withUnsafeBufferPointer(body)
      }
      let range = text.start..<text.start + text.length
      return try body(UnsafeBufferPointer(rebasing: bytes[range]))
    }
  }

  private func string(_ cell: CellRecord) -> String {
    withText(cell) { String(decoding: $0, as: UTF8.self) }
  }
}

extension GeoJSONDocument {
  private static func parse(
    _ bytes: UnsafeBufferPointer<UInt8>
  ) throws(JSONFault) -> GeoJSONStore {
    let base = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let index = try JSONIndex(bytes, from: base)
    defer { withExtendedLifetime(index) {} }
    guard let starts = index.starts else { throw .outOfMemory }
    let cursor = JSONCursor(bytes, base: base, starts: starts, count: index.count)
    var builder = GeoJSONBuilder(cursor, tokens: index.count)
    do throws(JSONDamage) {
      try builder.readDocument()
    } catch {
      throw fault(error, in: bytes)
    }
    var store = builder.store
    store.countFeaturesUnlessOnLines()
    return store
  }

  private static func fault(
    _ damage: JSONDamage, in bytes: UnsafeBufferPointer<UInt8>
  ) -> JSONFault {
    let syntaxFault = JSONFault.syntax(at: damage.offset, in: bytes, "\(damage.message)")
    guard case .syntax(let line, _, let message) = syntaxFault else { return syntaxFault }
    switch damage.kind {
    case .syntax: return syntaxFault
    case .tooDeep: return .tooDeep(line: line)
    case .notGeoJSON: return .notGeoJSON("line \(line): \(message)")
    }
  }
}
