import ArgumentParser
import CareCircle
import Wording

/// `carecircle doctor`: tells what is installed here, and what is missing.
struct Doctor: CareCircleSubcommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: say("Tell what is installed here, and what is missing.", "检查安装情况：已有哪些组件，缺少哪些。"),
    discussion: say(
      """
      Tells the version and the build, the libraries with their versions, which
      optional parts are there (GDAL for GeoPackage and Shapefile, Pango and a
      Chinese font for maps, the map of the report, QGIS), where the data of PROJ
      are, whether the temporary folder can be written, and cores and memory. What
      is missing is followed by what cannot be done without it and how it is
      installed. Send this text along when you report a fault.

      The exit code is 0 whatever is missing. It contains no names of people or
      files of yours, apart from the paths of PROJ, QGIS and the temporary folder.

      EXAMPLES
        carecircle doctor
        carecircle doctor --lang zh > doctor.txt
      """,
      """
      列出版本与构建方式、各系统库的版本、可选组件是否齐备（GDAL 用于 GeoPackage 和 Shapefile，
      Pango 与中文字体用于绘图，网页报告的地图，QGIS）、PROJ 数据位置、临时文件夹是否可写，以及处理器核数与内存。
      缺少的组件之后说明影响和安装方法。反映问题时请附上这段文字。

      无论缺少什么，退出码均为0。除 PROJ、QGIS 和临时文件夹的路径外，不含用户的姓名和文件名。

      示例
        carecircle doctor --lang zh
        carecircle doctor --lang zh > 安装情况.txt
      """))

  @OptionGroup(title: say("Manners", "其他")) var manners: MannerOptions

  func perform() throws(CareCircleError) -> Outcome {
    let language = Speech.language
    let sections = Installation().sections
    let names = sections.flatMap(\.parts).map { DisplayWidth.of($0.name.text(language)) }
    let indent = (names.max() ?? 0) + 4
    let lines = sections.flatMap { section in
      [section.title.text(language)] + section.parts.flatMap { Self.lines($0, indent, language) }
    }
    try Console.output(lines.joined(separator: "\n") + "\n")
    return .done
  }

  /// A part with what is there or missing, and below it what to do.
  private static func lines(
    _ part: Installation.Part, _ indent: Int, _ language: Language
  ) -> [String] {
    let name = DisplayWidth.padded("  " + part.name.text(language), to: indent)
    let remedy = part.remedy.map { DisplayWidth.wrapped($0.text(language), to: 79 - indent) } ?? []
    return [name + part.value.text(language)]
      + remedy.map { String(repeating: " ", count: indent) + $0 }
  }
}
