import Archives
import TextFormats

/// An .xlsx workbook: its sheets, and their cells as spreadsheets show them.
///
/// It is not read through GDAL, whose driver ignores merged cells, dates counted from 1904 and formulas without a
/// stored value. Each part is unpacked in pieces, within the limits of `ZipArchive`, and never held whole in memory.
public final class XLSXBook {
  /// Its worksheets in order.
  public let sheets: [WorksheetInfo]
  private let archive: ZipArchive
  private let list: BookList
  private let formats = CellFormats()
  private let textsPart: String?
  private var texts: SharedTexts?

  /// Opens a workbook, and reads its list of sheets and its formats but not its cells.
  ///
  /// - Throws: `WorksheetFault` if a part is missing or malformed.
  public init(_ archive: ZipArchive) throws(WorksheetFault) {
    self.archive = archive
    list = BookList()
    let links = PartLinks()
    try Self.read("xl/workbook.xml", of: archive, into: list)
    try Self.read("xl/_rels/workbook.xml.rels", of: archive, into: links)
    sheets = list.sheets.compactMap { sheet in
      links.worksheet(sheet.link).map {
        WorksheetInfo(name: sheet.name, isHidden: sheet.isHidden, part: $0)
      }
    }
    textsPart = links.part("sharedStrings")
    if let part = links.part("styles"), archive.entry(part) != nil {
      try Self.read(part, of: archive, into: formats)
    }
  }

  /// The cells of a sheet.
  ///
  /// - Throws: `WorksheetFault` if the sheet is missing, malformed or too large.
  public func cells(of sheet: WorksheetInfo) throws(WorksheetFault) -> SheetCells {
    let parser = try parse(sheet, stopsAtFirst: false)
    return parser.take()
  }

  /// Whether a sheet has any non-empty cell.
  ///
  /// - Throws: `WorksheetFault` if the sheet is missing or malformed.
  public func isFilled(_ sheet: WorksheetInfo) throws(WorksheetFault) -> Bool {
    try parse(sheet, stopsAtFirst: true).isFilled
  }

  private func parse(_ sheet: WorksheetInfo, stopsAtFirst: Bool) throws(WorksheetFault)
    -> SheetParser
  {
    let parser = SheetParser(
      sheet.name, list, formats, try sharedTexts(), stopsAtFirst: stopsAtFirst)
    try Self.read(sheet.part, of: archive, into: parser)
    return parser
  }

  private func sharedTexts() throws(WorksheetFault) -> SharedTexts? {
    if let texts { return texts }
    guard let part = textsPart, archive.entry(part) != nil else { return nil }
    let read = SharedTexts()
    try Self.read(part, of: archive, into: read)
    texts = read
    return read
  }

  /// Passes the elements of a part to a handler.
  static func read(
    _ part: String, of archive: ZipArchive, into handler: PartHandler
  ) throws(WorksheetFault) {
    guard let entry = archive.entry(part) else { throw .missingPart(part) }
    guard let reader = XMLReader(handler) else { throw .tooLarge(part) }
    do throws(ZipFault) {
      try archive.unpack(entry) { reader.read($0) }
    } catch {
      throw .archive(error)
    }
    reader.finish()
    if let fault = handler.fault { throw fault }
    guard reader.fault == nil else { throw .malformed(part) }
  }
}
