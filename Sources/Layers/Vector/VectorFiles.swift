import Files
import TextFormats
import VectorFormats
import Wording

#if GDAL
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Files in GIS formats, in a folder that is still hidden.
  package struct VectorFiles {
    package let folder: String
    /// The name of the main file.
    package let file: String

    package init(folder: String, file: String) { (self.folder, self.file) = (folder, file) }

    /// The name of the file without its ending.
    var stem: String {
      file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
    }

    /// Writes layers and returns the names of the files, the main one last. Only a GeoPackage can hold more than one
    /// layer.
    package func write(
      _ layers: [ResultLayer], as format: LayerFormat
    ) throws(VectorFault) -> [String] {
      try VectorDataset.load()
      if format == .geoPackage { return try geoPackage(layers) }
      guard let layer = layers.first else { return [] }
      switch format {
      case .flatGeobuf: return try flatGeobuf(layer)
      case .shapefile: return try shapefiles(layer)
      case .geoJSON, .geoJSONSequence, .csv, .geoPackage, .workbook, .kml: return []
      }
    }

    /// Makes sure that a file is on the disk.
    func sync(_ name: String) throws(VectorFault) {
      let descriptor = SystemCall.open("\(folder)/\(name)", O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw .system }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else { throw .system }
    }

    /// Writes what the layer says about itself to a file, if its makers ask for attribution and the format cannot hold
    /// it.
    func about(_ layer: ResultLayer, _ name: String) throws(VectorFault) -> [String] {
      guard layer.hasAttribution else { return [] }
      var buffer = ByteBuffer()
      buffer.append(layer.about)
      buffer.append("\n")
      return [try write("\(name).about.json", buffer)]
    }

    /// Writes a file beside the main one.
    func write(_ name: String, _ buffer: borrowing ByteBuffer) throws(VectorFault) -> String {
      try create(name) { sink throws(CareCircleError) in try sink.write(buffer) }
    }

    func create(
      _ name: String, _ body: (ByteSink) throws(CareCircleError) -> Void
    ) throws(VectorFault) -> String {
      let path = "\(folder)/\(name)"
      let descriptor = SystemCall.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      guard descriptor >= 0 else { throw .system }
      do throws(CareCircleError) {
        try OutputFile.fill(ByteSink(descriptor: descriptor, path: path), body)
      } catch {
        throw .system
      }
      return name
    }
  }

  extension VectorFault {
    /// The fault for an error of the operating system.
    fileprivate static var system: VectorFault {
      VectorFault(.cannotWrite, strerror(errno).map { String(cString: $0) } ?? "")
    }
  }
#endif

extension CareCircleError {
  /// The error for a file that GDAL refuses to write.
  package static func vector(_ path: String, _ fault: VectorFault) -> CareCircleError {
    if fault.kind == .libraryMissing {
      let missing = Message.gdal(fault.detail)
      return .cannotWrite(
        path: path,
        reason: Message(
          en: "cannot be written: \(missing.english)", zh: "无法写入：\(missing.chinese)"))
    }
    let detail = fault.detail.isEmpty ? "no reason is given" : fault.detail
    return .cannotWrite(
      path: path,
      reason: Message(
        en: "cannot be written: \(detail); nothing was left half-written",
        zh: "无法写入：\(detail)；没有留下不完整的文件"))
  }
}
