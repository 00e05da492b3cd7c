#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Foundation
  import PlaneGeometry
  import Testing
  import TextFormats
  import VectorFormats
  import Workbooks

  @testable import Tables
  @testable import Registers
  @testable import Layers

  private let tables = [
    "estates/beijing-estates.bd09.csv", "estates/xuzhou-bom-json-cells.csv",
    "facilities/shanghai-nursing-homes.bd09.csv", "facilities/nanjing-nursing-homes.bd09.csv",
    "facilities/changzhou-nursing-homes.bd09.csv", "facilities/haikou-nursing-homes.bd09.csv",
    "facilities/shanghai-communities.bd09.csv",
  ]

  /// Real tables go through every format and come back without a changed value.
  @Suite(.enabled(if: SharedData.url(tables[0]) != nil, "shared test data is not here"))
  struct RoundTripTests {
    private let fixture: LayerFixture

    init() throws { fixture = try LayerFixture() }

    /// The header and the cells of a table, as they stand in it. Blanks at the ends do not count.
    private func cells(_ file: InputFile) throws -> [[String]] {
      let table = try Table(file) { _ in false }
      var rows = [table.headers.filter { $0 != "fid" }]
      let width = rows[0].count
      try table.forEachRow { cursor in
        rows.append((0..<width).map { cursor.text($0) ?? "" })
      }
      return rows
    }

    private func source(_ name: String) throws -> InputFile {
      .file(try #require(SharedData.url(name)).path, crs: .bd09)
    }

    /// The rows as GeoJSON without geometry, every cell a string but those that are numbers as written.
    private func json(_ rows: [[String]]) -> String {
      let features = rows.dropFirst().map { row in
        var buffer = ByteBuffer()
        for (place, cell) in row.enumerated() where !cell.isEmpty {
          if buffer.count > 0 { buffer.append(",") }
          buffer.appendJSONString(rows[0][place])
          buffer.append(":")
          if isNumber(cell) { buffer.append(cell) } else { buffer.appendJSONString(cell) }
        }
        return (geometry: "null", properties: "{\(String(decoding: buffer.bytes, as: UTF8.self))}")
      }
      return collection(features)
    }

    /// Whether a cell is a number that has no other way to be written.
    private func isNumber(_ cell: String) -> Bool {
      guard let value = Double(cell), value.isFinite else { return false }
      var buffer = ByteBuffer()
      buffer.appendShortest(value)
      return String(decoding: buffer.bytes, as: UTF8.self) == cell
    }

    @Test func everyTableIsHere() throws {
      let folder = try #require(SharedData.url("estates")).deletingLastPathComponent()
      let found = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      #expect(found?.filter { $0.hasSuffix(".csv") }.sorted() == tables.sorted())
    }

    @Test(arguments: tables) func throughAWorkbook(name: String) throws {
      let rows = try cells(source(name))
      var book = try Workbook()
      // The longest cell of Xuzhou's boundaries is below what a cell holds.
      try book.add("t", widths: [], frozenRows: 0) { sheet in
        for row in rows {
          sheet.beginRow()
          for cell in row {
            if isNumber(cell) { sheet.number(Double(cell), .general) } else { sheet.text(cell) }
          }
        }
      }
      let path = try fixture.folder.write("t.xlsx", bytes: book.finished().bytes)
      #expect(try cells(.file(path)) == rows)
    }

    @Test(arguments: tables) func throughAGeoPackage(name: String) throws {
      let rows = try cells(source(name))
      let layer = try ExportedLayer(name: "t", geoJSON: FileBytes(Array(json(rows).utf8)))
      let path = fixture.path("t.gpkg")
      try VectorExport.write([layer], toPath: path, as: .geoPackage)
      expect(try cells(.file(path)), are: rows)
    }

    @Test(.enabled(if: PostgreSQLServer.isInstalled, "PostgreSQL with PostGIS is not installed"))
    func throughPostGIS() throws {
      let server = try PostgreSQLServer()
      for (number, name) in tables.enumerated() {
        let rows = try cells(source(name))
        let layer = try ExportedLayer(
          name: "t\(number)", geoJSON: FileBytes(Array(json(rows).utf8)))
        try DatabaseExport.write([layer], to: server.connection, mode: .create)
        var file = InputFile.file(server.connection)
        file.layer = "t\(number)"
        expect(try cells(file), are: rows)
      }
    }

    /// Columns may come in another order: that of their first values. A column without any value is in no
    /// feature.
    private func expect(_ found: [[String]], are rows: [[String]]) {
      let order = rows[0].map { found[0].firstIndex(of: $0) }
      let ordered = found.map { row in order.map { $0.map { row[$0] } ?? "" } }
      #expect(ordered.count == rows.count)
      let changed = zip(ordered, rows).dropFirst().first { $0 != $1 }
      #expect(changed == nil, "\(String(describing: changed))")
    }

    @Test func shanghaisDistrictsAreReadInGBK() throws {
      let folder = try #require(SharedData.url("shapefile/shanghai-districts-gbk"))
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: folder.path).first {
          $0.hasSuffix(".shp")
        })
      let found = try LoadedTable<Estate>.estates(.file("\(folder.path)/\(name)"))
      #expect(found.rows.count == 17 && found.rows.contains { $0.name == "宝山区" })
      #expect(found.info.origin.encoding == .gb18030 && found.info.crs == .wgs84)
      #expect(found.rows.allSatisfy { if case .area = $0.place { true } else { false } })
    }

    @Test(arguments: ["110108", "330302", "370300"])
    func boundariesGoThroughAPackage(code: String) throws {
      let url = try #require(SharedData.url("boundaries/cnmaps-\(code).gcj02.geojson"))
      let direct = try LoadedTable<MultiPolygon>.boundary(.file(url.path, crs: .gcj02))
      let layer = try ExportedLayer(name: "b", geoJSON: FileBytes(path: url.path))
      let path = fixture.path("b.gpkg")
      try VectorExport.write([layer], toPath: path, as: .geoPackage)
      let found = try LoadedTable<MultiPolygon>.boundary(.file(path, crs: .gcj02))
      #expect(found.place == direct.place && found.place != nil)
    }
  }
#endif
