/// The library that draws the map of a report in a browser. It is inside the program.
package enum BrowserMap {
  /// Whether Leaflet is there: Debian's has about 140 kB, a file that is cut off or empty far less.
  package static var isThere: Bool { PageAssets.leafletScript.count > 100_000 }
}
