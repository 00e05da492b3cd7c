import Foundation

/// Checks a document against RFC 7946 and the contract with GIS users, with none of our own code.
public enum GeoJSONValidator {
  /// What is wrong with the document, in words; empty when nothing is.
  public static func validate(_ bytes: [UInt8]) -> [String] {
    guard let object = try? JSONSerialization.jsonObject(with: Data(bytes)),
      let root = object as? [String: Any]
    else {
      return ["not a JSON object"]
    }
    var check = Check()
    check.root(root)
    check.decimals(String(decoding: bytes, as: UTF8.self))
    return check.problems
  }
}

private struct Check {
  var problems: [String] = []

  mutating func note(_ problem: String, _ place: String) {
    problems.append("\(place): \(problem)")
  }

  mutating func root(_ root: [String: Any]) {
    if root["crs"] != nil { note("a crs member", "root") }
    switch root["type"] as? String {
    case "FeatureCollection":
      guard let features = root["features"] as? [Any] else {
        return note("no array of features", "root")
      }
      for (i, element) in features.enumerated() { feature(element, "feature \(i)") }
    case "Feature": feature(root, "root")
    case .some: geometry(root, "root")
    case nil: note("no type", "root")
    }
  }

  mutating func feature(_ element: Any, _ place: String) {
    guard let feature = element as? [String: Any] else { return note("not an object", place) }
    if feature["type"] as? String != "Feature" { note("type is not Feature", place) }
    if feature["crs"] != nil { note("a crs member", place) }
    if !(feature["properties"] is [String: Any] || feature["properties"] is NSNull) {
      note("no properties", place)
    }
    if let id = feature["id"], !(id is String || id is NSNumber) { note("bad id", place) }
    guard let value = feature["geometry"] else { return note("no geometry", place) }
    if value is NSNull { return }
    guard let object = value as? [String: Any] else { return note("bad geometry", place) }
    geometry(object, place)
  }

  mutating func geometry(_ object: [String: Any], _ place: String) {
    guard let type = object["type"] as? String else { return note("geometry without type", place) }
    if type == "GeometryCollection" {
      for case let part as [String: Any] in object["geometries"] as? [Any] ?? [] {
        geometry(part, place)
      }
      if object["geometries"] as? [Any] == nil { note("no geometries", place) }
      return
    }
    guard let value = object["coordinates"] else { return note("no coordinates", place) }
    switch type {
    case "Point": _ = position(value, place)
    case "MultiPoint": _ = positions(value, place)
    case "LineString": line(value, place)
    case "MultiLineString": for part in list(value, place) { line(part, place) }
    case "Polygon": polygon(value, place)
    case "MultiPolygon": for part in list(value, place) { polygon(part, place) }
    default: note("unknown type \(type)", place)
    }
  }

  mutating func list(_ value: Any, _ place: String) -> [Any] {
    guard let list = value as? [Any] else {
      note("not an array", place)
      return []
    }
    return list
  }

  mutating func position(_ value: Any, _ place: String) -> [Double] {
    guard let position = value as? [Double], position.count == 2 || position.count == 3 else {
      note("bad position", place)
      return [0, 0]
    }
    if abs(position[0]) > 180 { note("longitude \(position[0])", place) }
    if abs(position[1]) > 90 { note("latitude \(position[1])", place) }
    return position
  }

  mutating func positions(_ value: Any, _ place: String) -> [[Double]] {
    list(value, place).map { position($0, place) }
  }

  mutating func line(_ value: Any, _ place: String) {
    if positions(value, place).count < 2 { note("short line", place) }
  }

  mutating func polygon(_ value: Any, _ place: String) {
    let rings = list(value, place)
    if rings.isEmpty { note("polygon without rings", place) }
    for (i, value) in rings.enumerated() {
      let ring = positions(value, place)
      if ring.count < 4 { note("short ring", place) }
      if ring.first != ring.last { note("open ring", place) }
      let area = signedArea(ring)
      if i == 0 && area <= 0 { note("outer ring is not counter-clockwise", place) }
      if i > 0 && area >= 0 { note("hole is not clockwise", place) }
    }
  }

  func signedArea(_ ring: [[Double]]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    for (a, b) in zip(ring, ring.dropFirst()) {
      sum += (a[0] - origin[0]) * (b[1] - origin[1]) - (b[0] - origin[0]) * (a[1] - origin[1])
    }
    return sum / 2
  }

  /// Looks at the text between `"coordinates":` and the next letter or quote, as a parsed number
  /// has no count of decimals any more.
  mutating func decimals(_ text: String) {
    for part in text.components(separatedBy: "\"coordinates\"").dropFirst() {
      let numbers = part.prefix { !$0.isLetter && $0 != "\"" && $0 != "}" }
      for number in numbers.split(whereSeparator: { !($0.isNumber || $0 == "." || $0 == "-") }) {
        guard let point = number.firstIndex(of: ".") else { continue }
        if number[point...].count > 8 { note("more than 7 decimals: \(number)", "text") }
      }
    }
  }
}
