import Archives
import CXlsxWriter
import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An XLSX workbook that is built sheet by sheet, with libxlsxwriter.
///
/// Two workbooks with the same content have the same bytes: the time of creation is a constant, and no author is named.
///
/// Rows go to the disk rather than staying in memory. The folder given by `TMPDIR`, or `/tmp` without one, holds a file
/// with the rows of each sheet, a copy of one sheet at a time while it is packed, and the packed workbook until it is
/// read into memory. The name of each of these files is removed as soon as the file is open, so nothing is left behind
/// if the program is killed. If the folder does not exist or is full, that is a fault.
public struct Workbook: ~Copyable {
  /// Why a workbook cannot be written.
  public enum Fault: Error, Hashable, Sendable {
    /// The text of a cell is longer than a cell can hold.
    case overlongText(sheet: String, cell: String)
    /// More rows than a sheet can have.
    case tooManyRows(sheet: String)
    /// More columns than a sheet can have.
    case tooManyColumns(sheet: String)
    /// The workbook would be larger than 4 GB.
    case tooLarge
    /// The folder for temporary files cannot be used, with the system's code for the reason.
    case system(folder: String, code: Int32)
  }

  /// Without extensions, no part of an archive can be 4 GB large; some space is reserved for everything besides rows.
  static let mostBytes = Int(UInt32.max) - (1 << 24)

  private let folder: String
  private let file: ScratchFile
  private let book: LibraryBook
  private let formats: [LibraryBook.Format?]
  private var names: [String] = []
  /// The number of bytes of the rows of each sheet.
  private var rows: [Int] = []

  /// Makes a workbook without sheets.
  ///
  /// `temporaryFolder` is used instead of `TMPDIR`.
  ///
  /// - Throws: `Fault` if the temporary folder cannot be used.
  public init(temporaryFolder: String? = nil) throws(Fault) {
    let folder = temporaryFolder ?? Self.temporaryFolder
    let file = try ScratchFile(in: folder)
    guard let book = LibraryBook(path: file.path, folder: folder) else {
      throw .system(folder: folder, code: ENOMEM)
    }
    self.folder = folder
    self.file = file
    formats = book.formats()
    self.book = book
  }

  private static var temporaryFolder: String {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    return named.isEmpty ? "/tmp" : named
  }

  /// Adds a sheet. After a fault the workbook cannot be used any more.
  ///
  /// - Parameters:
  ///   - name: the name on the tab; characters that a tab cannot have are removed.
  ///   - widths: the widths of the columns, in letters.
  ///   - frozenRows: the number of rows, such as titles and header, that stay in view and are printed on every page.
  ///   - entries: what may be entered into each column below the first rows; empty for sheets that nobody fills in.
  ///   - fill: writes the rows.
  /// - Throws: `Fault` if the name is not allowed, or if there is no space for the rows.
  public mutating func add(
    _ name: String, widths: [Int], frozenRows: Int, entries: [ColumnEntry] = [],
    _ fill: (inout SheetWriter) -> Void
  ) throws(Fault) {
    let tab = unused(Self.tab(name))
    errno = 0
    guard let sheet = book.addSheet(tab), let file = RowFile(sheet, folder: folder) else {
      throw .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    names.append(tab)
    lay(out: sheet, widths: widths, texts: entries.map(\.isText), frozenRows: frozenRows)
    for (column, entry) in entries.enumerated() {
      guard entry.apply(to: sheet, column: column, fromRow: frozenRows) else {
        throw .system(folder: folder, code: ENOMEM)
      }
    }
    var writer = SheetWriter(
      name, sheet, formats, file, header: frozenRows, columns: widths.count)
    fill(&writer)
    rows.append(try writer.finished())
    guard rows.reduce(0, +) <= Self.mostBytes else { throw .tooLarge }
  }

  private func lay(
    out sheet: LibraryBook.Sheet, widths: [Int], texts: [Bool], frozenRows: Int
  ) {
    worksheet_set_landscape(sheet)
    // A4
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    // The number of the page, and of all pages.
    worksheet_set_footer(sheet, "&C&P / &N")
    for (index, width) in widths.prefix(SheetWriter.mostColumns).enumerated() {
      let column = UInt16(index)
      let isText = texts.indices.contains(index) && texts[index]
      let format = isText ? formats[WorkbookStyle.entry.rawValue] : nil
      worksheet_set_column(sheet, column, column, Double(max(4, min(80, width))), format)
    }
    guard frozenRows > 0 else { return }
    worksheet_freeze_panes(sheet, UInt32(frozenRows), 0)
    worksheet_repeat_rows(sheet, 0, UInt32(frozenRows - 1))
  }

  /// The content of the file.
  ///
  /// - Throws: `Fault` if the workbook cannot be packed or read back.
  public consuming func finished() throws(Fault) -> ByteBuffer {
    if names.isEmpty { try add("", widths: [], frozenRows: 0) { _ in } }
    errno = 0
    guard book.close() == LXW_NO_ERROR else {
      throw .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    let bytes = try file.bytes()
    guard try Self.isWhole(bytes, rows) else {
      // The library does not give a reason, but a full disk is the likely one.
      throw .system(folder: folder, code: ENOSPC)
    }
    var buffer = ByteBuffer()
    bytes.withBytes { buffer.append($0) }
    return buffer
  }

  private static func isWhole(_ bytes: FileBytes, _ rows: [Int]) throws(Fault) -> Bool {
    do throws(ZipFault) {
      return try WorkbookCheck(rows: rows).passes(ZipArchive(bytes))
    } catch {
      if error == .tooLarge { throw .tooLarge }
      return false
    }
  }

  // MARK: - Names

  /// A name in the form that a tab can have: at most 31 letters, no control characters, and none of `[]:*?/\'`.
  private static func tab(_ name: String) -> String {
    let forbidden = "[]:*?/\\'".unicodeScalars
    let kept = name.unicodeScalars.filter { letter in
      // Code points that end in FFFE or FFFF are not characters.
      letter.properties.generalCategory != .control && letter.value & 0xFFFE != 0xFFFE
        && !forbidden.contains(letter)
    }
    let tab = cut(String(String.UnicodeScalarView(kept)), to: 31)
    return tab.isEmpty ? "Sheet" : tab
  }

  /// The longest beginning whose length, as spreadsheets count it, is at most `length`.
  private static func cut(_ name: String, to length: Int) -> String {
    var kept = name.prefix(length)
    while kept.utf16.count > length { kept.removeLast() }
    return String(kept)
  }

  private func unused(_ name: String) -> String {
    var (candidate, number) = (name, 2)
    while names.contains(where: { $0.lowercased() == candidate.lowercased() }) {
      let ending = "_\(number)"
      candidate = Self.cut(name, to: 31 - ending.utf16.count) + ending
      number += 1
    }
    return candidate
  }
}
