import ArgumentParser
import CareCircle

/// `carecircle circles`: draws the circles.
struct Circles: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "circles",
    abstract: say("Draw the service circle around every facility or estate.", "绘制每处设施或小区的服务圈。"),
    discussion: say(
      """
      Each circle is a polygon whose edge stays within half a metre of the true
      circle.

      EXAMPLES
        carecircle circles --facilities rooms.geojson --minutes 15 > circles.geojson
        carecircle circles --facilities rooms.csv --facilities-crs GCJ02 \\
          --radius 1000m --out circles.geojson
        carecircle circles --around estates --estates estates.csv \\
          --estates-crs BD09 > circles.geojson
        carecircle circles --network city.osm.pbf --facilities rooms.geojson \\
          --minutes 5,10,15 --merge dissolve > reach.geojson
        carecircle circles --network city.osm.pbf --facilities rooms.geojson \\
          --minutes 15 --merge split > districts.geojson
      """,
      """
      每个服务圈为一个面，其边界与真实圆的偏差不超过半米。

      示例
        carecircle circles --facilities 用房.geojson --minutes 15 > circles.geojson
        carecircle circles --facilities 用房.csv --facilities-crs 高德 \\
          --radius 1000m --out circles.geojson
        carecircle circles --around estates --estates 小区.csv \\
          --estates-crs 百度 > circles.geojson
        carecircle circles --network 本市.osm.pbf --facilities 用房.geojson \\
          --minutes 5,10,15 --merge dissolve > 可达范围.geojson
        carecircle circles --network 本市.osm.pbf --facilities 用房.geojson \\
          --minutes 15 --merge split > 服务分区.geojson
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @Option(
    help: ArgumentHelp(
      say(
        "The centres of the circles: facilities (default) or estates.",
        "圆心：facilities（默认）或 estates。"
      ), valueName: "centres"))
  var around = CircleCentres.facilities

  @Option(
    help: ArgumentHelp(
      say(
        """
        overlap (one each, default), split (one each, and each place with its nearest), \
        or, along streets, dissolve (all as one).
        """,
        "overlap（各自成面，默认）、split（各自成面，每处只归最近者，互不重叠）；沿道路时还有 dissolve（合并为一）。"), valueName: "merge"))
  var merge = OutlineMerge.overlap

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<CircleInputs>
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions
  @OptionGroup(title: say("Output", "输出")) var output: LayerOutputOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan, allowingSeveral: true)
    try question.apply(to: &plan)
  }

  func outputs(of plan: StudyPlan) -> [String?] { [output.out, output.issues] }

  func perform() throws(CareCircleError) -> Outcome {
    let plan = try plan()
    try output.check(keys: plan.inputs.has(.network) ? ResultLayer.outlineKeys : keys)
    let limits = circle.minutes?.values ?? []
    if !plan.inputs.has(.network), limits.count > 1 || merge == .dissolve {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "--network",
          Message(
            en:
              "several limits and --merge dissolve are for outlines along streets; name a network",
            zh: "多个时限与 --merge dissolve 用于沿道路的范围；请指定 --network"))
      ])
    }
    let drawn = try Study(plan, for: .circles(around: around))
      .circles(around: around, minutes: limits, merge: merge)
    try output.write(drawn.layer, drawn.study, manners)
    Report(manners: manners, language: plan.language).issues(drawn.study.issues, drawn.study.inputs)
    return .done
  }

  /// The keys of the layer of circles in straight lines.
  private var keys: [String] {
    around == .facilities ? ResultLayer.facilityCircleKeys : ResultLayer.estateCircleKeys
  }
}
