import Geodesy

extension PolygonValidator {
  /// A valid multi-polygon with coordinates of 7 decimals that is as close as possible to the given one.
  ///
  /// Repairing adds corners with more decimals, and rounding these may make rings touch again, so the two steps are
  /// repeated a few times. Polygons and holes thinner than the rounding are left out. Nil if nothing is left or the
  /// result is not valid after eight rounds. A multi-polygon without a fault is returned unchanged.
  public func rounded(_ polygon: MultiPolygon) -> MultiPolygon? {
    var current = polygon
    for _ in 0..<8 {
      if fault(in: current) == nil { return current }
      guard let whole = mended(current),
        let rounded = MultiPolygon(whole.polygons.compactMap(\.rounded))
      else { return nil }
      current = rounded
    }
    return nil
  }
}

extension Polygon {
  /// The polygon with coordinates of 7 decimals; nil if it is thinner than the rounding.
  fileprivate var rounded: Polygon? {
    outer.rounded.map { Polygon(outer: $0, holes: holes.compactMap(\.rounded)) }
  }
}

extension Ring {
  private static let step = 1e-7

  /// The ring with coordinates of 7 decimals and without consecutive duplicates.
  ///
  /// Nil if fewer than three corners are left, or if the area is at most that of a strip along the border a
  /// quarter of a rounding step wide.
  fileprivate var rounded: Ring? {
    var kept: [Coordinate] = []
    for corner in corners {
      let rounded = Coordinate(
        uncheckedLongitude: (corner.longitude * 1e7).rounded() / 1e7,
        latitude: (corner.latitude * 1e7).rounded() / 1e7)
      if rounded != kept.last { kept.append(rounded) }
    }
    guard let ring = Ring(kept) else { return nil }
    var border = 0.0
    ring.forEachSide { start, end in
      border += abs(end.longitude - start.longitude) + abs(end.latitude - start.latitude)
    }
    return abs(ring.doubleSignedArea) > border / 2 * Self.step ? ring : nil
  }
}
