import CZlib

/// The library of compressed data as it is installed.
package enum ZlibLibrary {
  /// The version of the library that runs, such as 1.2.13.
  package static var version: String { zlibVersion().map { String(cString: $0) } ?? "" }
}
