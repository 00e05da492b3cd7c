#if GDAL
  import CareCircleTestSupport
  import CareModel
  import Foundation
  import Testing

  @testable import Registers
  @testable import Tables
  @testable import VectorFormats
  @testable import Wording

  /// Queries and views of a GeoPackage read, come to an end, and do nothing else.
  @Suite struct QueryGuardTests {
    private let fixture: LayerFixture
    private let path: String

    init() throws {
      fixture = try LayerFixture()
      path = try fixture.write("a.gpkg", "GPKG", LayerFixture.estates(), layer: "estates")
    }

    private func file(_ query: String? = nil, layer: String? = nil) -> InputFile {
      var file = InputFile.file(path)
      (file.query, file.layer) = (query, layer)
      return file
    }

    private func change(_ statements: String...) throws {
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"], forWriting: true)
      for statement in statements { try dataset.execute(statement) }
      try dataset.close()
    }

    private func addView(_ name: String, _ query: String) throws {
      try change(
        "CREATE VIEW \(name) AS \(query)",
        "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('\(name)', 'attributes', '\(name)')"
      )
    }

    @Test(arguments: [
      "VACUUM INTO 'new.gpkg'", "ATTACH 'new.db' AS x", "PRAGMA user_version = 7",
      "DELETE FROM estates", "WITH x AS (SELECT 1) DELETE FROM estates",
      "SELECT * FROM estates; VACUUM INTO 'new.gpkg'", "DROP TABLE estates",
      "SELECT load_extension('new')", "SELECT writefile('new.txt', 'a')",
      "SELECT CreateSpatialIndex('estates', 'geom')", "SELECT * FROM pragma_journal_mode('wal')",
      "SELECT ogr_datasource_load_layers('new.gpkg')", "SELECT edit('a')",
    ])
    func whatDoesNotReadIsRefusedAndDoesNothing(query: String) throws {
      let before = try fixture.folder.bytes("a.gpkg")
      // Whether the text or SQLite's own check refuses it.
      let here = query.replacing("'new", with: "'\(fixture.folder.path)/new")
      let problem = try #require(LayerFixture.problems(file(here)).first)
      #expect(problem.field == "sql" && problem.code == .wrongValue)
      #expect(try fixture.folder.names() == ["a.gpkg"])
      #expect(try fixture.folder.bytes("a.gpkg") == before)
    }

    /// What the text cannot tell: SQLite itself refuses it on every connection that reads.
    @Test(arguments: [
      "VACUUM INTO 'new.gpkg'", "ATTACH 'new.db' AS x", "PRAGMA user_version = 7",
      "PRAGMA journal_mode = wal", "CREATE TEMP TABLE x (a)", "DELETE FROM estates",
      "SELECT load_extension('new')", "SELECT ogr_geocode('x')",
    ])
    func theDatabaseItselfIsGuarded(statement: String) throws {
      let here = statement.replacing("'new", with: "'\(fixture.folder.path)/new")
      let dataset = try VectorDataset(opening: path, drivers: ["GPKG"])
      #expect(throws: VectorFault.self) { try dataset.query(here) }
      #expect(try fixture.folder.names() == ["a.gpkg"])
    }

    @Test func aViewIsReadButItsFunctionsAreGuarded() throws {
      try addView("fine", "SELECT fid, upper(小区编号) AS 小区编号, 120.7 AS lon, 28 AS lat FROM estates")
      try addView("evil", "SELECT fid, load_extension('x') AS a FROM estates")
      #expect(
        try LoadedTable<Estate>.estates(
          InputFile.file(path, crs: .wgs84).layered("fine")
        ).rows.map(\.id) == ["E1", "E2", "E3"])
      #expect(!LayerFixture.problems(file(layer: "evil")).isEmpty)
    }

    private static let endless =
      "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x AS fid, 'a' AS name FROM c"

    @Test(arguments: [endless, endless + " WHERE x < 0"])
    func whatHasNoEndIsEnded(query: String) throws {
      try addView("endless", query)
      VectorDataset.withStepLimit(20_000_000) {
        let asked = LayerFixture.problems(file(query)).first
        #expect(asked?.field == "sql" && asked?.message.english.contains("do not end") == true)
        let viewed = LayerFixture.problems(file(layer: "endless")).first
        #expect(viewed?.value == "endless", "\(viewed?.text(.english) ?? "no problem")")
        #expect(viewed?.message.english.contains("do not end") == true)
      }
      // The next statement begins anew.
      #expect(try LoadedTable<Estate>.estates(file("SELECT * FROM estates")).rows.count == 3)
    }
  }

  extension InputFile {
    fileprivate func layered(_ name: String) -> InputFile {
      var file = self
      file.layer = name
      return file
    }
  }
#endif
