import ArgumentParser
import CareCircle
import Wording

/// `carecircle compare`: shows what changed between two runs.
struct Compare: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: say(
      "Show what changed between two results of carecircle run or check.",
      "比较两次分析或核查的结果，列出有变化的小区或条款。"),
    discussion: say(
      """
      Estates are matched by id. One changed when its verdict, its reason or its
      nearest room did, or when only one run has it. The layer goes to standard
      output; with --out a folder holds changes.geojson, changes.csv,
      changes-by-township.csv and provenance.json; with --out changes.gpkg, .csv
      and the like one file holds the layer. Runs under another circle, method or parameter are
      compared all the same, and the difference is said.

      Of two results of carecircle check with the same policy, every binding fail
      of either is listed with what became of it: rectified, new, overdue,
      remaining, undecided, not_counted, gone; --out holds rectification.csv,
      rectification-by-clause.csv and provenance.json.

      EXAMPLES
        carecircle compare out-2025 out-2026 > changes.geojson
        carecircle compare before after --out changes
        carecircle compare check-june check-december --out rectification
      """,
      """
      小区按编号对应。判定、原因或最近用房有变，或只在一次结果中出现的，即为有变化。
      图层写到标准输出；指定 --out 时写出 changes.geojson、changes.csv、
      changes-by-township.csv、provenance.json；--out 变化.gpkg 等只写出图层文件。服务圈、方法或参数不同时仍予比较，并予提示。

      两次 carecircle check（同一政策）的结果则逐条列出任一次的刚性不合格及其去向：已整改、新增、逾期、
      未整改、转为待核实、不再计入、后表中无此对象；指定 --out 时写出 rectification.csv、
      rectification-by-clause.csv、provenance.json，供销号使用。

      示例
        carecircle compare out-2025 out-2026 --lang zh > changes.geojson
        carecircle compare before after --out changes --lang zh
        carecircle compare check-june check-december --out 销号 --lang zh
      """))

  @Argument(
    help: ArgumentHelp(
      say("The folder of the earlier run.", "较早一次的结果文件夹。"), valueName: "before"))
  var before: String

  @Argument(
    help: ArgumentHelp(
      say("The folder of the later run.", "较晚一次的结果文件夹。"), valueName: "after"))
  var after: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say(
        "A folder for the layer and the tables, or one file of the layer by its ending.",
        "写出图层与表的文件夹；或由扩展名决定格式的单个图层文件。"), valueName: "folder"))
  var out: String?

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    let format = try out.flatMap { path throws(CareCircleError) in try LayerFormat.ofFile(path) }
    try OverwriteCheck.refuse([out].compactMap(\.self), over: read)
    try OverwriteCheck.refuseForeign(out, of: .compare, as: format)
    if Rectification.isAbout(before, after) { return try rectification(as: format) }
    let comparison = try ResultComparison(
      before: before, after: after, language: Speech.language)
    if let out, format == nil {
      try comparison.write(toFolder: out)
    } else {
      try comparison.layer.write(toPath: out ?? "-", as: format)
    }
    tell(comparison)
    if let out { Report(manners: manners, language: Speech.language).place(of: out) }
    UntilTheEnd.keep(comparison)
    return .done
  }

  /// The files that are read from both folders.
  private var read: [String] {
    [before, after].flatMap {
      ["\($0)/estates.geojson", "\($0)/findings.csv", "\($0)/provenance.json"]
    }
  }

  private func rectification(as format: LayerFormat?) throws(CareCircleError) -> Outcome {
    let result = try Rectification(before: before, after: after, language: Speech.language)
    if let out, format == nil {
      try result.write(toFolder: out)
    } else {
      try result.layer.write(toPath: out ?? "-", as: format ?? .csv)
    }
    if !manners.quiet {
      let counts = Rectification.Change.allCases.map {
        "\($0.words.text(result.language)) \(Decimals.grouped(result.count($0)))"
      }
      Console.line(
        counts.joined(separator: result.language == .chinese ? "，" : ", "))
    }
    if let out { Report(manners: manners, language: Speech.language).place(of: out) }
    return .done
  }

  private func tell(_ comparison: ResultComparison) {
    guard !manners.quiet else { return }
    if let message = comparison.groundMessage {
      Console.warning(message.text(comparison.language))
    }
    if let message = comparison.wholenessMessage {
      Console.warning(message.text(comparison.language))
    }
    for difference in comparison.differences {
      Console.warning(difference.message.text(comparison.language))
    }
    let total = comparison.total
    let number = Decimals.grouped
    let (appeared, disappeared) = (
      comparison.count(.appeared), comparison.count(.disappeared)
    )
    Console.line(
      Message(
        en: "\(counted(comparison.changes.count, "estate")) changed: covered "
          + "\(number(total.before.covered)) of \(number(total.before.decided)) before, "
          + "\(number(total.after.covered)) of \(number(total.after.decided)) after; "
          + "\(number(total.gained)) gained, \(number(total.lost)) lost, "
          + "\(number(appeared)) appeared, \(number(disappeared)) disappeared",
        zh: "\(number(comparison.changes.count))个小区有变化："
          + "此前覆盖\(number(total.before.covered))/\(number(total.before.decided))，"
          + "此后\(number(total.after.covered))/\(number(total.after.decided))；"
          + "新增覆盖\(number(total.gained))，失去覆盖\(number(total.lost))，"
          + "新出现\(number(appeared))，消失\(number(disappeared))"
      ).text(comparison.language))
  }
}
