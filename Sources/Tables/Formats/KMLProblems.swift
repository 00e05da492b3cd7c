import TextFormats
import Wording

/// What keeps a KML document from being read.
extension InputProblem {
  static func badKML(_ file: InputFile, _ fault: KMLFault) -> InputProblem {
    let problem = { (line: Int?, column: Int?, english: String, chinese: String) in
      InputProblem(
        .malformed, file: file.name, line: line, column: column, Message(en: english, zh: chinese))
    }
    return switch fault {
    case .syntax(let line, let column, let code, let words):
      problem(
        line, column, "is no sound XML here: \(words). \(mending(code).english)",
        "此处不是合法的XML（\(words)）。\(mending(code).chinese)")
    case .documentType(let line):
      problem(
        line, nil,
        "has a document type declaration (<!DOCTYPE …>), which KML has none of and which is refused; delete it",
        "含有文档类型声明（<!DOCTYPE …>），KML不应含有，已拒绝；请删除")
    case .notKML(let element):
      problem(
        nil, nil, "is no KML: its outermost element is <\(element)>, not <kml>; export it again",
        "不是KML：最外层元素为<\(element)>，应为<kml>；请重新导出")
    case .tooDeep(let line):
      problem(
        line, nil, "elements are nested more than 200 deep here; export it again",
        "元素嵌套超过200层；请重新导出")
    case .nestedPlacemark(let line):
      problem(
        line, nil, "a placemark begins inside another one; end the first with </Placemark>",
        "地标之内又有地标；请以</Placemark>结束前一个地标")
    case .tooMany(let line):
      problem(
        line, nil, "has more than 10,000 folders, or names of values in one folder; split it",
        "文件夹数或一个文件夹中的字段数超过10,000；请拆分")
    case .tooLarge:
      problem(nil, nil, "has more than 4 GB of values; split it", "数据超过4GB；请拆分")
    case .outOfMemory: problem(nil, nil, "there is no memory to read it", "内存不足，无法读取")
    }
  }

  /// What would mend an error that expat counts under a number.
  private static func mending(_ code: Int) -> Message {
    switch code {
    case 3, 5:
      Message(
        en: "It seems to be cut off; copy or export it again", zh: "文件似乎不完整；请重新复制或导出")
    case 4:
      Message(
        en: "Often a & or < in a text: write &amp; or &lt;, or export it again",
        zh: "常因文字中含有&或<：请写作&amp;、&lt;，或重新导出")
    case 7:
      Message(
        en: "An element ends that is not open; mend it, or export it again",
        zh: "元素的起止标记不对应；请修复或重新导出")
    case 11:
      Message(
        en: "XML does not know entities such as &nbsp;: write &#160;",
        zh: "XML不识别&nbsp;之类的实体：请写作&#160;"
      )
    default: Message(en: "Mend it, or export it again", zh: "请修复或重新导出")
    }
  }

  static func noPlacemarks(_ file: InputFile, _ links: Int) -> InputProblem {
    InputProblem(
      .empty, file: file.name,
      links > 0
        ? Message(
          en: "has no placemarks, only links to other documents, which are not followed; save the "
            + "placemarks themselves (in Google My Maps: export without the link)",
          zh: "其中没有地标，只有指向其他文档的链接（不予读取）；请保存地标本身（Google My Maps导出时不要选择网络链接）")
        : Message(
          en: "there is no placemark in it; export it again", zh: "其中没有地标；请重新导出"))
  }

  static func severalDocuments(_ file: InputFile, _ names: [String]) -> InputProblem {
    let list = names.prefix(12).joined(separator: ", ")
    return InputProblem(
      .unsupported, file: file.name,
      Message(
        en: "holds several KML documents and no doc.kml: \(list). Unpack it and name a file",
        zh: "含有多个KML文档，且没有doc.kml：\(list)。请解压后指定文件"))
  }

  static func queryOfKML(_ file: InputFile) -> InputProblem {
    InputProblem(
      .wrongValue, file: file.name, field: "sql",
      Message(
        en:
          "is asked of a KML document, which has no queries; leave it out, or turn the document into a "
          + "GeoPackage first",
        zh: "KML文档不支持查询；请去掉，或先转换为GeoPackage"))
  }
}
