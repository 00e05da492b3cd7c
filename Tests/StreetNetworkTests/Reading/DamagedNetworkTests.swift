import CareCircleTestSupport
import Foundation
import StreetNetwork
import Testing

/// Whatever is done to a file, it is read or refused.
@Suite struct DamagedNetworkTests {
  /// Reads bytes as a file; whether they are read or refused does not matter.
  private func outcome(_ bytes: [UInt8], _ name: String, _ folder: TemporaryFolder) throws {
    let path = try folder.write(name, bytes: bytes)
    do throws(NetworkError) {
      let map = try NetworkFile.read(path: path)
      #expect(map.graph.edgeCount > 0)
    } catch {
      #expect(error != .failed("unknown failure"))
    }
  }

  private func mangled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<4, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(place..<min(bytes.count, place + 9))
      default: bytes.removeSubrange(place...)
      }
    }
    return bytes
  }

  private static var small: OSMText {
    var file = OSMText()
    file.row(6)
    file.node(7, 3, 3, ["barrier": "gate", "access": "no"])
    file.way(1, [1, 2, 3, 4, 5, 6], ["highway": "residential", "name": "甲路"])
    file.way(2, [3, 7, 1], ["highway": "steps", "layer": "-1"])
    file.way(3, [1, 7, 3, 1], ["barrier": "wall"])
    file.relation(1, ways: [3], ["type": "multipolygon", "natural": "water"])
    return file
  }

  @Test(arguments: 0..<4 as Range<UInt64>) func mangledXML(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let bytes = Array(Self.small.text.utf8)
    for _ in 0..<100 { try outcome(mangled(bytes, &random), "a.osm", folder) }
  }

  @Test(
    .enabled(if: SharedData.url("osm/helsinki.osm.pbf") != nil, "needs the shared data"),
    arguments: ["missing-nodes.osm.pbf", "tiny.osm.pbf", "lund-station.osm.pbf", "monaco.osm.gz"])
  func mangledRealFiles(name: String) throws {
    let url = try #require(SharedData.url("osm/\(name)"))
    let bytes = [UInt8](try Data(contentsOf: url))
    var random = SeededGenerator(seed: UInt64(bytes.count))
    let folder = try TemporaryFolder()
    let ending = name.hasSuffix("pbf") ? "a.osm.pbf" : "a.osm.gz"
    let rounds = bytes.count < 10_000 ? 300 : 30
    for _ in 0..<rounds { try outcome(mangled(bytes, &random), ending, folder) }
    for part in 1...20 {
      try outcome(Array(bytes.prefix(bytes.count * part / 21)), ending, folder)
    }
  }
}
