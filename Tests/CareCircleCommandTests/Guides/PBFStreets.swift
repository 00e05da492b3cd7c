import Foundation

/// Lines as an extract of OpenStreetMap in its binary form (PBF), written by its published description: a header, and
/// one block of nodes and ways. Vertices at one place are one node, so that lines that met still meet.
struct PBFStreets {
  private var texts = [""]
  private var indices: [String: UInt64] = [:]
  private var nodes: [[Double]: Int64] = [:]
  private var group: [UInt8] = []

  /// The bytes of the file.
  private(set) var bytes: [UInt8] = []

  /// The lines of a GeoJSON layer, each as a residential street.
  init(ofLayer path: String) throws {
    let data = try Data(contentsOf: URL(filePath: path))
    let layer = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    for (number, feature) in (layer?["features"] as? [[String: Any]] ?? []).enumerated() {
      let geometry = feature["geometry"] as? [String: Any]
      let places = geometry?["coordinates"] as? [[Double]] ?? []
      addWay(Int64(number) + 1, places.map { node(at: $0) })
    }
    let table = texts.reduce(into: []) { $0 += Self.field(1, Array($1.utf8)) }
    bytes = Self.blob("OSMHeader", Self.field(4, Array("OsmSchema-V0.6".utf8)))
    bytes += Self.blob("OSMData", Self.field(1, table) + Self.field(2, group))
  }

  /// The number of the node at a place, which is written when it is first met.
  private mutating func node(at place: [Double]) -> Int64 {
    if let known = nodes[place] { return known }
    let id = Int64(nodes.count) + 1
    nodes[place] = id
    let (lon, lat) = (Int64((place[0] * 1e7).rounded()), Int64((place[1] * 1e7).rounded()))
    let node = Self.number(1, Self.signed(id)) + Self.number(8, Self.signed(lat))
    group += Self.field(1, node + Self.number(9, Self.signed(lon)))
    return id
  }

  private mutating func addWay(_ id: Int64, _ references: [Int64]) {
    let tag = (text("highway"), text("residential"))
    var (last, deltas) = (Int64(0), [UInt8]())
    for reference in references {
      deltas += Self.varint(Self.signed(reference - last))
      last = reference
    }
    let tags = Self.field(2, Self.varint(tag.0)) + Self.field(3, Self.varint(tag.1))
    // Ways belong behind all nodes; a group of their own would do the same, and readers accept either.
    group += Self.field(3, Self.number(1, UInt64(id)) + tags + Self.field(8, deltas))
  }

  private mutating func text(_ text: String) -> UInt64 {
    if let known = indices[text] { return known }
    texts.append(text)
    indices[text] = UInt64(texts.count - 1)
    return UInt64(texts.count - 1)
  }

  // MARK: - Protocol buffers

  private static func blob(_ kind: String, _ content: [UInt8]) -> [UInt8] {
    let blob = field(1, content) + number(2, UInt64(content.count))
    let header = field(1, Array(kind.utf8)) + number(3, UInt64(blob.count))
    return withUnsafeBytes(of: UInt32(header.count).bigEndian) { Array($0) } + header + blob
  }

  private static func field(_ key: UInt64, _ content: [UInt8]) -> [UInt8] {
    varint(key << 3 | 2) + varint(UInt64(content.count)) + content
  }

  private static func number(_ key: UInt64, _ value: UInt64) -> [UInt8] {
    varint(key << 3) + varint(value)
  }

  private static func signed(_ value: Int64) -> UInt64 {
    UInt64(bitPattern: (value << 1) ^ (value >> 63))
  }

  private static func varint(_ value: UInt64) -> [UInt8] {
    var (rest, bytes) = (value, [UInt8]())
    while rest > 0x7F {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    return bytes + [UInt8(rest)]
  }
}
