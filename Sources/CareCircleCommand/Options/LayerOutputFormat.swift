import ArgumentParser
import CareCircle

extension LayerFormat: ExpressibleByArgument {
  /// The format of a file: the one that is given, otherwise the one of the file's ending, otherwise `usual` if the name
  /// has no ending.
  ///
  /// - Throws: `CareCircleError.usage` if the ending is not that of a format, if this build cannot write the format, or
  ///   if the format cannot go to standard output.
  static func of(
    _ path: String, said: LayerFormat? = nil, usual: LayerFormat = .geoJSON
  ) throws(CareCircleError) -> LayerFormat {
    guard let format = said ?? LayerFormat(endingOf: path) ?? (hasNoEnding(path) ? usual : nil)
    else { throw .usage([.unknownEnding(path)]) }
    try format.check(path)
    if path == "-", !format.isText { throw .usage([.needsFile]) }
    return format
  }

  /// The format of a single file, for a command that otherwise makes a folder; nil if the name does not have the ending
  /// of a format.
  static func ofFile(_ path: String) throws(CareCircleError) -> LayerFormat? {
    guard let format = LayerFormat(endingOf: path) else { return nil }
    try format.check(path)
    return format
  }

  private func check(_ path: String) throws(CareCircleError) {
    guard isAvailable else { throw .usage([.notBuilt(path)]) }
  }

  /// Whether a name does not determine a format: standard output, a name without a dot, or a pipe.
  static func hasNoEnding(_ path: String) -> Bool {
    path == "-" || LayerFormat.ending(of: path) == nil
  }
}

extension InputProblem {
  fileprivate static func unknownEnding(_ path: String) -> InputProblem {
    InputProblem(
      .wrongValue, file: "carecircle", field: "--out", value: path,
      Message(
        en: "has an ending of no format; choose from \(LayerFormat.allEndings)",
        zh: "扩展名未知；可选：\(LayerFormat.allEndings)"))
  }

  fileprivate static let needsFile = InputProblem(
    .missingValue, file: "carecircle", field: "--out",
    Message(
      en: "such a file cannot go to standard output; name one with --out",
      zh: "此格式不能写到标准输出；请用 --out 指定文件"))

  fileprivate static func notBuilt(_ path: String) -> InputProblem {
    InputProblem(.wrongValue, file: "carecircle", field: "--out", value: path, .noLibrary)
  }
}
