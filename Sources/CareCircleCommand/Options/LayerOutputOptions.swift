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
      say(
        "geojson (default), geojsonseq, csv, gpkg, fgb, shp, xlsx; the last four also by the file's ending.",
        "geojson（默认）、geojsonseq、csv、gpkg、fgb、shp、xlsx；后四种也可由扩展名决定。"), valueName: "format"
    ))
  var format: LayerOutputFormat?

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
    try database.check(out)
    guard out == "-", case .text? = chosen else {
      if out == "-" { throw .usage([.needsFile(chosen)]) }
      return
    }
  }

  /// Refuses formats in which a layer that is no list of points cannot be written.
  func checkIsLayer() throws(CareCircleError) {
    switch chosen {
    case .workbook?: throw .usage([.notATable("xlsx")])
    case .text(let format)? where format != .geoJSON: throw .usage([.notATable(format.rawValue)])
    default: return
    }
  }

  /// The format that is said, or that the file's ending says; nil for a database.
  var chosen: LayerOutputFormat? {
    if InputFile.file(out).isDatabaseName { return nil }
    return format ?? LayerOutputFormat(endingOf: out) ?? .text(.geoJSON)
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
    switch chosen {
    case .text(let format)?:
      let line = ProgressLine(
        say("writing", "写出"), total: layer.count, isEnabled: !manners.quiet)
      try layer.write(toPath: out, as: format) { line.set($0) }
      line.finish()
    case .vector(let format)?:
      try VectorExport.write([ExportedLayer(layer)], toPath: out, as: format)
    case .workbook?:
      try OutputFile.write(to: out) { sink throws(CareCircleError) in
        try sink.write(result.gapWorkbook())
      }
    case nil: try database.write([ExportedLayer(layer)], to: out)
    }
  }

  /// Writes a layer that knows itself how it is written as GeoJSON.
  func write(
    _ name: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    try checkIsLayer()
    switch chosen {
    case .text?: try OutputFile.write(to: out, body)
    case .vector(let format)?:
      let layer = try ExportedLayer(name: name, writing: body)
      try VectorExport.write([layer], toPath: out, as: format)
    case .workbook?: throw .usage([.notATable("xlsx")])
    case nil: try database.write([ExportedLayer(name: name, writing: body)], to: out)
    }
  }

  private var columnNames: [String]? {
    columns.map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }
}
