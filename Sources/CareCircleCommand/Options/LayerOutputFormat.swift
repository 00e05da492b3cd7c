import ArgumentParser
import CareCircle

/// The formats in which one layer can be written.
enum LayerOutputFormat: ExpressibleByArgument, Equatable {
  case text(LayerFormat)
  case vector(VectorFormat)
  case workbook

  init?(argument: String) {
    if let text = LayerFormat(rawValue: argument) {
      self = .text(text)
    } else if let vector = VectorFormat(rawValue: argument) {
      self = .vector(vector)
    } else if argument == ResultFormat.workbook.rawValue {
      self = .workbook
    } else {
      return nil
    }
  }

  /// The format that a file's ending says, of those that no text program reads.
  init?(endingOf path: String) {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    guard let format = LayerOutputFormat(argument: ending) else { return nil }
    if case .text = format { return nil }
    self = format
  }

  /// Writes a layer that knows itself how it is written as GeoJSON, in the format that the file's ending says.
  static func write(
    _ name: String, toPath path: String, _ body: (ByteSink) throws(CareCircleError) -> Void
  ) throws(CareCircleError) {
    switch LayerOutputFormat(endingOf: path) {
    case .vector(let format)?:
      try VectorExport.write([ExportedLayer(name: name, writing: body)], toPath: path, as: format)
    case .workbook?: throw .usage([.notATable("xlsx")])
    case .text?, nil: try OutputFile.write(to: path, body)
    }
  }

  static var allValueStrings: [String] {
    LayerFormat.allCases.map(\.rawValue) + VectorFormat.allCases.map(\.rawValue) + ["xlsx"]
  }
}

extension InputProblem {
  static func needsFile(_ format: LayerOutputFormat?) -> InputProblem {
    InputProblem(
      .missingValue, file: "carecircle", field: "--out",
      Message(
        en: "such a file cannot go to standard output; name one with --out",
        zh: "此格式不能写到标准输出；请用 --out 指定文件"))
  }

  static func notATable(_ format: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--format", value: format,
      Message(
        en: "a layer of areas or lines is no table; choose geojson, gpkg, fgb or shp",
        zh: "面或线图层不能写成表格；请选择 geojson、gpkg、fgb 或 shp"))
  }
}
