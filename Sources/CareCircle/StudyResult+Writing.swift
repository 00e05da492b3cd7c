import Coverage
import Files
import Layers
import ReportPages
import Reports
import TextFormats
import Wording

extension StudyResult {
  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "gaps.geojson", "estates.geojson", "circles.geojson", "estates.csv", "summary.json",
    "issues.csv", "issues.xlsx", "provenance.json", "townships.csv", "coverage.geojson",
    "manifest.json", ReportPage.fileName,
  ]

  /// Every layer of the results: the estates, the facilities, what is drawn of them, and the table of issues.
  ///
  /// The gaps come first, since programs that open a file show its layers in this order.
  ///
  /// - Throws: `CareCircleError` if the ground is too wide for one plane, or if routes are asked for without streets.
  public func layers(
    withUndecided: Bool = false, withRoutes: Bool = false
  ) throws(CareCircleError) -> [ResultLayer] {
    let report = try areas()
    let routes = withRoutes ? [try neededRoutes()] : []
    let pieces = report.areas == nil ? [] : [report.gapAreaLayer]
    return [
      results.gaps(withUndecided: withUndecided), estateLayer, results.facilityLayer,
      outlines() ?? circleLayer,
    ] + routes + pieces + [report.coverageLayer, issueLayer(issues + report.issues)]
  }

  private func issueLayer(_ issues: [DataIssue]) -> ResultLayer {
    .issues(issues, language: results.language, circle: results.circle, by: results.method)
  }

  /// Writes the table of issues to a file; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeIssues(toPath path: String) throws(CareCircleError) {
    try issueLayer(issues).write(toPath: path, as: LayerFormat(endingOf: path) ?? .csv)
  }

  /// Writes one file, which appears whole or not at all: every layer to a GeoPackage or a workbook, the estates in any
  /// other format.
  ///
  /// A workbook has the forms of a bureau first, then a plain sheet for each layer for which there is no form.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(
    toFile path: String, as format: LayerFormat, withUndecided: Bool = false,
    withRoutes: Bool = false, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    guard format.holdsLayers else {
      return try estateLayer.write(toPath: path, as: format, progress: progress)
    }
    let layers = try layers(withUndecided: withUndecided, withRoutes: withRoutes)
    guard format == .workbook else { return try LayerFile.write(layers, toPath: path, as: format) }
    let formless = layers.filter { !["gaps", "facilities", "issues"].contains($0.name) }
    let book = try results.workbook(
      issues: issues, unit: reportingUnit, day: parameters.question.requirement.asOf,
      townships: townships, adding: formless)
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(book) }
  }

  /// Writes every output to a folder, which appears whole or not at all.
  ///
  /// An earlier result in the folder is replaced; a folder that contains anything else is refused. `formats` are the
  /// formats in which layers are written in addition to GeoJSON, and `pages` the documents to print. `report` says
  /// whether the folder has a report as a page, and with what. `progress` is called with the number of features of the
  /// largest layer that have been written.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(
    toFolder path: String, withUndecided: Bool = false, withRoutes: Bool = false,
    formats: Set<LayerFormat> = [], profiles: ProfileComparison? = nil,
    report: ReportChoice = .page(), pages: Set<ResultPages> = [],
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    let layers = try layers(withUndecided: withUndecided, withRoutes: withRoutes)
    var folder = try OutputFolder(path, of: .run)
    // Facilities are part of the circles, and issues have their own table.
    for layer in layers where !["facilities", "issues"].contains(layer.name) {
      try folder.write(layer, progress: progress)
    }
    try folder.write(estateLayer, as: .csv, progress: progress)
    try writeTables(to: folder, profiles)
    let written = JSONValue.object([
      ("with_undecided", .flag(withUndecided)), ("with_routes", .flag(withRoutes)),
      ("profiles", .array(profiles?.profiles.map { .string($0.name) } ?? [])),
    ])
    try folder.write("provenance.json", provenance(written))
    // A part of a study is not a study to report on.
    if results.part == nil, case .page(let tiles, let earlier) = report {
      try folder.write(
        ReportPage.fileName, page(tiles: tiles, comparedWith: earlier).html())
    }
    for format in formats.sorted(by: { $0.rawValue < $1.rawValue }) {
      try write(layers, as: format, to: folder)
    }
    if pages.contains(.report) { try writeReport(to: folder) }
    if pages.contains(.sheets) { try writeSheets(to: folder) }
    try folder.finish()
  }

  private func writeTables(
    to folder: borrowing OutputFolder, _ profiles: ProfileComparison?
  ) throws(CareCircleError) {
    let report = try areas()
    try writeTownships(to: folder, report)
    try folder.write(issueLayer(issues + report.issues), as: .csv)
    // The parts of a study are put together before anybody corrects anything.
    if results.part == nil {
      try folder.write("issues.xlsx", IssueBook(issues, inputs).workbook(results.language))
    }
    if let profiles { try folder.write("profiles.csv", profiles.table()) }
    try folder.write(
      "summary.json",
      results.summary(
        inputs: inputs, drawingDisagreements: drawingDisagreements(), profiles: profiles))
  }

  private func writeTownships(
    to folder: borrowing OutputFolder, _ report: AreaReport
  ) throws(CareCircleError) {
    try folder.write("townships.csv", records: report.coverageLayer.count) {
      sink throws(CareCircleError) in
      try report.coverageLayer.write(to: sink, as: .csv)
    }
  }

  func provenance(_ written: JSONValue = .null) -> ByteBuffer {
    results.provenance(inputs: inputs, parameters: parameters, network: network, written: written)
  }

  // MARK: - Figures of units alone

  /// Writes the figures of townships and communities, as a table and as a layer, to a folder, which appears whole or
  /// not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func writeCoverage(toFolder path: String) throws(CareCircleError) {
    let report = try areas()
    var folder = try OutputFolder(path, of: .coverage)
    try writeTownships(to: folder, report)
    try folder.write(report.coverageLayer)
    try folder.write("provenance.json", provenance())
    try folder.finish()
  }

  /// Writes layers in a format other than those of the files that every folder has.
  private func write(
    _ layers: [ResultLayer], as format: LayerFormat, to folder: borrowing OutputFolder
  ) throws(CareCircleError) {
    switch format {
    case .geoJSON: return
    case .workbook: try folder.write("results.xlsx", workbook())
    case .geoPackage: try folder.write(layers, as: format)
    case .geoJSONSequence, .csv, .flatGeobuf, .shapefile, .kml:
      try folder.write(
        layers.filter { $0.geometry != .none }, as: format, unless: Self.fileNames)
    }
  }

  // MARK: - Workbooks

  /// The workbook: coverage by township, gaps, facilities, and the issues of the data.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the workbook cannot be made, for example because the folder for
  ///   temporary files is full.
  public func workbook() throws(CareCircleError) -> ByteBuffer {
    try results.workbook(
      issues: issues, unit: reportingUnit, day: parameters.question.requirement.asOf,
      townships: townships)
  }

  /// Writes a workbook with only the gaps, in the form of a bureau.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func writeGapForm(toPath path: String) throws(CareCircleError) {
    let book = try results.gapWorkbook(
      unit: reportingUnit, day: parameters.question.requirement.asOf)
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(book) }
  }
}
