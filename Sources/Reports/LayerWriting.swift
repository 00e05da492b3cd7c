import Files
import Layers
import TextFormats
import Wording

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ResultLayer {
  /// Writes the layer to a file, which appears whole or not at all; `-` is standard output.
  ///
  /// Without `format`, the ending of the path decides; without a known ending, the format is GeoJSON.
  /// - Throws: `CareCircleError.cannotWrite` with the path and the reason.
  public func write(
    toPath path: String, as format: LayerFormat? = nil,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    try LayerFile.write(
      [self], toPath: path, as: format ?? LayerFormat(endingOf: path) ?? .geoJSON,
      progress: progress)
  }

  /// Writes the layer to a file, which appears whole or not at all.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(to url: URL, as format: LayerFormat? = nil) throws(CareCircleError) {
    try write(toPath: url.path, as: format)
  }

  /// Writes the layer to an open sink, in a text format or as a workbook.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the sink cannot be written.
  public func write(
    to sink: ByteSink, as format: LayerFormat, progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    if format == .workbook { return try sink.write(ReportBook.of([self])) }
    try encode(as: format, progress: progress) {
      (buffer: borrowing ByteBuffer) throws(CareCircleError) in
      try sink.write(buffer)
    }
  }
}

/// Writes files of layers.
public enum LayerFile {
  /// Writes layers to a file, which appears whole or not at all; `-` is standard output. A format that can hold only
  /// one layer holds the first.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public static func write(
    _ layers: [ResultLayer], toPath path: String, as format: LayerFormat,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    guard let first = layers.first else { return }
    if format.needsGDAL { return try GISFiles.write(layers, toPath: path, as: format) }
    try OutputFile.write(to: path) { sink throws(CareCircleError) in
      if format == .workbook { return try sink.write(ReportBook.of(layers)) }
      try first.write(to: sink, as: format, progress: progress)
    }
  }
}

extension OutputFolder {
  /// Writes a layer into the folder, to a file with the name of the layer.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(
    _ layer: ResultLayer, as format: LayerFormat = .geoJSON,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    let name = "\(layer.name).\(format.endings[0])"
    if format.needsGDAL {
      try write([layer], toFile: name, as: format)
    } else {
      try write(name, records: layer.count) { sink throws(CareCircleError) in
        try layer.write(to: sink, as: format, progress: progress)
      }
    }
  }

  /// Writes layers in a format other than GeoJSON: all of them to `results.gpkg`, or each to a file of its own. A table
  /// that is there already stays.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(
    _ layers: [ResultLayer], as format: LayerFormat, unless known: Set<String> = []
  ) throws(CareCircleError) {
    if format == .geoPackage {
      return try write(layers, toFile: "results.gpkg", as: format)
    }
    for layer in layers where !known.contains("\(layer.name).\(format.endings[0])") {
      try write(layer, as: format)
    }
  }

  /// Lets GDAL write layers into the hidden folder.
  private func write(
    _ layers: [ResultLayer], toFile file: String, as format: LayerFormat
  ) throws(CareCircleError) {
    let names = try GISFiles.write(layers, inFolder: temporary, file: file, as: format)
    for name in names {
      let isWhole = name == file && layers.count == 1
      try note(name, records: isWhole ? layers[0].count : nil)
    }
  }
}
