extension ByteBuffer {
  /// The number of decimals of an ordinate: seven decimals of a degree are about a centimetre (see
  /// RFC 7946, section 11.2).
  private static let decimals = 7

  /// Appends `[x,y]` with seven decimals. The ordinates must be finite, since JSON cannot express
  /// other numbers.
  public mutating func appendPosition(_ position: Position) {
    guard let x = FixedDecimal(position.x, decimals: Self.decimals),
      let y = FixedDecimal(position.y, decimals: Self.decimals)
    else {
      return appendLargePosition(position)
    }
    // The total length is computed first, so that space is reserved only once.
    let comma = 1 + x.length(Self.decimals)
    let bracket = comma + 1 + y.length(Self.decimals)
    let out = tail(bracket + 1)
    out.pointee = UInt8(ascii: "[")
    x.write(Self.decimals, before: out + comma)
    out[comma] = UInt8(ascii: ",")
    y.write(Self.decimals, before: out + bracket)
    out[bracket] = UInt8(ascii: "]")
    advance(bracket + 1)
  }

  /// Appends `[longitude,latitude]` with seven decimals.
  public mutating func appendPosition(longitude: Double, latitude: Double) {
    appendPosition(Position(x: longitude, y: latitude))
  }

  /// Appends a geometry object with seven decimals. The winding order of its rings is kept.
  public mutating func appendGeometry(_ geometry: GeoJSONGeometry) {
    switch geometry {
    case .point(let position):
      append(#"{"type":"Point","coordinates":"#)
      appendPosition(position)
    case .multiPoint(let positions):
      append(#"{"type":"MultiPoint","coordinates":"#)
      appendPositions(positions)
    case .lineString(let positions):
      append(#"{"type":"LineString","coordinates":"#)
      appendPositions(positions)
    case .multiLineString(let lines):
      append(#"{"type":"MultiLineString","coordinates":"#)
      appendRings(lines)
    case .polygon(let rings):
      append(#"{"type":"Polygon","coordinates":"#)
      appendRings(rings)
    case .multiPolygon(let polygons):
      append(#"{"type":"MultiPolygon","coordinates":"#)
      appendList(polygons) { $0.appendRings($1) }
    case .geometryCollection:
      append(#"{"type":"GeometryCollection","geometries":[]"#)
    }
    append(UInt8(ascii: "}"))
  }

  private mutating func appendPositions(_ positions: [Position]) {
    appendList(positions) { $0.appendPosition($1) }
  }

  private mutating func appendRings(_ rings: [[Position]]) {
    appendList(rings) { $0.appendPositions($1) }
  }

  @inline(__always)
  private mutating func appendList<Element>(
    _ list: [Element], _ appendOne: (inout ByteBuffer, Element) -> Void
  ) {
    append(UInt8(ascii: "["))
    var isFirst = true
    for element in list {
      if !isFirst { append(UInt8(ascii: ",")) }
      isFirst = false
      appendOne(&self, element)
    }
    append(UInt8(ascii: "]"))
  }

  /// Appends a position that is too large for the fast path: 2^51 units of the last decimal or
  /// more, which no longitude reaches but an easting may.
  private mutating func appendLargePosition(_ position: Position) {
    append(UInt8(ascii: "["))
    appendFixed(position.x, decimals: Self.decimals)
    append(UInt8(ascii: ","))
    appendFixed(position.y, decimals: Self.decimals)
    append(UInt8(ascii: "]"))
  }
}
