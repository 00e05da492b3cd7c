/// A geometry in well-known text or binary, with the SRID of the extended forms.
public struct WrittenGeometry: Sendable, Hashable {
  /// The geometry without its reference system.
  public let shape: GeoJSONGeometry
  /// The number of its reference system, as in `SRID=4490;POINT(120.68 28.0)`; nil if it has none.
  public let srid: Int?

  init(_ shape: GeoJSONGeometry, srid: Int?) {
    self.shape = shape
    // Zero means that no system is given.
    self.srid = srid == 0 ? nil : srid
  }

  /// Reads WKT or EWKT, or WKB or EWKB in hexadecimal digits; nil for anything else, and for empty or incomplete
  /// geometries.
  public init?(_ text: String) {
    let found = text.utf8.withContiguousStorageIfAvailable(Self.read) ?? Self.read(Array(text.utf8))
    guard let found else { return nil }
    self = found
  }

  private static func read(_ bytes: [UInt8]) -> WrittenGeometry? {
    bytes.withUnsafeBufferPointer(read)
  }

  private static func read(_ bytes: UnsafeBufferPointer<UInt8>) -> WrittenGeometry? {
    if let binary = WKBReader.bytes(ofHex: bytes) {
      return binary.withUnsafeBufferPointer { bytes in
        var reader = WKBReader(bytes)
        return reader.whole()
      }
    }
    var reader = WKTReader(bytes)
    return reader.whole()
  }

  /// Whether a geometry has no empty parts and all its rings are closed.
  static func isSound(_ shape: GeoJSONGeometry) -> Bool {
    let isRing = { (ring: [Position]) in ring.count >= 4 && ring.first == ring.last }
    let isPolygon = { (rings: [[Position]]) in !rings.isEmpty && rings.allSatisfy(isRing) }
    switch shape {
    case .point, .geometryCollection: return true
    case .multiPoint(let points): return !points.isEmpty
    case .lineString(let line): return line.count >= 2
    case .multiLineString(let lines):
      return !lines.isEmpty && lines.allSatisfy { $0.count >= 2 }
    case .polygon(let rings): return isPolygon(rings)
    case .multiPolygon(let polygons): return !polygons.isEmpty && polygons.allSatisfy(isPolygon)
    }
  }
}
