import CXlsxWriter

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A workbook of libxlsxwriter, and the memory and temporary files that belong to it.
struct LibraryBook: ~Copyable {
  typealias Sheet = UnsafeMutablePointer<lxw_worksheet>
  typealias Format = UnsafeMutablePointer<lxw_format>

  private let book: UnsafeMutablePointer<lxw_workbook>

  /// A workbook that will be written to `path`, its rows kept in files in `folder` and not in
  /// memory; nil when there is no memory for it.
  init?(path: String, folder: String) {
    let made = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = UInt8(LXW_TRUE.rawValue)
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      // Both texts are copied.
      return workbook_new_opt(path, &options)
    }
    guard let made else { return nil }
    book = made
    var properties = lxw_doc_properties()
    // Without a time it would be the clock's. This is the first second that ZIP knows, too.
    properties.created = 315_532_800
    workbook_set_properties(book, &properties)
  }

  deinit {
    // The library leaves open the files of sheets that it has not packed.
    var sheet = book.pointee.worksheets.pointee.stqh_first
    while let next = sheet {
      if let file = next.pointee.optimize_tmpfile { fclose(file) }
      sheet = next.pointee.list_pointers.stqe_next
    }
    lxw_workbook_free(book)
  }

  /// Adds a sheet; nil when its name is not allowed, or there is no room for its rows.
  func addSheet(_ name: String) -> Sheet? { workbook_add_worksheet(book, name) }

  /// The formats of the styles, in their order; a plain cell has none.
  func formats() -> [Format?] {
    WorkbookStyle.allCases.map { style in
      guard style != .plain, let format = workbook_add_format(book) else { return nil }
      style.apply(to: format)
      return format
    }
  }

  /// Packs the workbook into its file, and lets go of it.
  consuming func close() -> lxw_error {
    let book = self.book
    discard self
    return workbook_close(book)
  }
}
