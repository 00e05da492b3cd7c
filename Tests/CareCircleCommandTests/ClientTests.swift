#if GDAL
  import CareCircleTestSupport
  import Foundation
  import Testing

  /// What is written is opened by the programs that people have.
  @Suite(.serialized) struct ClientTests {
    private static let ogr =
      ForeignTool("ogrinfo").path != nil && ForeignTool("ogr2ogr").path != nil
    private static let pandas = ForeignTool.python(with: "geopandas", "pyogrio")
    private static let qgis = ForeignTool.python(with: "qgis.core")
    /// Debian's own starter of it passes a flag that it does not know.
    private static let processing =
      ["qgis_process.bin", "qgis_process"].map { ForeignTool($0) }.first { $0.path != nil }
      ?? ForeignTool("/nowhere")
    private static let office = ForeignTool("soffice")

    /// The sample study in every format, in a folder `out`.
    private func results() throws -> TemporaryFolder {
      let folder = try TemporaryFolder()
      let run = try CommandRun.carecircle(
        [
          "run", Sample.study, "--out", "\(folder.path)/out", "--formats", "gpkg,fgb,shp,xlsx",
          "--reporting-unit", "鹿山区民政局", "--lang", "zh",
        ])
      try #require(run.exitCode == 0, "\(run.stderr)")
      return folder
    }

    private let gaps = 53
    private let estates = 297

    @Test(.enabled(if: ogr, "gdal-bin is not installed"))
    func ogrOpensEveryFile() throws {
      let folder = try results()
      for name in ["results.gpkg", "gaps.fgb", "gaps.shp"] {
        let info = try ForeignTool("ogrinfo").run([
          "-ro", "-so", "\(folder.path)/out/\(name)", "gaps",
        ])
        #expect(info.code == 0 && info.output.contains("Feature Count: \(gaps)"), "\(info)")
        #expect(
          !info.errors.contains("Warning") && !info.errors.contains("ERROR"), "\(info.errors)")
        #expect(info.output.contains("ID[\"EPSG\",4326]"))
      }
      let csv = try ForeignTool("ogr2ogr").run(
        ["-f", "CSV", "/vsistdout/", "\(folder.path)/out/gaps.shp", "-select", "id,verdict_te"])
      #expect(csv.output.contains("LS01-003,缺口"))
    }

    @Test(.enabled(if: pandas.path != nil, "no Python with geopandas and pyogrio"))
    func geopandasReadsTheSameEverywhere() throws {
      let folder = try results()
      let script = """
        import geopandas as g
        a = g.read_file("out/gaps.geojson").sort_values("id").reset_index()
        b = g.read_file("out/results.gpkg", layer="gaps").sort_values("id").reset_index()
        c = g.read_file("out/gaps.fgb").sort_values("id").reset_index()
        d = g.read_file("out/gaps.shp").sort_values("id").reset_index()
        for x in (b, c, d):
            assert x.crs.to_epsg() == 4326
            assert list(x.id) == list(a.id) and list(x.walk_m) == list(a.walk_m)
            assert x.geometry.geom_equals_exact(a.geometry, 1e-12).all()
            assert str(x.walk_m.dtype) == "float64" and str(x.in_reach.dtype).startswith("int")
        assert str(b.estimated.dtype) == "bool"
        print(len(a), len(b), len(c), len(d))
        """
      let run = try Self.pandas.run(["-c", script], in: folder.path)
      #expect(run.output == "\(gaps) \(gaps) \(gaps) \(gaps)\n", "\(run.errors)")
    }

    @Test(.enabled(if: qgis.path != nil, "no Python with QGIS"))
    func qgisAppliesTheStyles() throws {
      let folder = try results()
      let script = """
        from qgis.core import *
        a = QgsApplication([], False); a.initQgis()
        for n in ["gaps", "estates", "circles"]:
            l = QgsVectorLayer(f"out/results.gpkg|layername={n}", n, "ogr")
            r = l.renderer()
            print(n, l.isValid(), l.featureCount(), r.type(), r.classAttribute(), len(r.categories()))
        """
      let run = try Self.qgis.run(
        ["-c", script],
        environment: ["QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": folder.path],
        in: folder.path)
      #expect(run.output.contains("gaps True \(gaps) categorizedSymbol verdict"), "\(run)")
      #expect(run.output.contains("estates True \(estates) categorizedSymbol verdict"))
      #expect(run.output.contains("circles True 62 categorizedSymbol qualifies"))
    }

    /// Every layer upon the other, as the styles have it: what is drawn has the colours that verdicts have, and
    /// ground of no colour of its own stays white.
    @Test(.enabled(if: qgis.path != nil, "no Python with QGIS"))
    func qgisDrawsTheLayersWithTheirStyles() throws {
      let folder = try results()
      let script = """
        from qgis.core import *
        from qgis.PyQt.QtCore import QSize
        from qgis.PyQt.QtGui import QColor
        a = QgsApplication([], False); a.initQgis()
        layers = [QgsVectorLayer(f"out/results.gpkg|layername={n}", n, "ogr")
                  for n in ["gaps", "estates", "circles", "gap_areas", "coverage"]]
        print("labels", [l.name() for l in layers if l.labelsEnabled()])
        print("styled", [l.renderer().type() for l in layers])
        s = QgsMapSettings(); s.setLayers(layers); s.setOutputSize(QSize(500, 400))
        s.setBackgroundColor(QColor(255, 255, 255)); s.setExtent(layers[4].extent())
        j = QgsMapRendererSequentialJob(s); j.start(); j.waitForFinished(); p = j.renderedImage()
        seen = [p.pixelColor(x, y).getRgb()[:3] for x in range(500) for y in range(400)]
        near = lambda c: sum(max(abs(u - v) for u, v in zip(c, d)) < 12 for d in seen)
        print("drawn", near((214, 47, 39)) > 50, near((49, 145, 84)) > 50, near((245, 166, 35)) > 20,
              near((205, 205, 205)) > 20, len(seen) - near((255, 255, 255)) > 20000)
        """
      let run = try Self.qgis.run(
        ["-c", script],
        environment: ["QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": folder.path],
        in: folder.path)
      #expect(run.output.contains("labels ['gaps', 'coverage']"), "\(run)")
      #expect(
        run.output.contains(
          "styled ['categorizedSymbol', 'categorizedSymbol', 'categorizedSymbol', "
            + "'categorizedSymbol', 'graduatedSymbol']"))
      #expect(run.output.contains("drawn True True True True True"), "\(run.output)")
    }

    @Test(.enabled(if: processing.path != nil, "QGIS is not installed"))
    func qgisProcessesALayer() throws {
      let folder = try results()
      let run = try Self.processing.run(
        [
          "run", "native:extractbyexpression", "--",
          "INPUT=out/results.gpkg|layername=estates", "EXPRESSION=\"verdict\" = 'gap'",
          "OUTPUT=picked.gpkg",
        ],
        environment: ["QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": folder.path],
        in: folder.path)
      #expect(run.code == 0, "\(run.errors)")
      let back = try CommandRun.carecircle(
        ["inspect", "\(folder.path)/picked.gpkg", "--as", "estates", "--json"])
      #expect(back.output.contains("\"in\":\(gaps)") || back.output.contains("\"in\": \(gaps)"))
    }

    @Test(.enabled(if: office.path != nil, "LibreOffice is not installed"))
    func libreOfficeOpensTheWorkbook() throws {
      let folder = try results()
      let run = try Self.office.run(
        [
          "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
          "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
          "--outdir", folder.path, "\(folder.path)/out/results.xlsx",
        ])
      #expect(run.code == 0, "\(run.errors)")
      let names = try folder.names().filter { $0.hasSuffix(".csv") }
      #expect(
        names == ["乡镇设施一览", "数据质量清单", "缺口清单", "覆盖率统计表"].map { "results-\($0).csv" }.sorted())
      let lines = String(decoding: try folder.bytes("results-缺口清单.csv"), as: UTF8.self)
        .split(separator: "\n")
      #expect(lines.count == gaps + 3 && lines[1].contains("填报单位：鹿山区民政局"))
      #expect(lines[1].contains("填报日期：2026-11-30") && lines[3].hasPrefix("1,LS01-003,"))
      // A form for a bureau has words where other outputs have codes.
      let rooms = String(decoding: try folder.bytes("results-乡镇设施一览.csv"), as: UTF8.self)
      #expect(rooms.contains(",居家养老服务用房,") && rooms.contains(",面积不达标,"))
      for code in ["care_room", "in_use", "undersized", ",yes,", ",no,"] {
        #expect(!rooms.contains(code), "\(code)")
      }
      // Back through LibreOffice as its own format, and read again.
      let ods = try Self.office.run(
        [
          "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
          "ods",
          "--outdir", folder.path, "\(folder.path)/out/results.xlsx",
        ])
      #expect(ods.code == 0)
      let back = try CommandRun.carecircle(
        [
          "inspect", "\(folder.path)/results.ods", "--sheet", "缺口清单", "--crs", "WGS84", "--lang",
          "en",
        ])
      #expect(back.output.contains("rows         53: 53 can be used, 0 rejected"), "\(back)")
      // And as the old format of Excel.
      let xls = try Self.office.run(
        [
          "--headless", "-env:UserInstallation=file://\(folder.path)/profile", "--convert-to",
          "xls", "--outdir", folder.path, "\(folder.path)/out/results.xlsx",
        ])
      #expect(xls.code == 0)
      let old = try CommandRun.carecircle(
        [
          "inspect", "\(folder.path)/results.xls", "--sheet", "缺口清单", "--crs", "WGS84", "--lang",
          "en",
        ])
      #expect(old.output.contains("rows         53: 53 can be used, 0 rejected"), "\(old)")
    }

    @Test func areasAndSharesAreLayersOfAnyFormat() throws {
      let folder = try TemporaryFolder()
      let areas =
        [
          "gaps", "--areas", "--boundary", CommandRun.sample("townships.geojson"), "--boundary-crs",
          "WGS84",
        ]
        + Sample.inputs
      for (name, format) in [
        ("a.gpkg", "gpkg"), ("a.fgb", "flatgeobuf"), ("a.shp", "shapefile"),
      ] {
        let run = try CommandRun.carecircle(areas + ["--out", "\(folder.path)/\(name)"])
        #expect(run.exitCode == 0, "\(run.stderr)")
        let found = try CommandRun.carecircle(
          ["inspect", "\(folder.path)/\(name)", "--as", "estates", "--lang", "en"])
        #expect(found.output.contains("read as      \(format), layer"), "\(found)")
      }
      for format in ["xlsx", "csv", "geojsonseq", "kml"] {
        let run = try CommandRun.carecircle(
          areas + ["--format", format, "--out", "\(folder.path)/x"])
        #expect(run.exitCode == 0, "\(run.stderr)")
      }
      let shares = try CommandRun.carecircle(
        ["coverage", Sample.study, "--out", "\(folder.path)/c.gpkg"])
      #expect(shares.exitCode == 0, "\(shares.stderr)")
      #expect(try folder.bytes("c.gpkg").starts(with: "SQLite format 3".utf8))
    }

    @Test(.enabled(if: PostgreSQLServer.isInstalled, "PostgreSQL with PostGIS is not installed"))
    func tablesOfNothingTakeFeaturesLater() throws {
      let server = try PostgreSQLServer()
      let folder = try TemporaryFolder()
      let none = try folder.write("none.csv", "id,name,built_year,lon,lat\n")
      let areas =
        ["--areas", "--boundary", CommandRun.sample("townships.geojson")]
        + ["--boundary-crs", "WGS84"]
      func gaps(_ flags: [String]) throws -> CommandRun {
        try CommandRun.carecircle(["gaps", "--out", server.connection] + flags)
      }
      let empty = [
        "--estates", none, "--estates-crs", "WGS84", "--facilities",
        CommandRun.sample("rooms.csv"), "--facilities-crs", "GCJ02", "--as-of", "2026-11-30",
      ]
      #expect(try gaps(empty).exitCode == 0)
      for _ in 0..<2 {
        let run = try gaps(Sample.inputs + ["--append"])
        #expect(run.exitCode == 0, "\(run.stderr)")
      }
      #expect(try server.query("select count(*) from gaps") == "\(2 * self.gaps)")
      #expect(
        try server.query(
          "select string_agg(data_type, ' ' order by column_name) from information_schema.columns "
            + "where table_name = 'gaps' and column_name in ('near_misses', 'elders', 'due', 'walk_m')"
        )
          == "date bigint jsonb double precision")
      #expect(try gaps(areas + Sample.inputs).exitCode == 0)
      #expect(
        try server.query("select distinct st_geometrytype(geom) from gap_areas")
          == "ST_MultiPolygon")
    }

    @Test(.enabled(if: PostgreSQLServer.isInstalled, "PostgreSQL with PostGIS is not installed"))
    func whatADatabaseLacksIsSaidOnOneLine() throws {
      let server = try PostgreSQLServer()
      _ = try server.query("create database plain")
      let plain = server.connection.replacingOccurrences(
        of: "dbname=postgres", with: "dbname=plain")
      let bare = try CommandRun.carecircle(["gaps"] + Sample.inputs + ["--out", plain, "--quiet"])
      #expect(bare.exitCode == 73 && bare.stderr.contains("CREATE EXTENSION postgis"))
      let schema = try CommandRun.carecircle(
        ["gaps"] + Sample.inputs + ["--out", server.connection, "--table", "no.gaps", "--quiet"])
      #expect(schema.exitCode == 73 && schema.stderr.contains("CREATE SCHEMA no"))
      _ = try server.query(
        "create table gaps (fid serial primary key, geom geometry(Point, 4326), "
          + "id text check (id = 'x'))")
      let other = try CommandRun.carecircle(
        ["gaps"] + Sample.inputs + ["--columns", "id", "--append"]
          + ["--out", server.connection, "--quiet"])
      #expect(other.exitCode == 73)
      for run in [bare, schema, other] {
        #expect(run.stderr.split(separator: "\n").count == 1 && run.stderr.utf8.count < 500)
      }
    }

    @Test(.enabled(if: PostgreSQLServer.isInstalled, "PostgreSQL with PostGIS is not installed"))
    func postGISTakesResultsInOneTransaction() throws {
      let server = try PostgreSQLServer()
      let folder = try TemporaryFolder()
      func run(_ flags: String...) throws -> CommandRun {
        try CommandRun.carecircle(
          ["run", Sample.study, "--out", "\(folder.path)/out", "--database", server.connection]
            + flags)
      }
      #expect(try run().exitCode == 0)
      #expect(
        try server.query(
          "select count(*), min(st_srid(geom)), count(distinct st_geometrytype(geom)) from gaps")
          == "\(gaps)|4326|1")
      #expect(
        try server.query("select walk_m, in_reach, estimated from gaps where id = 'LS01-003'")
          == "1630.36|0|t")
      // A table that exists is neither replaced nor extended unless that is asked for.
      let again = try run()
      #expect(again.exitCode == 73 && again.stderr.contains("--overwrite or --append"))
      #expect(try server.query("select count(*) from gaps") == "\(gaps)")
      #expect(try run("--append").exitCode == 0)
      #expect(try server.query("select count(*) from estates") == "\(2 * estates)")
      #expect(try run("--overwrite").exitCode == 0)
      #expect(try server.query("select count(*) from estates") == "\(estates)")
      // The last of three tables cannot be written: the first two are not changed either.
      _ = try server.query(
        "truncate gaps; truncate estates; drop table circles; create view circles as select 1 as id"
      )
      #expect(try run("--overwrite").exitCode == 73)
      #expect(try server.query("select count(*) from gaps") == "0")
      #expect(try run("--overwrite", "--append").exitCode == 64)
    }

    @Test(.enabled(if: PostgreSQLServer.isInstalled, "PostgreSQL with PostGIS is not installed"))
    func postGISIsAnInputLikeAnyOther() throws {
      let server = try PostgreSQLServer()
      let csv = try CommandRun.carecircle(["gaps"] + Sample.inputs + ["--all"])
      _ = try server.query(
        "create schema ledger; create table ledger.rooms (id text, kind text, area numeric, status text, "
          + "lon float8, lat float8, geom geometry(Point, 4549));"
          + "insert into ledger.rooms values ('R1', 'care_room', 200, 'in_use', 0, 0, "
          + "st_transform(st_setsrid(st_point(120.701, 28), 4326), 4549))")
      let folder = try TemporaryFolder()
      let file = try folder.write("e.csv", "id,built_year,lon,lat\nE1,1990,120.7,28\n")
      let inputs = ["gaps", "--estates", file, "--estates-crs", "WGS84", "--all"]
      let place = ["--facilities", server.connection]
      let byLayer = try CommandRun.carecircle(
        inputs + place + ["--facilities-layer", "ledger.rooms"])
      #expect(
        byLayer.exitCode == 0 && byLayer.output.contains("\"verdict\":\"covered\""),
        "\(byLayer.stderr)")
      let byQuery = try CommandRun.carecircle(
        inputs + place
          + [
            "--facilities-sql",
            "select *, 'care_room' as facility_type from ledger.rooms where area > 300",
          ])
      #expect(
        byQuery.exitCode == 0 && byQuery.output.contains("\"verdict\":\"gap\""), "\(byQuery.stderr)"
      )
      let harm = try CommandRun.carecircle(
        inputs + place + ["--facilities-sql", "delete from ledger.rooms returning *"])
      #expect(harm.exitCode == 65 && harm.stderr.contains("only a query that reads"))
      // What the text cannot tell, the server refuses.
      _ = try server.query(
        "create function ledger.clear() returns int as 'delete from ledger.rooms; select 1' language sql"
      )
      for options in ["", " options='-c default_transaction_read_only=off'"] {
        let hidden = try CommandRun.carecircle(
          inputs + [
            "--facilities", server.connection + options,
            "--facilities-sql", "select ledger.clear() as id, area from ledger.rooms",
          ])
        #expect(hidden.exitCode == 65 && hidden.stderr.contains("read-only"), "\(hidden)")
      }
      #expect(try server.query("select count(*) from ledger.rooms") == "1")
      let wrong = try CommandRun.carecircle(
        inputs + ["--facilities", "PG:host=127.0.0.1 port=1 password=secret dbname=x"])
      #expect(wrong.exitCode == 66 && !wrong.stderr.contains("secret"))
      #expect(csv.exitCode == 0)
    }
  }
#endif
