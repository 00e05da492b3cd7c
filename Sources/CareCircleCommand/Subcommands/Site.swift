import ArgumentParser
import CareCircle
import Files
import Geodesy
import Reports
import Wording

/// `carecircle site`: works out where to put the next rooms.
struct Site: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: say("Work out where to put the next rooms.", "选址：测算下一批养老用房设在何处。"),
    discussion: say(
      """
      Rooms that count already stay. Of the candidate sites, those are chosen that
      close every gap that can be closed, at the fewest sites; with --sites or
      --budget those that cover most. Every plan comes with a bound: no plan is
      better than that. Candidates that are too small, of unknown area or not
      available in time are listed with the reason. Without --candidates the
      gates and places of the gaps are proposed, and with a network also street
      corners in the gaps.

      With --out, a folder holds report.html, plan.json, siting.geojson,
      siting.csv, uncovered.csv, curve.csv, siting.xlsx, issues.csv,
      provenance.json and after/, the study as it would be, which carecircle
      compare reads. Without --out the plan goes to standard output.

      EXAMPLES
        carecircle site study.yaml --candidates idle.csv --out plan
        carecircle site study.yaml --candidates idle.csv --cheapest
        carecircle site study.yaml --sites 20 --maximise elders
        carecircle site study.yaml --candidates idle.csv --budget 30000000 \\
          --maximise elders --cost-field price
        carecircle site study.yaml --minimise walk --sites 20
        carecircle site study.yaml --phase 2026:10 --phase 2027:rest
      """,
      """
      现有符合条件的用房不动。从候选点位中选出数量最少、能消除全部可消除缺口的一组；指定 --sites 或
      --budget 时选覆盖最多的一组。每个方案都附界值：不存在优于界值的方案。面积不达标、面积不明或届时
      不可用的点位列出原因。不给 --candidates 时，以缺口小区的出入口和位置为建议点位，
      有路网时还包括缺口范围内的街角。

      指定 --out 时写出 report.html、plan.json、siting.geojson、siting.csv、uncovered.csv、curve.csv、siting.xlsx、
      issues.csv、provenance.json，以及 after/（实施后的分析结果，可用 carecircle compare 比较）。不指定时方案写到标准输出。

      示例
        carecircle site 研究.yaml --candidates 闲置房产.csv --out 方案 --lang zh
        carecircle site 研究.yaml --candidates 闲置房产.csv --cheapest
        carecircle site 研究.yaml --sites 20 --maximise elders
        carecircle site 研究.yaml --candidates 闲置房产.csv --budget 30000000 \\
          --maximise elders --cost-field 造价
        carecircle site 研究.yaml --minimise walk --sites 20
        carecircle site 研究.yaml --phase 2026:10 --phase 2027:rest
      """) + InputFlag.hint)

  @Argument(help: ArgumentHelp(say("The study file.", "研究文件。"), valueName: "study.yaml"))
  var study: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("The folder for the results.", "结果文件夹。"), valueName: "folder"))
  var out: String?

  @OptionGroup(title: say("Plan", "方案")) var asked: SitingOptions
  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<SitingInputs>
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions
  @OptionGroup(title: say("Report", "报告")) var page: ReportOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
    try asked.apply(to: &plan)
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out] }

  func perform() throws(CareCircleError) -> Outcome {
    let plan = try plan()
    let request = try asked.request()
    let choice = try page.choice()
    try OverwriteCheck.refuseForeign(out, of: .site)
    let result = try Study(plan).site(request)
    if let out {
      try result.write(toFolder: out, report: choice)
    } else {
      try OutputText.write(result.report.plan.withBytes { String(decoding: $0, as: UTF8.self) })
    }
    Report(manners: manners, language: plan.language).issues(result.issues, result.inputs)
    headline(result.report, plan.language)
    if let out { Report(manners: manners, language: plan.language).place(of: out) }
    UntilTheEnd.keep(result)
    return .done
  }

  private func headline(_ report: SitingReport, _ language: Language) {
    guard !manners.quiet else { return }
    guard !report.demands.isEmpty else {
      Console.line(
        Message(en: "no estate is a gap, so no site is needed", zh: "没有缺口小区，无需选址").text(language))
      return
    }
    let (number, gap) = (Decimals.grouped, Decimals.text(report.gapPercent, 2, keepingZeros: false))
    let proof =
      report.isOptimal
      ? Message(en: "proved optimal", zh: "已证明最优")
      : Message(en: "at most \(gap) % from the best", zh: "与最优相差不超过\(gap)%")
    let (covered, total) = (number(Int(report.coveredAfter)), number(Int(report.totalWeight)))
    Console.line(
      Message(
        en:
          "\(counted(report.sites.count, "site")): \(covered) of \(total) \(report.weight) served, "
          + "\(counted(report.uncovered.count, "estate")) not; \(proof.english)",
        zh: "选址\(number(report.sites.count))处：服务\(covered)/\(total)（\(report.weightWords.chinese)），"
          + "\(number(report.uncovered.count))个小区仍无用房；\(proof.chinese)"
      ).text(language))
    if !report.candidates.isEmpty, report.refusals.allSatisfy({ $0 != nil }) {
      Console.warning(
        Message(
          en: "none of \(counted(report.candidates.count, "candidate")) can be used; the column "
            + "reason of siting.csv says why",
          zh: "\(number(report.candidates.count))个候选点位均不可用，原因见 siting.csv 的 reason 列"
        ).text(language))
    }
    if report.unweighted > 0 {
      Console.warning(
        Message(
          en:
            "\(counted(report.unweighted, "estate")) without a number of \(report.weight) count as 0",
          zh: "\(number(report.unweighted))个小区的\(report.weightWords.chinese)不明，按0计"
        ).text(language))
    }
  }
}

/// The inputs of `site`.
enum SitingInputs: InputChoice {
  static var kinds: [InputKind] {
    InputKind.all.filter { $0.uses.contains(.coverage) || $0.uses.contains(.siting) }
  }
}
