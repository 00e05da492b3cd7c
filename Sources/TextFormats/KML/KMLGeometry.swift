/// The geometry of a placemark, part by part.
struct KMLGeometry {
  private var points: [Position] = []
  private var lines: [[Position]] = []
  private var polygons: [[[Position]]] = []
  /// The rings of the polygon that is being read.
  private var rings: [[Position]]?
  private var isThere = false
  private var hasOther = false
  /// Whether the point, line or ring that is being read still lacks its coordinates.
  private var lacksCoordinates = false
  private var damage = GeometryRecord.Damage.none

  /// Whether there are both polygons and points, for example a polygon with a point for its label.
  var hasLabelPoint: Bool {
    damage == .none && !polygons.isEmpty && !points.isEmpty && lines.isEmpty && !hasOther
  }

  mutating func begin(_ element: KMLElement) {
    switch element {
    case .point, .lineString, .linearRing: (isThere, lacksCoordinates) = (true, true)
    case .polygon: (isThere, rings) = (true, [])
    case .multiGeometry: isThere = true
    case .track, .multiTrack, .model: (isThere, hasOther) = (true, true)
    default: break
    }
  }

  mutating func end(_ element: KMLElement) {
    switch element {
    case .point, .lineString, .linearRing:
      if lacksCoordinates { note(.noCoordinates) }
      lacksCoordinates = false
    case .polygon:
      if let rings, !rings.isEmpty { polygons.append(rings) } else { note(.noCoordinates) }
      rings = nil
    default: break
    }
  }

  private mutating func note(_ found: GeometryRecord.Damage) {
    if damage == .none { damage = found }
  }

  /// Adds the text of `coordinates` in an element inside `outer`.
  mutating func take(_ text: [UInt8], in element: KMLElement?, of outer: KMLElement?) {
    lacksCoordinates = false
    var reader = KMLCoordinates(text)
    let positions = reader.positions()
    if reader.damage != .none { return note(reader.damage) }
    guard !positions.isEmpty else { return note(.noCoordinates) }
    switch element {
    case .point where positions.count == 1: points += positions
    case .point: note(.wrongNesting)
    case .linearRing where rings != nil && outer == .outerBoundaryIs:
      rings?.insert(positions, at: 0)
    case .linearRing where rings != nil: rings?.append(positions)
    case .lineString, .linearRing: lines.append(positions)
    default: break
    }
  }

  // MARK: - Writing

  /// Writes the geometry into the current feature and returns its type; nil if there is none.
  func write(to store: inout FeatureStoreBuilder) -> String? {
    guard isThere else { return nil }
    let kinds = [!points.isEmpty, !lines.isEmpty, !polygons.isEmpty].count { $0 }
    guard !hasOther, kinds < 2 || hasLabelPoint else {
      store.geometry(.collection)
      return "GeometryCollection"
    }
    let type = writeParts(to: &store)
    if damage != .none { store.damage(damage) }
    return type
  }

  private func writeParts(to store: inout FeatureStoreBuilder) -> String {
    if polygons.count == 1 {
      store.geometry(.polygon)
      writeRings(polygons[0], depth: 2, to: &store)
      return "Polygon"
    }
    if !polygons.isEmpty {
      store.geometry(.multiPolygon)
      store.length(polygons.count)
      for polygon in polygons { writeRings(polygon, depth: 3, to: &store) }
      return "MultiPolygon"
    }
    if lines.count == 1 {
      store.geometry(.lineString)
      write(lines[0], depth: 1, to: &store)
      return "LineString"
    }
    if !lines.isEmpty {
      store.geometry(.multiLineString)
      writeRings(lines, depth: 2, to: &store)
      return "MultiLineString"
    }
    if points.count > 1 {
      store.geometry(.multiPoint)
      write(points, depth: 1, to: &store)
      return "MultiPoint"
    }
    store.geometry(.point)
    positions(points, depth: 0, to: &store)
    return "Point"
  }

  private func writeRings(
    _ rings: [[Position]], depth: Int, to store: inout FeatureStoreBuilder
  ) {
    store.length(rings.count)
    for ring in rings { write(ring, depth: depth, to: &store) }
  }

  private func write(_ line: [Position], depth: Int, to store: inout FeatureStoreBuilder) {
    store.length(line.count)
    positions(line, depth: depth, to: &store)
  }

  private func positions(_ list: [Position], depth: Int, to store: inout FeatureStoreBuilder) {
    store.positions(list.count, depth: depth) { target in
      for (index, position) in list.enumerated() {
        target[2 * index] = position.x
        target[2 * index + 1] = position.y
      }
    }
  }
}

/// Reads `lon,lat[,height] lon,lat …`. Blanks next to a comma, which KML forbids but which occur in practice, are
/// ignored.
struct KMLCoordinates {
  private let text: [UInt8]
  private var at = 0
  private(set) var damage = GeometryRecord.Damage.none

  init(_ text: [UInt8]) { self.text = text }

  mutating func positions() -> [Position] {
    var positions: [Position] = []
    skipBlanks()
    while at < text.count, damage == .none {
      let ordinates = tuple()
      guard ordinates.count >= 2 else {
        if damage == .none { damage = .tooFewOrdinates }
        break
      }
      positions.append(Position(x: ordinates[0], y: ordinates[1]))
    }
    return positions
  }

  /// The numbers up to the next blank that is not next to a comma.
  private mutating func tuple() -> [Double] {
    var ordinates: [Double] = []
    while true {
      guard let number = number() else {
        damage = .notANumber
        return []
      }
      ordinates.append(number)
      skipBlanks()
      guard at < text.count, text[at] == UInt8(ascii: ",") else { return ordinates }
      at += 1
      skipBlanks()
      // A comma after the last number: `120.68,28.0,`.
      if at == text.count { return ordinates }
    }
  }

  private mutating func number() -> Double? {
    let start = at
    while at < text.count, text[at] != UInt8(ascii: ","), text[at] > 0x20 { at += 1 }
    let number = text[start..<at].withUnsafeBufferPointer { DecimalParser.double($0) }
    return number.flatMap { $0.isFinite ? $0 : nil }
  }

  private mutating func skipBlanks() {
    while at < text.count, text[at] <= 0x20 { at += 1 }
  }
}
