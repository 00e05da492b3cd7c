import ArgumentParser
import CareCircle
import Registers

/// `carecircle inspect`: shows what a file contains, before anything is judged with it.
struct Inspect: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: say(
      "Tell what is in a file and what can be answered with it.", "检查数据文件：内容、疑点、能回答什么。"),
    discussion: say(
      """
      Tells what every column was taken for and why, the extent, blanks, repeated
      rows, outliers, values that cannot be read, names that say something else
      than the file does, and what an analysis could not answer with the file.
      Without --crs everything is told but the extent and what lies far off.

      EXAMPLES
        carecircle inspect estates.csv --crs BD09
        carecircle inspect rooms.csv --as facilities --crs GCJ02
        carecircle inspect households.psv --no-header --column name=2
        carecircle inspect ledger.xlsx               # the sheets of a workbook
        carecircle inspect city.gpkg --layer facilities
        carecircle inspect city.osm.pbf              # a street network
        carecircle inspect PG:dbname=city --sql "select * from rooms"
        carecircle inspect - --crs WGS84 --json < rooms.geojson
      """,
      """
      说明每一列识别为什么及其依据，以及空间范围、空值、重复行、异常值、
      无法读取的值、与文件不符的名称，并指出分析时哪些问题无法回答。
      不给出 --crs 时，除空间范围与远离的点外照常检查。

      示例
        carecircle inspect 小区.csv --crs 百度 --lang zh
        carecircle inspect 用房.csv --as facilities --crs 高德 --lang zh
        carecircle inspect 户数.psv --no-header --column name=2 --lang zh
        carecircle inspect 台账.xlsx --lang zh          # 工作簿中的各工作表
        carecircle inspect 本市.gpkg --layer facilities --lang zh
        carecircle inspect 本市.osm.pbf --lang zh       # 道路网
        carecircle inspect PG:dbname=city --sql "select * from rooms"
        carecircle inspect - --crs WGS84 --json < 用房.geojson
      """))

  @Argument(
    help: ArgumentHelp(
      say(
        "A table, workbook, layer or database (PG:…); - for standard input.",
        "表格、工作簿、图层或数据库（PG:…）；- 为标准输入。"),
      valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      say(
        "Coordinates of the file: \(LayoutChoices.systems).", "数据的坐标系：\(LayoutChoices.systems)。"),
      valueName: "crs"))
  var crs: CoordinateReferenceSystem?

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      say(
        "What the file holds: \(kinds(", ")). Told by its headers otherwise.",
        "数据内容：\(kinds("、"))。不指定时由表头判断。"), valueName: "kind"),
    transform: { text in
      try parsedOption(text, { InputKind.named($0) }, kinds(", "))
    })
  var role: InputKind?

  @Option(
    help: ArgumentHelp(
      say("A column, field=header; repeatable.", "列映射，字段=表头；可重复。"), valueName: "field=header"))
  var column: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(
      say(
        "The encoding: \(LayoutChoices.encodings). Told by the bytes otherwise.",
        "编码：\(LayoutChoices.encodings)。不指定时自动识别。"), valueName: "encoding"))
  var encoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      say(
        "Between cells: \(LayoutChoices.delimiters). Told by the first lines otherwise.",
        "分隔符：\(LayoutChoices.delimiters)。不指定时自动识别。"), valueName: "delimiter"))
  var delimiter: Delimiter?

  @Flag(
    help: ArgumentHelp(
      say("The table has no header; columns go by their numbers.", "数据没有表头；以列号表示各列。")))
  var noHeader = false

  @Option(
    name: [.customLong("layer"), .customLong("sheet")],
    help: ArgumentHelp(
      say(
        "Layer, table or sheet, by name; a sheet by its number, too.", "图层、数据表或工作表名；工作表也可用序号。"),
      valueName: "name"))
  var layer: String?

  @Option(
    help: ArgumentHelp(
      say("A query whose rows are inspected.", "检查查询结果。"), valueName: "select"))
  var sql: String?

  @Flag(help: ArgumentHelp(say("Write JSON for programs.", "输出供程序读取的 JSON。")))
  var json = false

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    var input = InputFile.file(file, crs: crs)
    for mapping in column { input.columns[mapping.field] = mapping.header }
    input.encoding = encoding
    input.delimiter = delimiter
    input.layer = layer
    input.query = sql
    if noHeader { input.hasHeader = false }
    if !isNetwork(input), let listing = try SourceListing.of(input) {
      try listing.write(asJSON: json, Speech.language)
      return .done
    }
    let language = Speech.language
    guard !isNetwork(input), let inspection = try TableInspection.inspecting(input, as: role) else {
      return try inspectNetwork(input, language)
    }
    try inspection.write(toPath: "-", asJSON: json, language)
    tell(inspection.issues, language)
    return .done
  }

  private static func kinds(_ separator: String) -> String {
    InputKind.all.map(\.key).joined(separator: separator)
  }

  /// Whether a file is a network, by its name or because the user says so.
  private func isNetwork(_ input: InputFile) -> Bool {
    role == .network || (role == nil && LoadedNetwork.isOpenStreetMap(input.path))
  }

  /// Lines are inspected as streets to walk along, or as barriers that nobody can walk across.
  private func inspectNetwork(
    _ input: InputFile, _ language: Language
  ) throws(CareCircleError) -> Outcome {
    if role == .barriers {
      let barriers = try BarrierLayer([input])
      try barriers.writeInspection(toPath: "-", asJSON: json, language)
      tell(barriers.issues, language)
      return .done
    }
    let network = try LoadedNetwork.load(input)
    try network.writeInspection(toPath: "-", asJSON: json, language)
    tell(network.issues, language)
    UntilTheEnd.keep(network)
    return .done
  }

  private func tell(_ issues: [DataIssue], _ language: Language) {
    guard manners.verbose else { return }
    for issue in issues { Console.line(issue.text(language)) }
  }
}
