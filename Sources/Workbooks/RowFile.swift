import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The file without a name in which the library keeps the rows of a sheet.
///
/// The library does not look whether they found room there, so it is asked here.
struct RowFile {
  /// Where it is.
  let folder: String
  private let file: UnsafeMutablePointer<FILE>

  /// The file of a sheet; nil when the sheet keeps its rows in memory.
  init?(_ sheet: LibraryBook.Sheet, folder: String) {
    guard let file = sheet.pointee.optimize_tmpfile else { return nil }
    (self.file, self.folder) = (file, folder)
  }

  /// What is wrong with what has been written so far.
  var fault: Workbook.Fault? {
    if ferror(file) != 0 {
      errno = 0
      fflush(file)
      return .system(folder: folder, code: errno == 0 ? EIO : errno)
    }
    return ftello(file) > Workbook.mostBytes ? .tooLarge : nil
  }

  /// How many bytes the rows take, once all of them are in it.
  func flushed() throws(Workbook.Fault) -> Int {
    guard fflush(file) == 0 else { throw .system(folder: folder, code: errno) }
    if let fault { throw fault }
    return Int(ftello(file))
  }
}
