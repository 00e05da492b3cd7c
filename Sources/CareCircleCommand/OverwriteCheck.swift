import CareCircle

/// Makes sure that a command does not overwrite what it reads.
enum OverwriteCheck {
  /// Refuses an output that is an input, or a folder that contains one, even if they are reached by different paths.
  ///
  /// Pipes, terminals and databases may be both.
  static func refuse(
    _ outputs: [String], over inputs: [String]
  ) throws(CareCircleError) {
    let read = inputs.map { InputFile.file($0) }.filter(\.canBeLost).map { ($0, $0.resolvedPath) }
    for output in outputs where output != "-" {
      let places = written(output)
      for (input, path) in read
      where places.contains(where: { path == $0 || path.hasPrefix($0 + "/") }) {
        throw .cannotWrite(path: output, reason: .isInput(input.name))
      }
    }
  }

  /// The paths of the files that an output consists of. A shapefile consists of several, which share a name.
  private static func written(_ output: String) -> [String] {
    guard LayerFormat(endingOf: output) == .shapefile else {
      return [InputFile.file(output).resolvedPath]
    }
    let stem = output.dropLast(4)
    return ["shp", "shx", "dbf", "prj", "cpg", "fields.csv", "long.csv"]
      .map { InputFile.file("\(stem).\($0)").resolvedPath }
  }
}

extension Message {
  fileprivate static func isInput(_ name: String) -> Message {
    Message(
      en: "would take the place of \(name), which is read; name another output",
      zh: "会覆盖正在读取的\(name)；请指定其他输出位置")
  }
}
