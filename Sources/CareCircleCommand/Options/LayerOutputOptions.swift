import ArgumentParser
import CareCircle

/// Where a layer goes, and in which format.
struct LayerOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("The file to write; - for standard output (default).", "输出文件；- 为标准输出（默认）。"),
      valueName: "file"))
  var out = "-"

  @Option(
    help: ArgumentHelp(
      say("geojson (default), geojsonseq, csv.", "geojson（默认）、geojsonseq、csv。"), valueName: "format"
    ))
  var format = LayerFormat.geoJSON

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

  /// Refuses keys that a record does not have, before any work is done.
  func check(_ subject: FeatureLayer.Subject) throws(CareCircleError) {
    if out == "-", issues == "-" {
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: "--issues", value: "-",
          Message(
            en: "standard output carries the layer already; name a file here or for --out",
            zh: "标准输出已用于图层；请在此处或 --out 指定文件"))
      ])
    }
    if let columnNames { try subject.check(columns: columnNames) }
  }

  /// Writes a layer, and the issues if asked for.
  func write(
    _ layer: FeatureLayer, _ result: StudyResult, _ manners: MannerOptions
  ) throws(CareCircleError) {
    var layer = layer
    if let columnNames { layer = try layer.selecting(columns: columnNames) }
    if let issues {
      try result.writeIssues(toPath: issues)
    }
    let line = ProgressLine(say("writing", "写出"), total: layer.count, isEnabled: !manners.quiet)
    try layer.write(toPath: out, as: format) { line.set($0) }
    line.finish()
  }

  private var columnNames: [String]? {
    columns.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
