import CGEOS

/// Boolean operations (overlays) on polygons in a plane, by GEOS.
///
/// Use one instance per worker: it owns a GEOS context, which must not be shared between threads. Operations
/// that GEOS cannot perform, such as overlays of invalid polygons, return nil and print nothing.
public final class Overlay {
  fileprivate let context: GEOSContextHandle_t

  /// Creates a GEOS context; nil if GEOS fails.
  public init?() {
    guard let context = GEOS_init_r() else { return nil }
    self.context = context
  }

  deinit {
    GEOS_finish_r(context)
  }

  /// The shape of polygons that do not overlap; there may be none. Nil if a ring has fewer than three corners or
  /// one that is not finite.
  public func shape(of polygons: [PlanePolygon]) -> PlaneShape? {
    shape(GEOS_MULTIPOLYGON, of: polygons)
  }

  /// The union of polygons that may overlap. Takes slightly more than linear time in the number of corners.
  public func union(of polygons: [PlanePolygon]) -> PlaneShape? {
    shape(GEOS_GEOMETRYCOLLECTION, of: polygons)?.united()
  }

  private func shape(_ kind: GEOSGeomTypes, of polygons: [PlanePolygon]) -> PlaneShape? {
    var components: [OpaquePointer?] = []
    for polygon in polygons {
      guard let component = geometry(polygon) else {
        components.forEach { GEOSGeom_destroy_r(context, $0) }
        return nil
      }
      components.append(component)
    }
    let made = GEOSGeom_createCollection_r(
      context, Int32(kind.rawValue), &components, UInt32(components.count))
    return PlaneShape(self, made)
  }

  private func geometry(_ polygon: PlanePolygon) -> OpaquePointer? {
    guard let outer = ring(polygon.outer) else { return nil }
    var holes: [OpaquePointer?] = []
    for hole in polygon.holes {
      guard let ring = ring(hole) else {
        (holes + [outer]).forEach { GEOSGeom_destroy_r(context, $0) }
        return nil
      }
      holes.append(ring)
    }
    return GEOSGeom_createPolygon_r(context, outer, &holes, UInt32(holes.count))
  }

  private func ring(_ corners: [PlanePoint]) -> OpaquePointer? {
    guard corners.count >= 3, let first = corners.first else { return nil }
    var flat: [Double] = []
    flat.reserveCapacity(2 * corners.count + 2)
    for corner in corners {
      guard corner.x.isFinite, corner.y.isFinite else { return nil }
      flat.append(corner.x)
      flat.append(corner.y)
    }
    flat.append(first.x)
    flat.append(first.y)
    let count = UInt32(corners.count + 1)
    guard let sequence = GEOSCoordSeq_copyFromBuffer_r(context, flat, count, 0, 0) else {
      return nil
    }
    return GEOSGeom_createLinearRing_r(context, sequence)
  }
}

/// A plane geometry that owns its GEOS object. It keeps its `Overlay` alive.
public final class PlaneShape {
  private let overlay: Overlay
  private let geometry: OpaquePointer

  fileprivate init?(_ overlay: Overlay, _ geometry: OpaquePointer?) {
    guard let geometry else { return nil }
    self.overlay = overlay
    self.geometry = geometry
  }

  deinit {
    GEOSGeom_destroy_r(overlay.context, geometry)
  }

  /// The area in square metres of the plane; NaN if GEOS fails.
  public var area: Double {
    var area = 0.0
    return GEOSArea_r(overlay.context, geometry, &area) == 1 ? area : .nan
  }

  /// Whether the geometry is valid in the sense of OGC Simple Features.
  public var isValid: Bool { GEOSisValid_r(overlay.context, geometry) == 1 }

  /// The union of all of its component geometries.
  public func united() -> PlaneShape? {
    PlaneShape(overlay, GEOSUnaryUnion_r(overlay.context, geometry))
  }

  /// The union with another shape. Both must belong to the same `Overlay`, as for the other operations.
  public func union(_ other: PlaneShape) -> PlaneShape? {
    PlaneShape(overlay, GEOSUnion_r(overlay.context, geometry, other.geometry))
  }

