#if GDAL
  import VectorFormats

  extension VectorFiles {
    /// Writes one GeoPackage with a table for each layer, and styles that QGIS applies.
    func geoPackage(_ layers: [ResultLayer]) throws(VectorFault) -> [String] {
      let dataset = try VectorDataset(
        creating: "\(folder)/\(file)", driver: "GPKG", options: ["ADD_GPKG_OGR_CONTENTS=YES"])
      try dataset.inTransaction { () throws(VectorFault) in
        for layer in layers {
          let feed = FeatureFeed(layer)
          let writer = try VectorLayerWriter(
            creating: layer.tableName, in: dataset, geometryType: feed.geometryType,
            columns: feed.columns,
            options: ["GEOMETRY_NAME=geom", "FID=fid", "DESCRIPTION=\(layer.about)"])
          try feed.writeAll(to: writer)
        }
      }
      try LayerStyles.add(for: layers, to: dataset)
      try dataset.close()
      try sync(file)
      return [file]
    }
  }
#endif
