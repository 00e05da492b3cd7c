import Files
import Layers
import Reports
import TextFormats
import Wording

extension ComplianceResult {
  /// The subjects with their findings, the findings as a table, and the table of issues.
  public var layers: [ResultLayer] {
    let report = report
    return [report.layer, report.findingLayer, issueLayer]
  }

  private var issueLayer: ResultLayer {
    .issues(issues, language: plan.language, circle: plan.circle)
  }

  /// The workbook: registers of new estates, townships and villages, what has to be put right, and deadlines.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func workbook() throws(CareCircleError) -> ByteBuffer {
    try report.workbook(issues: issues, unit: plan.reportingUnit)
  }

  /// Writes one file, which appears whole or not at all: all layers to a GeoPackage; the registers and a plain sheet
  /// for each layer to a workbook; the subjects in any other format.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
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
  /// `formats` are written in addition to GeoJSON and tables.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(
    toFolder path: String, formats: Set<LayerFormat> = []
  ) throws(CareCircleError) {
    var folder = try OutputFolder(path, of: .check)
    let report = report
    try folder.write(report.layer)
    try folder.write(report.findingLayer, as: .csv)
    try folder.write("compliance-summary.csv", report.summary())
    try folder.write("deadlines.csv", report.deadlines())
    if let subsidies = report.subsidies() { try folder.write("subsidies.csv", subsidies) }
    try folder.write(issueLayer, as: .csv)
    try folder.write("issues.xlsx", IssueBook(issues, inputs).workbook(plan.language))
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

  /// Writes a notice to put right (整改通知) for each estate with a binding fail, as documents that word processors can
  /// edit, and one document with all of them; with `pdf`, also as pages. The folder appears whole or not at all.
  ///
  /// - Returns: the number of notices.
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  @discardableResult public func writeNotices(
    toFolder path: String, pdf: Bool = false
  ) throws(CareCircleError) -> Int {
    let notices = Notices(report, sources, unit: plan.reportingUnit)
    var folder = try OutputFolder(path, of: .notices)
    for number in 0..<notices.count {
      try folder.write(notices.fileName(number), try notices.document(number))
      if pdf { try folder.write(notices.pagesName(number), try notices.pages(number)) }
    }
    let all = Message(en: "all-notices", zh: "整改通知汇总").text(plan.language)
    if notices.count > 0 {
      try folder.write(all + ".docx", try notices.all())
      if pdf { try folder.write(all + ".pdf", try notices.allPages(path: all + ".pdf")) }
    }
    try folder.write("provenance.json", provenance)
    try folder.finish()
    return notices.count
  }

  /// Writes `findings.csv` alone; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeFindings(toPath path: String) throws(CareCircleError) {
    try report.findingLayer.write(toPath: path, as: .csv)
  }
}
