import CareCircleTestSupport
import CareModel
import Geodesy
import Testing
import TextFormats

@testable import Wording
@testable import Tables
@testable import Registers

/// Whatever the bytes are, reading ends with a refusal that names the file, or with every row used or
/// rejected and listed.
@Suite struct MangledBytesTests {
  private static let table =
    "台账,,,,,\n小区编号,小区名称,经度,纬度,建成年份,户数\n,,度,度,年,户\n"
    + "E1,\"甲,\"\"乙\"\"\",120.7,28,1998,\"1,234户\"\r\nE2,\"两\n行\",120.8,28.1,80年代,12\n\n"
    + "E2,丙,x,28,,\n合计,,,,,1246\n注：完\n"
  private static let array =
    "[{\"id\":\"E1\",\"lon\":120.7,\"lat\":28,\"户数\":null},\n{\"id\":2,\"lon\":\"x\",\"lat\":28}]"
  private static let layer = collection(
    [
      (geometry("Point", "[120.7,28]"), "{\"name\":\"\\u5c0f\\\"区\"}"),
      (geometry("Polygon", "[[[120,28],[121,28],[121,29],[120,28]]]"), "null"),
    ], crs: "{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:4490\"}}")
  private static let texts = [table, array, layer]

  @Test(arguments: texts)
  func everyTruncationIsSurvived(text: String) throws {
    let files = try SurvivalCheck()
    let bytes = Array(text.utf8)
    for length in 0...bytes.count { try files.check(Array(bytes[..<length])) }
  }

  @Test(arguments: [TextEncoding.gb18030, .utf16LittleEndian, .utf16BigEndian])
  func everyTruncationInAnotherEncodingIsSurvived(encoding: TextEncoding) throws {
    let files = try SurvivalCheck()
    let bytes = try #require(encoded(Self.table, encoding, mark: encoding != .gb18030))
    for length in 0...bytes.count { try files.check(Array(bytes[..<length])) }
  }

  @Test(arguments: UInt64(0)..<60)
  func damagedBytesAreSurvived(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let files = try SurvivalCheck()
    for _ in 0..<40 {
      let text = Self.texts.randomElement(using: &random) ?? ""
      let encoding = TextEncoding.allCases.randomElement(using: &random) ?? .utf8
      try files.check(mangled(encoded(text, encoding) ?? Array(text.utf8), &random))
    }
  }

