import Geodesy

extension PolygonValidator {
  /// A place of which all corners have 7 decimals, valid in GEOS, as near to the given one as these allow.
  ///
  /// To mend a place makes corners between the decimals, and to round those may make it touch itself anew: it is
  /// repeated a few times. Parts and holes thinner than the rounding are left out. Nil when nothing is left, or GEOS
  /// finds no end; the given place itself where that has no fault.
  public func rounded(_ place: MultiPolygon) -> MultiPolygon? {
    var current = place
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
  /// With corners of 7 decimals; nil where it is thinner than them.
  fileprivate var rounded: Polygon? {
    outer.rounded.map { Polygon(outer: $0, holes: holes.compactMap(\.rounded)) }
  }
}

extension Ring {
  private static let step = 1e-7

  /// With corners of 7 decimals, none twice in a row; nil where the area is less than a strip of half such a step
  /// along the border.
  fileprivate var rounded: Ring? {
    var kept: [Coordinate] = []
    for corner in corners {
      let place = Coordinate(
        uncheckedLongitude: (corner.longitude * 1e7).rounded() / 1e7,
        latitude: (corner.latitude * 1e7).rounded() / 1e7)
      if place != kept.last { kept.append(place) }
    }
    guard let ring = Ring(kept) else { return nil }
    var border = 0.0
    ring.forEachSide { start, end in
      border += abs(end.longitude - start.longitude) + abs(end.latitude - start.latitude)
    }
    return abs(ring.doubleSignedArea) > border / 2 * Self.step ? ring : nil
  }
}
