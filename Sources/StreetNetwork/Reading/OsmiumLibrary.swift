import COsmium

/// The library that reads OpenStreetMap. It consists of headers, so it is inside the program.
package enum OsmiumLibrary {
  /// The version that the program was built with, such as 2.19.0.
  package static var version: String { cc_osm_library_version().map { String(cString: $0) } ?? "" }
}