  /// Bytes with a few injuries.
  private func mangled(_ bytes: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<4, using: &random) where !bytes.isEmpty {
      let at = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes.removeSubrange(at...)
      case 1: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 2: bytes[at] = 0
      case 3: bytes.remove(at: at)
      case 4: bytes.insert(UInt8(ascii: "\""), at: at)
      case 5: bytes.insert(contentsOf: [0xFF, 0xC0, 0x80], at: at)
      default: bytes.append(contentsOf: bytes[at...])
      }
    }
    return bytes
  }

  @Test(arguments: UInt64(0)..<20)
  func randomBytesAreSurvived(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let files = try SurvivalCheck()
    let header = Array("id,lon,lat\n".utf8)
    for _ in 0..<25 {
      let count = Int.random(in: 0..<300, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      // Few different bytes meet more often: quotes, delimiters, line ends, NULs.
      let signs = (0..<count).map { _ in
        Array("\",;|\t\r\n\0 1.-[]{}:e\u{FEFF}年".utf8).randomElement(using: &random) ?? 0
      }
      for bytes in [noise, signs, header + noise, header + signs] { try files.check(bytes) }
    }
  }

  private static let large: [(name: String, text: String)] = [
    ("open brackets", String(repeating: "[", count: 100_000)),
    ("open objects", String(repeating: "{\"a\":", count: 100_000)),
    (
      "a cell of brackets",
      "id,lon,lat,geometry\nE1,120.7,28," + String(repeating: "[", count: 100_000) + "\n"
    ),
    (
      "a cell of objects",
      "id,lon,lat,geometry\nE1,1,2,\"" + String(repeating: "{\"\"a\"\":", count: 50_000) + "\"\n"
    ),
    ("open quotes", "id,lon,lat\n" + String(repeating: "\"", count: 100_001)),
    ("line ends", "id,lon,lat\n" + String(repeating: "\n", count: 300_000) + "E1,120.7,28"),
    ("commas", "id,lon,lat\n" + String(repeating: ",", count: 300_000)),
    ("wide blanks", "id,lon,lat\n" + String(repeating: "\u{3000}", count: 300_000) + ",1,1\n"),
    (
      "digits",
      "id,lon,lat,built_year\nE1,120.7,28," + String(repeating: "1", count: 1_000_000)
    ),
    ("quotes alone", String(repeating: "\"", count: 99_999) + "\n"),
    ("NULs", String(repeating: "\0", count: 100_000)),
  ]

  @Test(arguments: large.map(\.name))
  func whatIsLargeOrDeepIsSurvived(name: String) throws {
    let text = try #require(Self.large.first { $0.name == name }?.text)
    try SurvivalCheck().check(Array(text.utf8))
  }

  @Test func aFieldOfTwentyMegabytesIsReadWhole() throws {
    let size = 20_000_000
    let start = Array("id,lon,lat,name,built_year\nE1,120.7,28,\"".utf8)
    let field = [UInt8](repeating: UInt8(ascii: "x"), count: size)
    let scene = try Scene(bytes: start + field + Array("\",1998\n".utf8), crs: .wgs84)
    let table = try scene.estates()
    #expect(table.rows.map { $0.name?.utf8.count } == [size])
    #expect(table.issues.isEmpty)
    // In place of a year it is one unreadable value, and a message of one line.
    let year = Array("id,lon,lat,built_year\nE1,120.7,28,".utf8) + field
    let odd = try Scene(bytes: year, crs: .wgs84).estates()
    #expect(odd.codes == [.valueUnreadable] && odd.issues.first?.value?.utf8.count == size)
    #expect(odd.issues.allSatisfy { $0.text(.english).utf8.count < 400 })
  }

  @Test func manyColumnsAreRead() throws {
    let count = HeaderLimits.mostColumns - 3
    let names = (0..<count).map { "列\($0)" }.joined(separator: ",")
    let cells = String(repeating: ",1", count: count)
    let table = try estates("id,lon,lat,\(names)\nE1,120.7,28\(cells)\nE2,,\(cells)\n")
    #expect(table.rows.count == 1 && table.codes == [.coordinateMissing])
  }

  @Test func manyRowsOfOneByteAreAllListed() throws {
    let table = try estates("id,lon,lat\n" + String(repeating: "a\n", count: 50_000))
    #expect(table.info.rowsIn == 50_000 && table.info.rowsRejected == 50_000)
    #expect(table.issues.count == 50_000)
  }
}

/// Reads bytes as every kind of table.
struct SurvivalCheck {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  func check(_ bytes: [UInt8]) throws {
    let file = InputFile.file(try folder.write("in.txt", bytes: bytes), crs: .wgs84)
    check(bytes, ids: \Estate.id) { () throws(CareCircleError) in try .estates(file) }
    check(bytes, ids: \Facility.id) { () throws(CareCircleError) in try .facilities(file) }
    check(bytes, ids: \EstateGate.gate.id) { () throws(CareCircleError) in try .gates(file, of: [])
    }
  }

  private func check<Row>(
    _ bytes: [UInt8], ids: (Row) -> String, _ load: () throws(CareCircleError) -> LoadedTable<Row>
  ) {
    do throws(CareCircleError) {
      let table = try load()
      let rejected = table.issues.filter { $0.severity == .rejected }
      let isConserved =
        table.info.rowsRejected == rejected.count && table.info.rowsUsed == table.rows.count
        && table.lines.count == table.rows.count
        && Set(table.rows.map { Array(ids($0).utf8) }).count == table.rows.count
        && rejected.allSatisfy { $0.line != nil }
      if !isConserved { Issue.record("\(String(decoding: bytes.prefix(2000), as: UTF8.self))") }
    } catch {
      let lines = Language.allCases.flatMap(error.lines)
      if lines.isEmpty || !lines.allSatisfy({ $0.hasPrefix("in.txt") && $0.count < 4000 }) {
        Issue.record("\(lines.map { $0.prefix(500) })")
      }
    }
  }
}
