#if GDAL
  import VectorFormats

  extension VectorFiles {
    /// Writes KML: the names of features are what a globe shows, all other values stand in their data.
    func kml(_ layer: ResultLayer) throws(VectorFault) -> [String] {
      let dataset = try VectorDataset(
        creating: "\(folder)/\(file)", driver: "KML", options: ["NameField=name"])
      let feed = FeatureFeed(layer)
      let writer = try VectorLayerWriter(
        creating: layer.tableName, in: dataset, geometryType: feed.geometryType,
        columns: feed.columns)
      try feed.writeAll(to: writer)
      try dataset.close()
      try sync(file)
      return try about(layer, file) + [file]
    }
  }
#endif
