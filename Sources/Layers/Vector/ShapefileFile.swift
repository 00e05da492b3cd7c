import Files

#if GDAL
  import TextFormats
  import VectorFormats

  extension VectorFiles {
    /// Writes shapefiles: one for each family of geometry, since a shapefile can hold only one. Features without
    /// geometry go into the first.
    func shapefiles(_ layer: ResultLayer) throws(VectorFault) -> [String] {
      var names: [String] = []
      for part in ShapefilePart.parts(of: layer, named: stem) {
        names += try shapefile(part, layer)
      }
      return names
    }

    private func shapefile(
      _ part: ShapefilePart, _ layer: ResultLayer
    ) throws(VectorFault) -> [String] {
      let feed = FeatureFeed(layer)
      let cut = ShapefileNames(layer.keys)
      let fit = ShapefileWidths(layer, part.features)
      var columns = feed.columns
      for index in columns.indices {
        columns[index].name = cut.names[index]
        columns[index].width = fit.widths[index]
      }
      let dataset = try VectorDataset(
        creating: "\(folder)/\(part.name).shp", driver: "ESRI Shapefile")
      let writer = try VectorLayerWriter(
        creating: part.name, in: dataset, geometryType: part.geometryType, columns: columns,
        options: ["ENCODING=UTF-8"])
      try feed.write(part.features, to: writer)
      try dataset.close()
      try DBFNulls.blank("\(folder)/\(part.name).dbf")
      var names = try about(layer, "\(part.name).shp")
      names.append(try write("\(part.name).fields.csv", cut.table(layer.keys)))
      if fit.hasOverlong {
        names.append(try write("\(part.name).long.csv", fit.overlong(layer.keys)))
      }
      let files = ["cpg", "prj", "dbf", "shx", "shp"].map { "\(part.name).\($0)" }
      for file in files where FileTree.kind("\(folder)/\(file)") != nil {
        try sync(file)
        names.append(file)
      }
      return names
    }
  }

  /// The content of one shapefile: the features of one family of geometry.
  struct ShapefilePart {
    let name: String
    let features: [Int]
    /// The OGC number of the type. A shapefile of areas accepts polygons and multi-polygons alike.
    let geometryType: Int

    private static let families: [(name: String, kinds: [GeometryWriter.Kind], type: Int)] = [
      ("points", [.point], 1), ("multipoints", [.points], 4), ("lines", [.line, .lines], 2),
      ("polygons", [.polygon, .polygons], 6),
    ]

    static func parts(of layer: ResultLayer, named name: String) -> [ShapefilePart] {
      guard layer.geometry == .any else {
        return [
          ShapefilePart(
            name: name, features: Array(0..<layer.count), geometryType: layer.geometry.number)
        ]
      }
      let kinds = FeatureFeed(layer).kinds
      let present = families.filter { family in
        kinds.contains { $0.map(family.kinds.contains) ?? false }
      }
      guard present.count > 1 else {
        return [
          ShapefilePart(
            name: name, features: Array(kinds.indices), geometryType: present.first?.type ?? 1)
        ]
      }
      return present.enumerated().map { order, family in
        ShapefilePart(
          name: "\(name)_\(family.name)",
          features: kinds.indices.filter {
            kinds[$0].map(family.kinds.contains) ?? (order == 0)
          }, geometryType: family.type)
      }
    }
  }
#endif
