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
      let holes = polygon.holes.compactMap(ring)
      dropped += polygon.holes.count - holes.count
      return ring(polygon.outer).map { Polygon(outer: $0, holes: holes) }
    }
    guard let place = MultiPolygon(polygons) else {
      return UnionDrawing(place: nil, droppedGaps: dropped, isMended: false)
    }
    guard let validator = PolygonValidator(), !validator.ringsAreApart(in: place),
      validator.fault(in: place) != nil
    else {
      return UnionDrawing(place: place, droppedGaps: dropped, isMended: false)
    }
    return UnionDrawing(place: validator.mended(place), droppedGaps: dropped, isMended: true)
  }

  /// A ring with corners of 7 decimals, none twice in a row; nil when fewer than three are left.
  private func ring(_ corners: [PlanePoint]) -> Ring? {
    var places: [Coordinate] = []
    places.reserveCapacity(corners.count)
    for corner in corners {
      let exact = conic.coordinate(of: corner)
      let place = Coordinate(
        uncheckedLongitude: Self.rounded(exact.longitude), latitude: Self.rounded(exact.latitude))
      if place != places.last { places.append(place) }
    }
    return Ring(places)
  }

  private static func rounded(_ degrees: Double) -> Double {
    (degrees * 1e7).rounded() / 1e7
  }
}
