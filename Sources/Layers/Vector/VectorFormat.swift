/// The formats of GIS programs, besides GeoJSON, in which results can be written.
public enum VectorFormat: String, Sendable, CaseIterable {
  /// One GeoPackage with a layer for each result, and styles that QGIS applies.
  case geoPackage = "gpkg"
  /// FlatGeobuf, a file for each layer.
  case flatGeobuf = "fgb"
  /// Shapefiles in UTF-8, whose names are cut to ten bytes; what they were stands beside them.
  case shapefile = "shp"

  /// The name of the library's driver.
  package var driver: String {
    switch self {
    case .geoPackage: "GPKG"
    case .flatGeobuf: "FlatGeobuf"
    case .shapefile: "ESRI Shapefile"
    }
  }
}

/// What results of a whole study are written as, besides GeoJSON and tables.
public enum ResultFormat: String, Sendable, CaseIterable {
  /// GeoJSON and CSV, which are always written.
  case geoJSON = "geojson"
  /// `results.gpkg`.
  case geoPackage = "gpkg"
  /// A `.fgb` for each layer.
  case flatGeobuf = "fgb"
  /// A `.shp` for each layer.
  case shapefile = "shp"
  /// `results.xlsx`.
  case workbook = "xlsx"

  /// The format of GIS programs that it is; nil for GeoJSON and the workbook.
  public var vector: VectorFormat? { VectorFormat(rawValue: rawValue) }
}
