import ArgumentParser
import CareCircle

/// Where a layer is written, and in which format.
struct LayerOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say(
        "The file to write; - for standard output (default). Its ending says the format.",
        "输出文件，格式由扩展名决定；- 为标准输出（默认）。"),
      valueName: "file"))
  var out = "-"

  @Option(
    help: ArgumentHelp(
      say(
        "geojson (default), geojsonseq, csv, gpkg, fgb, shp, xlsx, kml; overrides the ending.",
        "geojson（默认）、geojsonseq、csv、gpkg、fgb、shp、xlsx、kml；优先于扩展名。"), valueName: "format"
    ))
  var format: LayerFormat?

  @OptionGroup var database: DatabaseOptions

  @Option(
    help: ArgumentHelp(
      say(
        "Only these keys of each record, in this order, separated by commas.",
        "每条记录只写出这些字段，按所列顺序，以逗号分隔。"), valueName: "id,name,…"))
  var columns: String?

  @Option(
    help: ArgumentHelp(
      say("Also write the rejected and doubtful rows to this table.", "同时将被拒绝与存疑的行写入此表。"),
      valueName: "file"))
  var issues: String?

  /// Refuses keys that a record does not have, before any work is done. `keys` is nil if the keys are not known yet.
  func check(keys: [String]?) throws(CareCircleError) {
    if out == "-", issues == "-" {
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "--issues", value: "-",
          Message(
            en: "standard output carries the layer already; name a file here or for --out",
            zh: "标准输出已用于图层；请在此处或 --out 指定文件"))
      ])
    }
    if let columnNames, let keys { try ResultLayer.check(columns: columnNames, among: keys) }
    try database.check(out)
    _ = try chosen()
  }

  /// The format that is given, or that of the file's ending; nil for a database.
  private func chosen() throws(CareCircleError) -> LayerFormat? {
    if InputFile.file(out).isDatabaseName { return nil }
    return try LayerFormat.of(out, said: format)
  }

  /// Writes a layer and, if asked for, the issues. `form` writes the workbook of a layer for which bureaus have a form;
  /// the form has its own columns.
  func write(
    _ whole: ResultLayer, _ result: StudyResult, _ manners: MannerOptions,
    form: ((_ path: String) throws(CareCircleError) -> Void)? = nil
  ) throws(CareCircleError) {
    var layer = whole
    if let columnNames { layer = try layer.selecting(columns: columnNames) }
    if let issues { try result.writeIssues(toPath: issues) }
    guard let format = try chosen() else { return try database.write([layer], to: out) }
    if format == .workbook, columns == nil, let form { return try form(out) }
    let line = ProgressLine(
      say("writing", "写出"), total: layer.count, isEnabled: !manners.quiet)
    try layer.write(toPath: out, as: format) { line.set($0) }
    line.finish()
  }

  private var columnNames: [String]? {
    columns.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
