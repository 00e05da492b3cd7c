#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Foundation
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Tables
  @testable import Registers
  @testable import Inspection

  /// Sources that fewer people have: MapInfo, geodatabases, KML, OpenDocument, folders; and files that are not sources.
  @Suite struct OtherSourceTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    private func read(_ path: String) throws -> LoadedTable<Estate> {
      try .estates(.file(path))
    }

    /// Two points in MapInfo's interchange format, with everything in GBK.
    private func mapInfo(charset: String) throws -> String {
      let head =
        "Version 300\nCharset \"\(charset)\"\nDelimiter \",\"\nCoordSys Earth Projection 1, 104\n"
        + "Columns 3\n  小区编号 Char(20)\n  小区名称 Char(40)\n  建成年份 Integer\nData\n\n"
        + "Point 120.67 28.0\nPoint 120.68 28.01\n"
      let rows = "\"E1\",\"枕泾新村\",1992\n\"E2\",\"荻汀新里\",1980\n"
      try fixture.folder.write("m.mid", bytes: #require(encoded(rows, .gb18030)))
      return try fixture.folder.write("m.mif", bytes: #require(encoded(head, .gb18030)))
    }

    @Test(arguments: ["WindowsSimpChinese", "Neutral"])
    func mapInfosChineseIsReadWhateverItIsCalled(charset: String) throws {
      let found = try read(try mapInfo(charset: charset))
      #expect(found.rows.map(\.name) == ["枕泾新村", "荻汀新里"])
      #expect(found.rows.map(\.built?.exact) == [1992, 1980])
      #expect(found.issues.allSatisfy { $0.code != .valueUnreadable })
    }

    @Test func theChecksumOfMapInfoIsThatOfAllItsParts() throws {
      let path = try mapInfo(charset: "Neutral")
      let before = try read(path).info.sha256
      try fixture.folder.write(
        "m.mid", bytes: #require(encoded("\"E1\",\"甲\",1992\n\"E2\",\"乙\",1980\n", .gb18030)))
      #expect(try read(path).info.sha256 != before)
    }

    @Test(arguments: [
      ("a.tab", "MapInfo File", "mapinfo"), ("a.gdb", "OpenFileGDB", "filegdb"),
      ("a.kml", "LIBKML", "kml"),
    ])
    func otherLayersBringTheirRows(name: String, driver: String, format: String) throws {
      guard
        let path = try? fixture.write(
          name, driver, LayerFixture.estates(), layer: "a",
          named: ["XQ_ID", "Name", "BUILDTIME", "HOUSEHOLDS", "OLD"])
      else { return }  // This build of the library does not write it.
      let found = try read(path)
      #expect(found.info.origin.format == format && found.rows.count == 3)
      // The library writes MapInfo's texts in Latin letters only.
      if format != "mapinfo" { #expect(found.rows.map(\.name).contains("枕泾新村")) }
      #expect(found.info.crs != nil && found.info.crsSource == .layer)
      #expect(found.rows[0].built?.exact == 1990)
    }

    @Test func aSpreadsheetOfTheLibraryItselfIsRead() throws {
      let json =
        "[{\"小区编号\":\"E1\",\"小区名称\":\"甲\",\"经度\":120.5,\"纬度\":28.5,\"建成年份\":1990},"
        + "{\"小区编号\":\"E2\",\"小区名称\":\"乙, 丙\",\"经度\":120.6,\"纬度\":28.6,\"建成年份\":null}]"
      let path = try fixture.write("a.ods", "ODS", json)
      let found = try LoadedTable<Estate>.estates(.file(path, crs: .wgs84))
      #expect(found.rows.map(\.id) == ["E1", "E2"] && found.rows[1].name == "乙, 丙")
      #expect(found.rows[0].built?.exact == 1990 && found.info.origin.format == "ods")
    }

    @Test func ofAFolderEachShapefileHasItsOwnEncodingAndChecksum() throws {
      for (name, encoding) in [("g", "GBK"), ("u", "UTF-8")] {
        try fixture.write(
          "\(name).shp", "ESRI Shapefile", LayerFixture.estates(), layer: name,
          options: ["ENCODING=\(encoding)"], named: ["ID", "NAME", "BUILDTIME", "HH", "OLD"])
      }
      try fixture.remove("g.cpg")
      var sums: Set<String> = []
      for name in ["g", "u"] {
        var file = InputFile.file(fixture.folder.path)
        file.layer = name
        let found = try LoadedTable<Estate>.estates(file)
        #expect(found.rows.first?.name == "枕泾新村")
        let alone = try read(fixture.path("\(name).shp"))
        #expect(found.info.sha256 == alone.info.sha256)
        sums.insert(found.info.sha256)
      }
      #expect(sums.count == 2)
      #expect(try SourceListing.of(.file(fixture.folder.path))?.entries.count == 2)
    }

    @Test func namesThatAGeodatabaseLaunderedAreKnown() {
      #expect(Header("乡镇_街道_").plain == "乡镇" && Header("经度_BD09_").declaredCRS == .bd09)
      #expect(Header("_60岁以上人口").full == "60岁以上人口")
      for name in ["built_year", "_", "__", "a_", "_a_", "x__"] {
        #expect(Header(name).full == name)
      }
    }

    @Test(arguments: [
      ("a.gml", "<?xml version=\"1.0\"?>\n<gml:FeatureCollection/>", "GML"),
      ("a.vrt", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"/></OGRVRTDataSource>", "GML"),
      (
        "a.xls", "<html><head><meta charset=\"gbk\"></head><table><tr><td>编号</td></tr></table>",
        "HTML"
      ),
      ("a.csv", "\u{FEFF}\r\n<!DOCTYPE HTML>\r\n<body>登录</body>", "HTML"),
    ])
    func markupIsNoTable(name: String, text: String, word: String) throws {
      try fixture.folder.write(name, text)
      let problem = try #require(
        LayerFixture.problems(.file(fixture.path(name), crs: .wgs84)).first)
      #expect(problem.code == .unsupported && problem.message.english.contains(word))
    }

    @Test func aDatabaseThatIsNoGeoPackageSaysSo() throws {
      var bytes = [UInt8](repeating: 0, count: 4096)
      bytes.replaceSubrange(0..<16, with: Array("SQLite format 3\0".utf8))
      try fixture.folder.write("a.sqlite", bytes: bytes)
      let problem = try #require(LayerFixture.problems(.file(fixture.path("a.sqlite"))).first)
      #expect(problem.code == .unsupported && problem.message.english.contains("SQLite"))
    }

    @Test func bytesThatAreNoUTF8AreListedInEveryFormat() throws {
      try fixture.write("a.gpkg", "GPKG", LayerFixture.estates())
      var bytes = try fixture.folder.bytes("a.gpkg")
      let name = Array("枕泾新村".utf8)
      let place = try #require(bytes.indices.first { bytes[$0...].starts(with: name) })
      bytes[place + 1] = 0x20
      try fixture.folder.write("a.gpkg", bytes: bytes)
      let found = try read(fixture.path("a.gpkg"))
      #expect(found.codes.contains(.valueUnreadable) && found.rows.count == 3)
    }
  }
#endif
