import ArgumentParser
import CareCircle

/// `carecircle templates`: writes empty workbooks to fill in.
struct Templates: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: say("Write an empty workbook for every input, to fill in.", "为每项输入写出可填报的空白工作簿。"),
    discussion: say(
      """
      Each workbook has the headers that the program knows, with units, drop-downs
      and one example row, which is never read as data. --lang says in which language
      the headers are; both are read. A folder that is there already is refused, since
      its workbooks may have been filled in.

      EXAMPLES
        carecircle templates --out templates
        carecircle templates --out chinese-templates --lang zh
      """,
      """
      每个工作簿含程序可识别的表头、单位、下拉选项和一行示例；示例行不会作为数据读取。
      --lang 指定表头的语言，两种语言均可读取。已存在的文件夹不会被覆盖，以免丢失已填写的内容。

      示例
        carecircle templates --out 模板 --lang zh
        carecircle templates --out 英文模板 --lang en
      """))

  @Option(
    help: ArgumentHelp(say("The folder for the workbooks.", "工作簿所在文件夹。"), valueName: "folder"))
  var out: String

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    let language = Speech.language
    let drawn = try TemplateFolder.write(toFolder: out, language)
    let report = Report(manners: manners, language: language)
    let list = drawn.map(\.key).joined(separator: ", ")
    report.tell(
      Message(
        en: "drawn, or streets, and therefore without a workbook: \(list)",
        zh: "以下输入为图层或道路网，没有工作簿：\(list)"))
    report.place(of: out)
    return .done
  }
}
