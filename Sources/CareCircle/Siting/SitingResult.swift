import CareModel
import Coverage
import Files
import Layers
import ReportPages
import Reports
import TextFormats
import Wording

/// A plan of sites for a study, and the study as it would be after the plan.
public struct SitingResult: Sendable {
  let study: Study
  /// The study as it is.
  public let before: StudyResult
  /// The plan with its candidates and the estates that it serves.
  public let report: SitingReport
  private let candidates: SitingCandidates
  private let request: SitingRequest

  init(
    study: Study, before: StudyResult, report: SitingReport, candidates: SitingCandidates,
    request: SitingRequest
  ) {
    (self.study, self.before, self.report) = (study, before, report)
    (self.candidates, self.request) = (candidates, request)
  }

  /// The facts about each input.
  public var inputs: [InputInfo] { before.inputs + candidates.inputs }
  /// The issues found while reading, also in the table of candidates.
  public var issues: [DataIssue] { before.issues + candidates.issues }

  /// The study with the chosen sites as rooms in use.
  ///
  /// - Throws: `CareCircleError` if the policy of the study cannot be read.
  public func after() throws(CareCircleError) -> StudyResult {
    let rooms = report.sites.map { site in
      var room = candidates.rooms[site.candidate]
      // A candidate of unknown area was taken because the request allows it: the plan supposes that it is large enough.
      if study.question.requirement.judge(room) != .qualifies {
        room.area = RoomArea(
          gross: study.question.requirement.minimumArea,
          inner: study.question.requirement.minimumArea)
      }
      return room
    }
    return try study.adding(rooms).analyse()
  }

  /// The layers of the plan.
  public var layers: [ResultLayer] {
    [report.planLayer, report.candidateLayer, report.uncoveredLayer]
  }

  /// Writes the plan, its layers and tables, and the study after the plan in a folder `after`, which `carecircle
  /// compare` reads. The folder appears whole or not at all. `report` says whether there is a report as a page, and
  /// with what.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the folder contains anything but an earlier result, or if it cannot
  ///   be written.
  public func write(
    toFolder path: String, report choice: ReportChoice = .page()
  ) throws(CareCircleError) {
    var folder = try OutputFolder(path, of: .site)
    try folder.write("plan.json", report.plan)
    try folder.write(report.planLayer)
    try folder.write(report.candidateLayer, as: .csv)
    try folder.write(report.uncoveredLayer, as: .csv)
    try folder.write("curve.csv", report.curve)
    try folder.write(
      "siting.xlsx",
      report.workbook(
        unit: before.reportingUnit, day: before.parameters.question.requirement.asOf))
    try folder.write(
      .issues(issues, language: study.plan.language, circle: study.plan.circle), as: .csv)
    try folder.write("provenance.json", provenance)
    let after = try after()
    if case .page(let tiles, _) = choice {
      var page = try before.page(tiles: tiles)
      page.plan = PlannedSites(
        report: report, after: after.results, gaps: try after.areas().areas?.gaps ?? [])
      page.planned = after.coveredGround
      (page.inputs, page.issues) = (inputs, issues)
      try folder.write(ReportPage.fileName, page.html())
    }
    try after.write(toFolder: folder.inner(ResultKind.afterFolder), report: choice)
    try folder.finish()
  }

  private var provenance: ByteBuffer {
    before.results.provenance(
      inputs: inputs, parameters: before.parameters, network: before.network)
  }
}
