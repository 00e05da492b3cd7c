/// The parts of a document that do not depend on its content.
extension WordDocument {
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  private static let relationTypes =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  static var contentTypes: String {
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    return declaration
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/word/document.xml\" ContentType=\"\(type).document.main+xml\"/>"
      + "<Override PartName=\"/word/styles.xml\" ContentType=\"\(type).styles+xml\"/></Types>"
  }

  static var relations: String { relation("officeDocument", "word/document.xml") }
  static var documentRelations: String { relation("styles", "styles.xml") }

  private static func relation(_ type: String, _ target: String) -> String {
    declaration
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + "<Relationship Id=\"rId1\" Type=\"\(relationTypes)/\(type)\" Target=\"\(target)\"/>"
      + "</Relationships>"
  }

  /// Styles in the manner of official papers: 仿宋 at 16 points with 28 points from line to line, titles in 宋体 at 22.
  static var styles: String {
    declaration + "<w:styles xmlns:w=\"\(namespace)\"><w:docDefaults><w:rPrDefault><w:rPr>"
      + "<w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\"/>"
      + "<w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/><w:lang w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
      + "</w:docDefaults>"
      + style(
        "Normal", isDefault: true,
        "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:ind w:firstLineChars=\"200\" w:firstLine=\"640\"/>"
      )
      + style(
        "Title",
        "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"360\"/><w:jc w:val=\"center\"/>",
        "<w:rFonts w:eastAsia=\"宋体\"/><w:b/><w:sz w:val=\"44\"/>")
      + style(
        "Heading1",
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:rFonts w:eastAsia=\"黑体\"/>")
      + style("Address", "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/>")
      + style(
        "Signature", "<w:spacing w:line=\"560\" w:lineRule=\"exact\"/><w:jc w:val=\"right\"/>")
      + style("Cell", "<w:spacing w:before=\"20\" w:after=\"20\"/>", "<w:sz w:val=\"24\"/>")
      + "</w:styles>"
  }

  private static func style(
    _ name: String, isDefault: Bool = false, _ paragraph: String, _ letters: String = ""
  ) -> String {
    "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(name)\">"
      + "<w:name w:val=\"\(name)\"/><w:pPr>\(paragraph)</w:pPr>"
      + (letters.isEmpty ? "" : "<w:rPr>\(letters)</w:rPr>") + "</w:style>"
  }
}
