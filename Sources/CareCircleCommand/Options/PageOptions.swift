import ArgumentParser
import CareCircle

/// The documents to print that are written beside the results of a study.
struct PageOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      say(
        "Also write report.pdf: findings, map, townships, gaps and method on pages of A4.",
        "另写出 report.pdf：A4 页面，含结果、地图、乡镇表、缺口清单和方法说明。")))
  var pdf = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Also write sheets.pdf: a page for every gap with its map, walk, clause and numbers.",
        "另写出 sheets.pdf：每个缺口小区一页，含地图、路程、条款和数据。")))
  var sheets = false

  /// The documents that are asked for.
  var chosen: Set<ResultPages> {
    Set([(pdf, ResultPages.report), (sheets, .sheets)].filter(\.0).map(\.1))
  }

  /// Makes sure, before any work is done, that there is a folder for the documents and that they can be drawn.
  func check(_ folder: String, isFolder: Bool) throws(CareCircleError) {
    guard let first = chosen.map({ $0 == .report ? "--pdf" : "--sheets" }).min() else { return }
    guard isFolder else {
      throw .usage([
        InputProblem(
          .wrongValue, file: "carecircle", field: first,
          Message(
            en:
              "needs a folder for the results, and \(folder) is one file; name a folder with --out",
            zh: "需要结果文件夹，而\(folder)是单个文件；请用 --out 指定文件夹"))
      ])
    }
    try PictureOptions.check(folder)
  }
}
