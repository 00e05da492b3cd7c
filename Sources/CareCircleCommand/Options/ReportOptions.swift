import ArgumentParser
import CareCircle

/// The report as a page beside the other results.
struct ReportOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say("Write no report.html, the report as a page with a map.", "不写出 report.html（含地图的网页报告）。")))
  var noReport = false

  @Option(
    help: ArgumentHelp(
      say(
        "The address of background tiles for the report's map, with {z}, {x} and {y}; only then does the page load anything.",
        "报告地图的底图瓦片地址，含 {z}、{x}、{y}；仅在指定时网页才加载外部内容。"), valueName: "url"))
  var tiles: String?

  @Option(
    help: ArgumentHelp(
      say("Whose tiles they are, as their makers ask.", "瓦片的来源说明。"), valueName: "text"))
  var tilesAttribution: String?

  func choice() throws(CareCircleError) -> ReportChoice {
    guard let tiles else {
      guard tilesAttribution == nil else { throw .usage([.attributionWithoutTiles]) }
      return noReport ? .none : .page()
    }
    return noReport
      ? .none : .page(tiles: try MapTiles(address: tiles, attribution: tilesAttribution))
  }
}

extension InputProblem {
  fileprivate static let attributionWithoutTiles = InputProblem(
    .missingValue, file: "carecircle", field: "--tiles",
    Message(
      en: "is missing; --tiles-attribution says whose the tiles of --tiles are",
      zh: "缺失；--tiles-attribution 用于说明 --tiles 的来源"))
}
