/// Reads the elements of a KML document and adds the placemarks to the layers of their folders.
final class KMLReader: XMLHandler {
  /// The greatest depth of nested folders. Real documents have a few levels; a crafted one could have thousands.
  private static let deepest = 200
  private static let mostLayers = 10_000

  private(set) var linkCount = 0
  private var stack: [KMLElement] = []
  /// The layers of the folders that are open, and the layer for placemarks outside all folders.
  private var open: [KMLLayerBuilder] = [KMLLayerBuilder()]
  private var layers: [KMLLayerBuilder] = []
  private var schemas: [String: [String]] = [:]
  private var schemaNames: [String] = []
  private var isInPlacemark = false
  private var geometry = KMLGeometry()
  private var capture: Capture?
  private var dataKey: String?
  private var failure: Failure? {
    didSet { stop() }
  }

  private enum Failure { case notKML(String), tooDeep, nestedPlacemark, tooMany, tooLarge }

  /// The text that is being collected until its element ends.
  private struct Capture {
    let depth: Int
    let use: Use
    var text: [UInt8] = []

    enum Use {
      case folderName, placemarkName, description, value(String), displayName, coordinates
    }
  }

  // MARK: - Elements

  override func begins(_ name: XMLName, _ attributes: XMLAttributes) {
    let element = capture == nil ? KMLElement(name.text) : .other
    if stack.isEmpty, !element.isRoot { failure = .notKML(name.text) }
    if stack.count >= Self.deepest { failure = .tooDeep }
    guard !isDone else { return }
    let parent = stack.last
    stack.append(element)
    if capture == nil { begin(element, name.text, in: parent, attributes) }
  }

  private func begin(
    _ element: KMLElement, _ name: String, in parent: KMLElement?, _ attributes: XMLAttributes
  ) {
    if isInPlacemark { return beginPart(element, name, in: parent, attributes) }
    switch element {
    case .document, .folder: open.append(KMLLayerBuilder(id: attributes.text("id")))
    case .placemark: beginPlacemark()
    case .networkLink: linkCount += 1
    case .name where parent?.isContainer == true: collect(.folderName)
    case .schema: schemaNames = [attributes.text("id"), attributes.text("name")].compactMap { $0 }
    case .simpleField:
      guard let field = attributes.text("name") else { return }
      for schema in schemaNames { schemas[schema, default: []].append(field) }
    default: break
    }
  }

  private func beginPlacemark() {
    guard let layer = open.last else { return }
    if layer.isEmpty { layers.append(layer) }
    if layers.count > Self.mostLayers { failure = .tooMany }
    isInPlacemark = true
    geometry = KMLGeometry()
  }

  private func beginPart(
    _ element: KMLElement, _ name: String, in parent: KMLElement?, _ attributes: XMLAttributes
  ) {
    switch (element, parent) {
    case (.placemark, _): failure = .nestedPlacemark
    case (.name, .placemark): collect(.placemarkName)
    case (.description, .placemark): collect(.description)
    case (.schemaData, .extendedData): useSchema(attributes.text("schemaUrl"))
    case (.data, .extendedData): dataKey = attributes.text("name") ?? ""
    case (.value, .data): collect(.value(dataKey ?? ""))
    case (.displayName, .data) where dataKey?.isEmpty == true: collect(.displayName)
    case (.simpleData, .schemaData): collect(.value(attributes.text("name") ?? ""))
    case (.other, .extendedData): collect(.value(name))
    case (.coordinates, _): collect(.coordinates)
    default: geometry.begin(element)
    }
  }

  /// Adds the fields of a schema as columns, even if no placemark has a value for them.
  private func useSchema(_ address: String?) {
    guard let address, let mark = address.lastIndex(of: "#") else { return }
    for field in schemas[String(address[address.index(after: mark)...])] ?? [] {
      _ = open.last?.key(field)
    }
  }

  override func ends(_ name: XMLName) {
    guard let element = stack.popLast() else { return }
    if let done = capture, stack.count < done.depth {
      capture = nil
      use(done)
      return
    }
    guard capture == nil else { return }
    if isInPlacemark {
      if element == .placemark { endPlacemark() } else { geometry.end(element) }
    } else if element.isContainer, open.count > 1 {
      open.removeLast()
    } else if element == .schema {
      schemaNames = []
    }
  }

  private func endPlacemark() {
    isInPlacemark = false
    guard let layer = open.last else { return }
    layer.endPlacemark(geometry)
    if layer.isTooLarge { failure = .tooLarge }
    if layer.hasTooManyKeys { failure = .tooMany }
  }

  // MARK: - Texts

  private func collect(_ use: Capture.Use) { capture = Capture(depth: stack.count, use: use) }

  override func reads(_ text: UnsafeBufferPointer<UInt8>) {
    capture?.text.append(contentsOf: text)
  }

  private func use(_ capture: Capture) {
    if case .coordinates = capture.use {
      return geometry.take(capture.text, in: stack.last, of: stack.dropLast().last)
    }
    let text = String(decoding: capture.text, as: UTF8.self)
    switch capture.use {
    case .folderName: open.last?.folderName = text
    case .placemarkName: open.last?.placemarkName(text)
    case .description: open.last?.description(text)
    case .value(let key): open.last?.value(text, key: key)
    case .displayName: dataKey = text
    case .coordinates: break
    }
  }

  // MARK: - The end

  /// The layers, with distinct names.
  func finishedLayers() -> [KMLDocument.Layer] {
    var used: Set<String> = []
    var nextCopies: [String: Int] = [:]
    return layers.enumerated().map { number, layer in
      let own = layer.folderName.trimmingBlanks
      let plain = own.isEmpty ? layer.id ?? "Layer #\(number)" : own
      var (name, copy) = (plain, nextCopies[plain] ?? 2)
      while !used.insert(name).inserted {
        name = "\(plain) (#\(copy))"
        copy += 1
      }
      if name != plain { nextCopies[plain] = copy }
      return layer.finished(name)
    }
  }

  /// Why the document cannot be read; nil if it was read to the end.
  func fault(of xml: XMLReader) -> KMLFault? {
    switch failure {
    case .notKML(let name): return .notKML(element: name)
    case .tooDeep: return .tooDeep(line: xml.line)
    case .nestedPlacemark: return .nestedPlacemark(line: xml.line)
    case .tooMany: return .tooMany(line: xml.line)
    case .tooLarge: return .tooLarge
    case nil: break
    }
    switch xml.fault {
    case .syntax(let line, let column, let code, let text):
      return .syntax(line: line, column: column, code: code, text)
    case .documentType(let line): return .documentType(line: line)
    case nil: return nil
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
