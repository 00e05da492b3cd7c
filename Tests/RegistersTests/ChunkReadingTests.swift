import CareCircleTestSupport
import CareModel
import Geodesy
import Testing

@testable import Wording
@testable import Tables
@testable import Registers

/// A table that is read in parts, on every core, is the table that one reader reads from its first row to
/// its last.
@Suite struct ChunkReadingTests {
  /// All that came of reading a table, or of failing to.
  private struct Outcome: Equatable {
    var rows: [String] = []
    var lines: [Int32] = []
    var counts: [Int] = []
    var issues: [DataIssue] = []
    var problems: [InputProblem] = []
  }

  private func outcome<Reader: RowReader>(
    _ file: InputFile, chunkSize: Int, _ reader: Reader.Type, _ known: KnownRows
  ) -> Outcome {
    do throws(CareCircleError) {
      let table = try TableLoader.load(
        reader, [file], as: .estates, among: known, chunkSize: chunkSize)
      return Outcome(
        rows: table.rows.map { "\($0)" }, lines: table.lines,
        counts: [table.info.rowsIn, table.info.rowsUsed], issues: table.issues)
    } catch {
      guard case .badData(let problems) = error else { return Outcome() }
      return Outcome(problems: problems)
    }
  }

  private func check<Reader: RowReader>(
    _ text: String, crs: CoordinateReferenceSystem = .wgs84,
    _ reader: Reader.Type, among known: KnownRows = KnownRows()
  ) throws {
    let scene = try Scene(text, crs: crs)
    let whole = outcome(scene.file, chunkSize: .max, reader, known)
    for size in [1, 20, 90, 400] {
      #expect(
        outcome(scene.file, chunkSize: size, reader, known) == whole, "chunks of \(size)\n\(text)")
    }
  }

  // MARK: - Dirty tables

  private static let ids = [
    "E1", "E2", "7", "8", "9", "10", "", "", "E1#3", "\"E,4\"", "\"E\"\"5\"", "\"E\n6\"",
  ]
  private static let names = [
    "甲", "乙", "", "\"两\n行\"", "\"a\r\nb,\r\n\r\nc\"", "\"\"\"\n\"\"\"", "a\"b", "合计", "\"\"",
    "\"一\n120.7,28.0\n二,\"",
  ]
  private static let numbers = ["120.7", "28.0", "120.8", "", "x", " 28.1 "]
  private static let words = ["1998", "不详", "", "90年代", "\"1998\n\"", "200"]
  private static let ends = ["\n", "\n", "\r\n", "\r", "\n\n", "\r\n\r\n"]

  /// Rows of an id, a name, two numbers and a word, with all that may go wrong with them.
  private func rows(_ random: inout SeededGenerator) -> String {
    var text = ""
    var earlier: [String] = []
    for _ in 0..<Int.random(in: 0..<40, using: &random) {
      let row = row(earlier, &random)
      earlier.append(row)
      text += row + (Self.ends.randomElement(using: &random) ?? "\n")
    }
    let isOpen = Int.random(in: 0..<8, using: &random) == 0
    return isOpen ? text + "E9,\"甲,120.7,28\nE10,乙,120.7,28" : text
  }

  private func row(_ earlier: [String], _ random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<14, using: &random) {
    case 0, 1: if let again = earlier.randomElement(using: &random) { return again }
    case 2: return "\"E1\"x,甲,120.7,28,1998"
    case 3: return "\"E1\n1\n\"x,\"甲\",120.7,28,1998"
    case 4: return "注：以上数据"
    case 5: return "E3,丙,120.7,28.0,1998,zu viel"
    case 6: return "E3,丙,120.7,28.0"
    default: break
    }
    let coordinates =
      Bool.random(using: &random)
      ? ["120.7", "28.0"] : (0..<2).map { _ in Self.numbers.randomElement(using: &random) ?? "" }
    let texts = [Self.ids, Self.names].map { $0.randomElement(using: &random) ?? "" }
    return (texts + coordinates + [Self.words.randomElement(using: &random) ?? ""])
      .joined(separator: ",")
  }

  @Test(arguments: UInt64(0)..<40)
  func dirtyTablesReadTheSameInChunks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let rows = rows(&random)
    try check("编号,名称,经度,纬度,建成年份\n" + rows, crs: .bd09, EstateReader.self)
    try check("\u{FEFF}设施编号,设施名称,经度,纬度,建筑面积\r\n" + rows, FacilityReader.self)
    try check("出入口编号,小区编号,经度,纬度\n" + rows, GateReader.self)
    try check("小区编号,名称,A,B,户数\n" + rows, EstateAttributeReader.self)
  }

  @Test func tablesInARegisteredSystemReadTheSameInChunks() throws {
    let rows = (0..<50).map { "\($0),\($0 % 7 == 0 ? 28 : 500_000 + $0),3098000\n" }
    try check(
      "编号,东坐标,北坐标\n" + rows.joined(), crs: .epsg(4549),
      EstateReader.self)
  }

  // MARK: - Ids over the borders of parts

  @Test(arguments: ["9,10,11,12", "9,10,10,12", "9,10,11,9", "12,9,10,11", "9,9#3,9,9"])
  func idsAreSettledAcrossParts(ids: String) throws {
    let rows = ids.split(separator: ",").enumerated().map { "\($1),甲\($0),120.7,28.0\n" }
    try check("编号,名称,经度,纬度\n" + rows.joined(), EstateReader.self)
  }

  @Test func aDuplicateTakesWhatWasFoundInItAlong() throws {
    let scene = try Scene(
      "编号,名称,经度,纬度,户数\n1,甲,120.7,28,多\n2,乙,120.7,28,多\n1,甲,120.7,28,多\n")
    let table = try TableLoader.load(EstateReader.self, [scene.file], as: .estates, chunkSize: 1)
    #expect(table.issues.map(\.code) == [.valueUnreadable, .valueUnreadable, .duplicateRow])
    #expect(table.issues.map(\.line) == [2, 3, 4])
    #expect(table.rows.map(\.id) == ["1", "2"])
  }

  // MARK: - Documents

  @Test(arguments: UInt64(0)..<20)
  func documentsReadTheSameInChunks(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let properties = ["{\"id\":\"E1\",\"名称\":\"甲\"}", "{\"id\":2}", "{\"户数\":\"多\"}", "{}", "7"]
    let geometries = [
      geometry("Point", "[120.7,28]"), geometry("Point", "[28,120.7]"), "null",
      geometry("Polygon", "[[[120,28],[121,29],[121,28],[120,29],[120,28]]]"),
    ]
    let features = (0..<Int.random(in: 0..<30, using: &random)).map { _ in
      "{\"type\":\"Feature\",\"properties\":\(properties.randomElement(using: &random) ?? ""),"
        + "\"geometry\":\(geometries.randomElement(using: &random) ?? "")}"
    }
    try check(
      "{\"type\":\"FeatureCollection\",\"features\":[\(features.joined(separator: ",\n"))]}",
      EstateReader.self)
  }
}
