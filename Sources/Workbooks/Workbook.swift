import TextFormats

/// A workbook (XLSX) that is built sheet by sheet.
///
/// Written by hand, and not through a library, since no library that is at hand writes titles, units and merged
/// cells above a table whose numbers are numbers. Two workbooks of the same content have the same bytes.
public struct Workbook: ~Copyable {
  /// What keeps a workbook from being written.
  public enum Fault: Error, Hashable, Sendable {
    /// The text of a cell is longer than a cell can hold.
    case overlongText(sheet: String, cell: String)
    /// More rows than a sheet can have.
    case tooManyRows(sheet: String)
    /// More than 4 GB.
    case tooLarge
  }

  private var archive = ZipWriter()
  private var names: [String] = []
  /// For each sheet, how many rows stay in sight.
  private var frozen: [Int] = []

  /// A workbook without sheets.
  public init() {}

  /// Adds a sheet.
  ///
  /// - Parameters:
  ///   - name: what its tab says; what a tab cannot say is left out.
  ///   - widths: of the columns, in letters.
  ///   - frozenRows: how many rows stay in sight: titles and header.
  public mutating func add(
    _ name: String, widths: [Int], frozenRows: Int, _ sheet: consuming SheetWriter
  ) throws(Fault) {
    guard sheet.row <= SheetWriter.mostRows else { throw .tooManyRows(sheet: name) }
    if let cell = sheet.overlong { throw .overlongText(sheet: name, cell: cell) }
    names.append(unused(Self.tab(name)))
    frozen.append(frozenRows)
    var xml = Self.opening(widths: widths, frozenRows: frozenRows)
    let merged = sheet.merged
    sheet.finished().withBytes { xml.append($0) }
    xml.append("</sheetData>")
    if !merged.isEmpty {
      xml.append("<mergeCells count=\"\(merged.count)\">")
      for range in merged { xml.append("<mergeCell ref=\"\(range)\"/>") }
      xml.append("</mergeCells>")
    }
    xml.append(
      "<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"
        + "</worksheet>")
    guard archive.add("xl/worksheets/sheet\(names.count).xml", xml) else { throw .tooLarge }
  }

  /// The bytes of the file.
  public consuming func finished() throws(Fault) -> ByteBuffer {
    let parts = [
      ("xl/styles.xml", WorkbookStyle.sheet), ("xl/workbook.xml", workbookXML),
      ("xl/_rels/workbook.xml.rels", relationsXML), ("_rels/.rels", Self.rootXML),
      ("[Content_Types].xml", typesXML),
    ]
    for (name, text) in parts {
      var content = ByteBuffer()
      content.append(text)
      guard archive.add(name, content) else { throw .tooLarge }
    }
    return archive.finished()
  }

  // MARK: - Names

  /// What a tab can say of a name: 31 letters, and none of `[]:*?/\`.
  private static func tab(_ name: String) -> String {
    let kept = name.filter { !"[]:*?/\\'".contains($0) && !$0.isNewline }
    return kept.isEmpty ? "Sheet" : String(kept.prefix(31))
  }

  private func unused(_ name: String) -> String {
    var (candidate, number) = (name, 2)
    while names.contains(where: { $0.lowercased() == candidate.lowercased() }) {
      candidate = "\(name.prefix(27))_\(number)"
      number += 1
    }
    return candidate
  }

  // MARK: - Parts

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let type = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private static func opening(widths: [Int], frozenRows: Int) -> ByteBuffer {
    var xml = ByteBuffer()
    xml.append(
      head + "<worksheet xmlns=\"\(spreadsheet)\"><sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr>"
        + "<sheetViews><sheetView workbookViewId=\"0\">")
    if frozenRows > 0 {
      xml.append(
        "<pane ySplit=\"\(frozenRows)\" topLeftCell=\"A\(frozenRows + 1)\" activePane=\"bottomLeft\" "
          + "state=\"frozen\"/>")
    }
    xml.append("</sheetView></sheetViews>")
    if !widths.isEmpty {
      xml.append("<cols>")
      for (place, width) in widths.enumerated() {
        let column = place + 1
        xml.append(
          "<col min=\"\(column)\" max=\"\(column)\" width=\"\(max(4, min(80, width)))\" "
            + "customWidth=\"1\"/>")
      }
      xml.append("</cols>")
    }
    xml.append("<sheetData>")
    return xml
  }

  private var workbookXML: String {
    var sheets = ByteBuffer()
    for (place, name) in names.enumerated() {
      sheets.append("<sheet name=\"")
      sheets.appendXML(name)
      sheets.append("\" sheetId=\"\(place + 1)\" r:id=\"rId\(place + 1)\"/>")
    }
    let list = sheets.withBytes { String(decoding: $0, as: UTF8.self) }
    return Self.head
      + "<workbook xmlns=\"\(Self.spreadsheet)\" xmlns:r=\"\(Self.office)\"><sheets>\(list)</sheets>"
      + repeatedRowsXML + "</workbook>"
  }

  /// What stands above a table is printed on each of its pages.
  private var repeatedRowsXML: String {
    var defined = ByteBuffer()
    for (place, name) in names.enumerated() where frozen[place] > 0 {
      defined.append(
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(place)\">'")
      defined.appendXML(name)
      defined.append("'!$1:$\(frozen[place])</definedName>")
    }
    guard defined.count > 0 else { return "" }
    let list = defined.withBytes { String(decoding: $0, as: UTF8.self) }
    return "<definedNames>\(list)</definedNames>"
  }

  private var relationsXML: String {
    let sheets = names.indices.map { place in
      "<Relationship Id=\"rId\(place + 1)\" Type=\"\(Self.office)/worksheet\" "
        + "Target=\"worksheets/sheet\(place + 1).xml\"/>"
    }
    return Self.head + "<Relationships xmlns=\"\(Self.package)/relationships\">" + sheets.joined()
      + "<Relationship Id=\"rId\(names.count + 1)\" Type=\"\(Self.office)/styles\" "
      + "Target=\"styles.xml\"/></Relationships>"
  }

  private static let rootXML =
    head + "<Relationships xmlns=\"\(package)/relationships\"><Relationship Id=\"rId1\" "
    + "Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"

  private var typesXML: String {
    let sheets = names.indices.map { place in
      "<Override PartName=\"/xl/worksheets/sheet\(place + 1).xml\" "
        + "ContentType=\"\(Self.type).worksheet+xml\"/>"
    }
    return Self.head + "<Types xmlns=\"\(Self.package)/content-types\">"
      + "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(Self.type).sheet.main+xml\"/>"
      + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(Self.type).styles+xml\"/>"
      + sheets.joined() + "</Types>"
  }
}
