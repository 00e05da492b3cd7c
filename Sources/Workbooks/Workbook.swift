import Archives
import CXlsxWriter
import TextFormats

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A workbook (XLSX) that is built sheet by sheet, by libxlsxwriter.
///
/// Two workbooks of the same content have the same bytes: the time when they were made is a fixed
/// one, and nobody's name is in them.
///
/// Rows go to the disk and do not stay in memory. The folder of `TMPDIR`, or `/tmp` without one,
/// holds a file with the rows of each sheet, a copy of one sheet at a time while it is packed, and
/// the packed workbook until it is read into memory. Each of these files loses its name as soon as
/// it is open, so nothing stays when the program is killed. A folder that is not there, or has no
/// room, is a fault.
public struct Workbook: ~Copyable {
  /// What keeps a workbook from being written.
  public enum Fault: Error, Hashable, Sendable {
    /// The text of a cell is longer than a cell can hold.
    case overlongText(sheet: String, cell: String)
    /// More rows than a sheet can have.
    case tooManyRows(sheet: String)
    /// More columns than a sheet can have.
    case tooManyColumns(sheet: String)
    /// More than 4 GB.
    case tooLarge
    /// The folder of temporary files, and the system's code for why it cannot be used.
    case system(folder: String, code: Int32)
  }

  /// An archive without extensions has no parts of 4 GB; a little is left for what is no row.
  static let mostBytes = Int(UInt32.max) - (1 << 24)

  private let folder: String
  private let file: ScratchFile
  private let book: LibraryBook
  private let formats: [LibraryBook.Format?]
  private var names: [String] = []
  /// How many bytes the rows of each sheet take.
  private var rows: [Int] = []

  /// A workbook without sheets.
  ///
  /// `temporaryFolder` takes the place of `TMPDIR`.
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

  /// Adds a sheet.
  ///
  /// - Parameters:
  ///   - name: what its tab says; what a tab cannot say is left out.
  ///   - widths: of the columns, in letters.
  ///   - frozenRows: how many rows stay in sight and are printed on every page: titles and header.
  ///   - fill: writes its rows.
  ///
  /// After a fault the workbook is of no use.
  public mutating func add(
    _ name: String, widths: [Int], frozenRows: Int, _ fill: (inout SheetWriter) -> Void
  ) throws(Fault) {
    let tab = unused(Self.tab(name))
    errno = 0
    guard let sheet = book.addSheet(tab), let file = RowFile(sheet, folder: folder) else {
      throw .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    names.append(tab)
    lay(out: sheet, widths: widths, frozenRows: frozenRows)
    var writer = SheetWriter(name, sheet, formats, file)
    fill(&writer)
    rows.append(try writer.finished())
    guard rows.reduce(0, +) <= Self.mostBytes else { throw .tooLarge }
  }

  private func lay(out sheet: LibraryBook.Sheet, widths: [Int], frozenRows: Int) {
    worksheet_set_landscape(sheet)
    // A4
    worksheet_set_paper(sheet, 9)
    worksheet_fit_to_pages(sheet, 1, 0)
    for (index, width) in widths.prefix(SheetWriter.mostColumns).enumerated() {
      let column = UInt16(index)
      worksheet_set_column(sheet, column, column, Double(max(4, min(80, width))), nil)
    }
    guard frozenRows > 0 else { return }
    worksheet_freeze_panes(sheet, UInt32(frozenRows), 0)
    worksheet_repeat_rows(sheet, 0, UInt32(frozenRows - 1))
  }

  /// The bytes of the file.
  public consuming func finished() throws(Fault) -> ByteBuffer {
    if names.isEmpty { try add("", widths: [], frozenRows: 0) { _ in } }
    errno = 0
    guard book.close() == LXW_NO_ERROR else {
      throw .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    let bytes = try file.bytes()
    guard try Self.isWhole(bytes, rows) else {
      // Nobody has said so, but what else makes writes fail here?
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

  /// What a tab can say of a name: 31 letters, no control characters, and none of `[]:*?/\'`.
  private static func tab(_ name: String) -> String {
    let forbidden = "[]:*?/\\'".unicodeScalars
    let kept = name.unicodeScalars.filter { letter in
      // Those that end in FFFE or FFFF are no letters at all.
      letter.properties.generalCategory != .control && letter.value & 0xFFFE != 0xFFFE
        && !forbidden.contains(letter)
    }
    let tab = cut(String(String.UnicodeScalarView(kept)), to: 31)
    return tab.isEmpty ? "Sheet" : tab
  }

  /// As many letters as are not longer than `length` for a spreadsheet.
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
