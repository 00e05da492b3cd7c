/// The formats in which a layer can be written.
public enum LayerFormat: String, Sendable, CaseIterable {
  /// One RFC 7946 FeatureCollection.
  case geoJSON = "geojson"
  /// One feature a line (newline-delimited GeoJSON).
  case geoJSONSequence = "geojsonseq"
  /// A table with a byte order mark, by which Excel knows that it is UTF-8.
  case csv
  /// One GeoPackage with a table for each layer, and styles that QGIS applies.
  case geoPackage = "gpkg"
  /// FlatGeobuf, a file for each layer.
  case flatGeobuf = "fgb"
  /// Shapefiles in UTF-8, whose names are cut to ten bytes; what they were stands beside them.
  case shapefile = "shp"
  /// A workbook with a sheet for each layer.
  case workbook = "xlsx"
  /// KML, a file for each layer.
  case kml

  /// The format that a file's ending says; nil where it says none that is known, or has none.
  public init?(endingOf path: String) {
    guard let ending = Self.ending(of: path) else { return nil }
    guard let format = Self.allCases.first(where: { $0.endings.contains(ending) }) else {
      return nil
    }
    self = format
  }

  /// What stands behind the last dot of a file's name, in small letters; nil without one.
  public static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
    return name[name.index(after: dot)...].lowercased()
  }

  /// The endings of such files, the usual one first.
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

  /// Every ending, as people read them.
  public static var allEndings: String {
    allCases.flatMap(\.endings).map { ".\($0)" }.joined(separator: ", ")
  }

  /// Whether the library GDAL writes it.
  public var needsGDAL: Bool {
    switch self {
    case .geoPackage, .flatGeobuf, .shapefile, .kml: true
    case .geoJSON, .geoJSONSequence, .csv, .workbook: false
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

  /// Whether one file of it holds several layers.
  public var holdsLayers: Bool { self == .geoPackage || self == .workbook }

  /// Whether it is text that can go to standard output.
  public var isText: Bool {
    switch self {
    case .geoJSON, .geoJSONSequence, .csv: true
    case .geoPackage, .flatGeobuf, .shapefile, .workbook, .kml: false
    }
  }
}
