/// Reads well-known text, such as `POINT Z (120.68 28.0 5)` or `SRID=4490;MULTIPOINT((1 2),(3 4))`.
///
/// The third and further ordinates are ignored. Letters may be in upper or lower case.
struct WKTReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var at = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func whole() -> WrittenGeometry? {
    var srid: Int?
    if peekedWord() == "SRID" {
      _ = word()
      guard take("="), let number = number(), number >= 0, number < 1e9, take(";") else {
        return nil
      }
      srid = Int(number)
    }
    guard let shape = shape(), WrittenGeometry.isSound(shape) else { return nil }
    skipBlanks()
    return at == bytes.count ? WrittenGeometry(shape, srid: srid) : nil
  }

  private mutating func shape() -> GeoJSONGeometry? {
    var name = word()
    for suffix in ["ZM", "Z", "M"] where name.count > suffix.count && name.hasSuffix(suffix) {
      name.removeLast(suffix.count)
      break
    }
    if ["Z", "M", "ZM"].contains(peekedWord()) { _ = word() }
    switch name {
    case "POINT":
      guard let points = list({ $0.position() }), points.count == 1 else { return nil }
      return .point(points[0])
    case "MULTIPOINT": return list { $0.point() }.map(GeoJSONGeometry.multiPoint)
    case "LINESTRING": return line().map(GeoJSONGeometry.lineString)
    case "MULTILINESTRING": return lines().map(GeoJSONGeometry.multiLineString)
    case "POLYGON": return lines().map(GeoJSONGeometry.polygon)
    case "MULTIPOLYGON": return list { $0.lines() }.map(GeoJSONGeometry.multiPolygon)
    case "GEOMETRYCOLLECTION":
      at = bytes.count
      return .geometryCollection
    default: return nil
    }
  }

  private mutating func lines() -> [[Position]]? { list { $0.line() } }
  private mutating func line() -> [Position]? { list { $0.position() } }

  /// A point of a multipoint, which may have its own parentheses.
  private mutating func point() -> Position? {
    let isBracketed = take("(")
    guard let position = position(), !isBracketed || take(")") else { return nil }
    return position
  }

  /// A list in parentheses, separated by commas.
  private mutating func list<Element>(_ element: (inout Self) -> Element?) -> [Element]? {
    guard take("(") else { return nil }
    var elements: [Element] = []
    repeat {
      guard let next = element(&self) else { return nil }
      elements.append(next)
    } while take(",")
    return take(")") ? elements : nil
  }

  private mutating func position() -> Position? {
    guard let x = number(), let y = number() else { return nil }
    for _ in 0..<2 where number() == nil { break }
    return Position(x: x, y: y)
  }

  // MARK: - Tokens

  /// Reads the next number. If there is none, it returns nil and does not advance.
  private mutating func number() -> Double? {
    skipBlanks()
    let start = at
    while at < bytes.count, Self.isNumeric(bytes[at]) { at += 1 }
    let number = DecimalParser.double(UnsafeBufferPointer(rebasing: bytes[start..<at]))
    guard let number, number.isFinite else {
      at = start
      return nil
    }
    return number
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }

  /// Reads the next word in upper case; empty if there is none.
  private mutating func word() -> String {
    skipBlanks()
    let start = at
    while at < bytes.count, Self.isLetter(bytes[at]) { at += 1 }
    return String(decoding: bytes[start..<at], as: UTF8.self).uppercased()
  }

  private mutating func peekedWord() -> String {
    let start = at
    defer { at = start }
    return word()
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    let letter = byte | 0x20
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "z")
  }

  private mutating func take(_ sign: Character) -> Bool {
    skipBlanks()
    guard at < bytes.count, bytes[at] == sign.asciiValue else { return false }
    at += 1
    return true
  }

  private mutating func skipBlanks() {
    while at < bytes.count, bytes[at] == 0x20 || (9...13).contains(bytes[at]) { at += 1 }
  }
}
