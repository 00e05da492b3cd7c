#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Walks the tokens of a document once and fills the store.
struct GeoJSONBuilder {
  var cursor: JSONCursor
  var store = GeoJSONStore()
  var keys = GeoJSONKeys()
  private var crsToken: Int?
  private var line = 1
  private var lineOffset = 0

  init(_ cursor: JSONCursor, tokens: Int) {
    self.cursor = cursor
    // These upper bounds keep large arrays from ever being copied as they grow. Pages that are never
    // written to cost nothing.
    store.positions.reserveCapacity(tokens / 6 + 1)
    store.cells.reserveCapacity(tokens / 4 + 1)
    // This is not an upper bound for the rows of a plain array, which may have fewer tokens than a feature
    // with its three members; such documents are rare.
    store.features.reserveCapacity(tokens / 14 + 1)
  }

  mutating func readDocument() throws(JSONDamage) {
    switch try rootKind() {
    case .collection: try readCollection()
    case .feature: try readFeature(depth: 0, isRoot: true)
    case .geometry: try readFeature(depth: 0, isRoot: true, isBareGeometry: true)
    case .table: try readRows()
    }
    guard cursor.isAtEnd else { throw cursor.damage("text after the end of the document") }
    store.keys = keys.texts.map(cursor.string)
    if let crsToken {
      cursor.rewind(to: crsToken)
      store.crsName = try readCRSName()
    }
  }

  private enum RootKind {
    case collection, feature, geometry
    /// A plain array of objects, each of which is a row.
    case table
  }

  /// Looks ahead for the root's type, since it determines what the other members mean.
  private mutating func rootKind() throws(JSONDamage) -> RootKind {
    if cursor.byte == UInt8(ascii: "[") { return .table }
    guard cursor.byte == UInt8(ascii: "{") else {
      try cursor.skip(depth: 0)
      throw notGeoJSON("the document is neither an object nor an array of objects")
    }
    try cursor.open(UInt8(ascii: "{"), depth: 0)
    var isFirst = true
    while let key = try cursor.nextKey(&isFirst) {
      guard cursor.matches(key, "type"), cursor.byte == UInt8(ascii: "\"") else {
        try cursor.skip(depth: 1)
        continue
      }
      let name = try cursor.takeString()
      cursor.rewind(to: 0)
      if cursor.matches(name, "FeatureCollection") { return .collection }
      if cursor.matches(name, "Feature") { return .feature }
      if geometryKind(name) != .unknown { return .geometry }
      throw notGeoJSON("the document's type is not one of GeoJSON's")
    }
    cursor.rewind(to: 0)
    throw notGeoJSON("the document has no type")
  }

  private mutating func readCollection() throws(JSONDamage) {
    try cursor.open(UInt8(ascii: "{"), depth: 0)
    var isFirst = true
    var hasFeatures = false
    while let key = try cursor.nextKey(&isFirst) {
      if cursor.matches(key, "features") {
        guard !hasFeatures else { throw notGeoJSON("there are two lists of features") }
        hasFeatures = true
        try readFeatures()
      } else {
        noteCRS(key)
        try cursor.skip(depth: 1)
      }
    }
    guard hasFeatures else { throw notGeoJSON("the collection has no features member") }
  }

  private mutating func readFeatures() throws(JSONDamage) {
    guard cursor.byte == UInt8(ascii: "[") else {
      throw notGeoJSON("the features are not an array")
    }
    try cursor.open(UInt8(ascii: "["), depth: 1)
    var isFirst = true
    while try cursor.nextElement(&isFirst) { try readFeature(depth: 2) }
  }

  /// Reads a plain array of objects. Each object's members become the properties of a feature.
  private mutating func readRows() throws(JSONDamage) {
    store.isTable = true
    try cursor.open(UInt8(ascii: "["), depth: 0)
    var isFirst = true
    while try cursor.nextElement(&isFirst) {
      guard cursor.byte == UInt8(ascii: "{") else {
        throw notGeoJSON("an element of the array is not an object")
      }
      var row = newFeature()
      row.isFeature = true
      try readProperties(&row, depth: 1)
      row.end = UInt32(truncatingIfNeeded: cursor.endOfPrevious)
      store.features.append(row)
    }
  }

  private mutating func readFeature(
    depth: Int, isRoot: Bool = false, isBareGeometry: Bool = false
  ) throws(JSONDamage) {
    var feature = newFeature()
    guard cursor.byte == UInt8(ascii: "{") else {
      let text = try cursor.takeValue(depth: depth).text
      feature.end = UInt32(truncatingIfNeeded: text.start + text.length)
      return store.features.append(feature)
    }
    try cursor.open(UInt8(ascii: "{"), depth: depth)
    if isBareGeometry {
      feature.isFeature = true
      feature.geometry = newGeometry()
    }
    var isFirst = true
    while let key = try cursor.nextKey(&isFirst) {
      if isBareGeometry, try readGeometryMember(key, &feature.geometry, depth: depth + 1) {
        continue
      }
      if isRoot { noteCRS(key) }
      try readFeatureMember(key, &feature, depth: depth + 1, isBareGeometry: isBareGeometry)
    }
    feature.end = UInt32(truncatingIfNeeded: cursor.endOfPrevious)
    store.features.append(feature)
  }

  private mutating func readFeatureMember(
    _ key: JSONText, _ feature: inout FeatureRecord, depth: Int, isBareGeometry: Bool
  ) throws(JSONDamage) {
    if cursor.matches(key, "properties") {
      try readProperties(&feature, depth: depth)
    } else if cursor.matches(key, "id") {
      let (kind, text) = try cursor.takeValue(depth: depth)
      feature.id = CellRecord(key: 0, kind: kind, text: text)
    } else if cursor.matches(key, "geometry"), !isBareGeometry {
      feature.geometry = try readGeometry(depth: depth)
    } else if cursor.matches(key, "type"), !isBareGeometry {
      let (kind, text) = try cursor.takeValue(depth: depth)
      feature.isFeature = kind == .string && cursor.matches(text, "Feature")
    } else {
      try cursor.skip(depth: depth)
    }
  }

  private mutating func noteCRS(_ key: JSONText) {
    if cursor.matches(key, "crs") { crsToken = cursor.at }
  }

  private func notGeoJSON(_ message: StaticString) -> JSONDamage {
    JSONDamage(offset: cursor.offset, message: message, kind: .notGeoJSON)
  }

  /// A record for the feature that starts at the current token, with its line number.
  private mutating func newFeature() -> FeatureRecord {
    let start = cursor.offset
    line += countLines(lineOffset..<start)
    lineOffset = start
    let offset = UInt32(truncatingIfNeeded: start)
    return FeatureRecord(start: offset, end: offset, line: UInt32(truncatingIfNeeded: line))
  }

  private func countLines(_ range: Range<Int>) -> Int {
    var lines = 0
    var rest = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(cursor.bytes)[range])
    while let base = rest.baseAddress, let found = memchr(base, 10, rest.count) {
      lines += 1
      rest = UnsafeRawBufferPointer(rebasing: rest[(UnsafeRawPointer(found) - base + 1)...])
    }
    return lines
  }
}
