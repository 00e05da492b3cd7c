#if GDAL
  import VectorFormats

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  extension VectorFiles {
    /// Writes KML. Names and ids become those of the placemarks; all other values go into their data.
    func kml(_ layer: ResultLayer) throws(VectorFault) -> [String] {
      // GDAL takes a name without this ending for that of a folder.
      let made = file.hasSuffix(".kml") ? file : file + ".kml"
      let dataset = try kmlDataset("\(folder)/\(made)")
      let feed = FeatureFeed(layer)
      let writer = try VectorLayerWriter(
        creating: layer.tableName, in: dataset, geometryType: feed.geometryType,
        columns: feed.columns)
      try feed.writeAll(to: writer)
      try dataset.close()
      if made != file, rename("\(folder)/\(made)", "\(folder)/\(file)") != 0 {
        throw VectorFault(.cannotWrite, "the file cannot be given its name")
      }
      try sync(file)
      return try about(layer, file) + [file]
    }

    /// Uses the more capable of GDAL's two drivers, if GDAL was built with it.
    private func kmlDataset(_ path: String) throws(VectorFault) -> VectorDataset {
      if let dataset = try? VectorDataset(creating: path, driver: "LIBKML") { return dataset }
      return try VectorDataset(creating: path, driver: "KML", options: ["NameField=name"])
    }
  }
#endif
