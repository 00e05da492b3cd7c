#if GDAL
  import TextFormats

  /// Writes geometries as well-known binary (WKB) in little-endian byte order.
  enum WellKnownBinary {
    /// The OGC number of the type for a layer with geometries of the given types; 0 for mixed types.
    ///
    /// Polygons together with multi-polygons are all written as multi-polygons; the same applies to
    /// points and to lines.
    static func commonType(_ types: Set<Int>) -> Int {
      if types.count == 1, let only = types.first { return only }
      for single in [1, 2, 3] where types == [single, single + 3] { return single + 3 }
      return 0
    }

    static func type(_ geometry: GeoJSONGeometry) -> Int {
      switch geometry {
      case .point: 1
      case .lineString: 2
      case .polygon: 3
      case .multiPoint: 4
      case .multiLineString: 5
      case .multiPolygon: 6
      case .geometryCollection: 7
      }
    }

    /// Writes a geometry. With `asMultiple`, a point, line or polygon is written as a multi-geometry
    /// with one component.
    static func write(_ geometry: GeoJSONGeometry, asMultiple: Bool, to buffer: inout ByteBuffer) {
      let type = type(geometry)
      if asMultiple, type <= 3 {
        head(type + 3, to: &buffer)
        count(1, to: &buffer)
      }
      head(type, to: &buffer)
      switch geometry {
      case .point(let position): pair(position, to: &buffer)
      case .lineString(let line): line.write(to: &buffer)
      case .polygon(let rings): polygon(rings, to: &buffer)
      case .multiPoint(let positions):
        count(positions.count, to: &buffer)
        for position in positions {
          head(1, to: &buffer)
          pair(position, to: &buffer)
        }
      case .multiLineString(let lines):
        count(lines.count, to: &buffer)
        for line in lines {
          head(2, to: &buffer)
          line.write(to: &buffer)
        }
      case .multiPolygon(let polygons):
        count(polygons.count, to: &buffer)
        for rings in polygons {
          head(3, to: &buffer)
          polygon(rings, to: &buffer)
        }
      case .geometryCollection: count(0, to: &buffer)
      }
    }

    private static func polygon(_ rings: [[Position]], to buffer: inout ByteBuffer) {
      count(rings.count, to: &buffer)
      for ring in rings { ring.write(to: &buffer) }
    }

    private static func head(_ type: Int, to buffer: inout ByteBuffer) {
      buffer.append(UInt8(1))
      count(type, to: &buffer)
    }

    fileprivate static func count(_ number: Int, to buffer: inout ByteBuffer) {
      withUnsafeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian) { bytes in
        buffer.append(bytes.bindMemory(to: UInt8.self))
      }
    }

    fileprivate static func pair(_ position: Position, to buffer: inout ByteBuffer) {
      for value in [position.x.bitPattern.littleEndian, position.y.bitPattern.littleEndian] {
        withUnsafeBytes(of: value) { buffer.append($0.bindMemory(to: UInt8.self)) }
      }
    }
  }

  extension [Position] {
    fileprivate func write(to buffer: inout ByteBuffer) {
      WellKnownBinary.count(count, to: &buffer)
      for position in self { WellKnownBinary.pair(position, to: &buffer) }
    }
  }
#endif