  /// The part of this shape that does not belong to the other.
  public func difference(_ other: PlaneShape) -> PlaneShape? {
    PlaneShape(overlay, GEOSDifference_r(overlay.context, geometry, other.geometry))
  }

  /// The part that belongs to both shapes.
  public func intersection(_ other: PlaneShape) -> PlaneShape? {
    PlaneShape(overlay, GEOSIntersection_r(overlay.context, geometry, other.geometry))
  }

  /// The shape shrunk by a distance (a negative buffer), with rounded corners of eight segments per quarter
  /// circle.
  public func shrunk(by metres: Double) -> PlaneShape? {
    PlaneShape(overlay, GEOSBuffer_r(overlay.context, geometry, -metres, 8))
  }

  /// The part inside a box. Linear in the number of corners. If the shape touches the box from outside, the
  /// result may contain lines or points, which `polygons` leaves out.
  public func clipped(to low: PlanePoint, _ high: PlanePoint) -> PlaneShape? {
    PlaneShape(
      overlay, GEOSClipByRect_r(overlay.context, geometry, low.x, low.y, high.x, high.y))
  }

  /// A valid shape that covers the area enclosed by the lines of this one, which may be invalid.
  public func mended() -> PlaneShape? {
    PlaneShape(overlay, GEOSMakeValid_r(overlay.context, geometry))
  }

  /// The polygons of the shape, without the points and lines that overlays leave where borders touch. Rings
  /// follow the right-hand rule.
  public var polygons: [PlanePolygon] { overlay.polygons(of: geometry) }
}

// MARK: - From GEOS

extension Overlay {
  fileprivate func polygons(of geometry: OpaquePointer) -> [PlanePolygon] {
    let kind = GEOSGeomTypeId_r(context, geometry)
    if kind == Int32(GEOS_POLYGON.rawValue) { return polygon(geometry).map { [$0] } ?? [] }
    guard kind >= Int32(GEOS_MULTIPOINT.rawValue) else { return [] }
    let count = max(0, GEOSGetNumGeometries_r(context, geometry))
    return (0..<count).flatMap { index -> [PlanePolygon] in
      GEOSGetGeometryN_r(context, geometry, index).map { polygons(of: $0) } ?? []
    }
  }

  private func polygon(_ geometry: OpaquePointer) -> PlanePolygon? {
    guard
      let outer = GEOSGetExteriorRing_r(context, geometry)
        .flatMap({ ring($0, clockwise: false) })
    else { return nil }
    let count = max(0, GEOSGetNumInteriorRings_r(context, geometry))
    let holes = (0..<count).compactMap { index in
      GEOSGetInteriorRingN_r(context, geometry, index)
        .flatMap { ring($0, clockwise: true) }
    }
    return PlanePolygon(outer: outer, holes: holes)
  }

  /// The corners of a ring without the closing one; nil for an empty ring.
  private func ring(_ geometry: OpaquePointer, clockwise: Bool) -> [PlanePoint]? {
    guard let sequence = GEOSGeom_getCoordSeq_r(context, geometry) else { return nil }
    var (size, isLeftHanded): (UInt32, CChar) = (0, 0)
    guard GEOSCoordSeq_getSize_r(context, sequence, &size) == 1, size > 3,
      GEOSCoordSeq_isCCW_r(context, sequence, &isLeftHanded) == 1
    else { return nil }
    var flat = [Double](repeating: 0, count: 2 * Int(size))
    guard GEOSCoordSeq_copyToBuffer_r(context, sequence, &flat, 0, 0) == 1 else { return nil }
    let corners = (0..<Int(size) - 1).map { PlanePoint(x: flat[2 * $0], y: flat[2 * $0 + 1]) }
    return (isLeftHanded == 1) == clockwise ? corners.reversed() : corners
  }
}

@available(*, unavailable)
extension Overlay: Sendable {}
@available(*, unavailable)
extension PlaneShape: Sendable {}
