import CExpat
import CSimdjson

/// The libraries that read JSON and XML, as they are installed.
package enum TextLibraries {
  /// The version of simdjson whose header the program was built with.
  package static var simdjson: String { String(cString: cc_json_library_version()) }

  /// The version of expat that runs, such as 2.5.0.
  package static var expat: String {
    guard let text = XML_ExpatVersion() else { return "" }
    return String(String(cString: text).drop { !$0.isNumber })
  }
}
