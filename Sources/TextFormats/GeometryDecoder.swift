/// Builds a geometry from the flat arrays and validates it by the rules of its type.
struct GeometryDecoder {
  private let store: GeoJSONStore
  private let record: GeometryRecord
  private var position: Int
  private var shape: Int

  init(_ store: GeoJSONStore, _ record: GeometryRecord) {
    self.store = store
    self.record = record
    position = Int(record.firstPosition)
    shape = Int(record.firstShape)
  }

  mutating func decode(typeName: () -> String) throws(GeometryFault) -> GeoJSONGeometry? {
    switch record.kind {
    case .absent: return nil
    case .notAnObject: throw .notAnObject
    case .missing: throw .missingType
    case .unknown: throw .unknownType(typeName())
    case .collection: return .geometryCollection
    case .point: return .point(try only(level: 0))
    case .multiPoint: return .multiPoint(try list(level: 1))
    case .lineString: return .lineString(try line(level: 1))
    case .multiLineString:
      return .multiLineString(
        try elements(level: 2) { (self) throws(GeometryFault) in try self.line() })
    case .polygon: return .polygon(try polygon(level: 2))
    case .multiPolygon:
      return .multiPolygon(
        try elements(level: 3) { (self) throws(GeometryFault) in try self.polygon() })
    }
  }

  /// Throws if the geometry was found damaged while reading, is empty, or is nested to another depth
  /// than its type requires. Does nothing if `level` is nil.
  private func check(level: Int?) throws(GeometryFault) {
    guard let level else { return }
    switch record.damage {
    case .none: break
    case .noCoordinates: throw .missingCoordinates
    case .notAnArray: throw .notAnArray
    case .notANumber: throw .notANumber
    case .tooFewOrdinates: throw .tooFewOrdinates
    case .wrongNesting: throw .wrongNesting
    }
    if record.level < 0 { throw .empty }
    if Int(record.level) != level { throw .wrongNesting }
  }

  private func only(level: Int) throws(GeometryFault) -> Position {
    try check(level: level)
    return store.positions[position]
  }

  private mutating func takeLength() -> Int {
    defer { shape += 1 }
    return Int(store.shape[shape])
  }

  /// The next array of positions. A level is passed only for the outermost array.
  private mutating func list(level: Int? = nil) throws(GeometryFault) -> [Position] {
    try check(level: level)
    let start = position
    position += takeLength()
    return Array(store.positions[start..<position])
  }

  private mutating func line(level: Int? = nil) throws(GeometryFault) -> [Position] {
    let positions = try list(level: level)
    guard positions.count >= 2 else { throw .lineTooShort }
    return positions
  }

  private mutating func ring() throws(GeometryFault) -> [Position] {
    let positions = try list()
    guard positions.count >= 4 else { throw .ringTooShort }
    guard positions.first == positions.last else { throw .ringNotClosed }
    return positions
  }

  private mutating func polygon(level: Int? = nil) throws(GeometryFault) -> [[Position]] {
    try elements(level: level) { (self) throws(GeometryFault) in try self.ring() }
  }

  private mutating func elements<Element>(
    level: Int?, _ takeOne: (inout Self) throws(GeometryFault) -> Element
  ) throws(GeometryFault) -> [Element] {
    try check(level: level)
    let length = takeLength()
    guard length > 0 else { throw .empty }
    var elements: [Element] = []
    elements.reserveCapacity(length)
    for _ in 0..<length { elements.append(try takeOne(&self)) }
    return elements
  }
}
