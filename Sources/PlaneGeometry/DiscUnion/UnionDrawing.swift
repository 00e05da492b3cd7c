import Geodesy

/// A union of discs on the ellipsoid, approximated by polygons in longitude and latitude.
public struct UnionDrawing: Hashable, Sendable {
  /// The polygons, valid by GEOS, with coordinates rounded to 7 decimals; nil if nothing is left.
  public let place: MultiPolygon?
  /// The number of holes that were left out, and so count as covered, because they are too small for the
  /// tolerance or the rounding.
  public let droppedGaps: Int
  /// Whether rounding to 7 decimals (about 1 cm) made rings touch or cross, so that GEOS had to repair them.
  public let isMended: Bool
}

extension DiscUnion {
  /// Approximates the union by polygons for GeoJSON.
  ///
  /// Corners lie on the circles, rounded to 7 decimals. Sides stay within `tolerance` of the circles and inside
  /// the union. Holes with an area below the square of the tolerance are left out. Takes about 1 µs per corner.
  public func drawing(tolerance: Length = .metres(0.5)) -> UnionDrawing {
    let drawing = plane.drawing(tolerance: tolerance.metres)
    var dropped = drawing.droppedGaps
    let polygons = drawing.polygons.compactMap { polygon -> Polygon? in
      let holes = polygon.holes.compactMap { conic.ring(of: $0) }
      dropped += polygon.holes.count - holes.count
      return conic.ring(of: polygon.outer).map { Polygon(outer: $0, holes: holes) }
    }
    guard let place = MultiPolygon(polygons) else {
      return UnionDrawing(place: nil, droppedGaps: dropped, isMended: false)
    }
    guard let validator = PolygonValidator(), !validator.ringsAreApart(in: place),
      validator.fault(in: place) != nil
    else {
      return UnionDrawing(place: place, droppedGaps: dropped, isMended: false)
    }
    return UnionDrawing(place: validator.rounded(place), droppedGaps: dropped, isMended: true)
  }
}

extension ConformalConic {
  /// The ring of points in longitude and latitude, with coordinates rounded to 7 decimals and without
  /// consecutive duplicates; nil if fewer than three corners are left.
  package func ring(of points: [PlanePoint]) -> Ring? {
    var corners: [Coordinate] = []
    corners.reserveCapacity(points.count)
    for point in points {
      let exact = coordinate(of: point)
      let corner = Coordinate(
        uncheckedLongitude: Self.rounded(exact.longitude), latitude: Self.rounded(exact.latitude))
      if corner != corners.last { corners.append(corner) }
    }
    return Ring(corners)
  }

  private static func rounded(_ degrees: Double) -> Double {
    (degrees * 1e7).rounded() / 1e7
  }
}
