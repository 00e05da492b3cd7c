/// Builds a document feature by feature from a source that is not text, such as a GIS layer or a
/// database.
///
/// The result is the same flat store that parsing produces, so that all features are read in the
/// same way. The text of a feature's cells and the bytes of its ordinates are stored contiguously,
/// so that identical features have identical bytes, as they do in a text file.
public struct FeatureStoreBuilder: ~Copyable {
  private var store = GeoJSONStore()
  @usableFromInline var text = ByteBuffer()
  private var feature = FeatureRecord(start: 0, end: 0, line: 0)
  private let isTable: Bool

  /// The source's name for its reference system; nil if it names none.
  public var crsName: String?

  /// Makes a builder for features with these property keys. The rows of a table have no geometry.
  public init(keys: [String], isTable: Bool) {
    store.keys = keys
    store.isTable = isTable
    store.countsFeatures = true
    self.isTable = isTable
  }

  /// The number of features added so far.
  public var count: Int { store.features.count }

  /// The number of bytes of the features added so far. A store holds less than 4 GB.
  public var byteCount: Int { text.count }

  /// Adds a property key after the known ones and returns its index. Features added before have no
  /// value for it.
  mutating func addKey(_ key: String) -> Int {
    store.keys.append(key)
    return store.keys.count - 1
  }

  /// Renames the key with a given index.
  mutating func renameKey(_ index: Int, to name: String) { store.keys[index] = name }

  /// Makes room for an expected number of features. This is only an optimisation.
  public mutating func reserve(features: Int) {
    store.features.reserveCapacity(features)
    store.cells.reserveCapacity(features * store.keys.count)
    if !isTable { store.positions.reserveCapacity(features) }
    text.reserve(features * (16 + 12 * store.keys.count))
  }

  /// Starts a feature, which has the number `line` in the source.
  public mutating func begin(line: Int) {
    let start = UInt32(truncatingIfNeeded: text.count)
    feature = FeatureRecord(start: start, end: start, line: UInt32(clamping: line))
    feature.isFeature = true
    feature.firstCell = UInt32(truncatingIfNeeded: store.cells.count)
  }

  /// Ends the feature and adds it to the store.
  public mutating func end() {
    feature.cellCount = UInt32(truncatingIfNeeded: store.cells.count) - feature.firstCell
    feature.end = UInt32(truncatingIfNeeded: text.count)
    store.features.append(feature)
  }

  // MARK: - Cells

  /// Adds a cell. The cells of a feature must be added in the order of the keys; a null value has no
  /// cell.
  ///
  /// `write` appends the cell's text. The text is followed by a separator that does not occur in
  /// text, so that the bytes of the cells `ab`, `c` differ from those of `a`, `bc`.
  @inlinable
  public mutating func cell(_ key: Int, _ kind: JSONKind, _ write: (inout ByteBuffer) -> Void) {
    let start = text.count
    write(&text)
    endCell(key, kind, from: start)
  }

  /// Stores the number that the source gave to a feature, and returns where it starts, for
  /// `asideCell`.
  ///
  /// Call this before `begin`: the number is then outside the feature's bytes, so that features that
  /// differ only in their number count as identical.
  public mutating func aside(_ number: Int) -> Int {
    let start = text.count
    text.appendInt(number)
    return start
  }

  /// Adds a cell for the number that `aside` stored for this feature. Its key must be the last one.
  public mutating func asideCell(_ key: Int, from start: Int) {
    let piece = JSONText(start: start, length: Int(feature.start) - start, hasEscapes: false)
    store.cells.append(CellRecord(key: key, kind: .number, text: piece))
  }

  @usableFromInline
  mutating func endCell(_ key: Int, _ kind: JSONKind, from start: Int) {
    let piece = JSONText(start: start, length: text.count - start, hasEscapes: false)
    store.cells.append(CellRecord(key: key, kind: kind, text: piece))
    text.append(UInt8(0x1F))
    text.append(UInt8(truncatingIfNeeded: key))
  }

  // MARK: - Geometries

  /// The geometry types that a feature may have.
  public enum Kind: Sendable {
    /// The geometry types of GeoJSON.
    case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, collection
  }

  /// Starts the geometry of the feature. A feature without this call has no geometry.
  public mutating func geometry(_ kind: Kind) {
    feature.geometry = GeometryRecord()
    feature.geometry.damage = .none
    feature.geometry.firstPosition = UInt32(truncatingIfNeeded: store.positions.count)
    feature.geometry.firstShape = UInt32(truncatingIfNeeded: store.shape.count)
    switch kind {
    case .point: feature.geometry.kind = .point
    case .multiPoint: feature.geometry.kind = .multiPoint
    case .lineString: feature.geometry.kind = .lineString
    case .multiLineString: feature.geometry.kind = .multiLineString
    case .polygon: feature.geometry.kind = .polygon
    case .multiPolygon: feature.geometry.kind = .multiPolygon
    case .collection: feature.geometry.kind = .collection
    }
  }

  /// Adds the length of one of the geometry's arrays: of component geometries, rings or positions.
  ///
  /// The length of an array comes before those of the arrays inside it. A point has no arrays.
  public mutating func length(_ count: Int) {
    store.shape.append(Int32(clamping: count))
  }

  /// Adds positions that are nested in `depth` arrays: 0 for a point, 2 for the rings of a polygon.
  ///
  /// `write` receives memory for `count` pairs of x and y and must fill all of it.
  public mutating func positions(
    _ count: Int, depth: Int, _ write: (UnsafeMutablePointer<Double>) -> Void
  ) {
    guard count > 0 else { return }
    let first = store.positions.count
    store.positions.append(contentsOf: repeatElement(Position(x: 0, y: 0), count: count))
    store.positions.withUnsafeMutableBufferPointer { positions in
      guard let base = positions.baseAddress else { return }
      UnsafeMutableRawPointer(base + first).withMemoryRebound(to: Double.self, capacity: count * 2)
      {
        write($0)
      }
      let bytes = UnsafeRawBufferPointer(start: base + first, count: count * 16)
      text.append(bytes.bindMemory(to: UInt8.self))
    }
    feature.geometry.level = Int8(truncatingIfNeeded: depth)
  }

  /// Marks the geometry of the feature as unusable.
  mutating func damage(_ damage: GeometryRecord.Damage) { feature.geometry.damage = damage }

  /// Finishes the document; returns it with the bytes that hold its cells.
  public consuming func document() -> (document: GeoJSONDocument, bytes: FileBytes) {
    store.crsName = crsName
    let bytes = text.withBytes { FileBytes(copying: $0) }
    return (GeoJSONDocument(bytes, store), bytes)
  }
}
