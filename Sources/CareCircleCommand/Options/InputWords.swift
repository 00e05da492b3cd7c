import ArgumentParser
import CareCircle

/// What the command line says about an input.
struct InputWords {
  private var paths: [String] = []
  private var crs: CoordinateReferenceSystem?
  private var layer: String?
  private var query: String?
  private var columns: [ColumnMapping] = []
  private var encoding: TextEncoding?
  private var delimiter: Delimiter?
  private var hasNoHeader = false

  /// Takes what the parser found for the flags of an input.
  init(
    _ flags: [(flag: InputFlag, key: InputFlagKey)],
    in container: KeyedDecodingContainer<InputFlagKey>
  ) throws {
    for (flag, key) in flags {
      switch flag {
      case .path: paths = try container.decode(Option<[String]>.self, forKey: key).wrappedValue
      case .crs:
        crs = try container.decode(Option<CoordinateReferenceSystem?>.self, forKey: key)
          .wrappedValue
      case .layer: layer = try container.decode(Option<String?>.self, forKey: key).wrappedValue
      case .sql: query = try container.decode(Option<String?>.self, forKey: key).wrappedValue
      case .column:
        columns = try container.decode(Option<[ColumnMapping]>.self, forKey: key).wrappedValue
      case .encoding:
        encoding = try container.decode(Option<TextEncoding?>.self, forKey: key).wrappedValue
      case .delimiter:
        delimiter = try container.decode(Option<Delimiter?>.self, forKey: key).wrappedValue
      case .noHeader: hasNoHeader = try container.decode(Flag<Bool>.self, forKey: key).wrappedValue
      }
    }
  }

  /// Whether the flags say nothing besides, possibly, which files to read.
  private var saysNothingMore: Bool {
    crs == nil && layer == nil && query == nil && columns.isEmpty && encoding == nil
      && delimiter == nil && !hasNoHeader
  }

  /// The files of the input: those that the flags name, otherwise the known ones, with what the flags say about them.
  func applied(
    to known: [InputFile], of kind: InputKind
  ) throws(CareCircleError) -> [InputFile] {
    // If the flags name other files, nothing that was said about the known files applies to them.
    let files = paths.isEmpty ? known : try named(kind)
    guard !files.isEmpty || saysNothingMore else { throw .usage([.flagWithoutFile(kind)]) }
    return files.map(described)
  }

  private func named(_ kind: InputKind) throws(CareCircleError) -> [InputFile] {
    var files: [InputFile] = []
    for path in paths {
      let found = InputFile.paths(matching: path)
      guard !found.isEmpty else { throw .inputMissing([.noMatch(path, kind)]) }
      files += found.map { InputFile.file($0) }
    }
    return files
  }

  private func described(_ file: InputFile) -> InputFile {
    var file = file
    file.crs = crs ?? file.crs
    file.layer = layer ?? file.layer
    file.query = query ?? file.query
    for column in columns { file.columns[column.field] = column.header }
    file.encoding = encoding ?? file.encoding
    file.delimiter = delimiter ?? file.delimiter
    if hasNoHeader { file.hasHeader = false }
    return file
  }
}

extension InputProblem {
  fileprivate static func flagWithoutFile(_ kind: InputKind) -> InputProblem {
    InputProblem(
      .missingValue, file: "carecircle", field: "--\(kind.flag)",
      Message(
        en: "is missing, although other options are about the file; name the file",
        zh: "未给出文件，却给出了该文件的说明；请指定文件"))
  }

  fileprivate static func noMatch(_ pattern: String, _ kind: InputKind) -> InputProblem {
    InputProblem(
      .missingFile, file: "carecircle", field: "--\(kind.flag)", value: pattern,
      Message(en: "matches no file; check the pattern", zh: "没有匹配的文件；请检查通配符"))
  }
}
