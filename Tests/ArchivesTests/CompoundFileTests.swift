import CareCircleTestSupport
import TextFormats
import Testing

@testable import Archives

@Suite struct CompoundFileTests {
  private let long = [UInt8]((0..<5000).map { UInt8(truncatingIfNeeded: $0) })
  private let short = Array("a short stream".utf8)

  private var file: [UInt8] {
    RawCompoundFile([("Workbook", long), ("EncryptionInfo", short)]).bytes
  }

  private func opened(_ bytes: [UInt8]) -> CompoundFile? { CompoundFile(FileBytes(bytes)) }

  @Test func streamsAreRead() throws {
    let found = try #require(opened(file))
    #expect(found.names == ["Root Entry", "Workbook", "EncryptionInfo"])
    #expect(found.stream("Workbook") == long && found.stream("EncryptionInfo") == short)
    #expect(found.stream("Book") == nil)
  }

  @Test func anythingElseIsNone() {
    #expect(opened([]) == nil && opened(Array(repeating: 0, count: 2000)) == nil)
    #expect(opened(Array(file.prefix(1000))) == nil)
  }

  @Test func changedBytesNeverLeadOutOfTheFile() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<3000 {
      var changed = file
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: 0..<changed.count, using: &generator)
        changed[place] = UInt8.random(in: 0...255, using: &generator)
      }
      let size = Bool.random(using: &generator) ? changed.count : changed.count / 2
      guard let found = opened(Array(changed.prefix(size))) else { continue }
      for name in found.names {
        #expect((found.stream(name)?.count ?? 0) <= changed.count)
      }
    }
  }
}
