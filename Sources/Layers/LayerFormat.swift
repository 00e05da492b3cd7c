/// The formats in which a layer can be written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// One RFC 7946 FeatureCollection.
  case geoJSON = "geojson"
  /// One feature on each line (newline-delimited GeoJSON).
  case geoJSONSequence = "geojsonseq"
  /// A table that starts with a byte order mark, by which Excel recognises UTF-8.
  case csv
  /// One GeoPackage with a table for each layer, and styles that QGIS applies.
  case geoPackage = "gpkg"
  /// FlatGeobuf, a file for each layer.
  case flatGeobuf = "fgb"
  /// Shapefiles in UTF-8. The names of columns are cut to ten bytes; a table beside them gives the original names.
  case shapefile = "shp"
  /// A workbook with a sheet for each layer.
  case workbook = "xlsx"
  /// KML, a file for each layer.
  case kml

  /// The format of a file, by its ending; nil if it has none or an unknown one.
  public init?(endingOf path: String) {
    guard let ending = Self.ending(of: path) else { return nil }
    guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// The part of a file's name after the last dot, in lower case; nil if there is no dot.
  public static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// A file and the files that may be written or read together with it; a shapefile consists of several.
  package static func filesBeside(_ path: String) -> [String] {
    let stem = path.dropLast(4)
    switch LayerFormat(endingOf: path) {
    case .shapefile:
      let families = ["", "_points", "_multipoints", "_lines", "_polygons"]
      let parts = ["shp", "shx", "dbf", "prj", "cpg", "fields.csv", "long.csv", "shp.about.json"]
      return families.flatMap { family in parts.map { "\(stem)\(family).\($0)" } }
    case .flatGeobuf: return [path, "\(path).about.json", "\(path).unplaced.csv"]
    default: return [path]
    }
  }

  /// The endings of files in this format, the usual one first.
  public var endings: [String] {
    switch self {
    case .geoJSON: ["geojson", "json"]
    case .geoJSONSequence: ["geojsonl"]
    case .csv: ["csv"]
    case .geoPackage: ["gpkg"]
    case .flatGeobuf: ["fgb"]
    case .shapefile: ["shp"]
    case .workbook: ["xlsx"]
    case .kml: ["kml"]
    }
  }

  /// Every known ending, as text for people.
  public static var allEndings: String {
    allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ", ")
  }

  /// Whether writing it needs GDAL.
  public var needsGDAL: Bool {
    switch self {
    case .geoPackage, .flatGeobuf, .shapefile: true
    case .geoJSON, .geoJSONSequence, .csv, .workbook, .kml: false
    }
  }

  /// Whether this build can write it.
  public var isAvailable: Bool {
    #if GDAL
      true
    #else
      !needsGDAL
    #endif
  }

  /// Whether one file can hold several layers.
  public var holdsLayers: Bool { self == .geoPackage || self == .workbook }

  /// Whether it is a text that can go to standard output.
  public var isText: Bool {
    switch self {
    case .geoJSON, .geoJSONSequence, .csv, .kml: true
    case .geoPackage, .flatGeobuf, .shapefile, .workbook: false
    }
  }
}
