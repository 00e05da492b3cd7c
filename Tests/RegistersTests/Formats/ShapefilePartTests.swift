#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Registers
  @testable import Tables
  @testable import Wording

  /// Shapefiles whose parts do not agree, and tables with flaws that the library passes over.
  @Suite struct ShapefilePartTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    private func write(_ encoding: String = "UTF-8", named: [String]? = nil) throws -> InputFile {
      .file(
        try fixture.write(
          "a.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "a",
          options: ["ENCODING=\(encoding)"],
          named: named ?? ["ID", "NAME", "BUILDTIME", "HOUSEHOLDS", "OLD"]))
    }

    /// Changes the bytes of a part.
    private func patch(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws {
      var bytes = try fixture.folder.bytes(name)
      try change(&bytes)
      try fixture.folder.write(name, bytes: bytes)
    }

    /// Writes a text over a cell of the table.
    private func write(_ text: String, record: Int, field: Int) throws {
      try patch("a.dbf") { bytes in
        let layout = try #require(bytes.withUnsafeBufferPointer(DBFLayout.init))
        let cell = layout.fields[field].cell
        let start = layout.start + record * layout.width + cell.lowerBound
        let padded = Array(String(repeating: " ", count: cell.count - text.utf8.count).utf8)
        bytes.replaceSubrange(start..<start + cell.count, with: padded + Array(text.utf8))
      }
    }

    /// Leaves the first records of the table only.
    private func cutTable(to records: Int) throws {
      try patch("a.dbf") { bytes in
        let layout = try #require(bytes.withUnsafeBufferPointer(DBFLayout.init))
        bytes[4] = UInt8(records)
        bytes.removeLast(bytes.count - layout.start - records * layout.width)
      }
    }

    @Test func aShapeWithoutRecordIsRejectedByItsNumber() throws {
      let file = try write()
      try cutTable(to: 2)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.map(\.id) == ["E1", "E2"])
      #expect(found.info.rowsIn == 3 && found.info.rowsRejected == 1)
      let rejected = try #require(found.issues.first { $0.severity == .rejected })
      #expect(rejected.line == 3 && rejected.message.english.contains("no record in the .dbf"))
      #expect(found.codes.contains(.partsContradiction))
    }

    @Test func aRecordWithoutShapeIsRejectedByItsNumber() throws {
      let file = try write()
      try patch("a.shx") { bytes in
        bytes.removeLast(8)
        let words = bytes.count / 2
        bytes.replaceSubrange(24..<28, with: [0, 0, UInt8(words >> 8), UInt8(words & 0xFF)])
      }
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.map(\.id) == ["E1", "E2"] && found.info.rowsIn == 3)
      let rejected = try #require(found.issues.first { $0.severity == .rejected })
      #expect(rejected.line == 3 && rejected.message.english.contains("no shape in the .shp"))
      let doubts = found.issues.filter { $0.code == .partsContradiction }
      #expect(doubts.map(\.field) == [".dbf", ".shx"])
    }

    @Test func aCutIndexIsTold() throws {
      let file = try write()
      try patch("a.shx") { $0.removeLast(8) }
      let problem = try #require(LayerFixture.problems(file).first)
      #expect(problem.code == .malformed && problem.value == ".shx")
    }

    @Test func deletedRecordsAreCountedAndTheOthersKeepTheirNumbers() throws {
      let file = try write()
      try patch("a.dbf") { bytes in
        let layout = try #require(bytes.withUnsafeBufferPointer(DBFLayout.init))
        bytes[layout.start] = UInt8(ascii: "*")
      }
      try write("-5", record: 1, field: 3)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.map(\.id) == ["E2", "E3"])
      let note = try #require(found.issues.first { $0.code == .recordsDeleted })
      #expect(note.value == "1" && note.line == nil && note.severity == .note)
      #expect(found.issues.first { $0.code == .valueUnreadable }?.line == 2)
      #expect(!found.codes.contains(.partsContradiction))
    }

    @Test(arguments: ["****", "1..2", "x"])
    func aNumberThatCannotBeReadIsListedWithItsText(text: String) throws {
      let file = try write()
      try write(text, record: 1, field: 3)
      try write("", record: 2, field: 3)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.map(\.households)[1...] == [nil, nil])
      let doubts = found.issues.filter { $0.code == .valueUnreadable }
      #expect(doubts.map(\.line) == [2] && doubts.map(\.value) == [text])
    }

    @Test(arguments: [("00000000", true), ("20240230", false), ("20241301", true), ("", false)])
    func aDateOfZerosIsNone(text: String, isOdd: Bool) throws {
      var bytes = [UInt8](repeating: 0, count: 32)
      bytes.replaceSubrange(4..<12, with: [1, 0, 0, 0, 65, 0, 9, 0])
      bytes += Array("DAY".utf8) + [UInt8](repeating: 0, count: 8) + Array("D".utf8)
      bytes += [0, 0, 0, 0, 8] + [UInt8](repeating: 0, count: 15) + [0x0D]
      bytes += Array((" " + text + String(repeating: " ", count: 8 - text.utf8.count)).utf8)
      let table = try #require(DBFTable(FileBytes(bytes)))
      #expect(table.oddText(record: 0, field: 0) == (isOdd ? text : nil))
      #expect(table.oddText(record: 1, field: 0) == nil)
      #expect(Quantities.date(text).value == nil)
      #expect(Years.range(text) == nil)
    }

    // MARK: - Code pages

    private static let chinese = ["小区编号", "小区名称", "建成年份", "户数", "OLD"]
    private static let short = ["小区编", "小区名", "建成年", "户数", "OLD"]

    @Test(arguments: ["GBK", "936", "ANSI 936", "CP936", "gb2312"], [true, false])
    func aCodePageOfGBKOverUTF8IsToldAndNotFollowed(page: String, isHeaders: Bool) throws {
      let file = try write("UTF-8", named: isHeaders ? Self.short : nil)
      try fixture.folder.write("a.cpg", page)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.first?.name == "枕泾新村" && found.info.origin.encoding == .utf8)
      let doubt = try #require(found.issues.first { $0.code == .encodingContradiction })
      #expect(doubt.field == ".cpg" && doubt.value == page)
      #expect(doubt.message.english.contains("--estates-encoding utf-8"))
    }

    @Test(arguments: ["UTF-8", "65001", "UTF-16"], [true, false])
    func aCodePageOfUTF8OverGBKIsToldAndNotFollowed(page: String, isHeaders: Bool) throws {
      let file = try write("GBK", named: isHeaders ? Self.chinese : nil)
      try fixture.folder.write("a.cpg", page)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.first?.name == "枕泾新村" && found.info.origin.encoding == .gb18030)
      #expect(found.issues.first { $0.code == .encodingContradiction }?.value == page)
    }

    @Test(arguments: ["GBK", "936", "ANSI 936", "OEM", "", "ISO-8859-1"])
    func aCodePageThatFitsOrSaysNothingIsNotDoubted(page: String) throws {
      let file = try write("GBK", named: Self.chinese)
      try fixture.folder.write("a.cpg", page)
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.first?.name == "枕泾新村" && !found.codes.contains(.encodingContradiction))
    }

    @Test func theFlagIsFollowedWhateverTheCodePageSays() throws {
      var file = try write("UTF-8")
      try fixture.folder.write("a.cpg", "GBK")
      file.encoding = .utf8
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.first?.name == "枕泾新村" && !found.codes.contains(.encodingContradiction))
    }
  }
#endif
