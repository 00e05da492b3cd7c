import CGEOS
import Geodesy

/// Validates and repairs polygons by GEOS, in the plane of longitude and latitude.
///
/// Use one instance per worker: it owns a GEOS context, which must not be shared between threads.
public final class PolygonValidator {
  private let context: GEOSContextHandle_t

  /// Creates a GEOS context; nil if GEOS fails.
  public init?() {
    guard let context = GEOS_init_r() else { return nil }
    self.context = context
  }

  deinit {
    GEOS_finish_r(context)
  }

  /// GEOS's description of what is wrong with the multi-polygon; nil if it is valid in the sense of OGC Simple
  /// Features.
  public func fault(in place: MultiPolygon) -> String? {
    guard let geometry = geometry(place) else { return "not a polygon" }
    defer { GEOSGeom_destroy_r(context, geometry) }
    guard GEOSisValid_r(context, geometry) != 1 else { return nil }
    guard let text = GEOSisValidReason_r(context, geometry) else { return "invalid" }
    defer { GEOSFree_r(context, text) }
    return String(cString: text)
  }

  /// A valid multi-polygon that covers the area enclosed by the lines of the given one, which may be invalid; nil if
  /// nothing is left.
  public func mended(_ place: MultiPolygon) -> MultiPolygon? {
    guard let geometry = geometry(place) else { return nil }
    defer { GEOSGeom_destroy_r(context, geometry) }
    guard let valid = GEOSMakeValid_r(context, geometry) else { return nil }
    defer { GEOSGeom_destroy_r(context, valid) }
    return MultiPolygon(polygons(of: valid))
  }

  /// Whether no two sides of the multi-polygon meet, except for consecutive sides at their common corner.
  ///
  /// A multi-polygon whose holes are known to lie inside their outer rings is then valid. With many holes this test
  /// takes a small fraction of the time of `fault`.
  public func ringsAreApart(in place: MultiPolygon) -> Bool {
    var lines = place.polygons.flatMap(\.rings).map { ring($0) }
    let kind = Int32(GEOS_MULTILINESTRING.rawValue)
    guard
      let geometry = GEOSGeom_createCollection_r(context, kind, &lines, UInt32(lines.count))
    else { return false }
    defer { GEOSGeom_destroy_r(context, geometry) }
    return GEOSisSimple_r(context, geometry) == 1
  }

  // MARK: - To GEOS

  private func geometry(_ place: MultiPolygon) -> OpaquePointer? {
    var components: [OpaquePointer?] = []
    for polygon in place.polygons {
      guard let component = geometry(polygon) else {
        components.forEach { GEOSGeom_destroy_r(context, $0) }
        return nil
      }
      components.append(component)
    }
    if components.count == 1 { return components[0] }
    let kind = Int32(GEOS_MULTIPOLYGON.rawValue)
    return GEOSGeom_createCollection_r(context, kind, &components, UInt32(components.count))
  }

  private func geometry(_ polygon: Polygon) -> OpaquePointer? {
    guard let outer = ring(polygon.outer) else { return nil }
    var holes = polygon.holes.map { ring($0) }
    return GEOSGeom_createPolygon_r(context, outer, &holes, UInt32(holes.count))
  }

  private func ring(_ ring: Ring) -> OpaquePointer? {
    var flat: [Double] = []
    flat.reserveCapacity(2 * ring.corners.count + 2)
    for corner in ring.corners {
      flat.append(corner.longitude)
      flat.append(corner.latitude)
    }
    flat.append(flat[0])
    flat.append(flat[1])
    let count = UInt32(flat.count / 2)
    guard let sequence = GEOSCoordSeq_copyFromBuffer_r(context, flat, count, 0, 0) else {
      return nil
    }
    return GEOSGeom_createLinearRing_r(context, sequence)
  }

  // MARK: - From GEOS

  /// The polygons in a geometry of any type, without the points and lines that repairing may leave.
  private func polygons(of geometry: OpaquePointer) -> [Polygon] {
    if GEOSGeomTypeId_r(context, geometry) == Int32(GEOS_POLYGON.rawValue) {
      return polygon(geometry).map { [$0] } ?? []
    }
    let count = GEOSGetNumGeometries_r(context, geometry)
    guard count > 1 || GEOSGeomTypeId_r(context, geometry) >= Int32(GEOS_MULTIPOINT.rawValue) else {
      return []
    }
    return (0..<max(0, count)).flatMap { index -> [Polygon] in
      GEOSGetGeometryN_r(context, geometry, index).map(polygons(of:)) ?? []
    }
  }

  private func polygon(_ geometry: OpaquePointer) -> Polygon? {
    guard let outer = GEOSGetExteriorRing_r(context, geometry).flatMap(ring(of:)) else {
      return nil
    }
    let count = max(0, GEOSGetNumInteriorRings_r(context, geometry))
    let holes = (0..<count).compactMap { index in
      GEOSGetInteriorRingN_r(context, geometry, index).flatMap(ring(of:))
    }
    return Polygon(outer: outer, holes: holes)
  }

  private func ring(of geometry: OpaquePointer) -> Ring? {
    guard let sequence = GEOSGeom_getCoordSeq_r(context, geometry) else { return nil }
    var size: UInt32 = 0
    guard GEOSCoordSeq_getSize_r(context, sequence, &size) == 1 else { return nil }
    return Ring(
      (0..<size).compactMap { index in
        var x = 0.0
        var y = 0.0
        guard GEOSCoordSeq_getXY_r(context, sequence, index, &x, &y) == 1 else { return nil }
        return Coordinate(longitude: x, latitude: y)
      })
  }
}
