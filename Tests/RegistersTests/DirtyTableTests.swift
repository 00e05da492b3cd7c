import CareCircleTestSupport
import CareModel
import Geodesy
import Testing
import TextFormats

@testable import Tables
@testable import Registers

/// The same table in another dress is the same table: the rows are equal, and exactly the lines that are
/// no rows are listed.
@Suite struct DirtyTableTests {
  @Test(arguments: UInt64(0)..<150)
  func estatesAreReadInEveryDress(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = CleanTable.estates(&random)
    let dressed = DressedTable(DirtyDress(&random), table, &random)
    let scene = try Scene(bytes: try #require(dressed.bytes), crs: .wgs84)
    try check(try estates(table.text), try scene.estates(), dressed)
  }

  @Test(arguments: UInt64(0)..<150)
  func facilitiesAreReadInEveryDress(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = CleanTable.facilities(&random)
    let dressed = DressedTable(DirtyDress(&random), table, &random)
    let scene = try Scene(bytes: try #require(dressed.bytes), crs: .wgs84)
    try check(try facilities(table.text), try scene.facilities(), dressed)
  }

  private func check<Row>(
    _ clean: LoadedTable<Row>, _ dirty: LoadedTable<Row>, _ dressed: DressedTable
  ) throws {
    #expect(clean.issues.isEmpty && !clean.rows.isEmpty)
    #expect(dirty.rows.map { "\($0)" } == clean.rows.map { "\($0)" }, "\(dressed.text)")
    #expect(dirty.lines == dressed.lines)
    let listed = dirty.issues.compactMap { issue in
      issue.line.map { DressedTable.Extra(line: $0, code: issue.code) }
    }
    #expect(Set(listed) == dressed.extras && listed.count == dirty.issues.count, "\(dressed.text)")
    #expect(listed.count == dressed.extras.count)
    #expect(dirty.info.origin.encoding == dressed.dress.encoding)
    #expect(dirty.info.origin.delimiter == Delimiter(dressed.dress.delimiter)?.name)
  }

  @Test(arguments: UInt64(0)..<40)
  func aTableWithoutAHeaderIsReadByNumbers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = CleanTable.estates(&random)
    let lines = table.text.split(separator: "\n", maxSplits: 1)
    let fields = ["id", "name", "lon", "lat", "built_year", "households", "old_flag"]
    let mapping = fields.enumerated().map { ($1, String($0 + 1)) }
    let scene = try Scene(String(lines[1]), columns: Dictionary(uniqueKeysWithValues: mapping))
    var file = scene.file
    file.hasHeader = false
    let bare = try LoadedTable<Estate>.estates(file)
    #expect(bare.rows.map { "\($0)" } == (try estates(table.text)).rows.map { "\($0)" })
    #expect(bare.issues.isEmpty && bare.lines.first == 1)
    withExtendedLifetime(scene) {}
  }

  @Test(arguments: UInt64(0)..<40)
  func anArrayOfObjectsIsTheSameTable(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let table = CleanTable.estates(&random)
    let objects = table.rows.map { row in
      let members = zip(table.headers, row).map { header, cell in
        let text = cell.written(&random)
        return "\"\(header)\":\(Self.json(text, isPlain: text == cell.plain))"
      }
      return "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
    }
    let array = try estates("[" + objects.joined(separator: ",\n") + "]")
    #expect(array.rows.map { "\($0)" } == (try estates(table.text)).rows.map { "\($0)" })
    #expect(array.issues.isEmpty)
  }

  /// A string, or a bare number where the text is one.
  private static func json(_ text: String, isPlain: Bool) -> String {
    if isPlain, Double(text) != nil { return text }
    let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("\n", with: "\\n").replacing("\t", with: "\\t")
    return "\"\(escaped)\""
  }
}
