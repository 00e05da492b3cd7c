import CareModel
import Coverage
import DataExchange

/// What a study found.
public struct StudyResult: Sendable {
  /// The findings themselves.
  public let results: CoverageResults
  /// What each input was.
  public let inputs: [InputInfo]
  /// Every row that was rejected, doubtful or notable.
  public let issues: [DataIssue]
  private let parameters: StudyParameters
  let streets: StreetAnalysis?
  let ground: StreetGround?
  private let network: LoadedNetwork?

  init(results: CoverageResults, study: Study, streets: StreetAnalysis?) {
    self.results = results
    self.streets = streets
    ground = study.streets.ground
    network = study.streets.network
    inputs = study.inputs
    issues = study.readingIssues + study.doubts(about: results)
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
    "issues.csv", "provenance.json",
  ]

  /// The names of the files that it writes where it is asked to.
  public static let optionalFileNames: Set<String> = ["routes.geojson", "profiles.csv"]

  /// Writes every output to a folder, which appears whole or not at all.
  ///
  /// An earlier result in the folder is replaced; a folder that holds anything else is refused.
  /// `progress` is told how many features of the largest layer have been written.
  public func write(
    toFolder path: String, withUndecided: Bool = false, withRoutes: Bool = false,
    profiles: ProfileComparison? = nil, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    let routes = withRoutes ? try neededRoutes() : nil
    var folder = try OutputFolder(path, replacing: Self.fileNames.union(Self.optionalFileNames))
    let outlines = outlines()
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
        issues, language: results.language, circle: results.circle, by: results.method))
    try folder.write(
      "provenance.json",
      results.provenance(
        inputs: inputs, parameters: parameters, network: network,
        accessCap: ground?.access.rules.cap))
    try folder.finish()
  }
}
