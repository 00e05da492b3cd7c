import Coverage
import PlaneGeometry
import Registers
import Reports
import StreetNetwork
import Wording

/// A plan of sites as the page shows it.
public struct PlannedSites: Sendable {
  /// The plan with its candidates and demands.
  public let report: SitingReport
  /// The study as it would be with the sites.
  public let after: CoverageResults
  /// The areas that would still be gaps.
  public let gaps: [GapArea]

  /// A plan, and the study after it; both must have the estates of the page in the same order.
  public init(report: SitingReport, after: CoverageResults, gaps: [GapArea]) {
    (self.report, self.after, self.gaps) = (report, after, gaps)
  }
}

/// The report of a study as one page: a map, figures, tables, the method. It holds everything that it needs, so that it
/// opens in any browser without a network.
///
/// The page says what the other files of the results say: every figure comes from the same values. Its size is bounded
/// by `PageLimits`; counts are those of the whole study.
public struct ReportPage: Sendable {
  /// The estates and facilities with what was found for each.
  public let results: CoverageResults
  /// The gap areas and the figures of units.
  public let report: AreaReport
  /// The facts about each input.
  public var inputs: [InputInfo] = []
  /// The issues of all rows.
  public var issues: [DataIssue] = []
  /// Every parameter of the study.
  public let parameters: StudyParameters
  /// The office that hands the report in; nil if it is not known.
  public var unit: String?
  /// The streets and waters for the background; nil without a network.
  public var map: StreetMap?
  /// The ground that is covered along the streets; nil for straight lines, whose circles the page draws itself.
  public var coveredGround: MultiPolygon?
  /// The walks along the streets by the index of their estate; nil if they are not to be drawn.
  public var walks: [Int: Route]?
  /// The findings on the clauses of a policy, or why they could not be judged; nil without a policy.
  public var clauses: Result<ComplianceReport?, CareCircleError> = .success(nil)
  /// The plan of sites; nil without one.
  public var plan: PlannedSites?
  /// The ground that is covered along the streets after the plan.
  public var planned: MultiPolygon?
  /// An earlier run with which the study is compared; nil without one.
  public var earlier: EarlierRun?
  /// Background tiles; nil if there are to be none.
  public var tiles: MapTiles?
  /// How much of the study the page holds.
  public var limits = PageLimits()

  /// The page of a study; everything else that it may show is set afterwards.
  public init(results: CoverageResults, report: AreaReport, parameters: StudyParameters) {
    (self.results, self.report, self.parameters) = (results, report, parameters)
  }

  /// The estates whose walks along the streets the page wants, the most important one first.
  package var wantedWalks: [Int] {
    DrawnWalks.wanted(results, DrawnEstates(results, limits), atMost: limits.walks)
  }

  /// The name of the file in a folder of results.
  public static let fileName = "report.html"
}
