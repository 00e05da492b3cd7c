import Files
import TextFormats
import VectorFormats
import Wording

#if GDAL
  import CareModel
  import TextFormats
  import VectorFormats

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Files of one format in a folder that is still hidden.
  package struct VectorTarget {
    package let folder: String
    package let file: String
    package let format: VectorFormat

    private var stem: String {
      file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    }

    /// Writes the layers and returns the names of the files, the one that counts last.
    package func write(_ layers: [ExportedLayer]) throws(VectorFault) -> [String] {
      switch format {
      case .geoPackage: return try package(layers)
      case .flatGeobuf:
        var names: [String] = []
        for layer in layers { names += try flatGeobuf(layer, isOnly: layers.count == 1) }
        return names
      case .shapefile:
        var names: [String] = []
        for layer in layers { names += try shapefiles(layer, isOnly: layers.count == 1) }
        return names
      }
    }

    /// Brings a file to the disk.
    private func sync(_ name: String) throws(VectorFault) {
      let descriptor = open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .system }
    }

    // MARK: - GeoPackage

    private func package(_ layers: [ExportedLayer]) throws(VectorFault) -> [String] {
      let dataset = try VectorDataset(
        creating: "\(folder)/\(file)", driver: format.driver, options: ["ADD_GPKG_OGR_CONTENTS=YES"]
      )
      try dataset.inTransaction { () throws(VectorFault) in
        for layer in layers {
          let plan = LayerPlan(layer.name, layer.document, kinds: ResultColumns.kind)
          try LayerWriter(layer.document, into: dataset).create(
            plan,
            options: ["GEOMETRY_NAME=geom", "FID=fid", "DESCRIPTION=\(layer.about ?? "")"])
        }
      }
      try LayerStyles.add(for: layers, to: dataset)
      try dataset.close()
      try sync(file)
      return [file]
    }

    // MARK: - FlatGeobuf

    private func flatGeobuf(
      _ layer: ExportedLayer, isOnly: Bool
    ) throws(VectorFault) -> [String] {
      let name = isOnly ? file : "\(layer.name).fgb"
      let dataset = try VectorDataset(creating: "\(folder)/\(name)", driver: format.driver)
      let plan = LayerPlan(layer.name, layer.document, kinds: ResultColumns.kind)
      try LayerWriter(layer.document, into: dataset).create(plan)
      try dataset.close()
      try sync(name)
      return try about(layer, name) + unplaced(plan, layer, name) + [name]
    }

    /// The features that the format leaves out, for they have no geometry, as a table beside it.
    private func unplaced(
      _ plan: LayerPlan, _ layer: ExportedLayer, _ name: String
    ) throws(VectorFault) -> [String] {
      let features = plan.unplaced(layer.document)
      guard !features.isEmpty else { return [] }
      var buffer = ByteBuffer()
      buffer.append("\u{FEFF}" + plan.columns.map(\.name).joined(separator: ",") + "\r\n")
      for feature in features {
        for (place, column) in plan.columns.enumerated() {
          if place > 0 { buffer.append(",") }
          let text = layer.document.text(feature: feature, key: column.key) ?? ""
          buffer.appendCSVField(text, neutralisingFormulas: column.kind == .text)
        }
        buffer.append("\r\n")
      }
      return [try write("\(name).unplaced.csv", buffer)]
    }

    /// What the layer says of itself, where its makers ask to be named and the format has no place for it.
    private func about(_ layer: ExportedLayer, _ name: String) throws(VectorFault) -> [String] {
      guard layer.hasAttribution, let about = layer.about else { return [] }
      var buffer = ByteBuffer()
      buffer.append(about)
      buffer.append("\n")
      return [try write("\(name).about.json", buffer)]
    }

    private func write(
      _ name: String, _ buffer: borrowing ByteBuffer
    ) throws(VectorFault) -> String {
      let path = "\(folder)/\(name)"
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw .system }
      do throws(CareCircleError) {
        try OutputFile.fill(descriptor, path) { sink throws(CareCircleError) in
          try sink.write(buffer)
        }
      } catch {
        throw .system
      }
      return name
    }

    // MARK: - Shapefiles

    private func shapefiles(
      _ layer: ExportedLayer, isOnly: Bool
    ) throws(VectorFault) -> [String] {
      let plan = LayerPlan(isOnly ? stem : layer.name, layer.document, kinds: ResultColumns.kind)
      var names: [String] = []
      for part in plan.split(layer.document) { names += try shapefile(part, layer) }
      return names
    }

    private func shapefile(
      _ plan: LayerPlan, _ layer: ExportedLayer
    ) throws(VectorFault) -> [String] {
      var plan = plan
      let keys = plan.columns.map(\.name)
      let cut = ShapefileNames(keys)
      for place in plan.columns.indices { plan.columns[place].name = cut.names[place] }
      // A shapefile is of one type, and one without any feature has to be of some.
      if plan.geometryType == 0 { plan.geometryType = 1 }
      let fit = ShapefileWidths(plan, layer.document)
      let dataset = try VectorDataset(
        creating: "\(folder)/\(plan.name).shp", driver: format.driver)
      try LayerWriter(layer.document, into: dataset).create(
        plan, options: ["ENCODING=UTF-8"], widths: fit.widths)
      try dataset.close()
      var names = try about(layer, "\(plan.name).shp")
      names.append(try write("\(plan.name).fields.csv", cut.table(keys)))
      if fit.hasOverlong { names.append(try write("\(plan.name).long.csv", fit.overlong(keys))) }
      let parts = ["cpg", "prj", "dbf", "shx", "shp"].map { "\(plan.name).\($0)" }
      for part in parts where FileTree.kind("\(folder)/\(part)") != nil {
        try sync(part)
        names.append(part)
      }
      return names
    }
  }

  extension VectorFault {
    /// The system refuses.
    fileprivate static var system: VectorFault {
      VectorFault(.cannotWrite, strerror(errno).map { String(cString: $0) } ?? "")
    }
  }
#endif
