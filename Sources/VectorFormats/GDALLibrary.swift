#if GDAL
  import CGDAL

  /// The library of vector formats as it is installed.
  package enum GDALLibrary {
    /// The version of the library, such as 3.6.2. It is opened for that.
    package static func version() throws(VectorFault) -> String {
      try VectorDataset.load()
      return cg_version().map { String(cString: $0) } ?? ""
    }

    /// Those of the formats that are read or written through the library which it lacks. It has been opened.
    package static func missingFormats() -> [String] {
      formats.filter { cg_has_driver($0.driver) == 0 }.map(\.name)
    }

    private static let formats: [(name: String, driver: String)] = [
      ("Shapefile", "ESRI Shapefile"), ("GeoPackage", "GPKG"),
      ("FlatGeobuf", "FlatGeobuf"), ("XLSX", "XLSX"), ("ODS", "ODS"), ("XLS", "XLS"),
      ("PostGIS", "PostgreSQL"), ("MapInfo", "MapInfo File"), ("File Geodatabase", "OpenFileGDB"),
    ]
  }
#endif
