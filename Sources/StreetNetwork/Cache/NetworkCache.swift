import Foundation
import TextFormats

/// Encodes and decodes prepared networks (`.ccnet` files), which are read in a fraction of the time that the
/// original file takes.
///
/// The file consists of a header and sections of plain arrays, each with a checksum. Everything is validated on
/// reading: a changed byte, a truncated file or inconsistent numbers are errors.
public enum NetworkCache {
  /// The version of the file format.
  public static let version: UInt32 = 1

  /// Appends the contents of the file for a network.
  ///
  /// - Parameters:
  ///   - map: The network.
  ///   - source: The SHA-256 of the file from which it was read, in hexadecimal.
  ///   - buffer: Receives the bytes. Equal networks produce equal bytes.
  public static func encode(_ map: StreetMap, source: String, into buffer: inout ByteBuffer) {
    var writer = CacheWriter()
    writer.add(.facts, json: CacheFacts(map, source: source))
    let graph = map.graph
    writer.add(.junctions, graph.junctions)
    writer.add(.ends, graph.ends.map { CachePair(from: $0.from, to: $0.to) })
    writer.add(.points, graph.shapes.points)
    writer.add(.starts, graph.shapes.starts)
    writer.add(.along, graph.along)
    writer.add(.traits, graph.traits.map(\.rawValue))
    writer.add(.names, graph.names)
    writer.add(.nameTable, json: graph.nameTable)
    writer.add(.barrierPoints, map.barriers.lines.points)
    writer.add(.barrierStarts, map.barriers.lines.starts)
    writer.add(.barrierKinds, map.barrierKinds.map(\.number))
    writer.add(.ringLines, map.walledRings.map { Int32(truncatingIfNeeded: $0.line) })
    var starts: [Int32] = [0]
    for ring in map.walledRings {
      starts.append((starts.last ?? 0) + Int32(truncatingIfNeeded: ring.openings.count))
    }
    writer.add(.ringStarts, starts)
    writer.add(.ringOpenings, map.walledRings.flatMap(\.openings))
    writer.write(to: &buffer)
  }

  /// Decodes a network from the contents of a file. Linear time.
  ///
  /// - Returns: The network, and the SHA-256 of the file from which it was made.
  /// - Throws: `NetworkError.damagedCache`, or `otherCacheVersion` for a file of another version.
  public static func decode(
    _ bytes: FileBytes
  ) throws(NetworkError) -> (map: StreetMap, source: String) {
    let reader = try CacheReader(bytes)
    let facts: CacheFacts = try reader.json(.facts)
    guard facts.isSound else { throw .damagedCache("facts") }
    let graph = try reader.graph(stepsFactor: facts.profile.stepsFactor)
    let lines = try reader.lines(.barrierPoints, .barrierStarts)
    let kinds: [UInt8] = try reader.array(.barrierKinds)
    let barrierKinds = kinds.compactMap(BarrierKind.init(number:))
    guard kinds.count == lines.count, barrierKinds.count == lines.count else {
      throw .damagedCache("barrier kinds")
    }
    let map = StreetMap(
      graph: graph, barriers: BarrierIndex(lines), barrierKinds: barrierKinds,
      walledRings: try reader.rings(among: lines), profile: facts.profile, report: facts.report)
    return (map, facts.source)
  }

  /// Whether bytes start with the magic bytes of a prepared network.
  public static func isCache(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.starts(with: CacheHeader.magic)
  }
}

/// The properties of a prepared network other than its arrays.
struct CacheFacts: Codable {
  let source: String
  let profile: WalkingProfile
  let report: NetworkReport

  init(_ map: StreetMap, source: String) {
    self.source = source
    profile = map.profile
    report = map.report
  }

  /// Whether the values are within their ranges.
  var isSound: Bool {
    (1...100).contains(profile.stepsFactor)
  }
}

/// The junctions at the ends of an edge.
struct CachePair: BitwiseCopyable {
  var from: Int32
  var to: Int32
}

extension BarrierKind {
  /// The index among all kinds, as stored in the file.
  fileprivate var number: UInt8 {
    UInt8(truncatingIfNeeded: Self.allCases.firstIndex(of: self) ?? 0)
  }

  fileprivate init?(number: UInt8) {
    guard Int(number) < Self.allCases.count else { return nil }
    self = Self.allCases[Int(number)]
  }
}
