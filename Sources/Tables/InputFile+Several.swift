import Files
import Wording

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension InputFile {
  /// Whether every layer or sheet of the file is meant, and not one.
  ///
  /// A layer that is itself called `all` is taken where the file has one.
  package var namesAllLayers: Bool { layer == Self.allLayers }

  /// The name by which all layers or sheets are meant.
  package static let allLayers = "all"

  /// Where the file is, whatever the way to it; the path itself where that cannot be told.
  package var resolvedPath: String {
    guard !isDatabase, let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// Whether something written in its place would take the file away: what is no pipe, terminal or database.
  package var canBeLost: Bool {
    guard path != "-", !isDatabase, let kind = FileTree.target(path) else { return false }
    return kind == S_IFREG || kind == S_IFDIR
  }

  /// The same files, with names that tell them apart: with the layer behind where one file is read layer by layer,
  /// with the folder before where files in several folders have one name.
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
  /// Opens the tables of some files: one of each, or each layer and each filled sheet of those whose layer is `all`.
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
  /// A file for each layer that is meant.
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
