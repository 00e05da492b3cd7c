import CareCircleTestSupport
import Testing
import TextFormats

@testable import Archives

@Suite struct ZipTests {
  private func archive(_ entries: [(String, [UInt8])]) -> [UInt8] {
    var writer = ZipWriter()
    for (name, content) in entries {
      var buffer = ByteBuffer()
      content.withUnsafeBufferPointer { buffer.append($0) }
      let isAdded = writer.add(name, buffer)
      #expect(isAdded)
    }
    return writer.finished().bytes
  }

  private func fault(_ bytes: [UInt8]) -> ZipFault? {
    do throws(ZipFault) {
      try ZipArchive(FileBytes(bytes)).verify()
      return nil
    } catch {
      return error
    }
  }

  /// Changes bytes of the directory's only entry, counted from its start.
  private func patched(_ bytes: [UInt8], _ offset: Int, _ values: [UInt8]) throws -> [UInt8] {
    var bytes = bytes
    let start = try #require(
      bytes.indices.last { bytes[$0...].starts(with: [0x50, 0x4B, 0x01, 0x02]) })
    bytes.replaceSubrange(start + offset..<start + offset + values.count, with: values)
    return bytes
  }

  @Test func whatIsPackedComesOutAgain() throws {
    var random = SeededGenerator(seed: 7)
    let contents: [(String, [UInt8])] = [
      ("空.txt", []),
      ("a/b.bin", (0..<100_000).map { _ in UInt8.random(in: 0...255, using: &random) }),
      ("zeros", [UInt8](repeating: 0, count: 300_000)),
    ]
    let packed = try ZipArchive(FileBytes(archive(contents)))
    #expect(packed.entries.map(\.text) == contents.map(\.0))
    for (entry, content) in zip(packed.entries, contents) {
      #expect(try packed.unpacked(entry) == content.1)
    }
    #expect(archive(contents) == archive(contents))
  }

  @Test func aNameInGB18030IsRead() throws {
    let packed = archive([("XXXX.shp", [1])])
    let name: [UInt8] = [0xD0, 0xA1, 0xC7, 0xF8]
    let bytes = try patched(packed, 46, name)
    #expect(try ZipArchive(FileBytes(bytes)).entries[0].text == "小区.shp")
  }

  @Test(arguments: ["../up", "a/../../up", "/etc/passwd", "c:\\x", "a\\..\\b"])
  func namesThatLeadOutAreRefused(name: String) {
    #expect(fault(archive([(name, [1])])) == .outside(name))
  }

  @Test func linksAreRefused() throws {
    let bytes = try patched(archive([("link", [1])]), 38, [0, 0, 0xFF, 0xA1])
    #expect(fault(bytes) == .link("link"))
  }

  @Test func passwordsAreRefused() throws {
    let bytes = try patched(archive([("a", [1])]), 8, [1])
    #expect(fault(bytes) == .encrypted("a"))
  }

  @Test func aBombIsRefusedBeforeItIsUnpacked() {
    // 100 MB of zeros pack to 100 KB: a thousand times.
    let bytes = archive([("bomb", [UInt8](repeating: 0, count: 100 << 20))])
    #expect(bytes.count < 1 << 20 && fault(bytes) == .tooDense("bomb"))
  }

  @Test func aSizeThatIsALieIsFound() throws {
    let honest = archive([("a", [UInt8](repeating: 7, count: 1 << 20))])
    #expect(fault(try patched(honest, 24, [0x10, 0, 0, 0])) == .damaged("a"))
    #expect(fault(try patched(honest, 24, [0xFF, 0xFF, 0x1F, 0])) == .damaged("a"))
  }

  @Test func numbersBeyondTheFileAreFound() throws {
    let bytes = archive([("a", [1, 2, 3])])
    #expect(fault(try patched(bytes, 42, [0xF0, 0xFF, 0xFF, 0x7F])) == .damaged("a"))
    #expect(fault(try patched(bytes, 20, [0xF0, 0xFF, 0xFF, 0x7F])) == .damaged("a"))
    #expect(fault(try patched(bytes, 24, [0xFF, 0xFF, 0xFF, 0xFF])) == .damaged("a"))
    #expect(fault(try patched(bytes, 28, [0xFF, 0xFF])) == .damaged("directory"))
  }

  @Test func everyCutIsAFault() {
    let bytes = archive([("a", Array("hello hello hello".utf8)), ("b", [1, 2, 3])])
    for count in 0..<bytes.count { #expect(fault(Array(bytes.prefix(count))) != nil) }
  }

  @Test func noChangedByteCrashes() {
    let good = archive([("a", Array("hello hello hello".utf8)), ("b", [1, 2, 3])])
    var random = SeededGenerator(seed: 11)
    for _ in 0..<5000 {
      var bytes = good
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
          in: 0...255, using: &random)
      }
      _ = fault(bytes)
    }
  }
}
