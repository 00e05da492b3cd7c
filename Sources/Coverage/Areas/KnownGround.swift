import Geodesy
import PlaneGeometry

/// The ground for which all facilities and streets that could serve it are known.
///
/// It lies within every declared extent, farther from the border than the circle reaches. Nearer to the border a
/// facility outside the extent may serve the ground, so no gap there is certain. Along streets, the ground must also
/// lie where the streets can tell (`StreetCertainty`).
struct KnownGround: Sendable {
  /// The ground within all extents; nil if none is declared, in which case no edge is known and no gap is uncertain
  /// because of one.
  private let inner: [PlanePolygon]?
  private let steppable: PolygonSet?
  private let unjoined: DiscSet?

  /// Nil if all ground is known. If GEOS fails, no ground counts as known.
  init?(
    _ extents: [MultiPolygon], reach: Length, _ streets: StreetCertainty?, _ plane: GroundPlane
  ) {
    guard !extents.isEmpty || streets != nil else { return nil }
    inner = extents.isEmpty ? nil : Self.inner(extents, reach, plane)
    steppable = streets.map { PolygonSet($0.steppable, plane) }
    unjoined = streets.flatMap {
      $0.unjoined.isEmpty ? nil : DiscSet($0.unjoined, $0.reach, plane.conic)
    }
  }

  private static func inner(
    _ extents: [MultiPolygon], _ reach: Length, _ plane: GroundPlane
  ) -> [PlanePolygon] {
    guard let overlay = Overlay() else { return [] }
    var known: PlaneShape?
    for extent in extents {
      guard let next = inner(extent, reach, plane, overlay) else { return [] }
      guard let before = known else {
        known = next
        continue
      }
      guard let both = before.intersection(next) else { return [] }
      known = both
    }
    return known?.polygons ?? []
  }

  private static func inner(
    _ extent: MultiPolygon, _ reach: Length, _ plane: GroundPlane, _ overlay: Overlay
  ) -> PlaneShape? {
    let corners = extent.outerCorners
    guard let first = corners.first else { return nil }
    // The reach is measured in the plane where it is longest, so that the known ground is too small rather than too
    // large.
    let longest =
      corners.filter(plane.conic.contains).map {
        plane.conic.disc(around: $0, radius: reach).radius
      }.max() ?? plane.conic.disc(around: first, radius: reach).radius
    return overlay.valid(plane.polygons(of: extent))?.shrunk(by: longest)
  }

  /// The ground in and a little around a box that is not known, in polygons that may overlap; nil if GEOS fails.
  func unknown(in box: PlaneBox, _ overlay: Overlay) -> [PlanePolygon]? {
    let wide = box.widened(1)
    guard let whole = overlay.shape(of: [wide.polygon]) else { return nil }
    var unknown: [PlanePolygon] = []
    if let inner {
      guard let clipped = overlay.shape(of: inner)?.clipped(to: wide.low, wide.high),
        let own = overlay.shape(of: clipped.polygons), let outside = whole.difference(own)
      else { return nil }
      unknown += outside.polygons
    }
    if let steppable {
      guard let own = steppable.shape(in: box, overlay), let outside = whole.difference(own)
      else { return nil }
      unknown += outside.polygons
    }
    if let unjoined {
      guard let discs = unjoined.polygons(in: box) else { return nil }
      unknown += discs
    }
    return unknown
  }
}
