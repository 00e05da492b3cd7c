import CareCircleTestSupport
import TextFormats

/// A workbook whose XML a test says itself, as programs and old spreadsheets write it.
struct RawWorkbook {
  /// A sheet: its name, its rows in XML, and what stands before and behind them.
  struct Sheet {
    var name = "房源"
    var state = ""
    var before = ""
    var rows: [String]
    var behind = ""
  }

  var sheets: [Sheet]
  /// Attributes of the properties of the workbook, such as `date1904="1"`.
  var properties = ""
  /// Attributes of its calculation.
  var calculation = ""
  /// Texts that cells share.
  var texts: [String] = []

  init(_ rows: String..., behind: String = "") {
    sheets = [Sheet(rows: rows, behind: behind)]
  }

  /// A row of cells, which are named as a sheet names them. A number stands as it is, a cell in brackets is XML.
  static func row(_ number: Int, _ cells: String..., attributes: String = "") -> String {
    let written = cells.enumerated().map { column, cell -> String in
      let name = String(UnicodeScalar(UInt8(65 + column))) + String(number)
      if cell.isEmpty { return "" }
      if cell.hasPrefix("<") { return cell.replacing("@", with: name) }
      if Double(cell) != nil { return "<c r=\"\(name)\"><v>\(cell)</v></c>" }
      return "<c r=\"\(name)\" t=\"inlineStr\"><is><t>\(cell)</t></is></c>"
    }
    return "<row r=\"\(number)\" \(attributes)>\(written.joined())</row>"
  }

  /// Styles: 0 a number, 1 a date, 2 a date with its time, 3 a code of six digits, 4 a date as people in China write it.
  private static let styles = """
    <styleSheet xmlns="m"><numFmts><numFmt numFmtId="170" formatCode="yyyy\\-mm\\-dd hh:mm"/>\
    <numFmt numFmtId="171" formatCode="000000"/>\
    <numFmt numFmtId="172" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>\
    <xf numFmtId="170"/><xf numFmtId="171"/><xf numFmtId="172"/></cellXfs></styleSheet>
    """

  private static let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

  /// Its parts, by their names.
  var parts: [(name: String, text: String)] {
    let list = sheets.enumerated().map {
      "<sheet name=\"\($1.name)\" sheetId=\"\($0 + 1)\" \($1.state) r:id=\"r\($0)\"/>"
    }
    let targets = sheets.indices.map {
      "<Relationship Id=\"r\($0)\" Type=\"\(Self.links)/worksheet\" Target=\"worksheets/s\($0).xml\"/>"
    }
    let shared = texts.map { "<si><t>\($0)</t></si>" }.joined()
    return [
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"m\" xmlns:r=\"r\"><workbookPr \(properties)/><sheets>\(list.joined())</sheets>"
          + "<calcPr \(calculation)/></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships>\(targets.joined())"
          + "<Relationship Id=\"t\" Type=\"\(Self.links)/sharedStrings\" Target=\"/xl/texts.xml\"/>"
          + "<Relationship Id=\"s\" Type=\"\(Self.links)/styles\" Target=\"styles.xml\"/></Relationships>"
      ),
      ("xl/styles.xml", Self.styles), ("xl/texts.xml", "<sst>\(shared)</sst>"),
    ]
      + sheets.enumerated().map {
        (
          "xl/worksheets/s\($0).xml",
          "<worksheet xmlns=\"m\">\($1.before)<sheetData>\($1.rows.joined())</sheetData>\($1.behind)"
            + "</worksheet>"
        )
      }
  }

  /// Writes it into a folder; returns where it is.
  func write(
    _ name: String = "台账.xlsx", in folder: TemporaryFolder,
    changing change: ((name: String, text: String)) -> String? = { $0.text }
  ) throws -> String {
    var writer = ZipWriter()
    for part in parts {
      guard let text = change(part) else { continue }
      var buffer = ByteBuffer()
      buffer.append(text)
      _ = writer.add(part.name, buffer)
    }
    return try folder.write(name, bytes: writer.finished().bytes)
  }
}
