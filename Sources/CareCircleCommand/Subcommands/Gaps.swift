import ArgumentParser
import CareCircle
import Registers

/// `carecircle gaps`: finds the estates that reach no room.
struct Gaps: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "gaps",
    abstract: say(
      "Find the old estates that reach no care room, as GeoJSON or a table.", "找出服务圈内没有养老服务用房的老旧小区。"
    ),
    discussion: say(
      """
      Old estates in town are asked whether a room of at least 200 m2 for home
      care, in use, lies within the circle. What is not known makes an estate
      undecided, never a gap.

      EXAMPLES
        carecircle gaps --estates estates.csv --estates-crs BD09 \\
          --facilities rooms.csv --facilities-crs BD09 > gaps.geojson
        carecircle gaps --estates estates.csv --estates-crs GCJ02 \\
          --facilities rooms.csv --facilities-crs BD09 --any-facility \\
          --all-ages --all --format csv --out every-estate.csv
        carecircle gaps --estates - --estates-crs WGS84 \\
          --facilities rooms.geojson --columns id,verdict,walk_m < estates.csv
        carecircle gaps --areas --boundary district.geojson --boundary-crs GCJ02 \\
          --facilities rooms.csv --facilities-crs BD09 > gap-areas.geojson
      """,
      """
      对城镇老旧小区判断：服务圈内是否有在用的、面积不小于200平方米的居家养老服务用房。
      资料不全的小区列为待核实，不算缺口。

      示例
        carecircle gaps --estates 小区.csv --estates-crs 百度 \\
          --facilities 用房.csv --facilities-crs 高德 --lang zh > gaps.geojson
        carecircle gaps --estates 小区.csv --estates-crs 高德 \\
          --facilities 用房.csv --facilities-crs 百度 --any-facility \\
          --all-ages --all --format csv --out 各小区.csv
        carecircle gaps --estates - --estates-crs WGS84 \\
          --facilities 用房.geojson --columns id,verdict,walk_m < 小区.csv
        carecircle gaps --areas --boundary 研究范围.geojson --boundary-crs 高德 \\
          --facilities 用房.csv --facilities-crs 百度 > gap-areas.geojson
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

  @Flag(help: ArgumentHelp(say("Write the undecided estates, too.", "同时写出待核实的小区。")))
  var withUndecided = false

  @Flag(help: ArgumentHelp(say("Write every estate.", "写出所有小区。")))
  var all = false

  @Flag(
    help: ArgumentHelp(
      say(
        "Write the uncovered ground of the boundary instead of estates, which may then be left out.",
        "写出研究范围内未覆盖的区域，而不是小区；此时可不提供小区数据。")))
  var areas = false

  @Option(
    help: ArgumentHelp(
      say(
        "Write the walk from every estate to its nearest room to a file, too; needs streets.",
        "另将各小区到最近用房的步行路线写入文件；需要道路网。"), valueName: "file"))
  var withRoutes: String?

  @OptionGroup(title: say("Walkers", "步行者")) var profiles: ProfileOptions

  @Option(
    help: ArgumentHelp(
      say("Write what changes between walkers to a table.", "将步行者之间的判定差异写入此表。"),
      valueName: "file"))
  var profilesOut: String?

  @OptionGroup(title: say("Output", "输出")) var output: LayerOutputOptions

  @Option(
    help: ArgumentHelp(
      say("End with exit code 1 on: gap, indeterminate.", "出现以下情况时退出码为1：gap、indeterminate。"),
      valueName: "what"))
  var failOn: FailOn?

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    demand.apply(to: &plan)
    part.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
  }

  func outputs(of plan: StudyPlan) -> [String?] {
    [output.out, output.issues, withRoutes, profilesOut]
  }

  func perform() throws(CareCircleError) -> Outcome {
    try output.check(keys: areas ? nil : ResultLayer.estateKeys)
    let routeFormat = try withRoutes.map { path throws(CareCircleError) in
      try LayerFormat.of(path)
    }
    try checkProfiles()
    let plan = try plan()
    if areas { return try writeAreas(plan) }
    let (result, comparison) = try analysed(plan, profiles)
    let layer = all ? result.estateLayer : result.results.gaps(withUndecided: withUndecided)
    let routes = withRoutes == nil ? nil : try result.neededRoutes()
    if all || withUndecided {
      try output.write(layer, result, manners)
    } else {
      try output.write(layer, result, manners, form: result.writeGapForm)
    }
    if let withRoutes { try routes?.write(toPath: withRoutes, as: routeFormat) }
    if let profilesOut { try comparison?.writeTable(toPath: profilesOut) }
    profiles.tell(comparison, manners, plan.language)
    return report(result, plan, failOn: failOn)
  }

  private func writeAreas(_ plan: StudyPlan) throws(CareCircleError) -> Outcome {
    let result = try Study(plan, for: .gapAreas).analyse()
    let report = try result.areas()
    try output.write(report.gapAreaLayer, result, manners)
    return tell(result, report, plan)
  }

  /// Reports the gap areas. Returns whether they include what `--fail-on` asks for.
  private func tell(_ result: StudyResult, _ areas: AreaReport, _ plan: StudyPlan) -> Outcome {
    let report = Report(manners: manners, language: plan.language)
    report.issues(result.issues + areas.issues, result.inputs)
    let pieces = areas.areas?.gaps ?? []
    report.tell(
      Headline(
        areas.areas?.whole ?? AreaFigures(), pieces: pieces.count,
        plan.circle.text(by: result.results.method), notPlaced: result.inputs.facilitiesNotPlaced,
        outside: result.results.estatesOutside
      ).message)
    return failOn?.isMet(by: pieces) == true ? .found : .done
  }

  /// The table of profiles needs profiles to compare, and an output other than that of the layer.
  private func checkProfiles() throws(CareCircleError) {
    guard let profilesOut, profiles.profiles == nil || (profilesOut == "-" && output.out == "-")
    else { return }
    throw .usage([
      InputProblem(
        .wrongValue, file: "carecircle", field: "--profiles-out", value: profilesOut,
        Message(
          en: "needs --profiles, and a file where standard output carries the layer",
          zh: "需要 --profiles；标准输出用于图层时请指定文件"))
    ])
  }
}
