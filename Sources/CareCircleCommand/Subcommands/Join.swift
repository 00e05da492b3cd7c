import ArgumentParser
import CareCircle
import ResultFolders
import Wording

/// `carecircle join`: makes the whole study from the results of its tiles.
struct Join: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "join",
    abstract: say(
      "Join the results of all tiles of a study to those of the whole.", "将各分块的结果合并为整个研究的结果。"),
    discussion: say(
      """
      The folders are those that carecircle run --tile x/y/n wrote, n times n of
      them, in any order. Verdicts, reasons, counts and the figures of units are
      those of a run of the whole; gap areas that a tile's border cuts stay cut.

      EXAMPLES
        for y in 0 1; do for x in 0 1; do
          carecircle run study.yaml --tile $x/$y/2 --out part-$x-$y
        done; done
        carecircle join part-* --out whole
      """,
      """
      文件夹由 carecircle run --tile x/y/n 写出，共 n×n 个，顺序不限。判定、原因、数量与各单元
      统计与整体运行一致；被分块边界切开的缺口范围仍为多块。

      示例
        for y in 0 1; do for x in 0 1; do
          carecircle run 研究.yaml --tile $x/$y/2 --out 分块-$x-$y
        done; done
        carecircle join 分块-* --out 整体 --lang zh
      """))

  @Argument(
    help: ArgumentHelp(
      say("The folders of all tiles.", "所有分块的文件夹。"), valueName: "part"))
  var parts: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(say("The folder for the whole.", "整体结果的文件夹。"), valueName: "folder"))
  var out: String

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    try OverwriteCheck.refuse([out], over: parts)
    try OverwriteCheck.refuseForeign(out, of: .run)
    let join = try PartJoin(parts)
    let leftOut = try join.write(toFolder: out)
    let report = Report(manners: manners, language: Speech.language)
    report.tell(
      Message(
        en: "\(counted(join.count, "tile")) joined", zh: "已合并\(Decimals.grouped(join.count))块"))
    if !leftOut.isEmpty { report.warn(.notJoined(leftOut)) }
    if let whole = ResultHeadline(ofFolder: out) { report.tell(Headline(whole).message) }
    report.place(of: out)
    return .done
  }
}

extension Message {
  /// The files of the tiles that are not joined, and how to get them for the whole study.
  fileprivate static func notJoined(_ names: [String]) -> Message {
    let list = names.joined(separator: ", ")
    return Message(
      en:
        "not joined: \(list); make them from the layers of the whole, or run the study without tiles",
      zh: "以下文件未合并：\(list)；请由整体图层另行生成，或不分块运行")
  }
}
