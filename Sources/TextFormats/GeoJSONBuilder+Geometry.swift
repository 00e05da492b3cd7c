extension GeoJSONBuilder {
  /// The largest number of arrays around a position in any GeoJSON geometry type.
  private static let deepestLevel = 3

  func newGeometry() -> GeometryRecord {
    var geometry = GeometryRecord()
    geometry.kind = .missing
    geometry.firstPosition = UInt32(truncatingIfNeeded: store.positions.count)
    geometry.firstShape = UInt32(truncatingIfNeeded: store.shape.count)
    return geometry
  }

  /// Reads the value of a `geometry` member.
  mutating func readGeometry(depth: Int) throws(JSONDamage) -> GeometryRecord {
    var geometry = newGeometry()
    guard cursor.byte == UInt8(ascii: "{") else {
      geometry.kind = try cursor.takeValue(depth: depth).kind == .absent ? .absent : .notAnObject
      return geometry
    }
    try cursor.open(UInt8(ascii: "{"), depth: depth)
    var isFirst = true
    while let key = try cursor.nextKey(&isFirst) {
      if try !readGeometryMember(key, &geometry, depth: depth + 1) {
        try cursor.skip(depth: depth + 1)
      }
    }
    return geometry
  }

  /// Reads a geometry's type or coordinates; for any other key, returns false and does not advance.
  mutating func readGeometryMember(
    _ key: JSONText, _ geometry: inout GeometryRecord, depth: Int
  ) throws(JSONDamage) -> Bool {
    if cursor.matches(key, "type") {
      let (kind, text) = try cursor.takeValue(depth: depth)
      geometry.kind = kind == .string ? geometryKind(text) : .missing
      geometry.typeName = CellRecord(key: 0, kind: kind, text: text)
      return true
    }
    guard cursor.matches(key, "coordinates") else { return false }
    geometry.firstPosition = UInt32(truncatingIfNeeded: store.positions.count)
    geometry.firstShape = UInt32(truncatingIfNeeded: store.shape.count)
    try readCoordinates(&geometry, depth: depth)
    return true
  }

  func geometryKind(_ name: JSONText) -> GeometryRecord.Kind {
    if cursor.matches(name, "Point") { return .point }
    if cursor.matches(name, "MultiPoint") { return .multiPoint }
    if cursor.matches(name, "LineString") { return .lineString }
    if cursor.matches(name, "MultiLineString") { return .multiLineString }
    if cursor.matches(name, "Polygon") { return .polygon }
    if cursor.matches(name, "MultiPolygon") { return .multiPolygon }
    if cursor.matches(name, "GeometryCollection") { return .collection }
    return .unknown
  }

  /// Reads nested arrays of any depth. Whether the depth matches the geometry type is checked later,
  /// since the type may come after the coordinates.
  private mutating func readCoordinates(
    _ geometry: inout GeometryRecord, depth: Int
  ) throws(JSONDamage) {
    geometry.damage = .none
    geometry.level = -1
    guard cursor.byte == UInt8(ascii: "[") else {
      let kind = try cursor.takeValue(depth: depth).kind
      geometry.damage = kind == .absent ? .noCoordinates : .notAnArray
      return
    }
    var walk = CoordinateWalk()
    try readArray(&walk, level: 0, depth: depth)
    if walk.level >= 0, walk.deepestEmpty >= walk.level {
      walk.note(walk.deepestEmpty == walk.level ? .tooFewOrdinates : .wrongNesting)
    }
    geometry.damage = walk.damage
    geometry.level = Int8(walk.level)
  }

  private mutating func readArray(
    _ walk: inout CoordinateWalk, level: Int, depth: Int
  ) throws(JSONDamage) {
    let next = cursor.peek(1)
    if next != UInt8(ascii: "["), next != UInt8(ascii: "]") {
      return try readPosition(&walk, level: level, depth: depth)
    }
    guard level < Self.deepestLevel else {
      walk.note(next == UInt8(ascii: "]") ? .tooFewOrdinates : .wrongNesting)
      return try cursor.skip(depth: depth)
    }
    if next == UInt8(ascii: "]") { walk.deepestEmpty = max(walk.deepestEmpty, level) }
    try cursor.open(UInt8(ascii: "["), depth: depth)
    let slot = store.shape.count
    store.shape.append(0)
    var length: Int32 = 0
    var isFirst = true
    while try cursor.nextElement(&isFirst) {
      length &+= 1
      if cursor.byte == UInt8(ascii: "[") {
        try readArray(&walk, level: level + 1, depth: depth + 1)
      } else {
        walk.note(.notAnArray)
        try cursor.skip(depth: depth + 1)
      }
    }
    store.shape[slot] = length
  }

  private mutating func readPosition(
    _ walk: inout CoordinateWalk, level: Int, depth: Int
  ) throws(JSONDamage) {
    if walk.level != level {
      if walk.level >= 0 { walk.note(.wrongNesting) }
      walk.level = level
    }
    if let position = cursor.takePlainPosition() {
      return store.positions.append(position)
    }
    try readOddPosition(&walk, depth: depth)
  }

  /// Reads a position that is not simply two numbers: one with heights, or a damaged one.
  private mutating func readOddPosition(
    _ walk: inout CoordinateWalk, depth: Int
  ) throws(JSONDamage) {
    try cursor.open(UInt8(ascii: "["), depth: depth)
    var ordinates = (0.0, 0.0)
    var count = 0
    var isFirst = true
    while try cursor.nextElement(&isFirst) {
      let (kind, text) = try cursor.takeValue(depth: depth + 1)
      if count < 2 {
        let value = kind == .number ? cursor.number(text) : nil
        if value == nil { walk.note(.notANumber) }
        if count == 0 { ordinates.0 = value ?? 0 } else { ordinates.1 = value ?? 0 }
      }
      count += 1
    }
    if count < 2 { walk.note(.tooFewOrdinates) }
    store.positions.append(Position(x: ordinates.0, y: ordinates.1))
  }
}

/// What has been found so far while reading one geometry's coordinates.
private struct CoordinateWalk {
  /// The number of arrays around the last position read; -1 before the first.
  var level = -1
  /// The level of the most deeply nested empty array; -1 without any.
  var deepestEmpty = -1
  var damage = GeometryRecord.Damage.none

  /// Records damage. Only the first is kept, to be reported.
  mutating func note(_ found: GeometryRecord.Damage) {
    if damage == .none { damage = found }
  }
}
