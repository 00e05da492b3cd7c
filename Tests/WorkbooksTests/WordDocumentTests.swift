import Archives
import CareCircleTestSupport
import Documents
import Foundation
import Testing
import TextFormats

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Documents for word processors: what is written is well-formed, whole and the same each time.
@Suite struct WordDocumentTests {
  private func sample(_ text: String) throws -> [UInt8] {
    var document = WordDocument()
    document.add(text, .title)
    document.add(text)
    document.addTable([(title: text, text: "\(text)\n第二行"), (title: "差额", text: "156 平方米")])
    document.addPageBreak()
    document.add(text, .signature)
    let bytes = document.finished()
    return try #require(bytes?.withBytes { Array($0) })
  }

  private func part(_ name: String, of bytes: [UInt8]) throws -> [UInt8] {
    let archive = try ZipArchive(FileBytes(bytes))
    let entry = try #require(archive.entry(name))
    return try archive.unpacked(entry)
  }

  @Test(arguments: ["岚桥新园", "A & B <c> \"d\"", "]]>\u{1}\r\nx", ""])
  func everyPartIsWellFormedAndTheTextComesOutAgain(text: String) throws {
    let bytes = try sample(text)
    for name in [
      "[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/styles.xml",
      "word/_rels/document.xml.rels",
    ] {
      let parser = XMLParser(data: Data(try part(name, of: bytes)))
      #expect(parser.parse(), "\(name)")
    }
    let content = TextContent()
    let parser = XMLParser(data: Data(try part("word/document.xml", of: bytes)))
    parser.delegate = content
    #expect(parser.parse())
    let shown = text.replacing("\u{1}", with: "\u{FFFD}")
    #expect(content.paragraphs.first == shown && content.paragraphs.last == shown)
    #expect(content.paragraphs.contains("156 平方米") && content.paragraphs.contains("第二行"))
    #expect(content.rows == 2)
  }

  @Test func theSameContentHasTheSameBytes() throws {
    #expect(try sample("甲") == sample("甲"))
  }
}

/// The paragraphs of a document, and the number of rows in its tables.
private final class TextContent: NSObject, XMLParserDelegate {
  var paragraphs: [String] = []
  var rows = 0
  private var text = ""

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    if name == "w:p" { text = "" }
    if name == "w:tr" { rows += 1 }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
  ) {
    if name == "w:p" { paragraphs.append(text) }
  }
}
