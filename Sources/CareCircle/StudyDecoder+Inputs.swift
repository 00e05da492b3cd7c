import CareModel
import Geodesy
import Registers
import Tables
import TextFormats
import Wording
import Yams

/// The inputs of a study file: each a file with its coordinates, columns and layout.
extension StudyDecoder {
  mutating func inputs(_ node: Node, _ plan: inout StudyPlan) {
    guard let members = members(node, "inputs") else { return }
    let later = [
      "elevation", "indicators", "milestones",
      "basic_services", "subsidies", "parcels", "conversions", "candidates",
    ]
    for (key, node) in members {
      switch key.text {
      case "estates": plan.estates = input(node, key)
      case "facilities": plan.facilities = input(node, key)
      case "gates": plan.gates = input(node, key)
      case "estate_polygons": plan.estatePolygons = input(node, key)
      case "boundary": plan.boundary = input(node, key)
      case "residential_land": plan.residentialLand = input(node, key)
      case "network": plan.network = input(node, key, isPlaced: false)
      case "barriers": plan.barriers = input(node, key)
      case "new_estates": plan.newEstates = input(node, key, isPlaced: false)
      case "rooms": plan.rooms = input(node, key, isPlaced: false)
      case "villages": plan.villages = input(node, key, isPlaced: false)
      case "communities": plan.communities = input(node, key, isPlaced: false)
      case "townships": plan.townships = input(node, key, isPlaced: false)
      case "named_sites": plan.namedSites = input(node, key, isPlaced: false)
      case "population": plan.population = input(node, key, isPlaced: false)
      case "estate_attributes":
        plan.estateAttributes = input(node, key, isPlaced: false)
      default:
        refuse(
          key,
          known: [
            "estates", "facilities", "gates", "boundary", "residential_land", "estate_attributes",
            "estate_polygons",
            "new_estates",
            "rooms", "villages", "communities", "townships", "named_sites", "network", "barriers",
            "population",
          ],
          later: later)
      }
    }
  }

  mutating func input(
    _ node: Node, _ key: Node.Scalar, isPlaced: Bool = true, prefix given: String? = nil
  ) -> InputFile? {
    let name = key.text
    let prefix = given ?? "inputs.\(name)"
    guard let members = members(node, prefix) else { return nil }
    var named: String?
    var system: CoordinateReferenceSystem?
    var hasCRS = false
    var columns: [String: String] = [:]
    var layout = TextLayout()
    for (key, node) in members {
      switch key.text {
      case "path": named = existing(node, "\(prefix).path")
      case "crs":
        hasCRS = true
        system = crs(node, "\(prefix).crs")
      case "columns":
        columns = mapping(node, "\(prefix).columns", of: MappableFields.names(of: name))
      case "encoding": layout.encoding = encoding(node, "\(prefix).encoding")
      case "delimiter": layout.delimiter = delimiter(node, "\(prefix).delimiter")
      case "header": layout.hasHeader = flag(node, "\(prefix).header")
      case "layer", "sheet": layout.layer = text(node, "\(prefix).\(key.text)")
      case "sql": layout.query = text(node, "\(prefix).sql")
      default:
        refuse(
          key,
          known: [
            "path", "crs", "columns", "encoding", "delimiter", "header", "layer", "sheet", "sql",
          ],
          later: [])
      }
    }
    let keys = members.map(\.key.text)
    if !keys.contains("path") { add(.missingValue, node, prefix, .needs("path", "estates.csv")) }
    // A layer mostly has a system of its own, and is refused with a better reason where it has none.
    let isLayer = named.map { InputFile.mayHaveOwnSystem($0) } ?? false
    if isPlaced, !hasCRS, !isLayer { add(.missingValue, node, prefix, .needs("crs", .crsChoices)) }
    guard let named else { return nil }
    var file = InputFile(
      path: path(named), name: InputFile.file(named).name, crs: system, columns: columns)
    layout.apply(to: &file)
    return file
  }

  /// How the text of an input is laid out, where the study says so.
  private struct TextLayout {
    var encoding: TextEncoding?
    var delimiter: Delimiter?
    var hasHeader: Bool?
    var layer: String?
    var query: String?

    func apply(to file: inout InputFile) {
      file.layer = layer
      file.query = query
      file.encoding = encoding
      file.delimiter = delimiter
      file.hasHeader = hasHeader
    }
  }

  private mutating func encoding(_ node: Node, _ key: String) -> TextEncoding? {
    value(node, key, expected: "utf-8, gb18030, utf-16le, utf-16be") { TextEncoding(name: $0) }
  }

  private mutating func delimiter(_ node: Node, _ key: String) -> Delimiter? {
    value(node, key, expected: "comma, semicolon, tab, pipe") { Delimiter($0) }
  }

  /// A path relative to the study file.
  func path(_ given: String) -> String {
    given.hasPrefix("/") || InputFile.file(given).isDatabase ? given : folder + given
  }

  private mutating func existing(_ node: Node, _ key: String) -> String? {
    guard let given = text(node, key) else { return nil }
    guard InputFile.file(given).isDatabase || FilePresence.isReadable(path(given)) else {
      add(
        .missingFile, node, key,
        Message(
          en: "there is no such file beside the study, or it cannot be read",
          zh: "相对于研究文件没有此文件，或无法读取"))
      return nil
    }
    return given
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
