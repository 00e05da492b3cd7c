import TextFormats

// Little-endian well-known binary, and geometries that were read from GeoJSON.
extension GeometryWriter {
  /// Writes a geometry that was read; a polygon becomes a multi-polygon. Nil means no geometry.
  package mutating func geometry(_ geometry: GeoJSONGeometry?) {
    switch geometry {
    case .point(let position):
      begin(.point)
      self.position(position)
      end()
    case .multiPoint(let positions): several(.points, positions) { $0.single(.point, $1) }
    case .lineString(let line):
      begin(.line)
      positions(line)
      end()
    case .multiLineString(let lines):
      several(.lines, lines) { writer, line in
        if writer.form == .binary { writer.appendHead(.line) }
        writer.positions(line)
      }
    case .polygon(let rings): several(.polygons, [rings]) { $0.polygon($1) }
    case .multiPolygon(let polygons): several(.polygons, polygons) { $0.polygon($1) }
    case .geometryCollection, nil: none()
    }
  }

  private mutating func several<Part>(
    _ kind: Kind, _ parts: [Part], _ write: (inout GeometryWriter, Part) -> Void
  ) {
    begin(kind)
    open(parts.count)
    var isFirst = true
    for part in parts {
      next(&isFirst)
      write(&self, part)
    }
    close()
    end()
  }

  private mutating func single(_ kind: Kind, _ position: Position) {
    if form == .binary { appendHead(kind) }
    self.position(position)
  }

  private mutating func polygon(_ rings: [[Position]]) {
    if form == .binary { appendHead(.polygon) }
    open(rings.count)
    var isFirst = true
    for ring in rings {
      next(&isFirst)
      positions(ring)
    }
    close()
  }

  private mutating func positions(_ positions: [Position]) {
    open(positions.count)
    var isFirst = true
    for position in positions {
      next(&isFirst)
      self.position(position)
    }
    close()
  }

  @inline(__always)
  package mutating func position(_ position: Position) {
    guard form == .binary else { return buffer.appendPosition(position) }
    append(Self.rounded(position.x).bitPattern.littleEndian)
    append(Self.rounded(position.y).bitPattern.littleEndian)
  }

  /// The number as which the seven decimals of GeoJSON would be read, so that all formats have the same corners.
  private static func rounded(_ ordinate: Double) -> Double {
    (ordinate * 1e7).rounded(.toNearestOrEven) / 1e7
  }

  package mutating func appendHead(_ kind: Kind) {
    buffer.append(UInt8(1))
    appendCount(kind.rawValue)
  }

  package mutating func appendCount(_ count: Int) {
    append(UInt32(truncatingIfNeeded: count).littleEndian)
  }

  private mutating func append<Number: FixedWidthInteger>(_ number: Number) {
    withUnsafeBytes(of: number) { buffer.append($0.bindMemory(to: UInt8.self)) }
  }
}
