import CareCircleTestSupport
import CareModel
import Testing
import TextFormats

@testable import Inspection
@testable import Registers
@testable import Tables
@testable import Wording

/// KML as globes, My Maps and phones write it.
@Suite struct KMLReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func kml(_ content: String, _ name: String = "a.kml") throws -> InputFile {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
      + "\(content)</Document></kml>"
    return .file(try folder.write(name, text))
  }

  private func placemark(
    _ name: String, _ data: String = "", _ place: String? = nil
  ) -> String {
    let point = "<Point><coordinates>120.68,28.0,0</coordinates></Point>"
    return
      "<Placemark><name>\(name)</name><ExtendedData>\(data)</ExtendedData>\(place ?? point)</Placemark>"
  }

  private func data(_ key: String, _ value: String) -> String {
    "<Data name=\"\(key)\"><value>\(value)</value></Data>"
  }

  private func problem(_ file: InputFile) -> InputProblem? {
    do {
      _ = try LoadedTable<Estate>.estates(file)
      return nil
    } catch {
      guard case CareCircleError.badData(let problems) = error else { return nil }
      return problems.first
    }
  }

  @Test func chineseKeysArriveWhicheverPlacemarkHasThem() throws {
    let found = try LoadedTable<Estate>.estates(
      kml(
        placemark("青禾里", data("小区编号", "Q001"))
          + placemark("石桥苑", data("小区编号", "Q002") + data("建成年份", "1995") + data("是否老旧小区", "否"))
          + placemark("东篱新村", data("建成年份", "1985") + data("小区编号", "Q004"))))
    #expect(found.rows.map(\.id) == ["Q001", "Q002", "Q004"])
    #expect(found.rows.map(\.name) == ["青禾里", "石桥苑", "东篱新村"])
    #expect(found.rows.map(\.built?.exact) == [nil, 1995, 1985])
    #expect(found.info.origin.format == "kml" && found.info.crsSource == .layer)
  }

  @Test func twoSchemasAndPlainDataStandSideBySide() throws {
    let schemas =
      "<Schema id=\"a\" name=\"a\"><SimpleField type=\"string\" name=\"小区编号\"/><SimpleField name=\"户数\"/></Schema>"
      + "<Schema id=\"b\" name=\"b\"><SimpleField name=\"建成年份\"/><SimpleField name=\"小区编号\"/></Schema>"
    let simple = { (schema: String, values: [(String, String)]) in
      "<SchemaData schemaUrl=\"#\(schema)\">"
        + values.map { "<SimpleData name=\"\($0)\">\($1)</SimpleData>" }.joined() + "</SchemaData>"
    }
    let found = try LoadedTable<Estate>.estates(
      kml(
        schemas + placemark("甲", simple("a", [("小区编号", "Q1")]))
          + placemark("乙", simple("b", [("小区编号", "Q2"), ("建成年份", "1992")]) + data("户数", "150"))))
    #expect(found.rows.map(\.id) == ["Q1", "Q2"])
    #expect(found.rows.map(\.built?.exact) == [nil, 1992])
    #expect(found.rows.map(\.households) == [nil, 150])
  }

  @Test func aFieldOfTheSchemaIsAColumnThoughNobodyHasAValue() throws {
    let table = try Table(
      kml(
        "<Schema id=\"a\"><SimpleField name=\"城乡属性\"/></Schema>"
          + placemark("甲", "<SchemaData schemaUrl=\"#a\"/>"))
    ) { _ in false }
    #expect(table.headers == ["Name", "城乡属性"])
  }

  @Test func aDescriptionIsLeftAloneAndCharacterDataIsRead() throws {
    let table = try Table(
      kml(
        "<Placemark><name><![CDATA[甲 & 乙]]></name><description><![CDATA[<table><tr><td>1985</td></tr></table>]]>"
          + "</description><ExtendedData>\(data("name", "丙&amp;丁"))</ExtendedData>"
          + "<Point><coordinates>120.68,28.0</coordinates></Point></Placemark>")
    ) { _ in false }
    #expect(table.headers == ["Placemark name", "description", "name"])
    var rows: [[String?]] = []
    try table.forEachRow { row in rows.append((0..<3).map { row.text($0) }) }
    #expect(rows == [["甲 & 乙", "<table><tr><td>1985</td></tr></table>", "丙&丁"]])
  }

  @Test func foldersAreLayers() throws {
    let file = try kml(
      "<name>全部</name><Folder><name>北</name>\(placemark("甲"))</Folder>"
        + "<Folder><name>空</name></Folder><Folder>\(placemark("乙"))\(placemark("丙"))<name>南</name></Folder>"
        + "<Folder><name>南</name>\(placemark("丁"))</Folder>")
    let entries = try #require(try SourceListing.of(file)).entries
    #expect(entries.map(\.name) == ["北", "南", "南 (#2)"])
    #expect(entries.map(\.count) == [1, 2, 1])
    let asked = try #require(problem(file))
    #expect(asked.field == "layer" && asked.message.english.contains("北, 南, 南 (#2)"))
    var chosen = file
    chosen.layer = "南"
    #expect(try LoadedTable<Estate>.estates(chosen).rows.map(\.name) == ["乙", "丙"])
    chosen.layer = "all"
    #expect(try LoadedTable<Estate>.estates(chosen).rows.count == 4)
    chosen.layer = "东"
    #expect(problem(chosen)?.value == "东")
  }

  @Test func geometriesOfEveryShapeAreUsedOrRejectedByName() throws {
    let ring = { (x: Double) in
      "<LinearRing><coordinates> \(x),28 \(x + 0.01),28\n\(x + 0.01), 28.01\t\(x),28.01,5 \(x),28 </coordinates></LinearRing>"
    }
    let polygon = { (x: Double) in
      "<Polygon><outerBoundaryIs>\(ring(x))</outerBoundaryIs></Polygon>"
    }
    let label = "<Point><coordinates>120.7,28</coordinates></Point>"
    let found = try LoadedTable<Estate>.estates(
      kml(
        placemark("面", "", polygon(120.6))
          + placemark("双", "", "<MultiGeometry>\(polygon(120.6))\(polygon(120.7))</MultiGeometry>")
          + placemark("注", "", "<MultiGeometry>\(polygon(120.6))\(label)</MultiGeometry>")
          + placemark("线", "", "<LineString><coordinates>120,28 121,28</coordinates></LineString>")
          + placemark("空", "", "<Point><coordinates/></Point>")
          + placemark("字", "", "<Point><coordinates>东经,28</coordinates></Point>")
          + placemark("无", "", "<!-- -->") + placemark("轨", "", "<gx:Track xmlns:gx=\"g\"/>")))
    let parts = found.rows.map { estate -> Int? in
      if case .area(let ground) = estate.place { ground.polygons.count } else { nil }
    }
    #expect(found.rows.map(\.name) == ["面", "双", "注"] && parts == [1, 2, 1])
    let rejected = found.issues.filter { $0.severity == .rejected }
    #expect(rejected.map(\.line) == [4, 5, 6, 7, 8])
    #expect(
      rejected.map(\.code) == [
        .geometryType, .geometryInvalid, .geometryInvalid, .geometryMissing, .geometryType,
      ])
    #expect(found.issues.contains { $0.line == 3 && $0.code == .geometryMended })
  }

  @Test func aValueThatIsThereTwiceIsTold() throws {
    let found = try LoadedTable<Estate>.estates(
      kml(placemark("甲", data("户数", "100") + data("户数", "200"))))
    #expect(found.rows.map(\.households) == [100])
    let doubt = try #require(found.issues.first { $0.code == .attributeContradiction })
    #expect(doubt.line == 1 && doubt.field == "户数" && doubt.value == "200")
  }

  @Test func anArchiveIsReadLikeItsDocument() throws {
    var text = ByteBuffer()
    text.append(
      "<kml><Document><name>小区</name>\(placemark("甲", data("小区编号", "Q1")))</Document></kml>")
    var other = ByteBuffer()
    other.append("<kml/>")
    var zip = ZipWriter()
    _ = zip.add("files/other.kml", other)
    _ = zip.add("doc.kml", text)
    let path = try folder.write("a.kmz", bytes: zip.finished().bytes)
    let found = try LoadedTable<Estate>.estates(.file(path))
    #expect(found.rows.map(\.id) == ["Q1"])
    #expect(found.info.origin.format == "kmz" && found.info.origin.layer == "小区")
  }

  @Test func otherEncodingsThanTheDeclaredOneAreTold() throws {
    let text =
      "<?xml version=\"1.0\" encoding=\"gb2312\"?><kml><Document>\(placemark("枕泾新村"))</Document></kml>"
    for encoding in [TextEncoding.gb18030, .utf8, .utf16LittleEndian] {
      let bytes = try #require(encoded(text, encoding, mark: encoding == .utf16LittleEndian))
      let path = try folder.write("\(encoding.rawValue).kml", bytes: bytes)
      let found = try LoadedTable<Estate>.estates(.file(path))
      #expect(found.rows.map(\.name) == ["枕泾新村"] && found.info.origin.encoding == encoding)
    }
  }

  @Test(arguments: [
    ("<Placemark><name>a & b</name></Placemark>", "&amp;"),
    ("<Placemark><name>甲&nbsp;乙</name></Placemark>", "&#160;"),
    ("<Placemark><name>甲</Placemark>", "mismatched tag"),
    ("<Placemark><Placemark/></Placemark>", "inside another"),
    (String(repeating: "<Folder>", count: 300), "200 deep"),
  ])
  func brokenDocumentsAreToldWithTheirLine(content: String, word: String) throws {
    let found = try #require(problem(try kml(content)))
    #expect(found.line == 2 && found.message.english.contains(word))
  }

  @Test func nothingOutsideTheTextIsReadAndNothingGrows() throws {
    try folder.write("secret.txt", "SECRET")
    let entities =
      "<!DOCTYPE kml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">\n"
      + "<!ENTITY c SYSTEM \"secret.txt\">]>\n<kml><Placemark><name>&b;&c;</name></Placemark></kml>"
    let refused = try #require(problem(.file(try folder.write("b.kml", entities))))
    #expect(refused.line == 1 && refused.message.english.contains("DOCTYPE"))
    let linked = "<NetworkLink><Link><href>http://192.0.2.1/a.kml</href></Link></NetworkLink>"
    #expect(try #require(problem(try kml(linked))).code == .empty)
    let found = try LoadedTable<Estate>.estates(kml(linked + placemark("甲")))
    #expect(found.issues.contains { $0.line == nil && $0.code == .linesSkipped })
  }

  @Test func aDocumentThatIsCutOffOrNoneAtAllIsToldSo() throws {
    let cut = try folder.write("c.kml", "<kml><Document><Placemark>")
    #expect(try #require(problem(.file(cut))).message.english.contains("seems to be incomplete"))
    let other = try folder.write("d.kml", "<?xml version=\"1.0\"?><gpx><wpt/></gpx>")
    #expect(try #require(problem(.file(other))).message.english.contains("<gpx>"))
    let text = try folder.write("e.kml", "编号,名称\n1,甲\n")
    #expect(try #require(problem(.file(text))).code == .malformed)
    var query = try kml(placemark("甲"))
    query.query = "select 1"
    #expect(try #require(problem(query)).field == "sql")
  }
}
