#if GDAL
  import CGDAL
  import TextFormats

  /// Copies the library's geometries into a feature store, array by array.
  enum GeometryReader {
    static func read(_ geometry: OpaquePointer, into store: inout FeatureStoreBuilder) {
      switch cg_type_of(geometry) {
      case 1:
        store.geometry(.point)
        addPoints(geometry, depth: 0, to: &store)
      case 2:
        store.geometry(.lineString)
        addLine(geometry, depth: 1, to: &store)
      case 3:
        store.geometry(.polygon)
        addParts(of: geometry, to: &store) { addLine($0, depth: 2, to: &$1) }
      case 4:
        store.geometry(.multiPoint)
        addParts(of: geometry, to: &store) { addPoints($0, depth: 1, to: &$1) }
      case 5:
        store.geometry(.multiLineString)
        addParts(of: geometry, to: &store) { addLine($0, depth: 2, to: &$1) }
      case 6:
        store.geometry(.multiPolygon)
        addParts(of: geometry, to: &store) { polygon, store in
          addParts(of: polygon, to: &store) { addLine($0, depth: 3, to: &$1) }
        }
      case 8...12: readCurve(geometry, into: &store)
      default: store.geometry(.collection)
      }
    }

    /// Reads a curve as lines, with the library's default of one chord for every 4 degrees of arc.
    private static func readCurve(_ curve: OpaquePointer, into store: inout FeatureStoreBuilder) {
      guard let lines = cg_linear(curve) else { return store.geometry(.collection) }
      defer { cg_destroy_geometry(lines) }
      guard (1...6).contains(cg_type_of(lines)) else { return store.geometry(.collection) }
      read(lines, into: &store)
    }

    /// Adds the component geometries of a multi-geometry, or the rings of a polygon.
    private static func addParts(
      of geometry: OpaquePointer, to store: inout FeatureStoreBuilder,
      _ add: (OpaquePointer, inout FeatureStoreBuilder) -> Void
    ) {
      let count = cg_part_count(geometry)
      store.length(Int(count))
      for number in 0..<count {
        guard let part = cg_part(geometry, number) else { continue }
        add(part, &store)
      }
    }

    private static func addLine(
      _ line: OpaquePointer, depth: Int, to store: inout FeatureStoreBuilder
    ) {
      store.length(max(0, Int(cg_point_count(line))))
      addPoints(line, depth: depth, to: &store)
    }

    private static func addPoints(
      _ geometry: OpaquePointer, depth: Int, to store: inout FeatureStoreBuilder
    ) {
      guard cg_is_empty(geometry) == 0 else { return }
      store.positions(Int(cg_point_count(geometry)), depth: depth) { cg_points(geometry, $0) }
    }
  }
#endif
