import CareCircleTestSupport
import Foundation
import Testing

/// Names and values of others can neither steer a terminal nor show passwords, and names need not be UTF-8.
@Suite struct ShownNameTests {
  private static let row = "id,built_year,lon,lat\nE1,1990,120.7,28\n"

  @Test func controlCharactersOfANameAreSeenAndDoNotAct() throws {
    let folder = try TemporaryFolder()
    let name = "a\u{1B}[31m\u{9B}b\u{202E}c\nd\r.csv"
    for isThere in [false, true] {
      if isThere { try folder.write(name, "id,lon\nE1\u{1B}[2J,x\u{202E}y\n") }
      let run = try CommandRun.carecircle(
        ["inspect", name, "--as", "estates", "--crs", "WGS84", "--verbose"], in: folder.path)
      let said = run.stderr + run.output
      let escapes = said.unicodeScalars.filter {
        $0 != "\n" && $0.properties.generalCategory == .control || $0 == "\u{202E}"
      }
      #expect(escapes.isEmpty, "\(run)")
      #expect(said.contains("a<U+001B>[31m<U+009B>b<U+202E>c"), "\(said)")
    }
  }

  @Test func aLineEndInANameMakesNoLine() throws {
    let run = try CommandRun.carecircle(["run", "x\nerror: y.yaml"], in: "/")
    #expect(!run.stderr.contains("\nerror: y"))
  }

  #if os(Linux)
    @Test func aNameThatIsNotUTF8IsOpened() throws {
      let folder = try TemporaryFolder()
      try folder.write("e.csv", Self.row)
      try folder.write("r.csv", "id,kind,area,status,lon,lat\nR1,care_room,200,in_use,120.7,28\n")
      try folder.write(
        "study.yaml",
        "inputs:\n  estates: { path: 'e*.csv', crs: WGS84 }\n"
          + "  facilities: { path: r.csv, crs: WGS84 }\noutput: out\n")
      // In GBK, a folder and a file; below it a study with relative paths and a pattern.
      let program = CommandRun.productsFolder + "/carecircle"
      let script = """
        d=$(printf 'x\\317\\360'); mkdir "$d" && mv r.csv study.yaml "$d" && cp e.csv "$d/$(printf 'e\\300\\317.csv')"
        '\(program)' inspect "$d/$(printf 'e\\300\\317.csv')" --crs WGS84 --as estates | head -1
        '\(program)' run "$d/study.yaml" || exit 1
        '\(program)' gaps "$d/study.yaml" --all --format csv --out "$(printf 'g\\317.csv')" || exit 2
        ls "$d/out/estates.geojson" | wc -l; cat "$d/out/provenance.json"; ls -A "$d" | wc -l
        cat "$(printf 'g\\317.csv')"
        """
      let run = try ForeignTool("sh").run(["-c", script], in: folder.path)
      #expect(run.code == 0, "\(run)")
      #expect(run.output.contains("e\\xC0\\xCF.csv"), "\(run.output)")
      #expect(
        run.output.contains("\"file\": \"e\\\\xC0\\\\xCF.csv\"")
          || run.output.contains("e\\\\xC0\\\\xCF.csv"))
      #expect(run.output.contains("E1,") && run.errors.contains("x\\xCF\\xF0"), "\(run)")
    }
  #endif

  @Test(arguments: [
    "PG:dbname=city password=hunter22", "PG:dbname=city password = 'hunter22'",
    "PG:password='a dbname=hunter22' dbname=city", "pg:dbname=city PASSWORD=hunter22",
    "PG:dbname=postgresql://u:hunter22@localhost/x", "PG:dbname=x password=my hunter22 host=h",
    "PG:dbname=x password='hunter22", "PG:dbname=x sslpassword=hunter22 port=1",
    "postgresql://u:hunter22@localhost:1/city", "POSTGRES://u:hunter22@localhost:1/city",
    "postgresql://u:hunter22@localhost", "postgresql://u:hun/hunter22@localhost:1/city",
    "postgresql://u:hunter%3222@localhost:1/city", "postgresql://localhost:1/x?password=hunter22",
    "postgresql://localhost:1/x?p%61ssword=hunter22", "postgresql://u:h@hunter22@localhost:1/x",
    "postgresql://localhost:1/city?user=u&password=hunter22", "postgresql://u:hunter22%zz@h/x",
    "PG :dbname=city password=hunter22", "mysql://u:hunter22@localhost/x",
    "MYSQL:city,user=u,password=hunter22", "ODBC:DSN=x;UID=u;PWD={hunter22}",
    "MSSQL:server=x;pwd=hunter22",
    "PGPASSWORD=hunter22 PG:dbname=x",
  ])
  func noPasswordIsShown(connection: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("e.csv", Self.row)
    let estates = ["--estates", "e.csv", "--estates-crs", "WGS84"]
    let rooms = ["--facilities", connection, "--facilities-crs", "WGS84"]
    try folder.write(
      "study.yaml",
      "inputs:\n  estates: { path: e.csv, crs: WGS84 }\n  facilities: { path: \"\(connection)\" }\n"
    )
    let commands = [
      ["inspect", connection, "--verbose"], ["gaps"] + estates + rooms,
      ["run", "study.yaml", "--out", "out"], ["run", connection], ["policies", "show", connection],
      ["circles", "--around", "estates"] + estates + ["--out", connection],
      ["circles", "--around", "estates"] + estates + ["--database", connection, "--out", "c"],
      ["inspect", "e.csv", connection], ["inspect", "e.csv", "--crs", connection],
    ]
    for command in commands {
      for language in ["en", "zh"] {
        let run = try CommandRun.carecircle(
          command + ["--lang", language], environment: ["PGPASSWORD": "hunter22"], in: folder.path)
        let said = run.stderr + run.output
        #expect(!said.contains("hunter"), "\(command): \(said)")
        #expect(run.exitCode != 70 && !run.wasKilled)
      }
    }
  }
}
