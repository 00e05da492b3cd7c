import CareCircleTestSupport
import StreetNetwork
import Testing
import TextFormats

/// A prepared network is the network, or an error.
@Suite struct NetworkCacheTests {
  private func scene() throws -> StreetMap {
    var file = OSMText()
    file.row(6)
    file.node(7, 3, 3, ["barrier": "gate"])
    file.way(1, [1, 2, 3, 4, 5, 6], ["highway": "residential", "name": "甲路"])
    file.way(2, [3, 7, 1], ["highway": "steps", "oneway:foot": "yes"])
    file.way(3, [1, 7, 4, 1], ["barrier": "wall"])
    file.way(4, [5, 7], ["waterway": "river"])
    file.way(5, [5, 7], ["highway": "motorway", "proposed": "no"])
    return try file.read(WalkingProfile(refusesPrivate: true, stepsFactor: 2.5))
  }

  private func bytes(_ map: StreetMap) -> [UInt8] {
    var buffer = ByteBuffer()
    NetworkCache.encode(map, source: "abc", into: &buffer)
    return buffer.bytes
  }

  private func expectSame(_ a: StreetMap, _ b: StreetMap) {
    #expect(a.graph.junctions == b.graph.junctions && a.graph.along == b.graph.along)
    #expect(a.graph.ends.map(\.from) == b.graph.ends.map(\.from))
    #expect(a.graph.ends.map(\.to) == b.graph.ends.map(\.to))
    #expect(a.graph.shapes.points == b.graph.shapes.points)
    #expect(a.graph.shapes.starts == b.graph.shapes.starts)
    #expect(a.graph.traits == b.graph.traits && a.graph.names == b.graph.names)
    #expect(a.graph.nameTable == b.graph.nameTable)
    #expect(a.graph.stepsFactor == b.graph.stepsFactor)
    for (left, right) in [
      (a.graph.incoming, b.graph.incoming), (a.graph.outgoing, b.graph.outgoing),
    ] {
      #expect(left.starts == right.starts && left.edges == right.edges)
      #expect(left.arcs.map(\.cost) == right.arcs.map(\.cost))
    }
    #expect(a.barriers.lines.points == b.barriers.lines.points)
    #expect(a.barriers.lines.starts == b.barriers.lines.starts)
    #expect(a.barrierKinds == b.barrierKinds && a.walledRings == b.walledRings)
    #expect(a.profile == b.profile && a.report == b.report)
  }

  @Test func whatIsWrittenIsRead() throws {
    let map = try scene()
    let written = bytes(map)
    let read = try NetworkCache.decode(FileBytes(written))
    expectSame(map, read.map)
    #expect(read.source == "abc")
    #expect(bytes(read.map) == written)
    #expect(bytes(try scene()) == written)
  }

  @Test(.enabled(if: SharedData.url("osm/helsinki.osm.pbf") != nil, "needs the shared data"))
  func aRealNetwork() throws {
    let url = try #require(SharedData.url("osm/helsinki.osm.pbf"))
    let map = try OSMReader.read(path: url.path)
    expectSame(map, try NetworkCache.decode(FileBytes(bytes(map))).map)
  }

  @Test func itIsTakenWhereverANetworkIs() throws {
    let folder = try TemporaryFolder()
    let map = try scene()
    let path = try folder.write("any.name", bytes: bytes(map))
    #expect(NetworkFile.isCache(path))
    expectSame(map, try NetworkFile.read(path: path))
    expectSame(map, try NetworkFile.read(path: path, profile: map.profile))
    #expect(throws: NetworkError.otherProfile(map.profile)) {
      _ = try NetworkFile.read(path: path, profile: .elder)
    }
  }

  @Test func everyChangedByteIsNoticed() throws {
    let good = bytes(try scene())
    var random = SeededGenerator(seed: 5)
    for place in good.indices {
      var bad = good
      bad[place] ^= UInt8.random(in: 1...255, using: &random)
      // The padding between sections belongs to none of them.
      guard let read = try? NetworkCache.decode(FileBytes(bad)) else { continue }
      #expect(bytes(read.map) == good)
    }
    for length in stride(from: 0, to: good.count, by: 7) {
      #expect(throws: NetworkError.self) {
        _ = try NetworkCache.decode(FileBytes(Array(good.prefix(length))))
      }
    }
  }

  @Test func otherVersionsAreNamed() throws {
    var later = bytes(try scene())
    later[8] = 9
    #expect(throws: NetworkError.otherCacheVersion(9)) {
      _ = try NetworkCache.decode(FileBytes(later))
    }
  }
}
