import Coverage
import PlaneGeometry
import ReportPages
import ResultFolders
import StreetNetwork
import Wording

/// Whether a folder of results has a report as a page, `report.html`.
public enum ReportChoice: Sendable {
  /// The folder has no report.
  case none
  /// A report; with tiles, its map loads them as a background, and with the folder of an earlier run it compares.
  case page(tiles: MapTiles? = nil, comparedWith: String? = nil)

  /// Makes sure, before any work is done, that the folder of the earlier run can be compared.
  public func check() throws(CareCircleError) {
    if case .page(_, let earlier?) = self { try EarlierRun.check(folder: earlier) }
  }
}

extension StudyResult {
  /// The report of the study as a page: a map, figures, tables and the method, in one file that needs no network.
  ///
  /// If the study names a policy, its clauses are judged for the page. `tiles` are a background for the map, which
  /// alone the page then loads. `earlier` is the folder of an earlier run, with which the page compares the study.
  ///
  /// - Throws: `CareCircleError` if the ground is too wide for one plane, if the tables that the policy asks for cannot
  ///   be read, or if the earlier run cannot be compared.
  public func page(
    tiles: MapTiles? = nil, comparedWith earlier: String? = nil
  ) throws(CareCircleError) -> ReportPage {
    var page = ReportPage(results: results, report: try areas(), parameters: parameters)
    (page.inputs, page.issues) = (inputs, issues)
    (page.unit, page.tiles) = (reportingUnit, tiles)
    page.map = network?.map
    page.coveredGround = coveredGround
    if let streets {
      let wanted = page.wantedWalks
      let routes = streets.routes(of: wanted)
      page.walks = Dictionary(
        zip(wanted, routes).compactMap { estate, route in route.map { (estate, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    page.clauses = clauses.value
    if let earlier {
      page.earlier = try EarlierRun(
        folder: earlier, comparedWith: results, provenance: provenance())
    }
    return page
  }

  /// The ground that is covered along the streets; nil for straight lines.
  var coveredGround: MultiPolygon? { results.method == .street ? coveredStreets.value : nil }
}
