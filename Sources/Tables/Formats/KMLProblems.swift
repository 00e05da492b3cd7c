import TextFormats
import Wording

/// The problems for which a KML document cannot be read.
extension InputProblem {
  static func badKML(_ file: InputFile, _ fault: KMLFault) -> InputProblem {
    let problem = { (line: Int?, column: Int?, english: String, chinese: String) in
      InputProblem(
        .malformed, file: file.name, line: line, column: column, Message(en: english, zh: chinese))
    }
    return switch fault {
    case .syntax(let line, let column, let code, let words):
      problem(
        line, column, "is not well-formed XML here: \(words). \(correction(code).english)",
        "此处不是合法的XML（\(words)）。\(correction(code).chinese)")
    case .documentType(let line):
      problem(
        line, nil,
        "has a document type declaration (<!DOCTYPE …>), which does not belong in KML and is not accepted; delete it",
        "含有文档类型声明（<!DOCTYPE …>），KML不应含有此类声明，不予读取；请删除")
    case .notKML(let element):
      problem(
        nil, nil, "is not KML: its outermost element is <\(element)>, not <kml>; export it again",
        "不是KML：最外层元素为<\(element)>，应为<kml>；请重新导出")
    case .tooDeep(let line):
      problem(
        line, nil, "elements are nested more than 200 deep here; export it again",
        "元素嵌套超过200层；请重新导出")
    case .nestedPlacemark(let line):
      problem(
        line, nil, "a placemark begins inside another one; close the first with </Placemark>",
        "地标之内又有地标；请以</Placemark>结束前一个地标")
    case .tooMany(let line):
      problem(
        line, nil,
        "has more than 10,000 folders, or more than 10,000 fields in one folder; split it",
        "文件夹数或一个文件夹中的字段数超过10,000；请拆分")
    case .tooLarge:
      problem(nil, nil, "has more than 4 GB of data; split it", "数据超过4GB；请拆分")
    case .outOfMemory: problem(nil, nil, "there is not enough memory to read it", "内存不足，无法读取")
    }
  }

  /// How to correct an error with one of expat's error codes.
  private static func correction(_ code: Int) -> Message {
    switch code {
    case 3, 5:
      Message(
        en: "The file seems to be incomplete; copy or export it again", zh: "文件似乎不完整；请重新复制或导出")
    case 4:
      Message(
        en: "The usual cause is & or < in a text: write &amp; or &lt;, or export it again",
        zh: "常因文字中含有&或<：请写作&amp;、&lt;，或重新导出")
    case 7:
      Message(
        en: "The start and end tags do not match; correct them, or export it again",
        zh: "元素的起止标记不对应；请更正或重新导出")
    case 11:
      Message(
        en: "XML does not define entities such as &nbsp;: write &#160;",
        zh: "XML不识别&nbsp;之类的实体：请写作&#160;"
      )
    default: Message(en: "Correct it, or export it again", zh: "请更正或重新导出")
    }
  }

  static func noPlacemarks(_ file: InputFile, _ links: Int) -> InputProblem {
    InputProblem(
      .empty, file: file.name,
      links > 0
        ? Message(
          en:
            "contains no placemarks, only links to other documents, which are not followed; save the "
            + "placemarks themselves (in Google My Maps, export without the network link)",
          zh: "其中没有地标，只有指向其他文档的链接（不予读取）；请保存地标本身（Google My Maps导出时不要选择网络链接）")
        : Message(
          en: "contains no placemarks; export it again", zh: "其中没有地标；请重新导出"))
  }

  static func severalDocuments(_ file: InputFile, _ names: [String]) -> InputProblem {
    let list = names.prefix(12).joined(separator: ", ")
    return InputProblem(
      .unsupported, file: file.name,
      Message(
        en:
          "contains several KML documents and no doc.kml: \(list). Unpack it and name one of the files",
        zh: "含有多个KML文档，且没有doc.kml：\(list)。请解压后指定文件"))
  }

  static func queryOfKML(_ file: InputFile) -> InputProblem {
    InputProblem(
      .wrongValue, file: file.name, field: "sql",
      Message(
        en:
          "cannot be used on a KML document, which does not support queries; remove it, or convert the document to a "
          + "GeoPackage first",
        zh: "KML文档不支持查询；请删除该项，或先将文档转换为GeoPackage"))
  }
}
