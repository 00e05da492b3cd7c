import ArgumentParser
import CareCircle
import Reports
import Wording

/// `carecircle supply`: computes how much care room and how many beds there are for the people nearby.
struct Supply: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "supply",
    abstract: say(
      "Work out room area and beds for a thousand elders, by floating catchments.",
      "按两步移动搜索法计算每千名老人的用房面积与床位。"),
    discussion: say(
      """
      Each room is divided among the elders within the circle, and each estate
      gets its share of every room in reach (2SFCA). --decay zones weighs by thirds
      of the circle: 1, 0.68, 0.22 (E2SFCA, Luo and Qi 2009). Elders come from the
      estates' own column, or from a table of townships by --population, spread in
      proportion to households. What is not known is null, with the reason.

      With --out, a folder holds supply.geojson, supply.csv, supply-summary.json,
      issues.csv and provenance.json; a name such as supply.gpkg or supply.xlsx is one
      file with the layer and the issues, another ending (.csv, .geojson, .kml …) one
      with the layer. Without --out the layer goes to standard output.

      EXAMPLES
        carecircle supply study.yaml --out supply
        carecircle supply study.yaml --decay zones --population pop.csv > s.geojson
        carecircle supply study.yaml --decay 5:1,10:0.68,15:0.22 \\
          --network city.osm.pbf
      """,
      """
      每处用房按服务圈内老人分摊，各小区累加可达用房的份额（2SFCA）。--decay zones 按服务圈
      三等分加权：1、0.68、0.22（E2SFCA，Luo 与 Qi 2009）。老人数取自小区表，或用 --population
      给出乡镇人口表，按户数分摊。不明者为空值并说明原因。

      指定 --out 时写出 supply.geojson、supply.csv、supply-summary.json、issues.csv、
      provenance.json；--out 供给.gpkg、供给.xlsx 为含图层与问题清单的单个文件，其他扩展名只含图层。
      不指定时图层写到标准输出。

      示例
        carecircle supply 研究.yaml --out 供给 --lang zh
        carecircle supply 研究.yaml --decay zones --population 人口.csv > supply.geojson
        carecircle supply 研究.yaml --decay 5:1,10:0.68,15:0.22 --network 本市.osm.pbf
      """) + InputFlag.hint)

  @Argument(help: ArgumentHelp(say("The study file.", "研究文件。"), valueName: "study.yaml"))
  var study: String?

  @Option(
    help: ArgumentHelp(
      say(
        "How rooms count with the walk: none (default), zones, or ends and weights in minutes.",
        "随步行时间的衰减：none（默认）、zones，或自定分区（分钟:权重）。"),
      valueName: "none|zones|5:1,…"))
  var decay = SupplyDecay.none

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say("The folder for the results, or one file by its ending.", "结果文件夹，或由扩展名决定格式的单个文件。"),
      valueName: "folder"))
  var out: String?

  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<SupplyInputs>
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out] }

  func perform() throws(CareCircleError) -> Outcome {
    let plan = try plan()
    let format = try out.flatMap { path throws(CareCircleError) in try LayerFormat.ofFile(path) }
    try OverwriteCheck.refuseForeign(out, of: .supply, as: format)
    let result = try Study(plan).supply(decay)
    if let out, format == nil {
      try result.write(toFolder: out)
    } else {
      try LayerFile.write(result.layers, toPath: out ?? "-", as: format ?? .geoJSON)
    }
    Report(manners: manners, language: plan.language).issues(result.issues, result.inputs)
    headline(result.results, plan.language)
    if let out { Report(manners: manners, language: plan.language).place(of: out) }
    UntilTheEnd.keep(result)
    return .done
  }

  private func headline(_ results: SupplyResults, _ language: Language) {
    guard !manners.quiet else { return }
    let known = results.area.count { $0.perThousand != nil }
    let none = results.area.count { $0.perThousand == 0 && $0.bound == .exact }
    let unknown = results.area.count - known
    Console.line(
      Message(
        en:
          "supply of \(Decimals.grouped(known)) of \(counted(results.area.count, "estate")) known, "
          + "\(Decimals.grouped(none)) \(inNumber(none, "has", "have")) none, "
          + "\(Decimals.grouped(unknown)) cannot be told; decay: \(results.decay.code)",
        zh: "\(Decimals.grouped(results.area.count))个小区中\(Decimals.grouped(known))个可算出供给，"
          + "其中\(Decimals.grouped(none))个为零，\(Decimals.grouped(unknown))个无法确定；"
          + "衰减：\(results.decay.code)"
      ).text(language))
  }
}

extension SupplyDecay: ExpressibleByArgument {
  /// Reads the value of an option.
  public init?(argument: String) { self.init(argument) }

  /// The default, as the help shows it.
  public var defaultValueDescription: String { "none" }
}
