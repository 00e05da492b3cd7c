import Coverage
import PlaneGeometry
import ReportPages
import StreetNetwork
import Wording

/// Whether a folder of results has a report as a page, `report.html`.
public enum ReportChoice: Sendable {
  /// The folder has no report.
  case none
  /// A report; with tiles, its map loads them as a background.
  case page(tiles: MapTiles? = nil)
}

extension StudyResult {
  /// The report of the study as a page: a map, figures, tables and the method, in one file that needs no network.
  ///
  /// If the study names a policy, its clauses are judged for the page. `tiles` are a background for the map, which
  /// alone the page then loads.
  ///
  /// - Throws: `CareCircleError` if the ground is too wide for one plane, or if the tables that the policy asks for
  ///   cannot be read.
  public func page(tiles: MapTiles? = nil) throws(CareCircleError) -> ReportPage {
    var page = ReportPage(results: results, report: try areas(), parameters: parameters)
    (page.inputs, page.issues) = (inputs, issues)
    (page.unit, page.tiles) = (reportingUnit, tiles)
    page.map = network?.map
    page.coveredGround = coveredGround
    if results.estates.count <= page.limits.walks { page.walks = streets?.routes() ?? [] }
    page.clauses = clauses.value
    return page
  }

  /// The ground that is covered along the streets; nil for straight lines.
  var coveredGround: MultiPolygon? { results.method == .street ? coveredStreets.value : nil }
}
