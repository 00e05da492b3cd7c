import ArgumentParser
import CareCircle

/// `carecircle map`: draws the result of a study.
struct Map: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: say("Draw the result of a study as a picture.", "将研究结果绘制成图。"),
    discussion: say(
      """
      One page with covered ground, gap areas, the estates by verdict, facilities,
      townships and streets, with legend, scale bar, north arrow, day, circle and
      sources. Needs Pango (Debian's libpangocairo-1.0-0) and, for Chinese texts, a
      font such as that of fonts-noto-cjk.

      EXAMPLES
        carecircle map SampleData/study.yaml --out map.png
        carecircle map study.yaml --out map.pdf --lang zh
        carecircle map study.yaml --out map.png --width 2400 --title "Rooms in 2026"
        carecircle map study.yaml --svg --network city.osm.pbf > map.svg
      """,
      """
      一页图：已覆盖区域、缺口区域、各小区判定、设施、乡镇与道路，附图例、比例尺、指北针、日期、服务圈和数据来源。
      需要 Pango（Debian 的 libpangocairo-1.0-0）；中文需要 fonts-noto-cjk 等字体。

      示例
        carecircle map SampleData/study.yaml --out 覆盖图.png --lang zh
        carecircle map 研究.yaml --out 覆盖图.pdf --lang zh
        carecircle map 研究.yaml --out 覆盖图.png --width 2400 --title 鹿山区养老用房
        carecircle map 研究.yaml --svg --network 本市.osm.pbf > 覆盖图.svg
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file; flags override it.", "研究文件；命令行参数优先。"), valueName: "study.yaml")
  )
  var study: String?

  @OptionGroup(title: say("Picture", "图")) var picture: PictureOutputOptions
  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<CoverageInputs>
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

  func outputs(of plan: StudyPlan) -> [String?] { [picture.out] }

  func perform() throws(CareCircleError) -> Outcome {
    let format = try picture.chosen()
    let plan = try plan()
    try PictureOptions.check(picture.out)
    let result = try analysed(plan)
    try result.writeMap(toPath: picture.out, as: format, picture.options)
    return report(result, plan, failOn: nil, more: try result.areas().issues)
  }
}
