import TextFormats

/// Writes geometries of KML from well-known binary.
///
/// Parts of a multi-geometry stand side by side in a `MultiGeometry`. Positions are longitude and latitude with seven
/// decimals.
struct KMLGeometryText {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Appends the geometry that some binary of a `GeometryWriter` describes.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout ByteBuffer) {
    var reader = KMLGeometryText(bytes)
    reader.append(to: &buffer)
  }

  private mutating func append(to buffer: inout ByteBuffer) {
    offset += 1
    switch GeometryWriter.Kind(rawValue: count()) {
    case .point:
      buffer.append("<Point><coordinates>")
      position(&buffer)
      buffer.append("</coordinates></Point>")
    case .line:
      buffer.append("<LineString>")
      positions(&buffer)
      buffer.append("</LineString>")
    case .polygon: polygon(&buffer)
    case .points, .lines, .polygons:
      buffer.append("<MultiGeometry>")
      for _ in 0..<count() { append(to: &buffer) }
      buffer.append("</MultiGeometry>")
    case nil: return
    }
  }

  private mutating func polygon(_ buffer: inout ByteBuffer) {
    buffer.append("<Polygon>")
    for ring in 0..<count() {
      buffer.append(ring == 0 ? "<outerBoundaryIs><LinearRing>" : "<innerBoundaryIs><LinearRing>")
      positions(&buffer)
      buffer.append(
        ring == 0 ? "</LinearRing></outerBoundaryIs>" : "</LinearRing></innerBoundaryIs>")
    }
    buffer.append("</Polygon>")
  }

  private mutating func positions(_ buffer: inout ByteBuffer) {
    buffer.append("<coordinates>")
    for index in 0..<count() {
      if index > 0 { buffer.append(" ") }
      position(&buffer)
    }
    buffer.append("</coordinates>")
  }

  private mutating func position(_ buffer: inout ByteBuffer) {
    buffer.appendFixed(Double(bitPattern: number()), decimals: 7)
    buffer.append(",")
    buffer.appendFixed(Double(bitPattern: number()), decimals: 7)
  }

  // MARK: - Numbers

  private mutating func count() -> Int { Int(number() as UInt32) }

  /// The next little-endian number; 0 after the end.
  private mutating func number<Number: FixedWidthInteger>() -> Number {
    let size = MemoryLayout<Number>.size
    defer { offset += size }
    guard offset + size <= bytes.count else { return 0 }
    return Number(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: Number.self))
  }
}
