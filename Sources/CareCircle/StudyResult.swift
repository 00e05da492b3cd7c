import CareModel
import Coverage
import Files
import Layers
import Parallel
import PlaneGeometry
import Registers
import Reports
import TextFormats
import Wording

/// What a study found.
public struct StudyResult: Sendable {
  /// The findings themselves.
  public let results: CoverageResults
  /// What each input was.
  public let inputs: [InputInfo]
  /// Every row that was rejected, doubtful or notable.
  public let issues: [DataIssue]
  private let parameters: StudyParameters
  private let reportingUnit: String?
  let streets: StreetAnalysis?
  let ground: StreetGround?
  private let network: LoadedNetwork?
  /// What all facilities that count cover along the streets: drawn once, for the gap areas and for the count of
  /// gates on the wrong side.
  let coveredStreets: Deferred<MultiPolygon?>
  private let report: Deferred<Result<AreaReport, CareCircleError>>

  init(results: CoverageResults, study: Study, streets: StreetAnalysis?) {
    self.results = results
    self.streets = streets
    ground = study.streets.ground
    network = study.streets.network
    let ground = study.streets.ground
    let covered = Deferred { StudyAreas.drawn(ground, around: results.counting, results.circle) }
    coveredStreets = covered
    let areas = StudyAreas(
      results: results, units: study.units, demand: study.demand, ground: ground,
      coveredStreets: covered, facilitiesExtent: study.streets.facilitiesExtent,
      population: study.population, part: study.part,
      notPlaced: study.inputs.filter { $0.kind == .facilities }.map(\.rowsRejected).reduce(0, +))
    report = Deferred { areas.result }
    inputs = study.inputs
    issues = study.readingIssues + study.doubts(about: results)
    reportingUnit = study.plan.reportingUnit
    parameters = StudyParameters(
      requirement: study.plan.requirement, ageRule: study.plan.ageRule)
  }

  /// The estates whose verdict is `gap`.
  public var gaps: FeatureLayer { results.gaps() }

  /// Every estate.
  public var estates: FeatureLayer { results.estateLayer }

  /// The circle around every facility.
  public var circles: FeatureLayer { results.facilityCircles }

  /// The walk from every estate to its nearest facility that counts; nil without streets.
  public func routes() -> RouteLayer? {
    streets.map { RouteLayer(results, $0.routes()) }
  }

