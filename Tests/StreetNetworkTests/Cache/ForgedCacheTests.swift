import CareCircleTestSupport
import Testing
import TextFormats

@testable import StreetNetwork

/// Numbers that do not fit together are refused, also where every checksum is right.
@Suite struct ForgedCacheTests {
  private func sections() throws -> [CacheSection: [UInt8]] {
    var file = OSMText()
    file.row(6)
    file.node(7, 3, 3, ["barrier": "gate"])
    file.way(1, [1, 2, 3, 4, 5, 6], ["highway": "residential", "name": "甲路"])
    file.way(2, [3, 7, 1], ["highway": "steps"])
    file.way(3, [1, 7, 4, 1], ["barrier": "wall"])
    var buffer = ByteBuffer()
    NetworkCache.encode(try file.read(), source: "", into: &buffer)
    let bytes = buffer.bytes
    var sections: [CacheSection: [UInt8]] = [:]
    bytes.withUnsafeBytes { raw in
      for (place, section) in CacheSection.allCases.enumerated() {
        let word = { raw.loadUnaligned(fromByteOffset: 16 + 24 * place + $0, as: UInt64.self) }
        sections[section] = Array(bytes[Int(word(0))..<Int(word(0) + word(8))])
      }
    }
    return sections
  }

  private func forged(_ sections: [CacheSection: [UInt8]]) -> [UInt8] {
    var writer = CacheWriter()
    for (section, bytes) in sections { writer.add(section, bytes) }
    var buffer = ByteBuffer()
    writer.write(to: &buffer)
    return buffer.bytes
  }

  @Test func theForgeryOfTheTrueFileIsRead() throws {
    #expect(try NetworkCache.decode(FileBytes(forged(sections()))).map.graph.edgeCount == 3)
  }

  /// No file that was prepared has a segment over 100 km long, and no length can hold one across the globe.
  @Test func longSegmentsAreRefused() throws {
    var bad = try sections()
    let far = FixedCoordinate(x: -1_200_000_000, y: 280_000_000)
    var points = try #require(bad[.points])
    withUnsafeBytes(of: far) { points.replaceSubrange(0..<$0.count, with: $0) }
    bad[.points] = points
    #expect(throws: NetworkError.self) { try NetworkCache.decode(FileBytes(forged(bad))) }
  }

  @Test(arguments: CacheSection.allCases) func noNumberTraps(section: CacheSection) throws {
    let good = try sections()
    var random = SeededGenerator(seed: UInt64(section.rawValue))
    for round in 0..<200 {
      var bad = good
      var bytes = bad[section] ?? []
      if round % 5 == 0 {
        bytes = Array(bytes.prefix(Int.random(in: 0...max(0, bytes.count), using: &random)))
      } else if !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      bad[section] = bytes
      do throws(NetworkError) {
        let map = try NetworkCache.decode(FileBytes(forged(bad))).map
        // Whatever was read can be walked through to its end.
        for edge in 0..<map.graph.edgeCount { _ = map.graph.name(of: edge) }
        _ = (StreetIslands(map.graph), map.bytesPerEdge)
      } catch {
        guard case .damagedCache = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
  }
}
