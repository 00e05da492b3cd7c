#if GDAL
  import Archives
  import CareCircleTestSupport
  import CareModel
  import Foundation
  import Layers
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Wording
  @testable import Registers

  /// Files that are not what they say: each ends in a clear error or in listed rows, and never in a crash.
  @Suite struct BadFileTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    /// Every format with the same estates, by file name.
    private func goodFiles() throws -> [String] {
      let json = LayerFixture.estates(withGround: true)
      try fixture.write("a.gpkg", "GPKG", json)
      try fixture.write("a.fgb", "FlatGeobuf", json)
      try fixture.write(
        "a.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "a", options: ["ENCODING=UTF-8"],
        named: ["ID", "NAME", "BUILDTIME", "HH", "OLD"])
      try fixture.workbook(
        "a.xlsx", [("台账", [["编号", "名称", "经度", "纬度"], ["1", "甲", "120.5", "28.5"]])])
      try fixture.zip("a.zip", ["shp", "shx", "dbf", "prj"].map { ("a.\($0)", "a.\($0)") })
      return ["a.gpkg", "a.fgb", "a.shp", "a.xlsx", "a.zip"]
    }

    private func outcome(_ name: String) -> [InputProblem] {
      LayerFixture.problems(.file(fixture.path(name), crs: .wgs84))
    }

    @Test func everyFormatIsGoodToBeginWith() throws {
      for name in try goodFiles() { #expect(outcome(name).isEmpty, "\(name)") }
    }

    @Test func aFileThatIsCutOffSaysSo() throws {
      for name in try goodFiles() {
        let whole = try fixture.folder.bytes(name)
        for share in [0.3, 0.6, 0.95] {
          try fixture.folder.write(
            name, bytes: Array(whole.prefix(Int(Double(whole.count) * share))))
          let problems = outcome(name)
          #expect(!problems.isEmpty, "\(name) cut to \(share)")
          for problem in problems {
            #expect(!problem.message.english.isEmpty && !problem.message.chinese.isEmpty)
          }
        }
        try fixture.folder.write(name, bytes: whole)
      }
    }

    @Test func everyShortBeginningOfAFileIsSurvived() throws {
      for name in try goodFiles() {
        let whole = try fixture.folder.bytes(name)
        for count in [0, 1, 4, 16, 63, 99, 100, 101, 512, 4096] where count < whole.count {
          try fixture.folder.write(name, bytes: Array(whole.prefix(count)))
          #expect(!outcome(name).isEmpty, "\(name) cut to \(count)")
        }
        try fixture.folder.write(name, bytes: whole)
      }
    }

    @Test func aTableThatIsShorterThanItSaysIsRefused() throws {
      _ = try goodFiles()
      let whole = try fixture.folder.bytes("a.dbf")
      try fixture.folder.write("a.dbf", bytes: Array(whole.dropLast(40)))
      #expect(outcome("a.shp").first?.value == ".dbf")
    }

    @Test func changedBytesNeverCrash() throws {
      var random = SeededGenerator(seed: 2026)
      let names = try goodFiles()
      for name in names + ["a.dbf", "a.shx"] {
        let whole = try fixture.folder.bytes(name)
        for _ in 0..<60 {
          var bytes = whole
          for _ in 0..<Int.random(in: 1...8, using: &random) {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] = .random(
              in: 0...255, using: &random)
          }
          try fixture.folder.write(name, bytes: bytes)
          _ = outcome(name.hasPrefix("a.dbf") || name.hasPrefix("a.shx") ? "a.shp" : name)
        }
        try fixture.folder.write(name, bytes: whole)
      }
    }

    @Test(arguments: ["a.xlsx", "a.gpkg", "a.shp", "a.fgb", "a.zip", "a.ods", "a.xls"])
    func aTextUnderAnotherNameIsToldFromWhatItSaysToBe(name: String) throws {
      try fixture.folder.write(name, "id,lon,lat\n1,120,30\n")
      let problem = try #require(outcome(name).first)
      #expect(problem.code == .malformed && problem.message.english.contains(".csv"))
      try fixture.folder.write(name, "")
      #expect(outcome(name).first?.code == .empty)
    }

    @Test func aWorkbookUnderTheNameOfATextIsRead() throws {
      try fixture.workbook(
        "ledger.csv", [("台账", [["编号", "名称", "经度", "纬度"], ["1", "甲", "120.5", "28.5"]])])
      #expect(outcome("ledger.csv").isEmpty)
    }

    @Test func aBombIsRefused() throws {
      var writer = ZipWriter()
      var zeros = ByteBuffer()
      [UInt8](repeating: 32, count: 100 << 20).withUnsafeBufferPointer { zeros.append($0) }
      _ = writer.add("xl/workbook.xml", zeros)
      try fixture.folder.write("bomb.xlsx", bytes: writer.finished().bytes)
      let problem = try #require(outcome("bomb.xlsx").first)
      #expect(problem.message.english.contains("200 times"))
    }

    @Test func anArchiveOfSomethingElseIsRefused() throws {
      try fixture.folder.write("x.txt", "x")
      try fixture.zip("other.zip", [("readme.txt", "x.txt")])
      let problem = try #require(outcome("other.zip").first)
      #expect(problem.code == .unsupported && problem.message.english.contains("readme.txt"))
    }

    @Test func bytesWithoutMeaningAreListed() throws {
      try fixture.write(
        "b.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "b", options: ["ENCODING=UTF-8"],
        named: ["ID", "NAME", "BUILDTIME", "HH", "OLD"])
      var table = try fixture.folder.bytes("b.dbf")
      let place = try #require(
        table.indices.first { table[$0...].starts(with: Array("枕泾".utf8)) })
      table[place + 1] = 0x20
      try fixture.folder.write("b.dbf", bytes: table)
      let found = try LoadedTable<Estate>.estates(.file(fixture.path("b.shp")))
      let listed = found.issues.filter { $0.code == .valueUnreadable }
      #expect(listed.count == 1 && listed.first?.line == 1 && listed.first?.field == "NAME")
      #expect(found.rows.count == 3)
    }

    @Test func aPolygonThatCrossesItselfIsMendedAndListed() throws {
      let bow = geometry(
        "Polygon", "[[[120.7,28],[120.71,28.01],[120.71,28],[120.7,28.01],[120.7,28]]]")
      let json = collection([(bow, "{\"小区编号\":\"E1\",\"小区名称\":\"甲\"}")])
      let found = try LoadedTable<Estate>.estates(.file(try fixture.write("m.gpkg", "GPKG", json)))
      #expect(found.rows.count == 1 && found.codes.contains(.geometryMended))
    }

    @Test func nullsAndOtherTypesAreListedRowByRow() throws {
      let json = collection([
        ("null", "{\"小区编号\":\"E1\",\"小区名称\":\"甲\"}"),
        (geometry("LineString", "[[120.7,28],[120.71,28]]"), "{\"小区编号\":\"E2\",\"小区名称\":\"乙\"}"),
        (geometry("MultiPoint", "[[120.7,28],[120.71,28]]"), "{\"小区编号\":\"E3\",\"小区名称\":null}"),
        (geometry("Polygon", "[[[120.7,28],[120.71,28],[120.71,28.01],[120.7,28]]]"), "{}"),
      ])
      let found = try LoadedTable<Estate>.estates(.file(try fixture.write("x.gpkg", "GPKG", json)))
      let rejected = found.issues.filter { $0.severity == .rejected }
      #expect(rejected.map(\.code) == [.geometryMissing, .geometryType])
      #expect(rejected.map(\.line) == [1, 2])
      #expect(found.info.rowsIn == 4 && found.rows.count == 2)
    }

    @Test func identicalFeaturesAreKnownWhateverTheirNumbers() throws {
      let twice = (geometry("Point", "[120.7,28]"), "{\"小区编号\":\"E1\",\"小区名称\":\"甲\"}")
      let found = try LoadedTable<Estate>.estates(
        .file(try fixture.write("t.gpkg", "GPKG", collection([twice, twice]))))
      #expect(found.rows.count == 1 && found.codes.contains(.duplicateRow))
    }

    @Test func allRowsOfAnEmptyLayerAreNone() throws {
      let path = fixture.path("e.gpkg")
      let document = try GeoJSONDocument(FileBytes(Array(LayerFixture.estates().utf8)))
      let feed = FeatureFeed(ResultLayer("e", document))
      let dataset = try VectorDataset(creating: path, driver: "GPKG")
      _ = try VectorLayerWriter(
        creating: "e", in: dataset, geometryType: feed.geometryType, columns: feed.columns)
      try dataset.close()
      let found = try LoadedTable<Estate>.estates(.file(path))
      #expect(found.rows.isEmpty && found.info.rowsIn == 0)
    }
  }
#endif
