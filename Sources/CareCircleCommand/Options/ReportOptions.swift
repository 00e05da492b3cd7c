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

  /// What is asked for; `earlier` is the folder of a run with which the report compares the study.
  ///
  /// - Throws: `CareCircleError` also if that folder cannot be compared.
  func choice(comparedWith earlier: String? = nil) throws(CareCircleError) -> ReportChoice {
    guard tiles != nil || tilesAttribution == nil else {
      throw .usage([.attributionWithoutTiles])
    }
    guard !noReport else {
      guard earlier == nil else { throw .usage([.comparisonWithoutReport]) }
      return .none
    }
    let tiles = try tiles.map { address throws(CareCircleError) in
      try MapTiles(address: address, attribution: tilesAttribution)
    }
    let choice = ReportChoice.page(tiles: tiles, comparedWith: earlier)
    try choice.check()
    return choice
  }
}

extension InputProblem {
  static let comparisonWithoutReport = InputProblem(
    .wrongValue, file: "carecircle", field: "--compare-with",
    Message(
      en: "needs the report of a folder of results, which is not written here; "
        + "leave out --no-report and name a folder with --out, or use carecircle compare",
      zh: "需要结果文件夹中的 report.html，而本次不写出；请去掉 --no-report 并用 --out 指定文件夹，或使用 carecircle compare"))

  fileprivate static let attributionWithoutTiles = InputProblem(
    .missingValue, file: "carecircle", field: "--tiles",
    Message(
      en: "is missing; --tiles-attribution says whose the tiles of --tiles are",
      zh: "缺失；--tiles-attribution 用于说明 --tiles 的来源"))
}