  /// The routes, where streets are there to walk on.
  public func neededRoutes() throws(CareCircleError) -> RouteLayer {
    guard let routes = routes() else {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "network",
          Message(en: "routes need streets; name a network", zh: "路线需要道路网；请指定 network"))
      ])
    }
    return routes
  }

  /// Where the gaps are, and the figures of every township and community.
  ///
  /// Gap areas are drawn of the residential land, else of the boundary, else of the townships' ground; without any
  /// the report has the figures alone. They are worked out when they are first asked for.
  public func areas() throws(CareCircleError) -> AreaReport {
    try report.value.get()
  }

  /// The counts and shares of all estates.
  public var tally: CoverageTally {
    results.reaches.reduce(into: CoverageTally()) { $0.add($1) }
  }

  /// Writes the table of issues to a file; `-` is standard output.
  public func writeIssues(toPath path: String) throws(CareCircleError) {
    let table = IssueTable.csv(
      issues, language: results.language, circle: results.circle, by: results.method)
    try OutputFile.write(to: path) { sink throws(CareCircleError) in try sink.write(table) }
  }

  /// The names of the files that `write(toFolder:)` writes.
  public static let fileNames: Set<String> = [
    "gaps.geojson", "estates.geojson", "circles.geojson", "estates.csv", "summary.json",
    "issues.csv", "provenance.json", "townships.csv", "coverage.geojson",
  ]

  /// The names of the files that it writes where it is asked to.
  public static let optionalFileNames: Set<String> =
    OutputFolder.names(
      ofLayers: ["gaps", "estates", "circles", "routes", "gap-areas", "coverage"]
    ).union(["routes.geojson", "gap-areas.geojson", "profiles.csv"])

  /// Writes every output to a folder, which appears whole or not at all.
  ///
  /// An earlier result in the folder is replaced; a folder that holds anything else is refused.
  /// `progress` is told how many features of the largest layer have been written.
  public func write(
    toFolder path: String, withUndecided: Bool = false, withRoutes: Bool = false,
    formats: Set<ResultFormat> = [], profiles: ProfileComparison? = nil,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    let routes = withRoutes ? try neededRoutes() : nil
    var folder = try OutputFolder(path, replacing: Self.fileNames.union(Self.optionalFileNames))
    let outlines = outlines()
    let report = try areas()
    var layers: [(String, FeatureLayer, LayerFormat)] = [
      ("gaps.geojson", results.gaps(withUndecided: withUndecided), .geoJSON),
      ("estates.geojson", estates, .geoJSON), ("estates.csv", estates, .csv),
    ]
    if outlines == nil { layers.append(("circles.geojson", circles, .geoJSON)) }
    for (name, layer, format) in layers {
      try folder.write(name) { sink throws(CareCircleError) in
        try layer.write(to: sink, as: format, progress: progress)
      }
    }
    if let outlines {
      try folder.write("circles.geojson") { sink throws(CareCircleError) in
        try outlines.write(to: sink)
      }
    }
    if report.areas != nil {
      try folder.write("gap-areas.geojson") { sink throws(CareCircleError) in
        try report.writeGapAreas(to: sink)
      }
    }
    try folder.write("coverage.geojson") { sink throws(CareCircleError) in
      try report.writeCoverage(to: sink)
    }
    try folder.write("townships.csv", report.table())
    if let routes {
      try folder.write("routes.geojson") { sink throws(CareCircleError) in
        try routes.write(to: sink)
      }
    }
    try folder.write(
      "summary.json",
      results.summary(
        inputs: inputs, drawingDisagreements: drawingDisagreements(), profiles: profiles))
    if let profiles { try folder.write("profiles.csv", profiles.table()) }
    try folder.write(
      "issues.csv",
      IssueTable.csv(
        issues + report.issues, language: results.language, circle: results.circle,
        by: results.method))
    try folder.write(
      "provenance.json",
      results.provenance(
        inputs: inputs, parameters: parameters, network: network,
        accessCap: ground?.access.rules.cap))
    try write(formats, to: folder, withUndecided: withUndecided, outlines, routes, report)
    try folder.finish()
  }

  // MARK: - Other formats

  /// Every layer of the results, for the formats of GIS programs and for databases.
  public func exportedLayers(
    withUndecided: Bool = false, withRoutes: Bool = false
  ) throws(CareCircleError) -> [ExportedLayer] {
    try exported(
      withUndecided: withUndecided, outlines(), withRoutes ? try neededRoutes() : nil, areas())
  }

  /// The workbook: coverage by township, gaps, facilities, and what was wrong with the data.
  public func workbook() throws(CareCircleError) -> ByteBuffer {
    try results.workbook(issues: issues, unit: reportingUnit, day: parameters.requirement.asOf)
  }

  /// The workbook of the gaps alone.
  public func gapWorkbook() throws(CareCircleError) -> ByteBuffer {
    try results.gapWorkbook(unit: reportingUnit, day: parameters.requirement.asOf)
  }

  private func exported(
    withUndecided: Bool, _ outlines: OutlineLayer?, _ routes: RouteLayer?, _ report: AreaReport
  ) throws(CareCircleError) -> [ExportedLayer] {
    var layers = [
      try ExportedLayer(results.gaps(withUndecided: withUndecided)), try ExportedLayer(estates),
    ]
    if let outlines {
      layers.append(
        try ExportedLayer(name: "circles") { sink throws(CareCircleError) in
          try outlines.write(to: sink)
        })
    } else {
      layers.append(try ExportedLayer(circles))
    }
    if let routes {
      layers.append(
        try ExportedLayer(name: "routes") { sink throws(CareCircleError) in
          try routes.write(to: sink)
        })
    }
    if report.areas != nil {
      layers.append(
        try ExportedLayer(name: "gap-areas") { sink throws(CareCircleError) in
          try report.writeGapAreas(to: sink)
        })
    }
    layers.append(
      try ExportedLayer(name: "coverage") { sink throws(CareCircleError) in
        try report.writeCoverage(to: sink)
      })
    return layers
  }

  private func write(
    _ formats: Set<ResultFormat>, to folder: borrowing OutputFolder, withUndecided: Bool,
    _ outlines: OutlineLayer?, _ routes: RouteLayer?, _ report: AreaReport
  ) throws(CareCircleError) {
    let vectors = formats.compactMap(\.vector).sorted { $0.rawValue < $1.rawValue }
    if !vectors.isEmpty {
      let layers = try exported(withUndecided: withUndecided, outlines, routes, report)
      for format in vectors { try folder.write(layers, as: format) }
    }
    if formats.contains(.workbook) { try folder.write("results.xlsx", workbook()) }
  }
}
