import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The unnamed file in which the library keeps the rows of a sheet.
///
/// The library does not check whether writing to it succeeds, so that is checked here.
struct RowFile {
  /// The folder of the file.
  let folder: String
  private let file: UnsafeMutablePointer<FILE>

  /// The file of a sheet; nil if the sheet keeps its rows in memory.
  init?(_ sheet: LibraryBook.Sheet, folder: String) {
    guard let file = sheet.pointee.optimize_tmpfile else { return nil }
    (self.file, self.folder) = (file, folder)
  }

  /// What has gone wrong with writing so far; nil if nothing has.
  var fault: Workbook.Fault? {
    if ferror(file) != 0 {
      errno = 0
      fflush(file)
      return .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    return ftello(file) > Workbook.mostBytes ? .tooLarge : nil
  }

  /// Flushes the file, and returns the number of bytes of all rows.
  func flushed() throws(Workbook.Fault) -> Int {
    guard fflush(file) == 0 else { throw .system(folder: folder, code: errno) }
    if let fault { throw fault }
    return Int(ftello(file))
  }
}
