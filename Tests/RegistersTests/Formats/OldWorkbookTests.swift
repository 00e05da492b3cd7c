import CareCircleTestSupport
import CareModel
import TextFormats
import Testing

@testable import Archives
@testable import Registers
@testable import Tables
@testable import Wording
@testable import Worksheets

/// What the records of .xls workbooks tell, and workbooks with a password.
@Suite struct OldWorkbookTests {
  private func record(_ kind: Int, _ data: [UInt8]) -> [UInt8] {
    [kind, data.count].flatMap(short) + data
  }

  private func short(_ number: Int) -> [UInt8] { [UInt8(number & 255), UInt8(number >> 8)] }

  /// A formula at a place, with what it has come to, and its place in the order of calculation.
  private func formula(_ row: Int, _ column: Int, _ result: [UInt8], order: UInt8 = 0xFC) -> [UInt8]
  {
    record(6, short(row) + short(column) + [0, 0] + result + [0, 0, 0, 0, 0, order, 0, 0])
  }

  private func number(_ value: Double) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: value.bitPattern >> (8 * UInt64($0))) }
  }

  /// The stream of a workbook with one sheet.
  private func stream(_ sheet: [UInt8], globals: [UInt8] = [], isHidden: Bool = false) -> [UInt8] {
    let start = record(0x809, [0, 6, 5, 0])
    let name: [UInt8] = [2, 1, 0x3F, 0x62, 0x90, 0x6E]
    let length = start.count + globals.count + 4 + 6 + name.count + 4
    let list = record(0x85, short(length) + [0, 0, isHidden ? 1 : 0, 0] + name)
    return start + globals + list + record(0x0A, []) + record(0x809, [0, 6, 0x10, 0]) + sheet
      + record(0x0A, [])
  }

  @Test func formulasTellWhatTheyHaveComeTo() throws {
    let facts = XLSFacts(
      stream(
        formula(1, 0, number(3.5)) + formula(1, 1, number(0))
          + formula(1, 2, [1, 0, 1, 0, 0, 0, 0xFF, 0xFF])
          + formula(1, 3, [2, 0, 0x2A, 0, 0, 0, 0xFF, 0xFF])
          + formula(1, 4, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF])
          + formula(1, 5, [3, 0, 0, 0, 0, 0, 0xFF, 0xFF], order: 0)
          + formula(1, 6, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) + record(0x207, [1, 0, 1, 0x32, 0x75])
          + record(0x205, short(2) + short(0) + [0, 0, 0x17, 1])))
    let sheet = try #require(facts.sheets.first)
    #expect(sheet.name == "房源" && !sheet.isHidden && !facts.is1904 && !facts.isProtected)
    let results = Dictionary(uniqueKeysWithValues: sheet.results.map { ($0.key.name, $0.value) })
    #expect(
      results == [
        "A2": "3.5", "B2": "#FORMULA!", "C2": "TRUE", "D2": "#N/A", "F2": "#FORMULA!", "G2": "甲",
        "A3": "#REF!",
      ])
  }

  @Test func mergesAndHiddenPartsAreFound() throws {
    let merges = [2, 1, 3, 0, 0, 5, 6, 1, 2].flatMap(short)
    let facts = XLSFacts(
      stream(
        record(0xE5, merges) + record(0x7D, [3, 4, 0, 0, 1].flatMap(short) + [0, 0])
          + record(0x208, [7, 0, 1, 0, 0, 0, 0x20, 0].flatMap(short)),
        globals: record(0x22, [1, 0]), isHidden: true))
    let sheet = try #require(facts.sheets.first)
    #expect(facts.is1904 && sheet.isHidden)
    #expect(sheet.merges == [CellRange("A2:A4"), CellRange("B6:C7")].compactMap(\.self))
    #expect(sheet.hiddenRows == [7] && sheet.hiddenColumns == [3...4])
  }

  @Test(arguments: 0..<40)
  func changedRecordsAreSurvived(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let whole = stream(formula(1, 6, [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) + record(0xE5, [9, 0, 1, 0]))
    for _ in 0..<200 {
      var changed = whole
      for _ in 0..<4 {
        changed[Int.random(in: 0..<changed.count, using: &generator)] = .random(
          in: 0...255, using: &generator)
      }
      #expect(XLSFacts(changed).sheets.count <= 100)
    }
  }

  // MARK: - OpenDocument

  private func archive(_ content: String, manifest: String = "<m/>") throws -> ZipArchive {
    var writer = ZipWriter()
    for (name, text) in [("META-INF/manifest.xml", manifest), ("content.xml", content)] {
      var buffer = ByteBuffer()
      buffer.append(text)
      _ = writer.add(name, buffer)
    }
    return try ZipArchive(FileBytes(writer.finished().bytes))
  }

  @Test func openDocumentsTellOfMergesAndFormulas() throws {
    let facts = try ODSFacts(
      archive(
        """
        <o:d xmlns:o="o" xmlns:t="t"><o:style o:name="h"><o:table-properties t:display="false"/></o:style>
        <t:table t:name="房源" t:style-name="h"><t:table-column/>
        <t:table-column t:number-columns-repeated="2" t:visibility="collapse"/>
        <t:table-row t:number-rows-repeated="2"><t:table-cell/></t:table-row>
        <t:table-row t:visibility="filter"><t:table-cell t:number-columns-repeated="3"/>
        <t:table-cell t:number-rows-spanned="3"/><t:table-cell t:formula="of:=1"/>
        <t:table-cell t:formula="of:=1" o:value-type="float"/></t:table-row></t:table></o:d>
        """))
    let sheet = try #require(facts.sheets.first)
    #expect(sheet.name == "房源" && sheet.isHidden && !facts.isProtected)
    #expect(sheet.merges == [CellRange("D3:D5")].compactMap(\.self))
    #expect(sheet.results == [CellAddress(row: 2, column: 4): "#FORMULA!"])
    #expect(sheet.hiddenRows == [2] && sheet.hiddenColumns == [1...2])
  }

  @Test func anOpenDocumentWithAPasswordIsProtected() throws {
    let manifest =
      "<m:manifest xmlns:m=\"m\"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>"
    #expect(try ODSFacts(archive("<d/>", manifest: manifest)).isProtected)
  }

  // MARK: - Passwords

  private func problem(_ name: String, _ streams: [(name: String, content: [UInt8])]) throws
    -> InputProblem?
  {
    let folder = try TemporaryFolder()
    let path = try folder.write(name, bytes: RawCompoundFile(streams).bytes)
    do throws(CareCircleError) {
      _ = try LoadedTable<Estate>.estates(.file(path, crs: .wgs84))
    } catch {
      if case .badData(let problems) = error { return problems.first }
    }
    return nil
  }

  @Test func aPasswordIsTold() throws {
    let packed = try problem("a.xlsx", [("EncryptedPackage", Array(repeating: 7, count: 5000))])
    #expect(packed?.message.english.hasPrefix("is protected by a password") == true)
    #expect(packed?.message.chinese.contains("密码") == true && packed?.file == "a.xlsx")
    let old = stream([], globals: record(0x2F, [1, 0, 1, 0]))
    let padding = [UInt8](repeating: 0, count: 4096)
    let found = try problem("a.xls", [("Workbook", old + padding)])
    #expect(found?.message.english.hasPrefix("is protected by a password") == true)
    // Without one it is merely no workbook that the library can read.
    let open = try problem("a.xls", [("Workbook", stream([]) + padding)])
    #expect(open?.message.english.contains("password") == false)
  }
}
