import ArgumentParser
import CareCircle
import Files
import Wording

/// `carecircle init`: proposes a study file for some files.
struct Init: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: say("Look into files and write a study file for them.", "查看数据文件，拟定研究文件。"),
    discussion: say(
      """
      Proposes for each file which input it is, which columns are which, and in which
      coordinates it is, and writes a study file with comments. What the files do not
      say stands in it as a question, "# ?", above all the coordinate system of a
      table, which is never guessed.

      EXAMPLES
        carecircle init estates.csv rooms.csv townships.geojson
        carecircle init --policy wenzhou estates.xlsx rooms.xlsx city.osm.pbf \\
          --out wenzhou.yaml
      """,
      """
      逐个判断文件属于哪项输入、各列是什么字段、采用什么坐标系，写出带注释的研究文件。
      文件本身没有说明的，以“# ?”列为问题；表格的坐标系从不猜测。

      示例
        carecircle init 小区.csv 用房.csv 街道.geojson --lang zh
        carecircle init --policy wenzhou 小区.xlsx 用房.xlsx 本市.osm.pbf \\
          --out 温州.yaml --lang zh
      """))

  @Argument(help: ArgumentHelp(say("The files.", "数据文件。"), valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      say("A policy by its name, or the path of its file.", "政策名称，或政策文件的路径。"),
      valueName: "policy"))
  var policy: String?

  @Option(
    help: ArgumentHelp(
      say("The study file; - for standard output.", "研究文件；- 为标准输出。"), valueName: "study.yaml"))
  var out = "study.yaml"

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    let language = Speech.language
    guard out == "-" || FileTree.kind(out) == nil else {
      throw .cannotWrite(
        path: out,
        reason: Message(
          en: "is there already; name another study file with --out", zh: "已存在；请用 --out 指定其他文件名"))
    }
    if let policy { _ = try PolicyFinder.policy(nameOrFile: policy) }
    let home = out == "-" ? "" : RelativePath.folder(of: out)
    let named = files.map { (InputFile.file($0), RelativePath.path(to: $0, from: home)) }
    let chosen = policy.map { name in
      PolicyLibrary.names.contains(name) ? name : RelativePath.path(to: name, from: home)
    }
    let draft = try StudyDraft(named, policy: chosen, language: language)
    try draft.write(toPath: out)
    let report = Report(manners: manners, language: language)
    for question in draft.questions { report.warn(question) }
    report.tell(
      draft.questions.isEmpty
        ? Message(
          en: "\(out) is ready: carecircle run \(out)", zh: "\(out) 可直接运行：carecircle run \(out)")
        : Message(
          en:
            "\(counted(draft.questions.count, "question")) open in \(out): see the lines with # ?",
          zh: "\(out) 中有\(draft.questions.count)个问题待确认：见“# ?”各行"))
    return .done
  }
}
