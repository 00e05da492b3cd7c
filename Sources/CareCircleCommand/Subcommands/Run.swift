import ArgumentParser
import CareCircle

/// `carecircle run`: makes everything that a study file names.
struct Run: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: say(
      "Do everything a study file names and write its folder of results.", "按研究文件完成分析，写出结果文件夹。"),
    discussion: say(
      """
      The folder holds report.html, a page with a map that opens in any browser,
      and gaps.geojson, estates.geojson, circles.geojson, estates.csv,
      summary.json, issues.csv and provenance.json. It appears whole or not at all. Flags override the study. A name such as results.gpkg or
      results.xlsx is one file with every layer instead of a folder, another ending
      (.csv, .geojson, .kml …) one with the estates.

      EXAMPLES
        carecircle run SampleData/study.yaml
        carecircle run --dry-run study.yaml          # read, tell, write nothing
        carecircle run study.yaml --out results --minutes 10 --walker frail
        carecircle run study.yaml --pdf --sheets     # report.pdf, sheets.pdf
        carecircle run study.yaml --out out-2026 --compare-with out-2025
        carecircle run study.yaml --fail-on gap      # exit code 1 on a gap
        carecircle run study.yaml --tile 0/1/2 --out part-0-1   # one of 2 x 2
        carecircle run --estates estates.csv --estates-crs BD09 \\
          --facilities "rooms-*.csv" --facilities-crs GCJ02 --out results
      """,
      """
      结果包括 report.html（含地图的网页报告，用浏览器离线打开）、gaps.geojson、estates.geojson、
      circles.geojson、estates.csv、summary.json、issues.csv、provenance.json；要么全部写出，要么不写。命令行参数优先于研究文件。
      --out 结果.gpkg、结果.xlsx 为含全部图层的单个文件，其他扩展名（.csv、.geojson、.kml 等）只含小区。

      示例
        carecircle run SampleData/study.yaml
        carecircle run --dry-run 研究.yaml          # 只读取和说明，不写出
        carecircle run 研究.yaml --out 结果2026 --minutes 10 --walker frail
        carecircle run 研究.yaml --pdf --sheets     # 另有 report.pdf、sheets.pdf
        carecircle run 研究.yaml --out out-2026 --compare-with out-2025   # 报告与上年比较
        carecircle run 研究.yaml --fail-on gap      # 有缺口时退出码为1
        carecircle run 研究.yaml --tile 0/1/2 --out 分块-0-1   # 2×2之一
        carecircle run --estates 小区.csv --estates-crs 百度 \\
          --facilities "用房-*.csv" --facilities-crs 高德 --out 结果
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @Option(
    help: ArgumentHelp(
      say("The folder for the results, instead of the study's.", "结果文件夹，代替研究文件中的设置。"),
      valueName: "folder"))
  var out: String?

  @Flag(
    help: ArgumentHelp(
      say(
        "Read everything, tell what would be asked and what is missing, and write nothing.",
        "读取全部输入，说明将判定什么、缺少什么；不写出任何文件。")))
  var dryRun = false

  @Flag(
    help: ArgumentHelp(
      say("Put the undecided estates into gaps.geojson, too.", "gaps.geojson 同时包含待核实的小区。")))
  var withUndecided = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Write routes.geojson, too: the walk from every estate to its nearest room; needs streets.",
        "同时写出 routes.geojson：各小区到最近用房的步行路线；需要道路网。")))
  var withRoutes = false

  @OptionGroup var formats: FormatOptions
  @OptionGroup(title: say("Report", "报告")) var page: ReportOptions
  @Option(
    help: ArgumentHelp(
      say(
        "The folder of an earlier run: the report shows then and now, and what has changed.",
        "较早一次的结果文件夹；报告可切换两次结果，并列出变化。"), valueName: "folder"))
  var compareWith: String?

  @OptionGroup var pages: PageOptions

  @Option(
    help: ArgumentHelp(
      say("End with exit code 1 on: gap, indeterminate.", "出现以下情况时退出码为1：gap、indeterminate。"),
      valueName: "what"))
  var failOn: FailOn?

  @Option(
    help: ArgumentHelp(
      say(
        "A name of the study, by which join knows tiles that were each given rows of their own.",
        "研究的名称；各分块只含自己的行时，join 据此识别同一研究的分块。"), valueName: "text"),
    transform: { try parsedOption($0, { $0.isEmpty ? nil : $0 }, say("a text", "文字")) })
  var studyId: String?

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<CoverageInputs>
  @OptionGroup(title: say("Part", "分块")) var part: TileOptions
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions
  @OptionGroup(title: say("Walkers", "步行者")) var profiles: ProfileOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    let named = plan.inputs
    try inputs.apply(to: &plan)
    // What only clauses use is read for the report, and told of in a rehearsal.
    for kind in InputKind.all where kind.uses == [.compliance] { plan.inputs[kind] = named[kind] }
    part.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
    plan.reportingUnit = formats.reportingUnit ?? plan.reportingUnit
    plan.studyID = studyId ?? plan.studyID
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out ?? plan.output] }

  func perform() throws(CareCircleError) -> Outcome {
    let plan = try plan()
    try formats.check()
    let choice = try page.choice(comparedWith: compareWith)
    if dryRun { return try rehearse(plan, into: out ?? plan.output) }
    guard let folder = out ?? plan.output else {
      throw .usage([
        InputProblem(
          .missingValue, file: study ?? "carecircle", field: "output",
          Message(
            en: "neither the study nor --out names a folder for the results",
            zh: "研究文件与 --out 均未指定结果文件夹"))
      ])
    }
    let format = try LayerFormat.ofFile(folder)
    guard compareWith == nil || (format == nil && plan.tile == nil) else {
      throw .usage([.comparisonWithoutReport])
    }
    try pages.check(folder, isFolder: format == nil)
    try OverwriteCheck.refuseForeign(folder, of: .run, as: format)
    let (result, comparison) = try analysed(plan, profiles)
    let line = ProgressLine(
      say("writing", "写出"), total: result.estates.count, isEnabled: !manners.quiet)
    if let format {
      try result.write(
        toFile: folder, as: format, withUndecided: withUndecided, withRoutes: withRoutes
      ) { line.set($0) }
    } else {
      try result.write(
        toFolder: folder, withUndecided: withUndecided, withRoutes: withRoutes,
        formats: formats.chosen(plan), profiles: comparison, report: choice, pages: pages.chosen
      ) { line.set($0) }
    }
    line.finish()
    try formats.writeDatabase { () throws(CareCircleError) in
      // A database may already have tables of these names that are not ours.
      try result.layers(withUndecided: withUndecided, withRoutes: withRoutes)
        .filter { !["facilities", "issues"].contains($0.name) }
    }
    profiles.tell(comparison, manners, plan.language)
    let outcome = report(result, plan, failOn: failOn, more: try result.areas().issues)
    Report(manners: manners, language: plan.language).place(of: folder)
    return outcome
  }
}
