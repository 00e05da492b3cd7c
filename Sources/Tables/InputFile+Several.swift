import Files
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension InputFile {
  /// Whether every layer or sheet of the file is meant, rather than one of them.
  ///
  /// If the file has a layer that is called `all`, only that layer is taken.
  package var namesAllLayers: Bool { layer == Self.allLayers }

  /// The name that stands for all layers or sheets.
  package static let allLayers = "all"

  /// The path with symbolic links resolved; the path itself if that is not possible.
  package var resolvedPath: String {
    isDatabase ? path : SystemCall.resolved(path) ?? path
  }

  /// Whether writing an output at this path would destroy the file: it is a file or folder, not a pipe, terminal or
  /// database.
  package var canBeLost: Bool {
    guard path != "-", !isDatabase, let kind = FileTree.target(path) else { return false }
    return kind == S_IFREG || kind == S_IFDIR
  }

  /// The same files with names that distinguish them: followed by the layer if one file is read layer by layer,
  /// preceded by the folder if files in several folders have the same name.
  package static func distinct(_ files: [InputFile]) -> [InputFile] {
    var files = files
    for same in Dictionary(grouping: files.indices, by: { files[$0].name }).values
    where same.count > 1 {
      let areLayers = Set(same.map { files[$0].path }).count == 1
      for number in same {
        let file = files[number]
        if areLayers, let layer = file.layer {
          files[number].name = "\(file.name)[\(layer)]"
        } else if let folder = file.path.split(separator: "/").dropLast().last {
          files[number].name = "\(folder)/\(FileTree.split(file.path).last)"
        }
      }
    }
    return files
  }
}

extension Table {
  /// Opens the tables of some files: one of each file, or each layer and each sheet that is not empty if the layer is
  /// `all`.
  package static func opened(
    _ files: [InputFile], isKnown: @escaping (Header) -> Bool
  ) throws(CareCircleError) -> [Table] {
    var single: [InputFile] = []
    for file in files { single += try LayerTable.chosen(file) }
    var tables: [Table] = []
    for file in InputFile.distinct(single) { tables.append(try Table(file, isKnown: isKnown)) }
    return tables
  }
}

extension LayerTable {
  /// One file for each layer that is meant.
  fileprivate static func chosen(_ file: InputFile) throws(CareCircleError) -> [InputFile] {
    guard file.namesAllLayers, file.query == nil, let kind = try SourceKind.of(file) else {
      return [file]
    }
    let names = try names(of: file, kind)
    guard !names.contains(InputFile.allLayers) else { return [file] }
    return names.map { name in
      var one = file
      one.layer = name
      return one
    }
  }
}
