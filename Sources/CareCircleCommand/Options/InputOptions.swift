import ArgumentParser
import CareCircle

/// The inputs, each a file with its coordinates and, where the catalogue does not know its headers,
/// its columns.
struct InputOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Housing estates: table, workbook, layer or database (PG:…), - for standard input.",
        "住宅小区：表格、工作簿、图层或数据库（PG:…），- 为标准输入。"),
      valueName: "file"))
  var estates: String?

  @Option(
    help: ArgumentHelp(
      say("Coordinates of the estates: \(choices).", "小区数据的坐标系：\(choices)。"), valueName: "crs"))
  var estatesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of the estates, field=header; repeatable.", "小区数据的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var estatesColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(
      say("Encoding of the estates, if it is not to be told.", "小区数据的编码；默认自动识别。"),
      valueName: "encoding"))
  var estatesEncoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      say("Delimiter of the estates, if it is not to be told.", "小区数据的分隔符；默认自动识别。"),
      valueName: "delimiter"))
  var estatesDelimiter: Delimiter?

  @Flag(
    help: ArgumentHelp(
      say("The estates have no header; map columns by number.", "小区数据没有表头；以列号映射。")))
  var estatesNoHeader = false

  @Option(
    help: ArgumentHelp(
      say(
        "Care facilities: table, workbook, layer or database (PG:…), - for standard input.",
        "养老服务设施：表格、工作簿、图层或数据库（PG:…），- 为标准输入。"),
      valueName: "file"))
  var facilities: String?

  @Option(help: ArgumentHelp(say("Coordinates of the facilities.", "设施数据的坐标系。"), valueName: "crs"))
  var facilitiesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of the facilities, field=header; repeatable.", "设施数据的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var facilitiesColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(
      say("Encoding of the facilities, if it is not to be told.", "设施数据的编码；默认自动识别。"),
      valueName: "encoding"))
  var facilitiesEncoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      say("Delimiter of the facilities, if it is not to be told.", "设施数据的分隔符；默认自动识别。"),
      valueName: "delimiter"))
  var facilitiesDelimiter: Delimiter?

  @Flag(
    help: ArgumentHelp(
      say("The facilities have no header; map columns by number.", "设施数据没有表头；以列号映射。")))
  var facilitiesNoHeader = false

  @Option(
    help: ArgumentHelp(
      say("Gates of estates: CSV or GeoJSON.", "小区出入口：CSV 或 GeoJSON。"), valueName: "file"))
  var gates: String?

  @Option(help: ArgumentHelp(say("Coordinates of the gates.", "出入口数据的坐标系。"), valueName: "crs"))
  var gatesCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say("A column of the gates, field=header; repeatable.", "出入口数据的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var gatesColumn: [ColumnMapping] = []

  @Option(
    help: ArgumentHelp(
      say("Encoding of the gates, if it is not to be told.", "出入口数据的编码；默认自动识别。"),
      valueName: "encoding"))
  var gatesEncoding: TextEncoding?

  @Option(
    help: ArgumentHelp(
      say("Delimiter of the gates, if it is not to be told.", "出入口数据的分隔符；默认自动识别。"),
      valueName: "delimiter"))
  var gatesDelimiter: Delimiter?

  @Flag(
    help: ArgumentHelp(
      say("The gates have no header; map columns by number.", "出入口数据没有表头；以列号映射。")))
  var gatesNoHeader = false

  @Option(
    help: ArgumentHelp(
      say(
        "The area of the study as polygons: points outside are warned of.", "研究范围（面）：对界外的点给出提示。"),
      valueName: "file"))
  var boundary: String?

  @Option(help: ArgumentHelp(say("Coordinates of the boundary.", "研究范围的坐标系。"), valueName: "crs"))
  var boundaryCrs: CoordinateReferenceSystem?

  @Option(
    help: ArgumentHelp(
      say(
        "What another table says about the estates, by their ids; it needs no coordinates.",
        "按小区编号补充属性的另一张表；无需坐标。"),
      valueName: "file"))
  var estateAttributes: String?

  @Option(
    help: ArgumentHelp(
      say("A column of that table, field=header; repeatable.", "该表的列映射，字段=表头；可重复。"),
      valueName: "field=header"))
  var estateAttributesColumn: [ColumnMapping] = []

  @Flag(
    help: ArgumentHelp(
      say(
        "That table has no header: its columns go by their numbers, as in id=1.",
        "该表没有表头：各列以序号表示，如 id=1。")))
  var estateAttributesNoHeader = false

  @OptionGroup var layers: LayerChoiceOptions

  static var choices: String { CoordinateReferenceSystem.choices.joined(separator: ", ") }

  /// Puts what the flags say over what the plan says.
  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    plan.estates = try Self.changed(
      plan.estates, "estates", estates, estatesCrs, estatesColumn,
      InputLayout(
        encoding: estatesEncoding, delimiter: estatesDelimiter, hasNoHeader: estatesNoHeader))
    plan.facilities = try Self.changed(
      plan.facilities, "facilities", facilities, facilitiesCrs, facilitiesColumn,
      InputLayout(
        encoding: facilitiesEncoding, delimiter: facilitiesDelimiter,
        hasNoHeader: facilitiesNoHeader))
    plan.gates = try Self.changed(
      plan.gates, "gates", gates, gatesCrs, gatesColumn,
      InputLayout(encoding: gatesEncoding, delimiter: gatesDelimiter, hasNoHeader: gatesNoHeader))
    plan.estateAttributes = try Self.changed(
      plan.estateAttributes, "estate-attributes", estateAttributes, nil, estateAttributesColumn,
      InputLayout(encoding: nil, delimiter: nil, hasNoHeader: estateAttributesNoHeader))
    plan.boundary = try Self.changed(
      plan.boundary, "boundary", boundary, boundaryCrs, [], InputLayout())
    try layers.apply(to: &plan)
  }

  static func changed(
    _ known: InputFile?, _ name: String, _ path: String?, _ crs: CoordinateReferenceSystem?,
    _ columns: [ColumnMapping], _ layout: InputLayout
  ) throws(CareCircleError) -> InputFile? {
    // Another file is another input: what was said of the first one does not hold for it.
    guard var file = path.map({ InputFile.file($0) }) ?? known else {
      guard crs == nil, columns.isEmpty, layout.isEmpty else {
        throw .usage([.flagWithoutFile(name)])
      }
      return nil
    }
    file.crs = crs ?? file.crs
    for column in columns { file.columns[column.field] = column.header }
    layout.apply(to: &file)
    return file
  }
}

/// One `field=header` pair.
struct ColumnMapping: ExpressibleByArgument {
  let field: String
  let header: String

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    field = String(argument[..<sign])
    header = String(argument[argument.index(after: sign)...])
    if field.isEmpty || header.isEmpty { return nil }
  }
}

extension CoordinateReferenceSystem: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) {
    guard let system = try? CoordinateReferenceSystem(argument) else { return nil }
    self = system
  }
}

extension InputProblem {
  fileprivate static func flagWithoutFile(_ name: String) -> InputProblem {
    InputProblem(
      .missingValue, file: "carecircle", field: "--\(name)",
      Message(
        en: "is missing, although something is said about the file; name the file",
        zh: "未给出文件，却给出了该文件的说明；请指定文件"))
  }
}
