import ArgumentParser
import CareCircle

/// `carecircle rows`: tells where each row of an input stands.
struct Rows: StudySubcommand {
  static let configuration = CommandConfiguration(
    commandName: "rows",
    abstract: say(
      "Tell where each row of an input stands, for programs that cut studies into tiles.",
      "列出一个输入各行的位置，供将研究分块的程序使用。"),
    discussion: say(
      """
      For each file of the input a line of JSON (file, margin_m, rows_in,
      first_line, delimiter, encoding, columns), and below it a table: line, id, name,
      owner, lon, lat, west, south, east, north, doubtful, in degrees of WGS 84.
      Rows that are rejected whatever the others say are not in it. Ids are as the
      rows give them. Around its tile a piece needs every room within margin_m.

      EXAMPLES
        carecircle rows SampleData/study.yaml --of estates
        carecircle rows SampleData/study.yaml --of facilities > facilities.rows
      """,
      """
      每个文件先输出一行 JSON（file、margin_m、rows_in、first_line、delimiter、encoding、columns），其下为表：
      line、id、name、owner、lon、lat、west、south、east、north、doubtful，坐标为 WGS 84 度。
      无论其他行如何都会被拒绝的行不在表中；编号为各行所填。分块需要其四周 margin_m 以内的全部用房。

      示例
        carecircle rows SampleData/study.yaml --of estates --lang zh
        carecircle rows SampleData/study.yaml --of facilities > facilities.rows
      """))

  @Argument(
    help: ArgumentHelp(say("A study file.", "研究文件。"), valueName: "study.yaml"))
  var file: String

  @Option(
    help: ArgumentHelp(
      say(
        "The input: estates, facilities, gates, townships …",
        "输入：estates、facilities、gates、townships 等。"),
      valueName: "input"),
    transform: {
      try parsedOption(
        $0, { InputKind.named($0) }, InputKind.all.map(\.key).joined(separator: ", "))
    })
  var of: InputKind

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  var study: String? { file }

  func apply(to plan: inout StudyPlan) {}

  func outputs(of plan: StudyPlan) -> [String?] { [] }

  func perform() throws(CareCircleError) -> Outcome {
    try Console.output(InputRows(of, of: plan()).text)
    return .done
  }
}
