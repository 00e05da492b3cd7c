import CXlsxWriter

/// The library that writes workbooks, as it is installed.
package enum XlsxWriterLibrary {
  /// The version of the library that runs, such as 1.1.4.
  package static var version: String { lxw_version().map { String(cString: $0) } ?? "" }
}
