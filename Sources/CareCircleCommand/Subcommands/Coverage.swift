import ArgumentParser
import CareCircle

/// `carecircle coverage`: how much of each township is covered.
struct CoverageCommand: CareCircleSubcommand {
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

      EXAMPLES
        carecircle coverage SampleData/study.yaml > townships.csv
        carecircle coverage study.yaml --population pop.csv > townships.csv
        carecircle coverage study.yaml --scenario planned --as-of 2027-12-31
        carecircle coverage --by townships.geojson --by-crs WGS84 \\
          --estates estates.csv --estates-crs BD09 \\
          --facilities rooms.csv --facilities-crs GCJ02 --format geojson
      """,
      """
      全市、各乡镇、各社区各一行。比例不含待核实的小区，并给出其上下限。给出研究范围或乡镇、社区
      多边形时同时统计面积。

      示例
        carecircle coverage SampleData/study.yaml --lang zh > 乡镇.csv
        carecircle coverage 研究.yaml --population 人口.csv --lang zh > 乡镇.csv
        carecircle coverage 研究.yaml --scenario planned --as-of 2027-12-31
        carecircle coverage --by 乡镇.geojson --by-crs WGS84 \\
          --estates 小区.csv --estates-crs 百度 \\
          --facilities 用房.csv --facilities-crs 高德 --format geojson
      """))

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputOptions
  @OptionGroup(title: say("Units", "单元")) var units: UnitOptions
  @OptionGroup(title: say("People", "人口")) var population: PopulationOptions
  @OptionGroup(title: say("Part", "分块")) var part: TileOptions
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("The file to write; - for standard output (default).", "输出文件；- 为标准输出（默认）。"),
      valueName: "file"))
  var out = "-"

  @Option(
    help: ArgumentHelp(
      say(
        "csv (default), geojson; gpkg, fgb and shp by the file's ending.",
        "csv（默认）、geojson；gpkg、fgb、shp由扩展名决定。"), valueName: "format"))
  var format = CoverageFormat.csv

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    var plan = try plan(study)
    try inputs.apply(to: &plan)
    try units.apply(to: &plan)
    try population.apply(to: &plan)
    part.apply(to: &plan)
    try streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
    plan.language = manners.lang ?? plan.language
    let result = try analysed(plan)
    let report = try result.areas()
    if format == .geojson || LayerOutputFormat(endingOf: out) != nil {
      try LayerOutputFormat.write("coverage", toPath: out) { sink throws(CareCircleError) in
        try report.writeCoverage(to: sink)
      }
    } else {
      try OutputFile.write(to: out) { sink throws(CareCircleError) in
        try sink.write(report.table())
      }
    }
    return self.report(result, plan, failOn: nil, more: report.issues)
  }
}

/// In which form coverage is written.
enum CoverageFormat: String, ExpressibleByArgument, CaseIterable {
  case csv, geojson
}
