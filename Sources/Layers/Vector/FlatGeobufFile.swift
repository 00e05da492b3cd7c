#if GDAL
  import TextFormats
  import VectorFormats

  extension VectorFiles {
    /// Writes a FlatGeobuf. The format has no features without geometry; those are written to a table beside it.
    func flatGeobuf(_ layer: ResultLayer) throws(VectorFault) -> [String] {
      guard layer.geometry != .none else {
        throw VectorFault(
          .cannotWrite, "a table without places is no FlatGeobuf; write CSV, XLSX or GeoPackage")
      }
      let dataset = try VectorDataset(creating: "\(folder)/\(file)", driver: "FlatGeobuf")
      let feed = FeatureFeed(layer)
      let writer = try VectorLayerWriter(
        creating: layer.tableName, in: dataset, geometryType: feed.geometryType,
        columns: feed.columns)
      let unplaced = feed.unplaced
      if unplaced.isEmpty {
        try feed.writeAll(to: writer)
      } else {
        let known = Set(unplaced)
        try feed.write((0..<layer.count).lazy.filter { !known.contains($0) }, to: writer)
      }
      try dataset.close()
      try sync(file)
      return try about(layer, file) + table(of: unplaced, layer) + [file]
    }

    private func table(
      of features: [Int], _ layer: ResultLayer
    ) throws(VectorFault) -> [String] {
      guard !features.isEmpty else { return [] }
      let template = RowTemplate(layer.columns, .csv) { _, column, buffer in
        if column > 0 { buffer.append(",") }
      }
      var cells = CellWriter(.csv)
      cells.buffer.append("\u{FEFF}" + layer.keys.joined(separator: ",") + "\r\n")
      for feature in features {
        template.append(layer.record(feature), &cells)
        cells.buffer.append("\r\n")
      }
      return [try write("\(file).unplaced.csv", cells.buffer)]
    }
  }

  extension FeatureFeed {
    /// The features without geometry.
    fileprivate var unplaced: [Int] {
      kinds.enumerated().filter { $0.element == nil }.map(\.offset)
    }
  }
#endif
