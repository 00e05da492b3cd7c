import CareModel
import Geodesy
import Registers
import Tables
import TextFormats
import Wording
import Yams

/// Decodes the inputs of a study file: each is a file with its coordinate reference system, columns and layout.
extension StudyDecoder {
  mutating func inputs(_ node: Node, _ plan: inout StudyPlan) {
    guard let members = members(node, "inputs") else { return }
    let later = ["elevation"]
    for (key, node) in members {
      guard let kind = InputKind.named(key.text, among: kinds) else {
        refuse(key, known: kinds.map(\.key), later: later)
        continue
      }
      set(key, input(node, kind, "inputs.\(kind.key)"), kind, &plan)
    }
  }

  /// Decodes an extent, which may be given beside the inputs as well as among them.
  mutating func extent(
    _ key: Node.Scalar, _ node: Node, _ kind: InputKind, _ plan: inout StudyPlan
  ) {
    set(key, input(node, kind, kind.key), kind, &plan)
  }

  private mutating func set(
    _ key: Node.Scalar, _ files: [InputFile], _ kind: InputKind, _ plan: inout StudyPlan
  ) {
    if plan.inputs.has(kind) { add(.duplicateKey, .scalar(key), nil, .standsOutside) }
    plan.inputs[kind] = files
  }

  /// The files of an input: `{ path: rooms.csv, crs: GCJ02 }`, or a list of these if the files need different settings.
  mutating func input(_ node: Node, _ kind: InputKind, _ prefix: String) -> [InputFile] {
    if case .sequence(let sequence) = node {
      return sequence.flatMap { files($0, kind, prefix) }
    }
    return files(node, kind, prefix)
  }

  private mutating func files(_ node: Node, _ kind: InputKind, _ prefix: String) -> [InputFile] {
    guard let members = members(node, prefix) else { return [] }
    var paths: [String] = []
    var system: CoordinateReferenceSystem?
    var hasCRS = false
    var columns: [String: String] = [:]
    var layout = TextLayout()
    for (key, node) in members {
      switch key.text {
      case "path": paths = self.paths(node, "\(prefix).path")
      case "crs":
        hasCRS = true
        system = crs(node, "\(prefix).crs")
      case "columns": columns = mapping(node, "\(prefix).columns", of: kind.fieldNames)
      case "encoding": layout.encoding = encoding(node, "\(prefix).encoding")
      case "delimiter": layout.delimiter = delimiter(node, "\(prefix).delimiter")
      case "header": layout.hasHeader = flag(node, "\(prefix).header")
      case "layer", "sheet": layout.layer = text(node, "\(prefix).\(key.text)")
      case "sql": layout.query = text(node, "\(prefix).sql")
      case "origin": layout.origin = origin(node, "\(prefix).origin")
      default:
        refuse(
          key,
          known: [
            "path", "crs", "columns", "encoding", "delimiter", "header", "layer", "sheet", "sql",
            "origin",
          ],
          later: [])
      }
    }
    let keys = members.map(\.key.text)
    if !keys.contains("path") { add(.missingValue, node, prefix, .needs("path", "estates.csv")) }
    // A layer usually declares its own system; one without a system is refused later, with a better message.
    let areLayers = !paths.isEmpty && paths.allSatisfy(InputFile.mayHaveOwnSystem)
    if kind.needsCRS, !hasCRS, !areLayers {
      add(.missingValue, node, prefix, .needs("crs", .crsChoices))
    }
    return paths.map { named in
      var file = InputFile(
        path: path(named), name: InputFile.file(named).name, crs: system, columns: columns)
      layout.apply(to: &file)
      return file
    }
  }

  /// The paths of a key: a single path, a pattern that matches several, or a list of both.
  private mutating func paths(_ node: Node, _ key: String) -> [String] {
    guard case .sequence(let sequence) = node, !sequence.isEmpty else { return path(node, key) }
    return sequence.flatMap { path($0, key) }
  }

  private mutating func path(_ node: Node, _ key: String) -> [String] {
    guard let given = text(node, key) else { return [] }
    let found = InputFile.paths(matching: given, in: folder)
    if found.isEmpty { add(.missingFile, node, key, .noMatch) }
    return found.filter { exists($0, node, key) }
  }

  /// The layout of an input that is text, as far as the study file gives it.
  private struct TextLayout {
    var encoding: TextEncoding?
    var delimiter: Delimiter?
    var hasHeader: Bool?
    var layer: String?
    var query: String?
    var origin = Origin()

    func apply(to file: inout InputFile) {
      file.layer = layer
      file.query = query
      file.encoding = encoding
      file.delimiter = delimiter
      file.hasHeader = hasHeader
      file.name = origin.file ?? file.name
      file.lines = origin.lines
    }
  }

