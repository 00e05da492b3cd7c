import ArgumentParser
import CareCircle
import Wording

/// `carecircle route`: finds a walk along the streets.
struct RouteCommand: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "route",
    abstract: say("Show the walk from one place to another, as GeoJSON.", "输出两地之间的步行路线（GeoJSON）。"),
    discussion: say(
      """
      The walk is the one by which a verdict is given: from the best gate, over a
      straight leg onto a street, along the streets, over a leg to the facility.
      Places are longitude,latitude in WGS 84, or ids of estates and facilities
      that are inputs. Without any walk within the search limit the exit code is 1.

      EXAMPLES
        carecircle route --network city.osm.pbf \\
          --from 120.672,28.002 --to 120.682,28.004
        carecircle route --network city.osm.pbf --estates estates.csv \\
          --estates-crs BD09 --facilities rooms.csv --facilities-crs GCJ02 \\
          --from LS01-001 --to YL007 --out walk.geojson
      """,
      """
      路线即判定所依据的步行路线：从最佳出入口经直线连接进入道路，沿道路步行，再到达设施。
      地点可为 WGS 84 的“经度,纬度”，或输入数据中小区、设施的编号。搜索范围内没有路线时退出码为1。

      示例
        carecircle route --network 本市.osm.pbf \\
          --from 120.672,28.002 --to 120.682,28.004
        carecircle route --network 本市.osm.pbf --estates 小区.csv --estates-crs 百度 \\
          --facilities 用房.csv --facilities-crs 高德 \\
          --from LS01-001 --to YL007 --lang zh
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      say("Where the walk starts: lon,lat or an id.", "起点：“经度,纬度”或编号。"), valueName: "place"),
    transform: { RouteEnd($0) })
  var from: RouteEnd

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      say("Where it ends: lon,lat or an id.", "终点：“经度,纬度”或编号。"), valueName: "place"),
    transform: { RouteEnd($0) })
  var to: RouteEnd

  @Option(
    help: ArgumentHelp(
      say(
        "A file for the walk, its format by the ending; - is standard output (default).",
        "输出文件，格式由扩展名决定；- 为标准输出（默认）。"),
      valueName: "file"))
  var out = "-"

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<RouteInputs>
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions

  @Option(
    help: ArgumentHelp(
      say("How far is searched, on the walk; default 5km.", "步行搜索上限；默认5km。"), valueName: "length"))
  var searchLimit: Length?

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    plan.searchLimit = searchLimit ?? plan.searchLimit
    try plan.checkQuestion()
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out] }

  func perform() throws(CareCircleError) -> Outcome {
    let format = try LayerFormat.of(out)
    let plan = try plan()
    let study = try Study(plan, for: .route)
    let language = Speech.language
    guard let layer = try study.route(from: from, to: to) else {
      let limit = Decimals.grouped(Int(plan.searchLimit.metres))
      Console.line(
        Message(
          en:
            "no walk within \(limit) m: the ends join no street, or no streets that are connected",
          zh: "\(limit)米内没有步行路线：起点或终点未与道路相连，或道路互不相连"
        ).text(language))
      return .found
    }
    try layer.layer.write(toPath: out, as: format)
    if !manners.quiet { Console.line(headline(layer).text(language)) }
    return .done
  }

  private func headline(_ layer: SingleRoute) -> Message {
    let metres = Decimals.grouped(Int(layer.route.length.metres.rounded()))
    let minutes = Decimals.text(layer.minutes ?? 0, 1)
    let names = layer.streetNames
    let along =
      names.isEmpty
      ? Message(en: "", zh: "")
      : Message(
        en: ", along " + names.joined(separator: ", "), zh: "，经" + names.joined(separator: "、"))
    return Message(
      en: "\(metres) m, \(minutes) min\(along.english)",
      zh: "\(metres)米，\(minutes)分钟\(along.chinese)")
  }
}
