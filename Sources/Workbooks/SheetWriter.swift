import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Writes the cells of a sheet, row by row.
///
/// A text always stays a text: if it begins with `=`, `+`, `-` or `@` it does not become a formula, and an address does
/// not become a link. After the first thing that a sheet cannot hold, nothing more is written, and the workbook reports
/// what it was.
public struct SheetWriter: ~Copyable {
  /// The largest number of rows that spreadsheets allow.
  public static let mostRows = 1_048_576
  /// The largest number of columns that spreadsheets allow.
  public static let mostColumns = 16_384
  /// The length of the longest text that a cell can hold.
  public static let longestText = 32_767
  /// The height of a row, unless another is given.
  private static let usualHeight = 15
  /// The number of rows after which to check whether they could be written.
  private static let rowsBetweenChecks = 4096

  private let name: String
  private let sheet: LibraryBook.Sheet
  private let formats: [LibraryBook.Format?]
  private let rows: RowFile
  private var column = 0
  /// The number of the current row, from 1; 0 before the first.
  public private(set) var row = 0
  private var fault: Workbook.Fault?
  /// The row of the header, whose cells have filters, and how many columns it has.
  private let header: Int
  private let columns: Int
  private var hasFilters = false

  init(
    _ name: String, _ sheet: LibraryBook.Sheet, _ formats: [LibraryBook.Format?],
    _ rows: RowFile, header: Int, columns: Int
  ) {
    (self.name, self.sheet, self.formats, self.rows) = (name, sheet, formats, rows)
    (self.header, self.columns) = (header, columns)
  }

  /// Ends the rows that filters show or hide. What follows, such as a total, always stays.
  ///
  /// A sheet without rows below its header gets no filters.
  public mutating func endFilteredRows() {
    guard !hasFilters, fault == nil, header > 0, row > header, columns > 0 else { return }
    hasFilters = true
    let last = UInt16(min(columns, Self.mostColumns) - 1)
    worksheet_autofilter(sheet, UInt32(header - 1), 0, UInt32(row - 1), last)
  }

  /// Starts the next row.
  public mutating func beginRow(height: Int? = nil) {
    row += 1
    column = 0
    guard fault == nil else { return }
    guard row <= Self.mostRows else { return fault = .tooManyRows(sheet: name) }
    if row % Self.rowsBetweenChecks == 0 { fault = rows.fault }
    // If there are no rows, the library never closes the file, so the first row is always written.
    guard row == 1 || height != nil else { return }
    worksheet_set_row(sheet, UInt32(row - 1), Double(height ?? Self.usualHeight), nil)
  }

  /// Writes a cell with a text. Nil leaves it empty, apart from its border.
  public mutating func text(_ value: String?, _ style: WorkbookStyle = .text) {
    guard let value, !value.isEmpty else { return empty(style) }
    let format = formats[style.rawValue]
    write(value) { worksheet_write_string($0, $1, $2, $3, format) }
  }

  /// Writes a title into the first cell of its row, which is merged with the cells after it.
  public mutating func title(_ value: String, columns count: Int) {
    guard count > 1 else { return text(value, .title) }
    guard count <= Self.mostColumns else { return fault = fault ?? .tooManyColumns(sheet: name) }
    let format = formats[WorkbookStyle.title.rawValue]
    write(value) { worksheet_merge_range($0, $1, 0, $1, UInt16(count - 1), $3, format) }
    column = count
  }

  /// Writes a cell with a number, with up to sixteen digits: one more than spreadsheets show.
  public mutating func number(_ value: Double?, _ style: WorkbookStyle = .decimal) {
    guard let value, value.isFinite else { return empty(style) }
    let format = formats[style.rawValue]
    write { worksheet_write_number($0, $1, $2, value, format) }
  }

  /// Writes a cell with a whole number.
  public mutating func integer(_ value: Int?, _ style: WorkbookStyle = .integer) {
    number(value.map(Double.init), style)
  }

  /// Writes an empty cell.
  public mutating func empty(_ style: WorkbookStyle) {
    let format = formats[style.rawValue]
    write { worksheet_write_blank($0, $1, $2, format) }
  }

  private mutating func write(
    _ value: String, _ body: (LibraryBook.Sheet, UInt32, UInt16, UnsafePointer<CChar>) -> lxw_error
  ) {
    let text = CellText.written(value)
    // Spreadsheets count the length of a text in UTF-16; the library does not.
    if text.utf8.count > Self.longestText, text.utf16.count > Self.longestText {
      fault = fault ?? .overlongText(sheet: name, cell: reference)
    }
    write { sheet, row, column in text.withCString { body(sheet, row, column, $0) } }
  }

  private mutating func write(_ body: (LibraryBook.Sheet, UInt32, UInt16) -> lxw_error) {
    if row == 0 { beginRow() }
    guard fault == nil else { return }
    guard column < Self.mostColumns else { return fault = .tooManyColumns(sheet: name) }
    // There is nothing else for which the library could refuse a cell.
    if body(sheet, UInt32(row - 1), UInt16(column)) != LXW_NO_ERROR {
      fault = .system(folder: rows.folder, code: ENOMEM)
    }
    column += 1
  }

  private var reference: String { "\(Self.letters(column))\(row)" }

  /// The name of a column, given its index from 0: A, B, … Z, AA.
  static func letters(_ column: Int) -> String {
    var (rest, name) = (column, "")
    while rest >= 0 {
      name = String(UnicodeScalar(UInt8(ascii: "A") + UInt8(rest % 26))) + name
      rest = rest / 26 - 1
    }
    return name
  }

  /// Ends the last row, and returns the number of bytes of all rows.
  consuming func finished() throws(Workbook.Fault) -> Int {
    if row == 0 { beginRow() }
    endFilteredRows()
    if let fault { throw fault }
    lxw_worksheet_write_single_row(sheet)
    return try rows.flushed()
  }
}
