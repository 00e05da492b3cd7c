#if GDAL
  import CareCircleTestSupport
  import Foundation
  import Testing
  import TextFormats
  import VectorFormats

  @testable import Layers
  @testable import Reports
  @testable import Tables
  @testable import Wording

  @Suite struct LayerWritingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func path(_ name: String) -> String { "\(folder.path)/\(name)" }

    private let json = collection([
      (
        geometry("Point", "[120.1234567,30.7654321]"),
        "{\"id\":\"E1\",\"verdict\":\"gap\",\"walk_m\":12.50,\"in_reach\":3,\"estimated\":true,"
          + "\"nearest_beyond_m\":null,\"nearest_name\":\"甲\",\"near_misses\":[{\"id\":\"R1\"}],"
          + "\"verdict_text\":null}"
      ),
      (
        "null",
        "{\"id\":\"E2\",\"verdict\":\"covered\",\"walk_m\":0.10,\"in_reach\":null,\"estimated\":false,"
          + "\"nearest_beyond_m\":null,\"nearest_name\":null,\"near_misses\":[],\"verdict_text\":\"已覆盖\"}"
      ),
    ])

    private func layer(_ json: String, name: String = "gaps") throws -> ResultLayer {
      try ResultLayer(name, json: json)
    }

    /// The cells of a layer, row by row, by its keys.
    private func cells(_ document: GeoJSONDocument) -> [[String: String]] {
      (0..<document.featureCount).map { feature in
        var row: [String: String] = [:]
        for (key, name) in document.keys.enumerated() where name != "fid" {
          guard let text = document.text(feature: feature, key: key) else { continue }
          row[name] = Double(text).map { "\($0)" } ?? text
        }
        return row
      }
    }

    private func document(_ path: String, _ kind: SourceKind) throws -> GeoJSONDocument {
      let table = try LayerTable.table(.file(path), kind) { _ in false }
      guard case .json(let document, _) = table.content else { throw CareCircleError.readerGone }
      return document
    }

    @Test(arguments: [
      (LayerFormat.geoPackage, SourceKind.gpkg), (.flatGeobuf, .flatgeobuf),
      (.shapefile, .shapefile),
    ])
    func whatIsWrittenIsReadAgain(format: LayerFormat, kind: SourceKind) throws {
      let path = self.path("gaps.\(format.rawValue)")
      try layer(json).write(toPath: path, as: format)
      let found = try document(path, kind)
      let expected = try GeoJSONDocument(FileBytes(Array(json.utf8)))
      var rows = cells(found)
      if format == .shapefile {
        // Names are cut, and a table of texts knows no true and false.
        rows = rows.map { row in
          var whole = row
          for (cut, key) in [("nearest_na", "nearest_name"), ("near_misse", "near_misses")] {
            whole[key] = whole.removeValue(forKey: cut)
          }
          whole["verdict_text"] = whole.removeValue(forKey: "verdict_te")
          whole["estimated"] = whole["estimated"].map { $0 == "1.0" ? "true" : "false" }
          return whole
        }
      }
      if format == .flatGeobuf {
        // It cannot hold features without a location; they are in a separate file.
        let table = String(
          decoding: try folder.bytes("gaps.fgb.unplaced.csv"), as: UTF8.self)
        #expect(table.contains("E2,covered,0.1,,false,,,[],已覆盖"))
        #expect(rows == [cells(expected)[0]])
        return
      }
      #expect(
        rows.sorted { $0["id"] ?? "" < $1["id"] ?? "" } == cells(expected), "\(rows)")
      let places = (0..<found.featureCount).map { try? found.geometry(ofFeature: $0).get() }
      #expect(places.contains(.point(Position(x: 120.1234567, y: 30.7654321))))
      #expect(places.contains(nil))
      #expect(try folder.names().allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func aPackageHasItsLayersAndTheirStyles() throws {
      let path = self.path("a.gpkg")
      try LayerFile.write(
        [layer(json), layer(json, name: "o'neil")], toPath: path, as: .geoPackage)
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"])
      let styles = try dataset.query(
        "SELECT f_table_name, useAsDefault, styleQML FROM layer_styles ORDER BY f_table_name")
      var reader = LayerReader(styles)
      let rows = try reader.read().document().document
      #expect(rows.featureCount == 2 && rows.text(feature: 1, key: 0) == "o'neil")
      #expect(rows.text(feature: 0, key: 1).map { ["1", "true"].contains($0) } == true)
      #expect(rows.text(feature: 0, key: 2)?.contains("categorizedSymbol") == true)
    }

    @Test func twoRunsGiveTheSameBytes() throws {
      for format in LayerFormat.allCases where format.needsGDAL {
        for name in ["a", "b"] {
          try FileManager.default.createDirectory(
            atPath: path(name), withIntermediateDirectories: true)
          try layer(json).write(toPath: path("\(name)/x.\(format.rawValue)"))
        }
      }
      for name in try FileManager.default.contentsOfDirectory(atPath: path("a")) {
        #expect(
          try folder.bytes("a/\(name)") == folder.bytes("b/\(name)"), "\(name)")
      }
    }

    @Test func namesAreCutToTenBytesEachOnce() {
      let keys = [
        "verdict", "verdict_text", "verdict_texts", "nearest_id", "nearest_name", "小区名称", "小区名字",
        "Verdict", "nearest_beyond_m", "nearest_beyond_x",
      ]
      let names = ShapefileNames(keys).names
      #expect(names.allSatisfy { $0.utf8.count <= 10 && !$0.isEmpty })
      #expect(Set(names.map { $0.lowercased() }).count == keys.count)
      #expect(names[0] == "verdict" && names[5] == "小区名" && names[6] == "小区名1")
    }

    @Test func whatDoesNotFitStandsBesideTheShapefile() throws {
      let long = String(repeating: "长", count: 100)
      let json = collection([
        (geometry("Point", "[120,30]"), "{\"verdict_text\":\"\(long)\",\"verdict_texts\":\"x\"}")
      ])
      try layer(json).write(toPath: path("a.shp"))
      let cut = try document(path("a.shp"), .shapefile).text(feature: 0, key: 0) ?? ""
      #expect(long.hasPrefix(cut) && cut.utf8.count > 240)
      let beside = String(decoding: try folder.bytes("a.long.csv"), as: UTF8.self)
      #expect(beside.contains("1,verdict_text,\(long)"))
      let names = String(decoding: try folder.bytes("a.fields.csv"), as: UTF8.self)
      #expect(names.contains("verdict_te,verdict_text\r\nverdict_t1,verdict_texts"))
    }

    @Test func geometriesOfSeveralTypesBecomeSeveralShapefiles() throws {
      let ring = "[[[0,0],[1,0],[1,1],[0,0]]]"
      let json = collection([
        (geometry("Point", "[120,30]"), "{\"id\":\"p\"}"), ("null", "{\"id\":\"n\"}"),
        (geometry("Polygon", ring), "{\"id\":\"a\"}"),
        (geometry("MultiPolygon", "[\(ring)]"), "{\"id\":\"m\"}"),
      ])
      try layer(json).write(toPath: path("a.shp"))
      #expect(try document(path("a_points.shp"), .shapefile).featureCount == 2)
      #expect(try document(path("a_polygons.shp"), .shapefile).featureCount == 2)
      try layer(json).write(toPath: path("a.gpkg"))
      let mixed = try document(path("a.gpkg"), .gpkg)
      #expect(mixed.featureCount == 4 && mixed.text(feature: 3, key: 0) == "m")
    }

    @Test func anEmptyLayerIsWrittenAndRead() throws {
      for (format, kind) in [
        (LayerFormat.geoPackage, SourceKind.gpkg), (.shapefile, .shapefile),
        (.flatGeobuf, .flatgeobuf),
      ] {
        let path = self.path("e.\(format.rawValue)")
        try layer(collection([])).write(toPath: path)
        #expect(try document(path, kind).featureCount == 0)
      }
    }

    @Test func anEarlierFileStaysUntilTheNewOneIsWhole() throws {
      let path = try folder.write("a.gpkg", "old")
      let below = path + "/b.gpkg"
      #expect(throws: CareCircleError.self) {
        try layer(json).write(toPath: below)
      }
      // Two layers of one name cannot be in one package.
      #expect(throws: CareCircleError.self) {
        try LayerFile.write([layer(json), layer(json)], toPath: path, as: .geoPackage)
      }
      #expect(try folder.bytes("a.gpkg") == Array("old".utf8))
      #expect(try folder.names() == ["a.gpkg"])
      try layer(json).write(toPath: path)
      #expect(try document(path, .gpkg).featureCount == 2)
    }

    @Test func attributionGoesWithTheLayer() throws {
      let named = ResultLayer(
        "gaps", header: [("attribution", .string("© OpenStreetMap"))], geometry: .point, count: 1,
        columns: [.text("id") { $1.text("a") }])
      #expect(named.hasAttribution && named.about == "{\"attribution\":\"© OpenStreetMap\"}")
      for format in ["fgb", "shp"] {
        try named.write(toPath: path("a.\(format)"))
        let beside = try folder.bytes("a.\(format).about.json")
        #expect(String(decoding: beside, as: UTF8.self).contains("OpenStreetMap"))
      }
      try named.write(toPath: path("a.kml"))
      let document = String(decoding: try folder.bytes("a.kml"), as: UTF8.self)
      #expect(document.contains("<description>© OpenStreetMap</description>"))
    }
  }
#endif
