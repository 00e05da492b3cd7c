import Files
import Registers
import Tables
import TextFormats
import Wording

/// A study file that is proposed for some files, after looking into each of them.
///
/// It is ready to run unless something cannot be known from the files. Each such question stands in it as a comment
/// that begins with `# ?`, and is among `questions`. A coordinate reference system is never guessed.
public struct StudyDraft: Sendable {
  /// The text of the study file.
  public let text: String
  /// What only a person can answer; empty if nothing is open.
  public let questions: [Message]

  /// Looks into files.
  ///
  /// - Parameters:
  ///   - files: the files, each with the path by which the study file is to name it.
  ///   - policy: the name of a policy, or the path of its file; nil for none.
  ///   - language: the language of the comments and of the study.
  /// - Throws: `CareCircleError` for a file that does not exist or cannot be read at all.
  public init(
    _ files: [(file: InputFile, path: String)], policy: String?, language: Language
  ) throws(CareCircleError) {
    var inputs: [DraftedInput] = []
    for (file, path) in files { inputs += try DraftedInput.all(in: file, named: path) }
    var lines = DraftLines(language)
    lines.addHead(policy)
    for kind in InputKind.all {
      lines.add(inputs.filter { $0.kind == kind }, as: kind)
    }
    for kind in [InputKind.estates, .facilities] where !inputs.contains(where: { $0.kind == kind })
    {
      lines.ask(.missing(kind), indent: 2)
    }
    lines.add("")
    lines.add("output: out")
    text = lines.lines.joined(separator: "\n") + "\n"
    questions = lines.questions
  }
}

extension StudyDraft {
  /// Writes the study file; `-` is standard output.
  ///
  /// - Throws: `CareCircleError.cannotWrite` if the file cannot be written.
  public func write(toPath path: String) throws(CareCircleError) {
    try OutputFile.write(to: path) { sink throws(CareCircleError) in
      var buffer = ByteBuffer()
      buffer.append(text)
      try sink.write(buffer)
    }
  }
}

/// A file, layer or sheet, and what was found out about it.
struct DraftedInput {
  let kind: InputKind
  /// The path in the study file.
  let path: String
  /// The layer or sheet; nil if the file has only one.
  let layer: String?
  /// What is in it; nil for streets.
  let table: TableInspection?

  /// Every layer or sheet of a file.
  static func all(
    in file: InputFile, named path: String
  ) throws(CareCircleError) -> [DraftedInput] {
    if LoadedNetwork.isOpenStreetMap(file.path) {
      var planned = PlannedInputs()
      planned[.network] = [file]
      let absent = planned.absences()
      guard absent.isEmpty else { throw .inputMissing(absent) }
      return [DraftedInput(kind: .network, path: path, layer: nil, table: nil)]
    }
    guard let listing = try SourceListing.of(file) else {
      return [try one(file, path, layer: nil)]
    }
    var inputs: [DraftedInput] = []
    for entry in listing.entries where entry.count > 0 {
      var chosen = file
      chosen.layer = entry.name
      inputs.append(try one(chosen, path, layer: entry.name))
    }
    return inputs
  }

  private static func one(
    _ file: InputFile, _ path: String, layer: String?
  ) throws(CareCircleError) -> DraftedInput {
    let table = try TableInspection.inspecting(file)
    guard let table else {
      return DraftedInput(kind: .network, path: path, layer: layer, table: nil)
    }
    let kind = (table.role.basis == .unclear ? unitKind(of: table) : nil) ?? table.role.role
    return DraftedInput(kind: kind, path: path, layer: layer, table: table)
  }

  private static let units: [InputKind] = [.townships, .communities, .villages]

  /// Townships, communities and villages have the same fields, so that only the headers of their ids and names tell one
  /// from another; nil for other tables, and if the headers do not tell.
  private static func unitKind(of table: TableInspection) -> InputKind? {
    guard units.contains(table.role.role) else { return nil }
    for field in ["id", "name"] {
      guard let header = table.columns.first(where: { $0.field == field })?.header else { continue }
      if header.contains("村") { return .villages }
      if header.contains("社区") { return .communities }
      if header.contains("镇") || header.contains("街道") { return .townships }
    }
    return nil
  }

  /// Whether it is certain what the rows are.
  var isCertain: Bool {
    switch table?.role.basis {
    case .geometry?: false
    case .unclear?: table.flatMap(Self.unitKind) != nil
    case .declared?, .headers?, .names?, nil: true
    }
  }

  /// The other kinds that the rows may be of.
  var others: [InputKind] {
    if Self.units.contains(kind) { return Self.units.filter { $0 != kind } }
    guard let table, table.role.basis != .geometry else {
      return [
        .boundary, .within, .residentialLand, .townships, .communities, .estatePolygons,
        .facilitiesExtent, .networkExtent,
      ].filter { $0 != kind }
    }
    let most = table.role.knownColumns[kind, default: 0]
    let equal = table.role.counts.filter { $0.columns == most && $0.kind != kind }.map(\.kind)
    return equal.isEmpty ? InputKind.all.filter(\.hasRows).filter { $0 != kind } : equal
  }
}

extension InputKind {
  /// Whether it is a table or layer of rows with fields.
  fileprivate var hasRows: Bool { !formColumns.isEmpty }
}

extension Message {
  fileprivate static func missing(_ kind: InputKind) -> Message {
    Message(
      en: "No file was taken for \(kind.title.english). Name one as \(kind.key): { path: ... }",
      zh: "没有文件被识别为\(kind.title.chinese)。请补充 \(kind.key)：{ path: … }")
  }
}
