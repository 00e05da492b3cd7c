import CareModel
import Geodesy
import PlaneGeometry
import TextFormats

/// Writes the geometry of a feature as GeoJSON, or as the well-known binary of GIS libraries.
///
/// Polygons are always written as multi-polygons, of one or of several. Rings keep their winding, and the first corner
/// is repeated at the end, as RFC 7946 requires.
package struct GeometryWriter: ~Copyable {
  /// How a geometry is written.
  package enum Form: Sendable { case json, binary }

  /// The types of geometries, with their OGC numbers.
  package enum Kind: Int, Sendable {
    case point = 1
    case line = 2
    case polygon = 3
    case points = 4
    case lines = 5
    case polygons = 6
  }

  package var buffer = ByteBuffer()
  package let form: Form
  /// The type of the last geometry; nil if there was none.
  package private(set) var kind: Kind?

  package init(_ form: Form) { self.form = form }

  /// Writes no geometry.
  package mutating func none() {
    kind = nil
    if form == .json { buffer.append("null") }
  }

  /// Writes a point; nil means no geometry.
  package mutating func point(_ point: Coordinate?) {
    guard let point else { return none() }
    begin(.point)
    position(point)
    end()
  }

  package mutating func points(_ points: some Collection<Coordinate>) {
    begin(.points)
    open(points.count)
    var isFirst = true
    for point in points {
      next(&isFirst)
      if form == .binary { appendHead(.point) }
      position(point)
    }
    close()
    end()
  }

  /// Writes a line. A single place becomes a line from the place to itself; no places mean no geometry.
  package mutating func line(_ places: [Coordinate]) {
    guard let first = places.first else { return none() }
    begin(.line)
    positions(places, closing: places.count == 1 ? first : nil)
    end()
  }

  /// Writes an area; nil means no geometry.
  package mutating func area(_ area: MultiPolygon?) {
    guard let area else { return none() }
    begin(.polygons)
    open(area.polygons.count)
    var isFirst = true
    for polygon in area.polygons {
      next(&isFirst)
      if form == .binary { appendHead(.polygon) }
      open(1 + polygon.holes.count)
      ring(polygon.outer)
      for hole in polygon.holes {
        if form == .json { buffer.append(",") }
        ring(hole)
      }
      close()
    }
    close()
    end()
  }

  /// Writes the location of an estate: a point, its ground, or its gates.
  package mutating func place(_ place: EstatePlace?, gates: [Gate]) {
    switch place {
    case .point(let point): self.point(point)
    case .area(let ground): area(ground)
    case .gatesOnly where !gates.isEmpty: points(gates.lazy.map(\.coordinate))
    case .gatesOnly, nil: none()
    }
  }

  /// Writes a geometry that is already GeoJSON text. Only for the GeoJSON form.
  package mutating func written(_ text: String) {
    kind = nil
    if form == .json { buffer.append(text) }
  }

  // MARK: - Parts

  package mutating func begin(_ kind: Kind) {
    self.kind = kind
    guard form == .json else { return appendHead(kind) }
    switch kind {
    case .point: buffer.append("{\"type\":\"Point\",\"coordinates\":")
    case .line: buffer.append("{\"type\":\"LineString\",\"coordinates\":")
    case .polygon: buffer.append("{\"type\":\"Polygon\",\"coordinates\":")
    case .points: buffer.append("{\"type\":\"MultiPoint\",\"coordinates\":")
    case .lines: buffer.append("{\"type\":\"MultiLineString\",\"coordinates\":")
    case .polygons: buffer.append("{\"type\":\"MultiPolygon\",\"coordinates\":")
    }
  }

  package mutating func end() {
    if form == .json { buffer.append("}") }
  }

  package mutating func open(_ count: Int) {
    if form == .json { buffer.append("[") } else { appendCount(count) }
  }

  package mutating func close() {
    if form == .json { buffer.append("]") }
  }

  package mutating func next(_ isFirst: inout Bool) {
    if !isFirst, form == .json { buffer.append(",") }
    isFirst = false
  }

  private mutating func ring(_ ring: Ring) {
    positions(ring.corners, closing: ring.corners[0])
  }

  private mutating func positions(_ places: [Coordinate], closing last: Coordinate?) {
    open(places.count + (last == nil ? 0 : 1))
    var isFirst = true
    for place in places {
      next(&isFirst)
      position(place)
    }
    if let last {
      next(&isFirst)
      position(last)
    }
    close()
  }

  private mutating func position(_ place: Coordinate) {
    position(Position(x: place.longitude, y: place.latitude))
  }
}
