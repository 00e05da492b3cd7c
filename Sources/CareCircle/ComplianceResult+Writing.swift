import Files
import Layers
import Reports
import TextFormats
import Wording

extension ComplianceResult {
  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "compliance.geojson", "findings.csv", "compliance-summary.csv", "deadlines.csv", "issues.csv",
    "provenance.json",
  ]

  /// The names of the files that it writes where it is asked to.
  public static let optionalFileNames = OutputFolder.names(ofLayers: ["compliance"])

  /// The subjects with their findings, and the tables of findings and issues.
  public var layers: [ResultLayer] {
    let report = report
    return [report.layer, report.findingLayer, issueLayer]
  }

  private var issueLayer: ResultLayer {
    .issues(issues, language: plan.language, circle: plan.circle)
  }

  /// The workbook: ledgers of new estates, townships and villages, what is to be put right, deadlines.
  public func workbook() throws(CareCircleError) -> ByteBuffer {
    try report.workbook(issues: issues, unit: plan.reportingUnit)
  }

  /// Writes one file, which appears whole or not at all: of a GeoPackage every layer, of a workbook the ledgers and a plain
  /// sheet for each layer, of any other format the subjects.
  public func write(toFile path: String, as format: LayerFormat) throws(CareCircleError) {
    guard format == .workbook else {
      return try LayerFile.write(layers, toPath: path, as: format)
    }
    let report = report
    let book = try report.workbook(
      issues: issues, unit: plan.reportingUnit, adding: [report.layer, report.findingLayer])
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(book) }
  }

  /// Writes every output to a folder, which appears whole or not at all.
  ///
  /// `formats` are what is written besides GeoJSON and tables.
  public func write(
    toFolder path: String, formats: Set<LayerFormat> = []
  ) throws(CareCircleError) {
    var folder = try OutputFolder(path, replacing: Self.fileNames.union(Self.optionalFileNames))
    let report = report
    try folder.write(report.layer)
    try folder.write(report.findingLayer, as: .csv)
    try folder.write("compliance-summary.csv", report.summary())
    try folder.write("deadlines.csv", report.deadlines())
    try folder.write(issueLayer, as: .csv)
    try folder.write("provenance.json", provenance)
    for format in formats.sorted(by: { $0.rawValue < $1.rawValue }) {
      switch format {
      case .geoJSON: continue
      case .workbook: try folder.write("results.xlsx", workbook())
      case .geoPackage: try folder.write(layers, as: format)
      case .geoJSONSequence, .csv, .flatGeobuf, .shapefile, .kml:
        try folder.write([report.layer], as: format)
      }
    }
    try folder.finish()
  }

  /// Writes `findings.csv` alone; `-` is standard output.
  public func writeFindings(toPath path: String) throws(CareCircleError) {
    try report.findingLayer.write(toPath: path, as: .csv)
  }
}
