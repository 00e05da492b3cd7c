import Geodesy
import PlaneGeometry

/// The ground of which all places of care and all streets that could serve it are known.
///
/// It lies within every declared extent, farther from the border than the circle reaches: nearer to it, somebody
/// beyond may be served by what the data do not show, so that nothing there is a gap for certain.
struct KnownGround: Sendable {
  private let polygons: [PlanePolygon]

  /// Nil without extents, where no edge is known and nothing is uncertain for it; and where GEOS fails, nothing
  /// is known.
  init?(_ extents: [MultiPolygon], reach: Length, _ plane: GroundPlane) {
    guard let overlay = Overlay(),
      var known = extents.first.flatMap({ extent in
        Self.inner(extent, reach, plane, overlay)
      })
    else {
      if extents.isEmpty { return nil }
      polygons = []
      return
    }
    for extent in extents.dropFirst() {
      guard let next = Self.inner(extent, reach, plane, overlay),
        let both = known.intersection(next)
      else {
        polygons = []
        return
      }
      known = both
    }
    polygons = known.polygons
  }

  private static func inner(
    _ extent: MultiPolygon, _ reach: Length, _ plane: GroundPlane, _ overlay: Overlay
  ) -> PlaneShape? {
    let corners = extent.outerCorners
    guard let first = corners.first else { return nil }
    // The plane's own measure of the reach, where it is longest: what is known is rather too small.
    let longest =
      corners.filter(plane.conic.contains).map {
        plane.conic.disc(around: $0, radius: reach).radius
      }.max() ?? plane.conic.disc(around: first, radius: reach).radius
    return overlay.valid(plane.polygons(of: extent))?.shrunk(by: longest)
  }

  /// The known ground in and around a box; nil where GEOS fails.
  func shape(in box: PlaneBox, _ overlay: Overlay) -> PlaneShape? {
    let wide = box.widened(1)
    guard let part = overlay.shape(of: polygons)?.clipped(to: wide.low, wide.high) else {
      return nil
    }
    return overlay.shape(of: part.polygons)
  }
}
