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
  public func write(to url: URL, as format: LayerFormat? = nil) throws(CareCircleError) {
    try write(toPath: url.path, as: format)
  }

  /// Writes the layer to an open sink, in a text format or as a workbook.
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
  public func write(
    _ layer: ResultLayer, as format: LayerFormat = .geoJSON,
    progress: @Sendable (Int) -> Void = { _ in }
  ) throws(CareCircleError) {
    let name = "\(layer.name).\(format.endings[0])"
    if format.needsGDAL {
      _ = try GISFiles.write([layer], inFolder: temporary, file: name, as: format)
    } else {
      try write(name) { sink throws(CareCircleError) in
        try layer.write(to: sink, as: format, progress: progress)
      }
    }
  }

  /// Writes layers in a format other than GeoJSON: all of them to `results.gpkg`, or each to a file of its own. A table
  /// that is there already stays.
  public func write(
    _ layers: [ResultLayer], as format: LayerFormat, unless known: Set<String> = []
  ) throws(CareCircleError) {
    if format == .geoPackage {
      _ = try GISFiles.write(layers, inFolder: temporary, file: "results.gpkg", as: format)
      return
    }
    for layer in layers where !known.contains("\(layer.name).\(format.endings[0])") {
      try write(layer, as: format)
    }
  }

  /// The names that files of layers can have, by which the files of an earlier result are recognised.
  public static func names(ofLayers layers: [String]) -> Set<String> {
    let families = ["", "_points", "_multipoints", "_lines", "_polygons"]
    let parts = ["shp", "shx", "dbf", "prj", "cpg", "fields.csv", "long.csv", "shp.about.json"]
    let others = [
      "geojson", "geojsonl", "csv", "kml", "kml.about.json", "fgb", "fgb.about.json",
      "fgb.unplaced.csv",
    ]
    var names: Set<String> = ["results.gpkg", "results.xlsx"]
    for layer in layers {
      for family in families { for part in parts { names.insert("\(layer)\(family).\(part)") } }
      for ending in others { names.insert("\(layer).\(ending)") }
    }
    return names
  }
}
