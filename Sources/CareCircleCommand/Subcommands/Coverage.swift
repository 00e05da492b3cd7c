import ArgumentParser
import CareCircle
import Files

/// `carecircle coverage`: shows how much of each township is covered.
struct CoverageCommand: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: say(
      "Tell how much of each township is covered: estates, dwellings, elders, ground.",
      "统计各乡镇、社区的覆盖率：小区、户数、老年人、面积。"),
    discussion: say(
      """
      A row for the whole, for each township and for each community. Shares leave
      the undecided out and give the bounds that they leave. Ground is counted
      where a boundary or the units' own polygons are given.

      With --out, a name without an ending is a folder, which holds townships.csv,
      coverage.geojson and provenance.json; another is one file, whose ending says
      the format. Without --out the table goes to standard output.

      EXAMPLES
        carecircle coverage SampleData/study.yaml > townships.csv
        carecircle coverage study.yaml --population pop.csv > townships.csv
        carecircle coverage study.yaml --scenario planned --as-of 2027-12-31
        carecircle coverage --townships townships.geojson --townships-crs WGS84 \\
          --estates estates.csv --estates-crs BD09 \\
          --facilities rooms.csv --facilities-crs GCJ02 --format geojson
      """,
      """
      全市、各乡镇、各社区各一行。比例不含待核实的小区，并给出其上下限。给出研究范围或乡镇、社区
      多边形时同时统计面积。

      --out 的名称没有扩展名时为文件夹，含 townships.csv、coverage.geojson、provenance.json；
      否则为由扩展名决定格式的单个文件。不指定时表写到标准输出。

      示例
        carecircle coverage SampleData/study.yaml --lang zh > 乡镇.csv
        carecircle coverage 研究.yaml --population 人口.csv --lang zh > 乡镇.csv
        carecircle coverage 研究.yaml --scenario planned --as-of 2027-12-31
        carecircle coverage --townships 乡镇.geojson --townships-crs WGS84 \\
          --estates 小区.csv --estates-crs 百度 \\
          --facilities 用房.csv --facilities-crs 高德 --format geojson
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<CoverageInputs>
  @OptionGroup(title: say("Units", "单元")) var demand: DemandOptions
  @OptionGroup(title: say("Part", "分块")) var part: TileOptions
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say(
        "The folder for the results, or one file by its ending; - for standard output (default).",
        "结果文件夹，或由扩展名决定格式的单个文件；- 为标准输出（默认）。"),
      valueName: "folder"))
  var out = "-"

  @Option(
    help: ArgumentHelp(
      say(
        "csv (default), geojson, geojsonseq, gpkg, fgb, shp, xlsx, kml; overrides the file's ending.",
        "csv（默认）、geojson、geojsonseq、gpkg、fgb、shp、xlsx、kml；优先于扩展名。"), valueName: "format"))
  var format: LayerFormat?

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    demand.apply(to: &plan)
    part.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out] }

  func perform() throws(CareCircleError) -> Outcome {
    let chosen = try isFolder ? nil : LayerFormat.of(out, said: format, usual: .csv)
    let plan = try plan()
    if isFolder { try OverwriteCheck.refuseForeign(out, of: .coverage) }
    let result = try analysed(plan)
    let report = try result.areas()
    if let chosen {
      try report.coverageLayer.write(toPath: out, as: chosen)
    } else {
      try result.writeCoverage(toFolder: out)
    }
    return self.report(result, plan, failOn: nil, more: report.issues)
  }

  /// A name without an ending is that of a folder, unless a format is given or there is a file or pipe with that name.
  private var isFolder: Bool {
    out != "-" && format == nil && LayerFormat.hasNoEnding(out) && !FileTree.isNoFolder(out)
  }
}
