import CareCircleTestSupport
import CareModel
import Geodesy
import Testing
import TextFormats

@testable import Wording
@testable import Registers

@Suite struct EncodingTests {
  private static let text = "小区编号,小区名称,经度,纬度\nE1,上海新村一期,120.7,28\nE2,丙,120.8,28\n"

  private func guess(_ bytes: [UInt8]) -> EncodingGuess {
    bytes.withUnsafeBufferPointer(EncodingGuess.init)
  }

  private func inUTF8(_ bytes: [UInt8], _ encoding: TextEncoding) throws(EncodingFault) -> [UInt8] {
    try FileBytes(bytes).inUTF8(from: encoding).withBytes { Array($0) }
  }

  private func problem(_ bytes: [UInt8], encoding: TextEncoding? = nil) throws -> InputProblem? {
    let scene = try Scene(bytes: bytes, crs: .wgs84)
    var file = scene.file
    file.encoding = encoding
    defer { withExtendedLifetime(scene) {} }
    do throws(CareCircleError) {
      _ = try LoadedTable<Estate>.estates(file)
      return nil
    } catch {
      guard case .badData(let problems) = error else { return nil }
      return problems.first
    }
  }

  /// Every pair of bytes is either refused at its place or read as iconv reads it, and back.
  @Test func everyTwoBytesOfGB18030AreReadAsIconvReadsThem() throws {
    var readable = 0
    for first in UInt8(0x81)...0xFE {
      for second in UInt8(0x40)...0xFE {
        let pair = [first, second]
        let expected = converted(pair, from: "GB18030", to: "UTF-8")
        let found = try? inUTF8(pair, .gb18030)
        guard found == expected else {
          Issue.record("\(pair)")
          return
        }
        guard let found else { continue }
        readable += 1
        #expect(converted(found, from: "UTF-8", to: "GB18030") == pair, "\(pair)")
      }
    }
    #expect(readable > 21_000)
  }

  @Test(arguments: UInt64(0)..<20)
  func charactersOfFourBytesComeBack(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let scalars = (0..<500).compactMap { _ in
      UnicodeScalar(UInt32.random(in: 0x20...0x10FFFF, using: &random))
    }
    let text = String(String.UnicodeScalarView(scalars))
    for encoding in TextEncoding.allCases {
      guard let bytes = encoded(text, encoding) else { continue }
      #expect(try inUTF8(bytes, encoding) == Array(text.utf8), "\(encoding)")
    }
  }

  @Test(arguments: TextEncoding.allCases.filter { $0 != .big5 }, [false, true])
  func theEncodingIsToldAndShown(encoding: TextEncoding, mark: Bool) throws {
    let bytes = try #require(encoded(Self.text, encoding, mark: mark && encoding != .gb18030))
    #expect(guess(bytes) == .encoding(encoding))
    let table = try Scene(bytes: bytes, crs: .wgs84).estates()
    #expect(table.rows.map(\.name) == ["上海新村一期", "丙"])
    #expect(table.info.origin.encoding == encoding)
  }

  /// Traditional characters in two encodings whose bytes overlap.
  @Test func big5IsAskedForAndReadWhereItIsSaid() throws {
    let text = "id,name,lon,lat\nE1,臺北市信義區松仁路社區,120.7,28\nE2,香港銅鑼灣啟德邨,120.8,28\n"
    let bytes = try #require(encoded(text, .big5))
    #expect(guess(bytes) == .likeBig5)
    let asked = try #require(try problem(bytes))
    #expect(asked.field == "encoding" && asked.message.english.contains("--estates-encoding big5"))
    let scene = try Scene(bytes: bytes, crs: .wgs84)
    var file = scene.file
    file.encoding = .big5
    let rows = try LoadedTable<Estate>.estates(file).rows
    #expect(rows.map(\.name) == ["臺北市信義區松仁路社區", "香港銅鑼灣啟德邨"])
    // The same text in GBK, and simplified text with a rare character, are no Big5.
    #expect(guess(try #require(encoded(text, .gb18030))) == .encoding(.gb18030))
    let rare = try #require(encoded(Self.text + "E3,朱镕基路小区,120.7,28\n", .gb18030))
    #expect(guess(rare) == .encoding(.gb18030))
  }

  @Test func damagedUTF8IsNotTakenForAnotherEncoding() throws {
    let bytes = Array(Self.text.utf8)
    // Every byte of every character beyond ASCII, removed or changed.
    for place in bytes.indices where bytes[place] >= 0x80 {
      for damage in [nil, 0xFF, 0x41] as [UInt8?] {
        var damaged = bytes
        if let damage { damaged[place] = damage } else { damaged.remove(at: place) }
        let found = try problem(damaged)
        #expect(found?.code == .notUTF8, "\(place)")
        #expect(found?.line == 1 + bytes[..<place].count { $0 == 10 }, "\(place)")
      }
    }
  }

  @Test func aWrongEncodingIsRefusedWithTheLine() throws {
    // 一 on line 2 is not valid GB 18030 after an odd number of bytes; GB 18030 is not UTF-8.
    let gb = try #require(encoded("id,lon,lat,name\nE1,120.7,28,x\nE2,120.7,28,小区\n", .gb18030))
    #expect(try problem(gb, encoding: .utf8)?.line == 3)
    #expect(try problem(gb, encoding: .utf8)?.value == "utf-8")
    let bad = Array("id,lon,lat,name\nE1,120.7,28,".utf8) + [0xFF, 0x0A]
    #expect(try problem(bad, encoding: .gb18030)?.line == 2)
    #expect(try problem(gb, encoding: .gb18030) == nil)
  }

  /// 上 is 4E 0A: half of it looks like a line end.
  @Test(arguments: [TextEncoding.utf16LittleEndian, .utf16BigEndian])
  func linesOfUTF16AreCountedByUnits(encoding: TextEncoding) throws {
    let start = try #require(encoded("id,lon,lat,上上\nE1,120.7,28,上\nE2,", encoding, mark: true))
    let half: [UInt8] = encoding == .utf16LittleEndian ? [0x00, 0xD8] : [0xD8, 0x00]
    let end = try #require(encoded("\nE3,120.7,28,\n", encoding))
    #expect(try problem(start + half + end)?.line == 3)
    // An odd byte at the end.
    #expect(try problem(start + [0x41])?.code == .notUTF8)
  }

  @Test(arguments: [
    ("GBK", TextEncoding.gb18030), ("gb-2312", .gb18030), ("cp936", .gb18030), ("UTF8", .utf8),
    ("utf-8-sig", .utf8), ("UTF-16", .utf16LittleEndian), ("utf_16be", .utf16BigEndian),
    ("Big5", .big5), ("CP950", .big5),
  ])
  func anEncodingIsCalledByItsUsualNames(name: String, encoding: TextEncoding) {
    #expect(TextEncoding(name: name) == encoding)
    #expect(TextEncoding(name: name + "x") == nil)
  }

  @Test func aFewNULsAreNotUTF16() {
    #expect(guess(Array("id,lon,lat\nE1,1\0,2\nE2,3,4\n".utf8)) == .encoding(.utf8))
    #expect(guess([]) == .encoding(.utf8))
  }
}
