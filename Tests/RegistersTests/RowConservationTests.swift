import CareCircleTestSupport
import CareModel
import Testing

@testable import Registers

/// Rows in = rows used + rows rejected, whatever the rows look like.
@Suite struct RowConservationTests {
  private static let cells: [[String]] = [
    ["E1", "E2", "E3", "", "#4", "E1#3", "\"E,4\"", "\"E\"\"5\""],
    ["甲", "乙", "", "\"两\n行\"", "\"a\r\nb\"", "=1+1"],
    ["120.7", "120.8", "28.0", "", "x", "200", "-120", " 120.7 ", "1e999"],
    ["28.0", "28.1", "120.7", "", "北纬28", "91", "nan"],
    ["1998", "不详", "", "90年代", "1998-2002", "2050-"],
  ]

  /// A dirty table, and the line of every row in it.
  private func dirtyTable(_ random: inout SeededGenerator) -> (text: String, lines: [Int]) {
    var text = "编号,名称,经度,纬度,建成年份\n"
    var line = 2
    var lines: [Int] = []
    var earlier: [String] = []
    for _ in 0..<Int.random(in: 0..<30, using: &random) {
      let row = self.row(earlier, &random)
      earlier.append(row)
      let end = ["\n", "\r\n", "\n\n"].randomElement(using: &random) ?? "\n"
      lines.append(line)
      text += row + end
      line += (row + end).utf8.count { $0 == 10 }
    }
    return (text, lines)
  }

  private func row(_ earlier: [String], _ random: inout SeededGenerator) -> String {
    let choice = Int.random(in: 0..<12, using: &random)
    if choice == 0, let again = earlier.randomElement(using: &random) { return again }
    if choice == 1 { return "\"E1\"x,甲,120.7,28,1998" }
    var cells = Self.cells.map { $0.randomElement(using: &random) ?? "" }
    if choice == 2 { cells.append("zu viel") }
    if choice == 3 { cells.append("") }
    if choice == 4 { cells.removeLast() }
    return cells.joined(separator: ",")
  }

  @Test(arguments: UInt64(0)..<60)
  func noRowOfADirtyTableIsLost(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (text, lines) = dirtyTable(&random)
    let table = try estates(text)
    try check(table, lines)
  }

  private func check(_ table: LoadedTable<Estate>, _ lines: [Int]) throws {
    let rejections = table.issues.filter { $0.severity == .rejected }
    #expect(table.info.rowsIn == lines.count)
    #expect(table.info.rowsUsed == table.rows.count)
    #expect(table.info.rowsRejected == rejections.count)
    #expect((table.lines.map(Int.init) + rejections.compactMap(\.line)).sorted() == lines)
    #expect(Set(table.rows.map(\.id)).count == table.rows.count)
    #expect(table.issues.allSatisfy { $0.line.map(lines.contains) ?? false })
  }

  private static let geometries = [
    "null", geometry("Point", "[120.7,28]"),
    geometry("Point", "[28,120.7]"), geometry("Point", "[]"),
    geometry("MultiPoint", "[]"), geometry("MultiPolygon", "[]"),
    geometry("MultiPoint", "[[120.7,28],[120.8,28]]"),
    geometry("Polygon", "[[[120,28],[121,29],[121,28],[120,29],[120,28]]]"),
    geometry("Polygon", "[[[120,28],[120,28],[120,28],[120,28]]]"),
    geometry("Polygon", "[[[120,28],[121,28],[120.5,28],[120,28]]]"),
    geometry("Polygon", "[[[0,8],[1,8],[1,9],[0,8]],[[0,0],[1,0],[1,1],[0,0]]]"),
    "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "5", "{\"type\":\"Punkt\"}",
  ]

  private static let properties = ["{\"id\":\"E1\"}", "{\"id\":2}", "{}", "null", "7"]

  @Test(arguments: UInt64(0)..<30)
  func noFeatureOfADirtyLayerIsLost(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let count = Int.random(in: 1..<25, using: &random)
    let features = (0..<count).map { _ in
      (
        geometry: Self.geometries.randomElement(using: &random) ?? "null",
        properties: Self.properties.randomElement(using: &random) ?? "{}"
      )
    }
    let table = try estates(collection(features))
    try check(table, Array(2..<2 + count))
    // Whatever is used has a place.
    #expect(table.rows.allSatisfy { $0.place != .gatesOnly || !$0.gates.isEmpty })
  }
}
