import Testing

@testable import Tables

/// Only one statement that reads is a query, by the rules of the database that runs it.
@Suite struct ReadingQueryTests {
  @Test(arguments: [
    "select * from rooms", "  SELECT 1", "WITH x AS (SELECT 1) SELECT * FROM x", "select 1;",
    "select 1 ; -- the end;", "-- first\nselect 1", "/* a; b */ select 1",
    "select 'a;b; delete from x', \"delete\" from t", "select 'it''s; so' from t",
    "select replace(name, 'a', 'b') from t", "select t.update from t",
    "select updated, deleted_at from t",
    "select '名称;' from 房", "select 1 /* ; */ ; /* ; */",
  ])
  func whatReadsIsTaken(text: String) throws {
    for dialect in [QueryTokens.Dialect.sqlite, .postgres, .ogr] {
      _ = try ReadingQuery(text, dialect)
    }
  }

  @Test(arguments: [
    "", "   ", "VACUUM INTO 'x.gpkg'", "vacuum", "ATTACH 'x' AS y", "PRAGMA user_version = 3",
    "DELETE FROM t", "insert into t values (1)", "update t set a = 1", "drop table t",
    "create table x (a)",
    "WITH x AS (SELECT 1) DELETE FROM t", "WITH x AS (DELETE FROM t RETURNING *) SELECT * FROM x",
    "with x as (select 1) insert into t select * from x",
    "WITH x AS (UPDATE t SET a = 1 RETURNING a) SELECT 1",
    "COPY t TO PROGRAM 'sh'", "copy (select 1) to '/tmp/x'", "select * into x from t",
    "select 1; delete from t", "select 1;;select 2", "select 1; /* */ vacuum into 'x'",
    "values (1)",
    "EXPLAIN SELECT 1", "explain analyze delete from t", "BEGIN", "SET x = 1", "DO $$ begin end $$",
    "-- only a comment", "/* never closed select 1", "select 'never closed", "(select 1)",
    "TABLE t",
    "CALL p()", "EXECUTE p", "DELLAYER:t", "select 1 -- a\n; delete from t",
    "select '\\'; delete from t; --'", "/* a /* b */ ; delete from t", "REPLACE INTO t VALUES (1)",
    "\u{FEFF}delete from t", "select \"a\"; \"b\"",
    "MERGE INTO t USING s ON true WHEN MATCHED THEN DELETE",
  ])
  func whatChangesIsRefused(text: String) {
    for dialect in [QueryTokens.Dialect.sqlite, .postgres] {
      #expect(throws: ReadingQuery.Fault.self, "\(dialect)") { try ReadingQuery(text, dialect) }
    }
  }

  /// Quotes that only one of the databases knows: what is text for it is a second statement for the other.
  @Test(arguments: [
    ("select [a;b] from t", QueryTokens.Dialect.sqlite, true),
    ("select `a;b` from t", .sqlite, true),
    ("select $$a;b$$", .postgres, true), ("select $x$a;$$b$x$ from t", .postgres, true),
    ("select $$a;b$$", .sqlite, false), ("select $x$a;b$y$", .postgres, false),
    ("select a[1;2]", .postgres, false), ("select E'a\\';b'", .postgres, true),
    ("select 'a\\';b'", .postgres, false), ("select 'a\\'';b'", .postgres, true),
    ("select e'\\\\'; delete from t", .postgres, false), ("select $1 from t", .postgres, true),
    ("/* a /* ; */ ; */ select 1", .postgres, true),
    ("/* a /* */ select 1; delete", .sqlite, false),
    ("select 1 as a$b$c; delete from t where x = '$b$'", .postgres, false),
  ])
  func quotesAreThoseOfTheDatabase(text: String, dialect: QueryTokens.Dialect, isTaken: Bool) {
    #expect(((try? ReadingQuery(text, dialect)) != nil) == isTaken)
  }

  @Test(arguments: [
    "select set_config('a', 'b', false)", "select pg_catalog.set_config('a', 'b', false)",
    "select \"set_config\" ('a', 'b', false)", "select U&\"\\0073et_config\"('a', 'b', false)",
    "select lo_export(1, '/tmp/x')", "select dblink_exec('x', 'delete from t')",
    "select pg_read_file('x')",
    "select pg_terminate_backend(1)", "select nextval('s')",
    "select query_to_xml('delete', true, true, '')",
    "select Set_Config /* a */ ('a', 'b', false)",
  ])
  func functionsOfTheServerThatDoMoreAreRefused(text: String) throws {
    #expect(throws: ReadingQuery.Fault.self) { try ReadingQuery(text, .postgres) }
  }

  @Test(arguments: [
    "select pg_typeof(a) from pg_class", "select pg_get_viewdef('v')", "select set_config from t",
    "select st_area(geom) from pg_catalog.pg_tables",
  ])
  func functionsThatReadAreTaken(text: String) throws {
    _ = try ReadingQuery(text, .postgres)
  }

  /// The statement is put into another one, where what ends it would be a mistake.
  @Test func theEndIsLeftOut() throws {
    #expect(try ReadingQuery(" select 1 ; -- x", .sqlite).statement == " select 1")
    #expect(try ReadingQuery("select ';' -- x", .sqlite).statement == "select ';'")
  }
}
