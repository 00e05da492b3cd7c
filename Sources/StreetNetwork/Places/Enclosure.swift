import Geodesy
import PlaneGeometry

/// A closed wall or fence, and where one can pass through it.
public struct Enclosure: Sendable {
  /// The ring itself.
  public let ring: MultiPolygon
  /// Gates and entrances on it, and places where a street comes through.
  public let openings: [Coordinate]

  /// A ring of at least three corners; nil of fewer.
  public init?(corners: [FixedCoordinate], openings: [FixedCoordinate]) {
    guard let ring = Ring(corners.map(\.coordinate)) else { return nil }
    self.ring = MultiPolygon(Polygon(outer: ring))
    self.openings = openings.map(\.coordinate)
  }
}

/// Walled rings, for "which is the innermost around this place".
public struct Enclosures: Sendable {
  private struct Entry: Sendable {
    let ring: Enclosure
    let low: (x: Double, y: Double)
    let high: (x: Double, y: Double)
    let area: Double
  }

  /// From the smallest to the largest.
  private let entries: [Entry]

  /// The closed walls of a map.
  public init(_ map: StreetMap) {
    let lines = map.barriers.lines
    self.init(
      map.walledRings.compactMap { ring in
        Enclosure(
          corners: lines.points(of: ring.line).map { lines.points[$0] }, openings: ring.openings)
      })
  }

  /// Sorts rings by their size.
  public init(_ rings: [Enclosure]) {
    entries = rings.map { ring in
      let corners = ring.ring.outerCorners
      let (xs, ys) = (corners.map(\.longitude), corners.map(\.latitude))
      return Entry(
        ring: ring, low: (xs.min() ?? 0, ys.min() ?? 0), high: (xs.max() ?? 0, ys.max() ?? 0),
        area: abs(Geodesic.area(ofRing: corners).squareMetres))
    }.sorted { $0.area < $1.area }
  }

  /// The smallest ring with the place inside it or on it; nil outside of all. Linear in the rings.
  public func innermost(around place: Coordinate) -> Enclosure? {
    entries.first { entry in
      place.longitude >= entry.low.x && place.longitude <= entry.high.x
        && place.latitude >= entry.low.y && place.latitude <= entry.high.y
        && entry.ring.ring.contains(place)
    }?.ring
  }
}
