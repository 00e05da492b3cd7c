import ArgumentParser
import CareCircle

/// What to do with existing tables of the database to which results are written.
struct DatabaseOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "The table, as in schema.table, when --out is a database (PG:…).",
        "--out 为数据库（PG:…）时的数据表，如 schema.table。"), valueName: "table"))
  var table: String?

  @Flag(
    help: ArgumentHelp(say("Replace a table that is there already.", "替换已有的数据表。")))
  var overwrite = false

  @Flag(
    help: ArgumentHelp(say("Add to a table that is there already.", "追加到已有的数据表。")))
  var append = false

  /// Refuses options that contradict each other, or that are about a database if there is none.
  func check(_ target: String) throws(CareCircleError) {
    if overwrite, append {
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "--append",
          Message(
            en: "cannot be combined with --overwrite; choose one", zh: "不能与 --overwrite 同时使用；请选择其一")
        )
      ])
    }
    guard !InputFile.file(target).isDatabaseName, overwrite || append || table != nil else {
      return
    }
    throw .usage([
      InputProblem(
        .wrongValue, file: "carecircle",
        field: table != nil ? "--table" : overwrite ? "--overwrite" : "--append",
        Message(
          en: "is for a database; name one, as in PG:dbname=…", zh: "仅用于数据库；请指定数据库，如 PG:dbname=…"))
    ])
  }

  /// Writes layers in one transaction.
  func write(_ layers: [ResultLayer], to target: String) throws(CareCircleError) {
    let parts = table?.split(separator: ".", maxSplits: 1).map(String.init) ?? []
    try DatabaseExport.write(
      layers, to: target, mode: overwrite ? .overwrite : append ? .append : .create,
      schema: parts.count == 2 ? parts.first : nil, table: parts.last)
  }
}

/// The formats in which the results of a whole study are written, and the database to which they are written.
struct FormatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        "Also write: gpkg (results.gpkg), xlsx (results.xlsx), fgb, shp, kml, csv, geojsonseq; separated by commas.",
        "另写出：gpkg（results.gpkg）、xlsx（results.xlsx）、fgb、shp、kml、csv、geojsonseq，以逗号分隔。"),
      valueName: "gpkg,xlsx,…"))
  var formats: ResultFormats?

  @Option(
    help: ArgumentHelp(
      say("Who hands in the workbook.", "工作簿的填报单位。"), valueName: "name"))
  var reportingUnit: String?

  @Option(
    help: ArgumentHelp(
      say(
        "Also write every layer to this database, in one transaction.", "另将所有图层写入此数据库，一次事务完成。"),
      valueName: "PG:…"))
  var database: String?

  @Option(
    help: ArgumentHelp(
      say("The schema of its tables.", "数据表所在的模式（schema）。"), valueName: "schema"))
  var databaseSchema: String?

  @Flag(help: ArgumentHelp(say("Replace tables that are there already.", "替换已有的数据表。")))
  var overwrite = false

  @Flag(help: ArgumentHelp(say("Add to tables that are there already.", "追加到已有的数据表。")))
  var append = false

  /// Refuses options that contradict each other.
  func check() throws(CareCircleError) {
    var options = DatabaseOptions()
    (options.overwrite, options.append, options.table) = (overwrite, append, nil)
    try options.check(database ?? "-")
  }

  /// The formats that the flag gives, otherwise those of the plan.
  func chosen(_ plan: StudyPlan) -> Set<LayerFormat> { formats?.values ?? plan.formats }

  /// Writes the layers to the database, if one is named.
  func writeDatabase(
    _ layers: () throws(CareCircleError) -> [ResultLayer]
  ) throws(CareCircleError) {
    guard let database else { return }
    try DatabaseExport.write(
      layers(), to: database, mode: overwrite ? .overwrite : append ? .append : .create,
      schema: databaseSchema)
  }
}

/// Formats separated by commas.
struct ResultFormats: ExpressibleByArgument {
  let values: Set<LayerFormat>

  init?(argument: String) {
    let parts = argument.split(separator: ",").map { LayerFormat(rawValue: String($0)) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    values = Set(parts.compactMap(\.self))
  }
}
