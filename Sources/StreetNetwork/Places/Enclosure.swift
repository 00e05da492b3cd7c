import Geodesy
import PlaneGeometry

/// A closed wall or fence, with the openings through which one can pass.
public struct Enclosure: Sendable {
  /// The enclosed area, with the wall as its border.
  public let ring: MultiPolygon
  /// The gates and entrances, and the places where a street passes through.
  public let openings: [Coordinate]

  /// Makes an enclosure from the corners of its ring; nil if there are fewer than three.
  public init?(corners: [FixedCoordinate], openings: [FixedCoordinate]) {
    guard let ring = Ring(corners.map(\.coordinate)) else { return nil }
    self.ring = MultiPolygon(Polygon(outer: ring))
    self.openings = openings.map(\.coordinate)
  }
}

/// A set of enclosures in which the innermost one around a place can be found.
public struct Enclosures: Sendable {
  private struct Entry: Sendable {
    let ring: Enclosure
    let low: (x: Double, y: Double)
    let high: (x: Double, y: Double)
    let area: Double
  }

  /// The enclosures in ascending order of area.
  private let entries: [Entry]

  /// Takes the closed walls of a map.
  public init(_ map: StreetMap) {
    let lines = map.barriers.lines
    self.init(
      map.walledRings.compactMap { ring in
        Enclosure(
          corners: lines.points(of: ring.line).map { lines.points[$0] }, openings: ring.openings)
      })
  }

  /// Makes a set of enclosures.
  public init(_ rings: [Enclosure]) {
    entries = rings.map { ring in
      let corners = ring.ring.outerCorners
      let (xs, ys) = (corners.map(\.longitude), corners.map(\.latitude))
      return Entry(
        ring: ring, low: (xs.min() ?? 0, ys.min() ?? 0), high: (xs.max() ?? 0, ys.max() ?? 0),
        area: abs(Geodesic.area(ofRing: corners).squareMetres))
    }.sorted { $0.area < $1.area }
  }

  /// The smallest enclosure that contains a place, its border included; nil if there is none. Linear in the number of
  /// enclosures.
  public func innermost(around place: Coordinate) -> Enclosure? {
    entries.first { entry in
      place.longitude >= entry.low.x && place.longitude <= entry.high.x
        && place.latitude >= entry.low.y && place.latitude <= entry.high.y
        && entry.ring.ring.contains(place)
    }?.ring
  }
}
