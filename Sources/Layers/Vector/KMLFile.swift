#if GDAL
  import VectorFormats

  extension VectorFiles {
    /// Writes KML: names and ids are those of its placemarks, all other values stand in their data.
    func kml(_ layer: ResultLayer) throws(VectorFault) -> [String] {
      let dataset = try kmlDataset()
      let feed = FeatureFeed(layer)
      let writer = try VectorLayerWriter(
        creating: layer.tableName, in: dataset, geometryType: feed.geometryType,
        columns: feed.columns)
      try feed.writeAll(to: writer)
      try dataset.close()
      try sync(file)
      return try about(layer, file) + [file]
    }

    /// By the fuller of the library's two drivers, where it has been built with it.
    private func kmlDataset() throws(VectorFault) -> VectorDataset {
      let path = "\(folder)/\(file)"
      if let dataset = try? VectorDataset(creating: path, driver: "LIBKML") { return dataset }
      return try VectorDataset(creating: path, driver: "KML", options: ["NameField=name"])
    }
  }
#endif
