import CareCircle
import Files
import Tables

/// Makes sure that a command does not overwrite what it reads.
enum OverwriteCheck {
  /// Refuses an output that is an input, or a folder that contains one, even if they are reached by different paths.
  ///
  /// Pipes, terminals and databases may be both.
  static func refuse(
    _ outputs: [String], over inputs: [String]
  ) throws(CareCircleError) {
    let read = inputs.map { InputFile.file($0) }.filter(\.canBeLost).map(Read.init)
    for output in outputs where output != "-" {
      let written = written(output)
      for input in read where input.isLost(by: written) {
        throw .cannotWrite(path: output, reason: .isInput(input.name))
      }
    }
  }

  /// Refuses a folder for results that holds anything but an earlier result of the same kind, before anything is
  /// read; `format` is that of a single file, nil for a folder.
  static func refuseForeign(
    _ folder: String?, of kind: ResultKind, as format: LayerFormat? = nil
  ) throws(CareCircleError) {
    guard let folder, format == nil else { return }
    try OutputFolder.check(folder, of: kind)
  }

  /// The files that an output would replace: those of its own name, or a folder and the files in it.
  private static func written(_ output: String) -> Set<FileIdentity> {
    let paths = LayerFormat.filesBeside(output)
    return Set((paths + paths.flatMap(entries)).compactMap { FileIdentity($0) })
  }

  private static func entries(of folder: String) -> [String] {
    FileTree.names(in: folder).map { "\(folder)/\($0)" }
  }

  /// An input, every file of it, and the folders in which it lies.
  private struct Read {
    let name: String
    private let identities: Set<FileIdentity>

    init(_ file: InputFile) {
      name = file.name
      let paths = LayerFormat.filesBeside(file.path) + OverwriteCheck.entries(of: file.path)
      identities = FileIdentity.folders(above: file.path)
        .union(paths.compactMap { FileIdentity($0) })
    }

    func isLost(by written: Set<FileIdentity>) -> Bool { !identities.isDisjoint(with: written) }
  }
}

extension Message {
  fileprivate static func isInput(_ name: String) -> Message {
    Message(
      en: "would take the place of \(name), which is read; name another output",
      zh: "会覆盖正在读取的\(name)；请指定其他输出位置")
  }
}
