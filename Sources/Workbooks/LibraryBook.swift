import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A workbook of libxlsxwriter, with the memory and the temporary files that belong to it.
struct LibraryBook: ~Copyable {
  typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let book: UnsafeMutablePointer<lxw_workbook>

  /// Makes a workbook that will be written to `path`. Its rows are kept in files in `folder` rather than in memory. Nil
  /// if there is not enough memory.
  init?(path: String, folder: String) {
    let made = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = UInt8(LXW_TRUE.rawValue)
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      // Both strings are copied.
      return workbook_new_opt(path, &options)
    }
    guard let made else { return nil }
    book = made
    var properties = lxw_doc_properties()
    // Without a given time, the library would use the clock's. This is also the earliest time that ZIP can express.
    properties.created = 315_532_800
    workbook_set_properties(book, &properties)
  }

  deinit {
    // The library does not close the files of sheets that it has not packed.
    var sheet = book.pointee.worksheets.pointee.stqh_first
    while let next = sheet {
      if let file = next.pointee.optimize_tmpfile { fclose(file) }
      sheet = next.pointee.list_pointers.stqe_next
    }
    lxw_workbook_free(book)
  }

  /// Adds a sheet; nil if its name is not allowed, or if there is no space for its rows.
  func addSheet(_ name: String) -> Sheet? { workbook_add_worksheet(book, name) }

  /// The formats of the styles, in the order of the styles; nil for a plain cell.
  func formats() -> [Format?] {
    WorkbookStyle.allCases.map { style in
      guard style != .plain, let format = workbook_add_format(book) else { return nil }
      style.apply(to: format)
      return format
    }
  }

  /// Packs the workbook into its file, and frees it.
  consuming func close() -> lxw_error {
    let book = self.book
    discard self
    return workbook_close(book)
  }
}
