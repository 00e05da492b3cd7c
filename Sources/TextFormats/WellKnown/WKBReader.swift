/// Reads well-known binary in the ISO and PostGIS (EWKB) variants.
struct WKBReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0
  private var srid: Int?

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The bytes written as hexadecimal digits; nil if the text contains anything else.
  static func bytes(ofHex text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    // The shortest geometry has a byte order, a type and a count.
    guard text.count >= 18, text.count % 2 == 0, text[0] == UInt8(ascii: "0") else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 2)
    for index in stride(from: 0, to: text.count, by: 2) {
      guard let high = digit(text[index]), let low = digit(text[index + 1]) else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  mutating func whole() -> WrittenGeometry? {
    guard let shape = shape(), WrittenGeometry.isSound(shape) else { return nil }
    guard at == bytes.count || shape == .geometryCollection else { return nil }
    return WrittenGeometry(shape, srid: srid)
  }

  /// Reads the header of a geometry.
  private struct Head {
    let kind: UInt32
    let isLittle: Bool
    let ordinates: Int
  }

  private mutating func head() -> Head? {
    guard let order = byte(), order < 2, let type = long(isLittle: order == 1) else { return nil }
    let isLittle = order == 1
    // PostGIS sets bits for height, measure and system; ISO adds thousands.
    let plain = type & 0x0FFF_FFFF
    let hasHeight = type & 0x8000_0000 != 0 || [1, 3].contains(plain / 1000)
    let hasMeasure = type & 0x4000_0000 != 0 || [2, 3].contains(plain / 1000)
    if type & 0x2000_0000 != 0 {
      guard let number = long(isLittle: isLittle) else { return nil }
      srid = srid ?? Int(number)
    }
    return Head(
      kind: plain % 1000, isLittle: isLittle,
      ordinates: 2 + (hasHeight ? 1 : 0) + (hasMeasure ? 1 : 0))
  }

  private mutating func shape() -> GeoJSONGeometry? {
    guard let head = head() else { return nil }
    switch head.kind {
    case 1: return position(head).map(GeoJSONGeometry.point)
    case 2: return line(head).map(GeoJSONGeometry.lineString)
    case 3: return rings(head).map(GeoJSONGeometry.polygon)
    case 4:
      return parts(head, 1) { $0.position($1) }.map(GeoJSONGeometry.multiPoint)
    case 5: return parts(head, 2) { $0.line($1) }.map(GeoJSONGeometry.multiLineString)
    case 6: return parts(head, 3) { $0.rings($1) }.map(GeoJSONGeometry.multiPolygon)
    case 7: return .geometryCollection
    default: return nil
    }
  }

  /// Geometries of one kind, each with its own header.
  private mutating func parts<Part>(
    _ head: Head, _ kind: UInt32, _ read: (inout Self, Head) -> Part?
  ) -> [Part]? {
    list(head, least: 9) { reader in
      guard let own = reader.head(), own.kind == kind else { return nil }
      return read(&reader, own)
    }
  }

  private mutating func rings(_ head: Head) -> [[Position]]? {
    list(head, least: 4) { $0.line(head) }
  }

  private mutating func line(_ head: Head) -> [Position]? {
    list(head, least: 8 * head.ordinates) { $0.position(head) }
  }

  /// Reads a count and that many elements, each of at least a given number of bytes.
  private mutating func list<Element>(
    _ head: Head, least: Int, _ element: (inout Self) -> Element?
  ) -> [Element]? {
    guard let count = long(isLittle: head.isLittle), Int(count) <= (bytes.count - at) / least else {
      return nil
    }
    var elements: [Element] = []
    elements.reserveCapacity(Int(count))
    for _ in 0..<count {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    }
    return elements
  }

  private mutating func position(_ head: Head) -> Position? {
    var ordinates: [Double] = []
    for _ in 0..<head.ordinates {
      guard let ordinate = double(isLittle: head.isLittle) else { return nil }
      ordinates.append(ordinate)
    }
    // An empty point has NaN as its coordinates.
    guard ordinates[0].isFinite, ordinates[1].isFinite else { return nil }
    return Position(x: ordinates[0], y: ordinates[1])
  }

  // MARK: - Bytes

  private mutating func byte() -> UInt8? {
    guard at < bytes.count else { return nil }
    defer { at += 1 }
    return bytes[at]
  }

  private mutating func long(isLittle: Bool) -> UInt32? {
    number(4, isLittle).map { UInt32(truncatingIfNeeded: $0) }
  }

  private mutating func double(isLittle: Bool) -> Double? {
    number(8, isLittle).map(Double.init(bitPattern:))
  }

  private mutating func number(_ count: Int, _ isLittle: Bool) -> UInt64? {
    guard bytes.count - at >= count else { return nil }
    let piece = bytes[at..<at + count]
    at += count
    return isLittle
      ? piece.reversed().reduce(0) { $0 << 8 | UInt64($1) }
      : piece.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
