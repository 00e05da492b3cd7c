#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Geodesy
  import Layers
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Tables
  @testable import Registers
  @testable import Inspection

  @Suite struct LayerReadingTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    private func read(
      _ path: String, crs: CoordinateReferenceSystem? = nil, layer: String? = nil
    ) throws -> LoadedTable<Estate> {
      var file = InputFile.file(path, crs: crs)
      file.layer = layer
      return try .estates(file)
    }

    /// What of an estate every format has to bring.
    private func facts(_ estate: Estate) -> [String] {
      let point = estate.anchor.map { "\($0.longitude) \($0.latitude)" } ?? ""
      return [
        estate.id, estate.name ?? "", point, "\(estate.built?.exact ?? 0)",
        "\(estate.households ?? 0)",
      ]
    }

    @Test(arguments: [
      ("a.gpkg", "GPKG", "gpkg"), ("a.fgb", "FlatGeobuf", "flatgeobuf"),
      ("a.shp", "ESRI Shapefile", "shapefile"),
    ])
    func everyFormatBringsTheSameRows(name: String, driver: String, format: String) throws {
      let json = LayerFixture.estates()
      let path = try fixture.write(
        name, driver, json, layer: "a",
        options: driver == "ESRI Shapefile" ? ["ENCODING=UTF-8"] : [],
        named: driver == "ESRI Shapefile" ? ["小区编", "小区名", "建成年", "户数", "OLD"] : nil)
      let expected = try estates(json)
      let found = try read(path)
      #expect(Set(found.rows.map(facts)) == Set(expected.rows.map(facts)))
      #expect(found.info.crs == .wgs84 && found.info.crsSource == .layer)
      #expect(found.info.origin.format == format && found.info.origin.layer != nil)
      #expect(found.info.rowsIn == 3 && found.info.rowsRejected == 0)
      #expect(found.info.byteCount > 0 && found.info.sha256.count == 64)
    }

    @Test func aTableInGBKWithoutCodePageIsRead() throws {
      let path = try fixture.write(
        "g.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "g", options: ["ENCODING=GBK"],
        named: ["小区编号", "小区名称", "建成年份", "户数", "套内建筑面"])
      try fixture.remove("g.cpg")
      let found = try read(path)
      #expect(found.rows.map(\.id) == ["E1", "E2", "E3"] && found.rows[0].name == "枕泾新村")
      #expect(found.info.origin.encoding == .gb18030)
      #expect(found.info.unusedColumns == ["套内建筑面"])
    }

    @Test func aNameThatCouldBeTwoFieldsIsRefused() throws {
      let path = try fixture.write(
        "u.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "u", options: ["ENCODING=UTF-8"],
        named: ["小区编", "小区名", "建成年", "户数", "是否老"])
      let problems = LayerFixture.problems(.file(path))
      #expect(problems.map(\.code) == [.ambiguousColumn] && problems.first?.value == "是否老")
      let mapped = InputFile.file(path, columns: ["old_flag": "是否老"])
      #expect(try LoadedTable<Estate>.estates(mapped).rows.count == 3)
    }

    @Test func theLayersOwnPlaneIsUsed() throws {
      // 500 km east is the central meridian of EPSG:4549, 120 degrees.
      let json = collection([
        (geometry("Point", "[500000,3000000]"), "{\"小区编号\":\"E1\",\"小区名称\":\"甲\"}")
      ])
      let path = try fixture.write("p.gpkg", "GPKG", json)
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"], forWriting: true)
      try dataset.execute(
        "INSERT INTO gpkg_spatial_ref_sys (srs_name, srs_id, organization, organization_coordsys_id, "
          + "definition) VALUES ('z', 4549, 'EPSG', 4549, 'undefined')")
      try dataset.execute("UPDATE gpkg_geometry_columns SET srs_id = 4549")
      try dataset.execute("UPDATE gpkg_contents SET srs_id = 4549")
      try dataset.close()
      let found = try read(path)
      let point = try #require(found.rows.first?.anchor)
      #expect(found.info.crs == .epsg(4549))
      #expect(abs(point.longitude - 120) < 1e-9 && abs(point.latitude - 27.1) < 0.1)
    }

    @Test func aMissingPrjSaysWhatToDeclare() throws {
      let path = try fixture.write(
        "n.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "n", options: ["ENCODING=UTF-8"],
        named: ["ID", "NAME", "BUILDTIME", "HH", "OLD"])
      try fixture.remove("n.prj")
      let problem = try #require(LayerFixture.problems(.file(path)).first)
      #expect(
        problem.code == .undeclaredCRS && problem.message.english.contains("--estates-crs EPSG"))
      #expect(problem.message.chinese.contains(".prj"))
      let declared = try read(path, crs: .cgcs2000)
      #expect(declared.info.crsSource == .declared && declared.rows.count == 3)
    }

    @Test func aDeclarationAgainstTheLayerIsUsedAndDoubted() throws {
      let path = try fixture.write("d.gpkg", "GPKG", LayerFixture.estates())
      let found = try read(path, crs: .gcj02)
      #expect(found.codes.contains(.crsContradiction) && found.info.crs == .gcj02)
    }

    @Test func aLayerOfSeveralHasToBeNamed() throws {
      let path = try fixture.write("s.gpkg", "GPKG", LayerFixture.estates(), layer: "小区")
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"], forWriting: true)
      let other = try GeoJSONDocument(FileBytes(Array(LayerFixture.estates().utf8)))
      let feed = FeatureFeed(ResultLayer("other", other))
      let writer = try VectorLayerWriter(
        creating: "other", in: dataset, geometryType: feed.geometryType, columns: feed.columns)
      try feed.writeAll(to: writer)
      try dataset.close()
      let problem = try #require(LayerFixture.problems(.file(path)).first)
      #expect(problem.code == .missingValue && problem.message.english.contains("小区, other"))
      #expect(try read(path, layer: "小区").rows.count == 3)
      var file = InputFile.file(path)
      file.layer = "nobody"
      #expect(LayerFixture.problems(file).first?.value == "nobody")
      file.layer = nil
      file.query = "SELECT * FROM other WHERE 小区编号 = 'E2'"
      #expect(try LoadedTable<Estate>.estates(file).rows.map(\.id) == ["E2"])
      file.query = "SELECT nothing FROM nowhere"
      #expect(LayerFixture.problems(file).first?.field == "sql")
      let listing = try #require(try SourceListing.of(.file(path)))
      #expect(listing.entries.map(\.name) == ["小区", "other"])
      #expect(listing.entries.map(\.count) == [3, 3] && listing.entries[0].system == "EPSG:4326")
      #expect(listing.entries[0].fields.contains("小区编号"))
    }

    @Test func aTableWithTwoGeometryColumnsAsksWhich() throws {
      let path = try fixture.write("t.gpkg", "GPKG", LayerFixture.estates(), layer: "小区")
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"], forWriting: true)
      // Programs that write two have left out the rule that there is one.
      for statement in [
        "ALTER TABLE gpkg_geometry_columns RENAME TO g", "ALTER TABLE 小区 ADD COLUMN pt BLOB",
        "UPDATE 小区 SET pt = geom",
        "CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, "
          + "srs_id INTEGER, z TINYINT, m TINYINT)",
        "INSERT INTO gpkg_geometry_columns SELECT table_name, column_name, geometry_type_name, srs_id, z, m FROM g",
        "INSERT INTO gpkg_geometry_columns SELECT table_name, 'pt', geometry_type_name, srs_id, z, m FROM g",
        "DROP TABLE g",
      ] { try dataset.execute(statement) }
      try dataset.close()
      let problem = try #require(LayerFixture.problems(.file(path)).first)
      #expect(problem.field == "geometry" && problem.value == "geom, pt")
      #expect(problem.message.english.contains("--estates-sql 'SELECT \"fid\", \"小区编号\""))
      var file = InputFile.file(path)
      file.query = "SELECT \"小区编号\", \"小区名称\", pt FROM \"小区\""
      let found = try LoadedTable<Estate>.estates(file)
      #expect(found.rows.map(\.id) == ["E1", "E2", "E3"] && found.info.crsSource == .layer)
    }

    @Test func aPackedShapefileIsRead() throws {
      try fixture.write(
        "z.shp", "ESRI Shapefile", LayerFixture.estates(), layer: "z", options: ["ENCODING=GBK"],
        named: ["小区编号", "小区名称", "建成年份", "户数", "OLD"])
      let parts = ["shp", "shx", "dbf", "prj"]
      let one = try fixture.zip("one.zip", parts.map { ("规划/小区.\($0)", "z.\($0)") })
      let found = try read(one)
      #expect(found.rows.map(\.name) == ["枕泾新村", "荻汀, 新里", "蘅畈\"大院\""])
      #expect(found.info.origin.layer == "小区" && found.info.crsSource == .layer)
      let two = try fixture.zip(
        "two.zip", parts.flatMap { [("a.\($0)", "z.\($0)"), ("b.\($0)", "z.\($0)")] })
      #expect(LayerFixture.problems(.file(two)).first?.message.english.contains("a, b") == true)
      #expect(try read(two, layer: "b").rows.count == 3)
      let torn = try fixture.zip("torn.zip", [("a.shp", "z.shp"), ("a.dbf", "z.dbf")])
      #expect(LayerFixture.problems(.file(torn)).first?.value == ".shx")
      #expect(try SourceListing.of(.file(two))?.entries.map(\.name) == ["a", "b"])
    }

    @Test(arguments: [
      "/vsicurl/http://127.0.0.1:9/a.gpkg", "/vsizip/a.zip", "/VSIS3/b/a.shp", "/vsimem/x.gpkg",
    ])
    func noNameReachesTheNetwork(path: String) {
      let problem = LayerFixture.problems(.file(path, crs: .wgs84)).first
      #expect(problem?.code == .unreadableFile)
    }

    @Test(arguments: [
      "MySQL:host=x", "http://127.0.0.1:9/a.gpkg", "WFS:http://127.0.0.1:9", "GPKG:a.gpkg:layer",
      "ODBC:x",
    ])
    func aConnectionOfAnotherKindIsAFileThatIsNotThere(path: String) {
      #expect(LayerFixture.problems(.file(path, crs: .wgs84)).first?.code == .missingFile)
    }

    @Test func aLayerOfATextIsRefused() throws {
      var file = InputFile.file(
        try fixture.folder.write("t.csv", "id,lon,lat\n1,120,30\n"), crs: .wgs84)
      file.layer = "x"
      #expect(LayerFixture.problems(file).first?.field == "layer")
    }

    @Test func aConnectionIsCalledByItsDatabaseAlone() {
      let names = [
        "PG:host=10.0.0.1 user=u password=secret dbname=city", "pg:dbname='city' password=secret",
        "postgresql://u:secret@10.0.0.1/city?sslmode=require",
      ].map { InputFile.file($0).name }
      #expect(names == ["PG:city", "PG:city", "PG:city"])
      #expect(InputFile.file("postgresql://u:secret@10.0.0.1").name == "PG:")
    }
  }
#endif
