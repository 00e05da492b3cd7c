/// Collects the placemarks of one folder.
final class KMLLayerBuilder {
  /// The greatest number of columns in one folder.
  private static let mostKeys = 10_000
  /// A store has 32-bit offsets; the margin leaves room for the placemark that exceeds the limit.
  private static let mostBytes = Int(UInt32.max) - (1 << 28)

  /// The name and the id of the folder in the document.
  var folderName = ""
  let id: String?

  private var store = FeatureStoreBuilder(keys: [], isTable: false)
  private var keys: [String: Int] = [:]
  private var names: [String] = []
  /// The columns of a placemark's elements `name` and `description`.
  private var nameKey: Int?
  private var descriptionKey: Int?
  /// The values of the current placemark by key.
  private var cells: [Int: String] = [:]
  private var geometryTypes: Set<String> = []
  private var doubts: [KMLDocument.Doubt] = []

  init(id: String? = nil) { self.id = id }

  var isEmpty: Bool { store.count == 0 }
  var isTooLarge: Bool { store.byteCount > Self.mostBytes }
  var hasTooManyKeys: Bool { names.count > Self.mostKeys }

  // MARK: - Values

  /// The column of a key. It is added if it is new.
  func key(_ name: String) -> Int {
    if let known = keys[name] { return known }
    let added = add(name)
    keys[name] = added
    return added
  }

  private func add(_ name: String) -> Int {
    names.append(name)
    return store.addKey(name)
  }

  func placemarkName(_ text: String) {
    let key = nameKey ?? add("Name")
    nameKey = key
    set(text, key)
  }

  func description(_ text: String) {
    let key = descriptionKey ?? add("description")
    descriptionKey = key
    set(text, key)
  }

  /// Adds a value of the placemark's data. Data without a name is put in the column `Data`.
  func value(_ text: String, key name: String) { set(text, key(name.isEmpty ? "Data" : name)) }

  private func set(_ text: String, _ key: Int) {
    guard let first = cells[key], !first.allSatisfy(\.isWhitespace) else {
      cells[key] = text
      return
    }
    guard first != text, !text.allSatisfy(\.isWhitespace) else { return }
    doubts.append(
      KMLDocument.Doubt(kind: .repeatedValue, line: store.count + 1, key: names[key], value: text))
  }

  // MARK: - Placemarks

  func endPlacemark(_ geometry: KMLGeometry) {
    let line = store.count + 1
    store.begin(line: line)
    for (key, text) in cells.sorted(by: { $0.key < $1.key }) {
      store.cell(key, .string) { $0.append(text) }
    }
    cells.removeAll(keepingCapacity: true)
    if let type = geometry.write(to: &store) { geometryTypes.insert(type) }
    if geometry.hasLabelPoint {
      doubts.append(KMLDocument.Doubt(kind: .polygonWithPoint, line: line))
    }
    store.end()
  }

  /// The finished layer. Nothing may be added after this call.
  func finished(_ name: String) -> KMLDocument.Layer {
    rename(nameKey, "Name", "Placemark name")
    rename(descriptionKey, "description", "Placemark description")
    var whole = FeatureStoreBuilder(keys: [], isTable: false)
    swap(&whole, &store)
    // KML always uses WGS 84.
    whole.crsName = "EPSG:4326"
    let (document, bytes) = whole.document()
    return KMLDocument.Layer(
      name: name, document: document, bytes: bytes,
      geometryType: geometryTypes.count == 1 ? geometryTypes.first ?? "Geometry" : "Geometry",
      doubts: doubts)
  }

  /// Renames the column of an element if the data has a column of the same name.
  private func rename(_ key: Int?, _ name: String, _ other: String) {
    guard let key, keys.keys.contains(where: { $0.lowercased() == name.lowercased() }) else {
      return
    }
    store.renameKey(key, to: other)
  }
}
