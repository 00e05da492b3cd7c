import CareModel
import Compliance
import Coverage
import Layers
import Parallel
import PlaneGeometry
import Registers
import Reports
import Wording

/// The result of a study.
public struct StudyResult: Sendable {
  /// The findings themselves: estates and facilities with what was found for each.
  public let results: CoverageResults
  /// The facts about each input.
  public let inputs: [InputInfo]
  /// The issues of all rows: what was rejected, doubtful or worth a note.
  public let issues: [DataIssue]
  let parameters: StudyParameters
  let reportingUnit: String?
  /// The names of the townships, in the order of their table.
  let townships: [String]
  let streets: StreetAnalysis?
  let walkable: WalkableStreets?
  let network: LoadedNetwork?
  /// The ground that was analysed, for studies without townships.
  let ground: MultiPolygon?
  /// The area that all facilities that count cover along the streets. It is drawn once, for the gap areas and for the
  /// count of gates on the wrong side.
  let coveredStreets: Deferred<MultiPolygon?>
  private let report: Deferred<Result<AreaReport, CareCircleError>>
  /// The findings on the clauses of the study's policy; nil if it names none. They are judged when they are first asked
  /// for.
  let clauses: Deferred<Result<ComplianceReport?, CareCircleError>>

  init(
    results: CoverageResults, study: Study, parameters: StudyParameters, streets: StreetAnalysis?
  ) {
    self.results = results
    self.parameters = parameters
    self.streets = streets
    walkable = study.streets.walkable
    network = study.streets.network
    ground = study.demand
    let walkable = study.streets.walkable
    let covered = Deferred {
      AreaAnalysis.drawn(walkable, around: results.counting, results.circle)
    }
    coveredStreets = covered
    let areas = AreaAnalysis(
      results: results, units: study.units, demand: study.demand, streets: walkable,
      coveredStreets: covered, facilitiesExtent: study.streets.facilitiesExtent,
      population: study.population?.selecting(study.asked.rows), within: study.asked.ground,
      elsewhere: study.asked.elsewhere, part: study.part)
    let notPlaced = study.inputs.facilitiesNotPlaced
    report = Deferred {
      Result { () throws(CareCircleError) in
        AreaReport(results, try areas.findings(), notPlaced: notPlaced)
      }
    }
    let policy = parameters.policy
    clauses = Deferred {
      Result { () throws(CareCircleError) in
        try policy.map { policy throws(CareCircleError) in try study.check(policy).report }
      }
    }
    inputs = study.inputs
    issues =
      study.readingIssues
      + StudyDoubts(
        results, study.inputs, estates: study.estateOrigins, facilities: study.facilityOrigins
      ).issues
    reportingUnit = study.plan.reportingUnit
    townships = study.units.wholeTownships.compactMap { $0.name ?? $0.id }
  }

  /// The estates whose verdict is `gap`, in the order in which they were read.
  ///
  /// Each access takes time proportional to the number of all estates.
  public var gaps: EstateResults { EstateResults(results, of: .gap) }

  /// All estates, in the order in which they were read.
  public var estates: EstateResults { EstateResults(results) }

  /// The estates whose verdict is `gap`, as a layer for any format.
  public var gapLayer: ResultLayer { results.gaps() }

  /// All estates, as a layer for any format.
  public var estateLayer: ResultLayer { results.estateLayer }

  /// The circle around every facility, as a layer for any format.
  public var circleLayer: ResultLayer { results.facilityCircles }

  /// The walk from every estate to its nearest facility that counts; nil without streets.
  public func routes() -> ResultLayer? {
    streets.map { results.routeLayer($0.routes()) }
  }

  /// The routes.
  ///
  /// - Throws: `CareCircleError.usage` if the study has no streets.
  public func neededRoutes() throws(CareCircleError) -> ResultLayer {
    guard let routes = routes() else {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "network",
          Message(en: "routes need streets; name a network", zh: "路线需要道路网；请指定 network"))
      ])
    }
    return routes
  }

  /// The gap areas, and the figures of every township and community.
  ///
  /// Gap areas are looked for on the residential land, otherwise within the boundary, otherwise on the townships'
  /// ground. Without any of these, the report has only the figures. It is computed when it is first asked for.
  ///
  /// - Throws: `CareCircleError.usage` if the ground is too wide for one plane.
  public func areas() throws(CareCircleError) -> AreaReport {
    try report.value.get()
  }

  /// The counts and shares of all estates.
  public var tally: CoverageTally {
    results.reaches.reduce(into: CoverageTally()) { $0.add($1) }
  }
}
