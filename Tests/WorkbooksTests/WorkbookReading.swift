import Archives
import Foundation
import Testing
import TextFormats
import Workbooks

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A workbook of one sheet, taken apart again.
struct WorkbookReading {
  /// The bytes of the file.
  let bytes: [UInt8]
  private let archive: ZipArchive

  /// Reads the bytes of a workbook.
  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    archive = try ZipArchive(FileBytes(bytes))
  }

  /// Writes a sheet and reads it.
  init(
    _ name: String = "缺口清单", widths: [Int] = [6, 200], frozenRows: Int = 1,
    _ fill: (inout SheetWriter) -> Void
  ) throws {
    var book = try Workbook()
    try book.add(name, widths: widths, frozenRows: frozenRows, fill)
    try self.init(book.finished().bytes)
  }

  /// The names of its parts.
  var names: [String] { archive.entries.map(\.text) }

  /// A part as text.
  func part(_ name: String) throws -> String {
    let entry = try #require(archive.entry(name))
    return String(decoding: try archive.unpacked(entry), as: UTF8.self)
  }

  /// The first sheet.
  func sheet() throws -> String { try part("xl/worksheets/sheet1.xml") }

  /// The texts of the first sheet's cells as an XML reader has them.
  func texts() throws -> [String] {
    let reader = TextReader()
    let parser = XMLParser(data: Data(try sheet().utf8))
    parser.delegate = reader
    try #require(parser.parse(), "\(String(describing: parser.parserError))")
    return reader.texts
  }

  private final class TextReader: NSObject, XMLParserDelegate {
    var texts: [String] = []
    private var isInText = false

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      guard name == "t" else { return }
      texts.append("")
      isInText = true
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      if name == "t" { isInText = false }
    }

    func parser(_ parser: XMLParser, foundCharacters characters: String) {
      if isInText { texts[texts.count - 1] += characters }
    }
  }
}
