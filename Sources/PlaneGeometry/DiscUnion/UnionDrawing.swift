import Geodesy

/// A union of discs on the ellipsoid, drawn as polygons in longitude and latitude.
public struct UnionDrawing: Hashable, Sendable {
  /// The polygons, valid in GEOS, with corners of 7 decimals; nil where nothing is left.
  public let place: MultiPolygon?
  /// How many gaps smaller than the tolerance were left out, and so count as covered.
  public let droppedGaps: Int
  /// Whether rounding to 7 decimals, 1 cm, had made rings touch or cross, so that GEOS had to mend them.
  public let isMended: Bool
}

extension DiscUnion {
  /// Draws the union for GeoJSON.
  ///
  /// Corners lie on the circles, to 7 decimals, and sides stay within `tolerance` of them and inside the union. Gaps of less
  /// than the tolerance squared are left out. Takes about 1 µs a corner.
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
  /// The ring of longitude and latitude of some points, with corners of 7 decimals, none twice in a row; nil when
  /// fewer than three are left.
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
