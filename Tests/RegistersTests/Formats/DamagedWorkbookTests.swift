import CareCircleTestSupport
import CareModel
import Testing

@testable import Registers
@testable import Tables
@testable import Wording

/// Workbooks that cannot be read, each with one clear message.
@Suite struct DamagedWorkbookTests {
  private let folder: TemporaryFolder
  private let sound = RawWorkbook(
    RawWorkbook.row(1, "编号", "经度", "纬度"), RawWorkbook.row(2, "E1", "120.7", "28"))

  init() throws { folder = try TemporaryFolder() }

  private func problem(_ path: String) throws -> InputProblem {
    do throws(CareCircleError) {
      _ = try LoadedTable<Estate>.estates(.file(path, crs: .wgs84))
    } catch {
      guard case .badData(let problems) = error else { throw error }
      return try #require(problems.count == 1 ? problems[0] : nil)
    }
    throw CareCircleError.badData([])
  }

  @Test(arguments: ["xl/worksheets/s0.xml", "xl/_rels/workbook.xml.rels"])
  func aPartThatIsMissingIsNamed(part: String) throws {
    let path = try sound.write(in: folder) { $0.name == part ? nil : $0.text }
    #expect(try problem(path).message.english.hasPrefix("its part \(part) is missing"))
  }

  @Test(arguments: ["xl/worksheets/s0.xml", "xl/workbook.xml", "xl/styles.xml", "xl/texts.xml"])
  func aPartThatIsNoXMLIsNamed(part: String) throws {
    // Something in it has to use the shared texts.
    var book = sound
    book.texts = ["x"]
    let path = try book.write(in: folder) {
      $0.name == part ? String($0.text.dropLast(8)) : $0.text
    }
    #expect(try problem(path).message.english.hasPrefix("its part \(part) is not well-formed XML"))
  }

  @Test func aPartThatDefinesEntitiesIsRefused() throws {
    let path = try sound.write(in: folder) { part in
      part.name.hasSuffix("s0.xml")
        ? "<!DOCTYPE worksheet [<!ENTITY a \"b\">]>" + part.text : part.text
    }
    #expect(try problem(path).code == .malformed)
  }

  @Test(arguments: [
    "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>7</v></c></row>",
    "<row r=\"2\"><c r=\"XFE2\"><v>7</v></c></row>",
    "<row r=\"2\"><c r=\"A3\"><v>7</v></c></row>", "<row r=\"2\"><c r=\"?\"><v>7</v></c></row>",
    "<row r=\"1048577\"><c><v>7</v></c></row>", "<row r=\"1\"><c><v>7</v></c></row>",
    "<row r=\"x\"><c><v>7</v></c></row>",
    "<row r=\"2\"><c r=\"B2\"><v>7</v></c><c r=\"A2\"><v>7</v></c></row>",
  ])
  func cellsThatNoSheetHasAreRefused(row: String) throws {
    var book = sound
    book.sheets[0].rows[1] = row
    let found = try problem(book.write(in: folder))
    #expect(found.code == .malformed && found.field == "sheet" && found.value == "房源")
    #expect(!found.message.chinese.isEmpty)
  }

  @Test func mergesUponOneAnotherAreRefused() throws {
    var book = sound
    book.sheets[0].behind =
      "<mergeCells><mergeCell ref=\"A1:A5\"/><mergeCell ref=\"A2:A9\"/></mergeCells>"
    #expect(try problem(book.write(in: folder)).message.english.contains("merged cells"))
  }

  @Test func rowsAndCellsNeedNoNames() throws {
    var book = sound
    book.sheets[0].rows = book.sheets[0].rows.map {
      $0.replacing(#/ r="\w+"/#, with: "")
    }
    let path = try book.write(in: folder)
    #expect(try LoadedTable<Estate>.estates(.file(path, crs: .wgs84)).rows.map(\.id) == ["E1"])
  }

  @Test func prefixesOfNamesMakeNoDifference() throws {
    let path = try sound.write(in: folder) { part in
      guard part.name.hasSuffix("s0.xml") else { return part.text }
      return part.text.replacing("</", with: "</x:").replacing(#/<(\w)/#) { "<x:\($0.1)" }
        .replacing("xmlns=", with: "xmlns:x=")
    }
    #expect(try LoadedTable<Estate>.estates(.file(path, crs: .wgs84)).rows.map(\.id) == ["E1"])
  }
}