  /// The file from which an input was cut, as messages call it, and the file with the lines of its rows there.
  private struct Origin {
    var file: String?
    var lines: String?
  }

  private mutating func origin(_ node: Node, _ key: String) -> Origin {
    var origin = Origin()
    for (name, node) in members(node, key) ?? [] {
      switch name.text {
      case "file": origin.file = text(node, "\(key).file")
      case "lines":
        let given = text(node, "\(key).lines")
        if let given, exists(given, node, "\(key).lines") { origin.lines = path(given) }
      default: refuse(name, known: ["file", "lines"], later: [])
      }
    }
    return origin
  }

  private mutating func encoding(_ node: Node, _ key: String) -> TextEncoding? {
    value(node, key, expected: "utf-8, gb18030, big5, utf-16le, utf-16be") {
      TextEncoding(name: $0)
    }
  }

  private mutating func delimiter(_ node: Node, _ key: String) -> Delimiter? {
    value(node, key, expected: "comma, semicolon, tab, pipe") { Delimiter($0) }
  }

  /// Resolves a path relative to the study file.
  func path(_ given: String) -> String {
    given.hasPrefix("/") || InputFile.file(given).isDatabase ? given : folder + given
  }

  private mutating func exists(_ given: String, _ node: Node, _ key: String) -> Bool {
    guard InputFile.file(given).isDatabase || FilePresence.isReadable(path(given)) else {
      let advice = Message.pathAdvice(given)
      add(
        .missingFile, node, key,
        Message(
          en:
            "no such file exists relative to the study file, or it cannot be read; \(advice.english)",
          zh: "按研究文件所在目录未找到该文件，或文件无法读取；\(advice.chinese)"))
      return false
    }
    return true
  }

  private mutating func crs(_ node: Node, _ key: String) -> CoordinateReferenceSystem? {
    if case .mapping = node { return localGrid(node, key) }
    guard let text = text(node, key) else { return nil }
    if let system = try? CoordinateReferenceSystem(text) { return system }
    add(.unusableCRS, node, key, .expected(.crsChoices))
    return nil
  }

  /// A city's own grid: `{ base: EPSG:4549, affine: [a, b, c, d, e, f] }`, or a plane and seven parameters.
  private mutating func localGrid(_ node: Node, _ key: String) -> CoordinateReferenceSystem? {
    guard let members = members(node, key) else { return nil }
    var parts = LocalGridParts()
    for (name, value) in members {
      let path = "\(key).\(name.text)"
      switch name.text {
      case "base": parts.base = crs(value, path)
      case "affine": parts.affine = numbers(value, path, count: 6)
      case "seven": parts.seven = numbers(value, path, count: 7)
      case "ellipsoid": parts.ellipsoid = choice(value, path)
      case "convention": parts.convention = choice(value, path)
      case "central_meridian": parts.centralMeridian = number(value, path)
      case "false_easting": parts.falseEasting = number(value, path)
      case "false_northing": parts.falseNorthing = number(value, path)
      case "scale": parts.scale = number(value, path)
      default: refuse(name, known: LocalGridParts.keys, later: [])
      }
    }
    if let grid = parts.grid { return .local(grid) }
    add(.unusableCRS, node, key, LocalGridParts.expected)
    return nil
  }

  private mutating func numbers(_ node: Node, _ key: String, count: Int) -> [Double]? {
    guard case .sequence(let sequence) = node, sequence.count == count else {
      add(
        .wrongValue, node, key,
        .expected("[" + (1...count).map { "n\($0)" }.joined(separator: ", ") + "]"))
      return nil
    }
    let numbers = sequence.compactMap { number($0, key) }
    return numbers.count == count ? numbers : nil
  }

  private mutating func mapping(
    _ node: Node, _ key: String, of fields: [String]
  ) -> [String: String] {
    guard let members = members(node, key) else { return [:] }
    var mapping: [String: String] = [:]
    for (field, node) in members {
      guard fields.contains(field.text) else {
        add(
          .unknownColumn, .scalar(field), key,
          .unknownField(of: fields).suggesting(field.text, among: fields))
        continue
      }
      mapping[field.text] = text(node, "\(key).\(field.text)")
    }
    return mapping
  }
}

extension Message {
  fileprivate static let noMatch = Message(
    en: "matches no file beside the study; check the pattern", zh: "相对于研究文件没有匹配的文件；请检查通配符")

  fileprivate static let standsOutside = Message(
    en: "is given under inputs and again outside of it; keep one", zh: "在 inputs 之内和之外重复给出；请只保留一个")
}
