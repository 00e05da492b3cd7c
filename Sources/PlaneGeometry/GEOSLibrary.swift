import CGEOS

/// The library of overlays as it is installed.
package enum GEOSLibrary {
  /// The version of the library that runs, such as 3.11.1.
  package static var version: String {
    guard let text = GEOSversion() else { return "" }
    return String(String(cString: text).prefix { $0 != "-" })
  }
}
