import ArgumentParser
import CareCircle
import Files
import Wording

/// `carecircle check`: judges the clauses of a policy.
struct Check: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: say(
      "Hold estates, rooms, villages and townships against a policy.", "按政策条款逐条核查小区、用房、村居与乡镇。"),
    discussion: say(
      """
      Every clause is judged for every subject: pass, pass_late, fail, not_due,
      indeterminate, not_applicable, report_only. Only binding fails count: what a
      draft, an expired or a later text asks is shown and fails nobody. A table
      that is not given leaves its clauses undecided. Circles are walked along the
      streets of --network; without it walks are estimated from straight lines.

      With --out, a folder holds compliance.geojson, findings.csv,
      compliance-summary.csv, deadlines.csv, issues.csv and provenance.json. A name
      such as checked.gpkg or checked.xlsx is one file with all of it, another
      ending (.geojson, .csv, .kml …) one with the subjects. Without --out the
      findings go to standard output.

      EXAMPLES
        carecircle check SampleData/study.yaml --policy wenzhou --as-of 2026-11-30
        carecircle check --policy zibo --new-estates permits.csv \\
          --rooms estate-rooms.csv > findings.csv
        carecircle check study.yaml --fail-on fail > f.csv   # exit code 1 on a fail
        carecircle check study.yaml --policy-file my-city.yaml --out checked
        carecircle check study.yaml --policy wenzhou \\
          --set WZ-1.household_rounding=ceil
        carecircle check study.yaml --policy wenzhou --network city.osm.pbf
        carecircle check study.yaml --policy wenzhou --notices notices --pdf
      """,
      """
      对每个对象逐条判定：pass、pass_late、fail、not_due、indeterminate、not_applicable、
      report_only。只有 binding 的 fail 计入结论：征求意见稿、已失效或尚未施行的文件只列出，
      不判不合格。缺少的表使相关条款待核实。指定 --network 时服务圈沿道路步行计算，否则按直线估算。

      指定 --out 时写出 compliance.geojson、findings.csv、compliance-summary.csv、
      deadlines.csv、issues.csv、provenance.json；--out 核查.gpkg、核查.xlsx 为含全部内容的单个文件，
      其他扩展名（.geojson、.csv、.kml 等）为各对象一个图层。不指定时判定表写到标准输出。

      示例
        carecircle check SampleData/study.yaml --policy wenzhou --lang zh
        carecircle check --policy zibo --new-estates 许可.csv \\
          --rooms 配建用房.csv --lang zh > 判定.csv
        carecircle check 研究.yaml --fail-on fail > f.csv   # 有不合格时退出码为1
        carecircle check 研究.yaml --policy-file 本市.yaml --out 核查结果
        carecircle check 研究.yaml --policy wenzhou \\
          --set WZ-1.household_rounding=ceil
        carecircle check 研究.yaml --policy wenzhou --network 本市.osm.pbf
        carecircle check 研究.yaml --policy wenzhou --notices 整改通知 --pdf
      """) + InputFlag.hint)

  @Argument(
    help: ArgumentHelp(
      say("A study file whose tables are checked.", "研究文件。"), valueName: "study.yaml"))
  var study: String?

  @Option(
    help: ArgumentHelp(
      say("The folder for the results, or one file by its ending.", "结果文件夹，或由扩展名决定格式的单个文件。"),
      valueName: "folder"))
  var out: String?

  @Option(
    help: ArgumentHelp(
      say(
        "A folder for a notice to each estate with a binding fail, as .docx, and one with all.",
        "为每个刚性不合格的小区写出整改通知（.docx），并合为一份。"), valueName: "folder"))
  var notices: String?

  @Flag(help: ArgumentHelp(say("Write the notices as PDF, too.", "整改通知另写出 PDF。")))
  var pdf = false

  @Option(
    help: ArgumentHelp(
      say(
        "End with exit code 1 on: fail, indeterminate.", "出现以下情况时退出码为1：fail、indeterminate。"),
      valueName: "what"))
  var failOn: CheckFailOn?

  @OptionGroup var formats: FormatOptions
  @OptionGroup(title: say("Policy", "政策")) var policy: PolicyOptions
  @OptionGroup(title: say("Inputs", "输入")) var inputs: InputFlags<ComplianceInputs>
  @OptionGroup(title: say("Streets", "道路")) var streets: StreetOptions
  @OptionGroup(title: say("Circle", "服务圈")) var circle: CircleOptions
  @OptionGroup(title: say("Question", "判定")) var question: QuestionOptions
  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func apply(to plan: inout StudyPlan) throws(CareCircleError) {
    try inputs.apply(to: &plan)
    streets.apply(to: &plan)
    try circle.apply(to: &plan)
    try question.apply(to: &plan)
    policy.apply(to: &plan)
    plan.reportingUnit = formats.reportingUnit ?? plan.reportingUnit
  }

  func outputs(of plan: StudyPlan) -> [String?] { [out, notices] }

  var moreInputs: [String?] { [policy.policyFile] }

  func perform() throws(CareCircleError) -> Outcome {
    let plan = try plan()
    try formats.check()
    let format = try out.flatMap { path throws(CareCircleError) in try LayerFormat.ofFile(path) }
    try OverwriteCheck.refuseForeign(out, of: .check, as: format)
    try OverwriteCheck.refuseForeign(notices, of: .notices)
    try refuseNested()
    try checkPages()
    let chosen = try policy.chosen(plan)
    let result = try Study(plan, for: .compliance).check(chosen)
    if let out, let format {
      try result.write(toFile: out, as: format)
    } else if let out {
      try result.write(toFolder: out, formats: formats.chosen(plan))
    } else {
      try result.writeFindings(toPath: "-")
    }
    try formats.writeDatabase { () throws(CareCircleError) in
      result.layers.filter { $0.name != "issues" }
    }
    let count = try notices.map { path throws(CareCircleError) in
      try result.writeNotices(toFolder: path, pdf: pdf)
    }
    Report(manners: manners, language: plan.language).issues(result.issues, result.inputs)
    headline(result)
    if let notices, let count, !manners.quiet {
      Console.line(
        Message(
          en: "\(counted(count, "notice")) in \(notices)",
          zh: "整改通知\(Decimals.grouped(count))份，见 \(notices)"
        )
        .text(plan.language))
    }
    if let out { Report(manners: manners, language: plan.language).place(of: out) }
    return failOn?.isMet(by: result.check) == true ? .found : .done
  }

  /// Makes sure, before any work is done, that there is something to write as PDF and that it can be drawn.
  private func checkPages() throws(CareCircleError) {
    guard pdf else { return }
    guard let notices else {
      throw .usage([
        InputProblem(
          .missingValue, file: "carecircle", field: "--notices",
          Message(
            en: "--pdf is for notices; name a folder for them", zh: "--pdf 用于整改通知；请指定其文件夹"))
      ])
    }
    try PictureOptions.check(notices)
  }

  /// Refuses folders if one lies in the other, since each is written as a whole.
  private func refuseNested() throws(CareCircleError) {
    guard let out, let notices, FolderNesting.isNested(out, notices) else { return }
    throw .usage([.nestedFolders(out: out, notices: notices)])
  }

  private func headline(_ result: ComplianceResult) {
    guard !manners.quiet else { return }
    let findings = result.check.findings
    let fails = findings.count(where: \.isBindingFail)
    let others = findings.count { $0.verdict == .fail } - fails
    let open = findings.count { $0.verdict == .indeterminate }
    let met = findings.count(where: \.verdict.isMet)
    let isLimited = result.plan.inputs.has(.within)
    Console.line(
      Message(
        en:
          "\(result.check.policy.name): \(counted(fails, "binding fail")), "
          + "\(counted(others, "other fail")), \(Decimals.grouped(met)) met, "
          + "\(Decimals.grouped(open)) undecided, of \(counted(findings.count, "finding"))"
          + (isLimited ? "; asked only within the given area" : ""),
        zh: "\(result.check.policy.name)：刚性不合格\(Decimals.grouped(fails))，"
          + "其他不合格\(Decimals.grouped(others))，合格\(Decimals.grouped(met))，"
          + "待核实\(Decimals.grouped(open))，共\(Decimals.grouped(findings.count))条判定"
          + (isLimited ? "；仅判定指定范围内" : "")
      ).text(result.plan.language))
    for table in missingTables(result) {
      Console.line(
        Message(
          en: "no table \(table.name), so these stay undecided: \(table.clauses)",
          zh: "缺少 \(table.name) 表，以下条款待核实：\(table.clauses)"
        ).text(result.plan.language))
    }
  }

  private func missingTables(_ result: ComplianceResult) -> [(name: String, clauses: String)] {
    var clauses: [String: Set<Int>] = [:]
    for finding in result.check.findings where finding.reason == .tableMissing {
      clauses[finding.evidence.settles ?? "", default: []].insert(finding.clause)
    }
    return clauses.sorted { $0.key < $1.key }.map { name, indices in
      let ids = indices.sorted().map { result.check.policy.clauses[$0].id }
      return (name, ids.joined(separator: ", "))
    }
  }
}

/// The condition under which a check ends with exit code 1.
enum CheckFailOn: String, ExpressibleByArgument, CaseIterable {
  /// At least one binding fail.
  case fail
  /// At least one binding fail, or an undecided finding that would be binding.
  case indeterminate

  func isMet(by check: ComplianceCheck) -> Bool {
    switch self {
    case .fail: check.hasBindingFail
    case .indeterminate:
      check.hasBindingFail
        || check.findings.contains { $0.verdict == .indeterminate && $0.effect == .binding }
    }
  }
}

extension InputProblem {
  fileprivate static func nestedFolders(out: String, notices: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--notices", value: notices,
      Message(
        en:
          "lies in the folder of --out (\(out)) or contains it; each is written as a whole: name folders side by side",
        zh: "与 --out 文件夹（\(out)）互相包含；两者均整体写出，请指定并列的文件夹"))
  }
}
