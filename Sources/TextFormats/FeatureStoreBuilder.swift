/// Builds a document feature by feature from something that is no text: a layer of a GIS, a database.
///
/// The result is the same flat store that a parse makes, so that whoever reads features reads all of them
/// alike. The cells of a feature and its ordinates stand behind one another in one piece of memory, by which
/// identical features are known as identical text is in a file.
public struct FeatureStoreBuilder: ~Copyable {
  private var store = GeoJSONStore()
  @usableFromInline var text = ByteBuffer()
  private var feature = FeatureRecord(start: 0, end: 0, line: 0)
  private let isTable: Bool

  /// The name by which the source calls its reference system; nil when it has none.
  public var crsName: String?

  /// A builder for features with these properties. A table's rows have no geometry.
  public init(keys: [String], isTable: Bool) {
    store.keys = keys
    store.isTable = isTable
    self.isTable = isTable
  }

  /// How many features there are so far.
  public var count: Int { store.features.count }

  /// How many bytes they take so far; a store holds less than 4 GB.
  public var byteCount: Int { text.count }

  /// Makes room for so many features, as far as that is known.
  public mutating func reserve(features: Int) {
    store.features.reserveCapacity(features)
    store.cells.reserveCapacity(features * store.keys.count)
    if !isTable { store.positions.reserveCapacity(features) }
    text.reserve(features * (16 + 12 * store.keys.count))
  }

  /// Starts a feature, which the source counts as number `line`.
  public mutating func begin(line: Int) {
    let start = UInt32(truncatingIfNeeded: text.count)
    feature = FeatureRecord(start: start, end: start, line: UInt32(clamping: line))
    feature.isFeature = true
    feature.firstCell = UInt32(truncatingIfNeeded: store.cells.count)
  }

  /// Ends the feature.
  public mutating func end() {
    feature.cellCount = UInt32(truncatingIfNeeded: store.cells.count) - feature.firstCell
    feature.end = UInt32(truncatingIfNeeded: text.count)
    store.features.append(feature)
  }

  // MARK: - Cells

  /// Adds a cell; those of a feature come in the order of the keys, and a null has none.
  ///
  /// `write` appends its text. A byte that no text has stands behind it, so that `ab, c` and `a, bc` differ.
  @inlinable
  public mutating func cell(_ key: Int, _ kind: JSONKind, _ write: (inout ByteBuffer) -> Void) {
    let start = text.count
    write(&text)
    endCell(key, kind, from: start)
  }

  /// Keeps a text of which only the cell is to be known, and not whether features are identical: the number
  /// that the source gave to the feature. Called before `begin`.
  public mutating func aside(_ number: Int) -> Int {
    let start = text.count
    text.appendInt(number)
    return start
  }

  /// Adds the cell of a number that was kept aside for this feature, which has the last key.
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

  /// The types of geometry that a feature may have.
  public enum Kind: Sendable {
    /// The types of GeoJSON.
    case point, multiPoint, lineString, multiLineString, polygon, multiPolygon, collection
  }

  /// Starts the geometry of the feature. Without this call it has none.
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

  /// Adds the length of an array of the geometry's: of parts, of rings, of positions. Each comes before those
  /// of the arrays inside it. A point has none.
  public mutating func length(_ count: Int) {
    store.shape.append(Int32(clamping: count))
  }

  /// Adds positions, `depth` arrays deep: a point's is in none, those of a polygon's ring in two.
  ///
  /// `write` gets room for `count` pairs and fills all of it.
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

  /// The document, and the bytes in which its cells stand.
  public consuming func document() -> (document: GeoJSONDocument, bytes: FileBytes) {
    store.crsName = crsName
    let bytes = text.withBytes { FileBytes(copying: $0) }
    return (GeoJSONDocument(bytes, store), bytes)
  }
}
