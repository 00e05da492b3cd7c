import ArgumentParser
import CareCircle

/// Where a picture is written, and how large.
struct PictureOutputOptions: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      say(
        "The file to write: .png, .svg or .pdf; - for standard output (default).",
        "输出文件：.png、.svg 或 .pdf；- 为标准输出（默认）。"), valueName: "file"))
  var out = "-"

  @Flag(help: ArgumentHelp(say("Write a PNG, whatever the name ends with.", "写出 PNG，不论扩展名。")))
  var png = false

  @Flag(help: ArgumentHelp(say("Write an SVG, whatever the name ends with.", "写出 SVG，不论扩展名。")))
  var svg = false

  @Flag(help: ArgumentHelp(say("Write a PDF, whatever the name ends with.", "写出 PDF，不论扩展名。")))
  var pdf = false

  @Option(
    help: ArgumentHelp(
      say("The title, instead of what is asked.", "图名，代替默认标题。"), valueName: "text"))
  var title: String?

  @Option(
    help: ArgumentHelp(
      say("The width of a PNG in pixels (1684).", "PNG 的宽度（像素，默认1684）。"), valueName: "pixels"),
    transform: {
      try parsedOption(
        $0, { text in Int(text).flatMap { PictureOptions.widths.contains($0) ? $0 : nil } },
        say("a whole number from 200 to 8000", "200至8000的整数"))
    })
  var width: Int?

  /// How the picture is drawn.
  var options: PictureOptions {
    var options = PictureOptions()
    options.title = title
    if let width { options.pixels = width }
    return options
  }

  /// The format that is asked for, otherwise that of the name's ending.
  ///
  /// - Throws: `CareCircleError.usage` if neither says a format, or if several are asked for.
  func chosen() throws(CareCircleError) -> PictureFormat {
    let said = [(png, PictureFormat.png), (svg, .svg), (pdf, .pdf)].filter(\.0).map(\.1)
    guard said.count < 2 else { throw .usage([.severalFormats]) }
    guard let format = said.first ?? PictureFormat(endingOf: out) else {
      throw .usage([.unknownPicture(out)])
    }
    return format
  }
}

extension InputProblem {
  fileprivate static let severalFormats = InputProblem(
    .wrongValue, file: "carecircle", field: "--png, --svg, --pdf",
    Message(en: "exclude each other; choose one", zh: "不能同时使用；请选择其一"))

  fileprivate static func unknownPicture(_ path: String) -> InputProblem {
    path == "-"
      ? InputProblem(
        .missingValue, file: "carecircle", field: "--out",
        Message(
          en:
            "names no file; name one that ends in .png, .svg or .pdf, or add --png, --svg or --pdf",
          zh: "未指定文件；请指定以 .png、.svg 或 .pdf 结尾的文件，或加上 --png、--svg 或 --pdf"))
      : InputProblem(
        .wrongValue, file: "carecircle", field: "--out", value: path,
        Message(
          en: "has an ending of no picture; choose from .png, .svg, .pdf",
          zh: "不是图的扩展名；可选：.png、.svg、.pdf"))
  }
}
