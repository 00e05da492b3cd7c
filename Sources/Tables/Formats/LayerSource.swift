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

  /// An opened source of layers: a file, an archive, a workbook or a database.
  package struct LayerSource {
    package let file: InputFile
    package let kind: SourceKind
    package let dataset: VectorDataset
    /// The query whose rows are read instead of a layer's.
    private let query: String?
    /// The parts of the only shapefile; nil for other formats, and for a folder of shapefiles.
    private let parts: ShapefileParts?
    /// The name of a packed layer in its archive.
    private let packedName: String?
    /// Keeps the unpacked files alive while they are read.
    private let memory: MemoryFiles?
    /// The state of its files before it was opened.
    private let stamps: [FileStamp?]

    /// Opens a source, only with the GDAL drivers for its kind.
    package init(_ file: InputFile, _ kind: SourceKind) throws(CareCircleError) {
      do throws(VectorFault) {
        try VectorDataset.load()
      } catch {
        throw .badData([.needsLibrary(file, kind, error.detail)])
      }
      query = try Self.query(of: file, kind)
      self.file = file
      self.kind = kind
      stamps = Self.stamps(of: file, kind)
      var path = file.path.hasPrefix("/") ? file.path : "./\(file.path)"
      var parts: ShapefileParts?
      var memory: MemoryFiles?
      var packedName: String?
      switch kind {
      case .packedShapefile:
        let unpacked = try UnpackedShapefile(file)
        (memory, packedName) = (unpacked.files, unpacked.name)
        (path, parts) = (unpacked.path, try unpacked.parts.checked(file))
      case .shapefile where FileTree.target(path) != S_IFDIR:
        parts = try ShapefileParts(path: path, file).checked(file)
      case .xlsx, .ods: try PackedSource(file).verify(file)
      case .postgis: path = ConnectionText.readOnly(file.path)
      default: break
      }
      (self.parts, self.memory, self.packedName) = (parts, memory, packedName)
      // Texts of a shapefile are read as bytes; their encoding is settled here.
      let options = kind.cutsNames ? ["ENCODING="] : []
      do throws(VectorFault) {
        dataset = try VectorDataset(opening: path, drivers: kind.drivers, options: options)
      } catch {
        throw kind == .postgis
          ? .inputMissing([.cannotConnect(file, error.detail)])
          : .badData([.cannotOpen(file, kind, error.detail)])
      }
      guard kind == .postgis else { return }
      do throws(VectorFault) {
        for setting in ConnectionText.settings { try dataset.execute(setting) }
      } catch {
        throw .inputMissing([.cannotConnect(file, error.detail)])
      }
    }

    /// The query of a file, which is refused unless it only reads.
    private static func query(
      of file: InputFile, _ kind: SourceKind
    ) throws(CareCircleError) -> String? {
      guard let text = file.query else { return nil }
      let dialect: QueryTokens.Dialect =
        switch kind {
        case .gpkg: .sqlite
        case .postgis: .postgres
        default: .ogr
        }
      do throws(ReadingQuery.Fault) {
        return try ReadingQuery(text, dialect).statement
      } catch {
        throw .badData([
          InputProblem(.wrongValue, file: file.name, field: "sql", value: text, error.message)
        ])
      }
    }

    package func problem(_ fault: VectorFault, in layer: String) -> InputProblem {
      switch fault.kind {
      case .tooLarge: .tooLarge(file, layer)
      case .endless: .endless(file, layer)
      default: .cannotRead(file, layer, fault.detail)
      }
    }

    func shownName(_ layer: VectorLayer) -> String {
      file.query == nil ? packedName ?? layer.name : "sql"
    }

    /// The layers, without the tables in which QGIS stores its styles.
    package var layers: [VectorLayer] {
      dataset.layers.filter { $0.name != "layer_styles" || $0.hasGeometry }
    }

    // MARK: - Choosing

    /// The layer that the user names, or the only one.
    func chosenLayer() throws(CareCircleError) -> VectorLayer {
      if let query {
        do throws(VectorFault) {
          if kind == .gpkg { try dataset.checkEnd(query) }
          return try dataset.query(query)
        } catch {
          throw .badData([
            error.kind == .endless ? .endless(file, "sql") : .badQuery(file, error.detail)
          ])
        }
      }
      // The layer of an archive has been chosen already, when it was unpacked.
      let wanted = packedName == nil ? file.layer : nil
      if let wanted, let found = dataset.layer(named: wanted) { return found }
      let layers = layers
      if let name = wanted { throw .badData([.noLayer(file, name, kind, layers.map(\.name))]) }
      guard let first = layers.first else { throw .badData([.emptyLayers(file, kind)]) }
      guard layers.count == 1 else {
        throw .badData([.severalLayers(file, kind, layers.map(\.name))])
      }
      return first
    }

    /// The encoding of a layer's texts; nil if GDAL takes care of it.
    ///
    /// MapInfo texts are read as raw bytes if the file declares its encoding as neutral, which is common.
    package func encoding(of layer: VectorLayer) throws(CareCircleError) -> TextEncoding? {
      if let parts = try parts(of: layer) { return parts.settledEncoding(file).encoding }
      guard kind == .mapinfo else { return nil }
      return layer.hasForeignText(inFirst: 1000) ? file.encoding ?? .gb18030 : nil
    }

    /// The parts of a layer that is a shapefile; in a folder, each layer has its own parts.
    func parts(of layer: VectorLayer) throws(CareCircleError) -> ShapefileParts? {
      guard kind == .shapefile, parts == nil else { return parts }
      return try ShapefileParts(path: partPath(layer), file).checked(file)
    }

    /// The path of a layer's parts: in a folder of shapefiles, that of the shapefile with the layer's name.
    private func partPath(_ layer: VectorLayer) -> String {
      FileTree.target(file.path) == S_IFDIR ? "\(file.path)/\(layer.name).shp" : file.path
    }

    // MARK: - Checksums

    /// Refuses a source that was changed while it was read, since the rows may then mix old and new.
    func checkUnchanged() throws(CareCircleError) {
      guard Self.stamps(of: file, kind) == stamps else { throw .inputMissing([.changed(file)]) }
    }

    private static func stamps(of file: InputFile, _ kind: SourceKind) -> [FileStamp?] {
      let isShapefile = kind == .shapefile && FileTree.target(file.path) != S_IFDIR
      return (isShapefile ? ShapefileParts.paths(file.path) : [file.path])
        .map { FileStamp(path: $0) }
    }

    /// The size and checksum of the source; for a database, those of what was read.
    package func checksum(of layer: VectorLayer, orOf bytes: FileBytes) -> (
      count: Int, sha256: String
    ) {
      let paths =
        switch kind {
        case .shapefile: ShapefileParts.paths(partPath(layer))
        case .mapinfo: ShapefileParts.paths(file.path, ["tab", "dat", "map", "id", "mif", "mid"])
        default: [file.path]
        }
      let sums = paths.compactMap { Checksum.sha256(path: $0) }
      guard kind != .postgis, let first = sums.first else {
        return (bytes.count, bytes.withBytes(Checksum.sha256))
      }
      let size = paths.reduce(0) { $0 + FileTree.size($1) }
      guard sums.count > 1 else { return (size, first) }
      return (size, FileBytes(Array(sums.joined().utf8)).withBytes(Checksum.sha256))
    }
  }
#endif
