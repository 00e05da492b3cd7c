import Archives
import TextFormats

/// A document for word processors (.docx, Office Open XML), made of paragraphs, tables and page breaks.
///
/// Source: ECMA-376, part 1, WordprocessingML. The same content always gives the same bytes.
public struct WordDocument: ~Copyable {
  /// How a paragraph looks.
  public enum Style: String, Sendable, CaseIterable {
    /// The title of the document, centred.
    case title = "Title"
    /// A heading of the first level.
    case heading = "Heading1"
    /// Plain text whose first line is indented.
    case body = "Normal"
    /// Text without indent, as for whom a letter is for.
    case address = "Address"
    /// The signature, at the right.
    case signature = "Signature"
  }

  private var body = ByteBuffer()

  /// Makes an empty document.
  public init() {}

  /// Adds a paragraph at the end of the document.
  public mutating func add(_ text: String, _ style: Style = .body) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"")
    body.append(style.rawValue)
    body.append("\"/></w:pPr>")
    appendRun(text)
    body.append("</w:p>")
  }

  /// Adds a table of two columns, with what each row is about at the left.
  public mutating func addTable(_ rows: [(title: String, text: String)]) {
    body.append("<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>")
    for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
      body.append("<w:\(side) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>")
    }
    body.append("</w:tblBorders></w:tblPr><w:tblGrid><w:gridCol w:w=\"1900\"/>")
    body.append("<w:gridCol w:w=\"7100\"/></w:tblGrid>")
    for row in rows {
      body.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
      appendCell(row.title, width: 1900)
      appendCell(row.text, width: 7100)
      body.append("</w:tr>")
    }
    body.append("</w:tbl>")
  }

  /// Begins a new page.
  public mutating func addPageBreak() {
    body.append("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>")
  }

  /// The bytes of the file; nil if it would be larger than 4 GB.
  public consuming func finished() -> ByteBuffer? {
    var document = ByteBuffer()
    document.append(Self.declaration)
    document.append("<w:document xmlns:w=\"\(Self.namespace)\"><w:body>")
    body.withBytes { document.append($0) }
    // A4 with the margins of official papers, in twentieths of a point.
    document.append("<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"2098\" ")
    document.append("w:right=\"1474\" w:bottom=\"1984\" w:left=\"1587\" w:header=\"851\" ")
    document.append("w:footer=\"992\" w:gutter=\"0\"/></w:sectPr></w:body></w:document>")
    var archive = ZipWriter()
    let parts = [
      ("[Content_Types].xml", Self.contentTypes), ("_rels/.rels", Self.relations),
      ("word/styles.xml", Self.styles), ("word/_rels/document.xml.rels", Self.documentRelations),
    ]
    var isWhole = archive.add("word/document.xml", document)
    for (name, text) in parts {
      var content = ByteBuffer()
      content.append(text)
      isWhole = archive.add(name, content) && isWhole
    }
    return isWhole ? archive.finished() : nil
  }

  // MARK: - Runs and cells

  private mutating func appendCell(_ text: String, width: Int) {
    body.append("<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/></w:tcPr>")
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      body.append("<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr>")
      appendRun(String(line))
      body.append("</w:p>")
    }
    body.append("</w:tc>")
  }

  private mutating func appendRun(_ text: String) {
    body.append("<w:r><w:t xml:space=\"preserve\">")
    body.appendXML(text)
    body.append("</w:t></w:r>")
  }
}
