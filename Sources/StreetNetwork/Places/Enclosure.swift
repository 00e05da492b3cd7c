import Geodesy
import PlaneGeometry

/// A closed wall or fence, with the openings through which one can pass.
public struct Enclosure: Sendable {
  /// The number of its line among the barriers.
  public let line: Int
  /// The enclosed area, with the wall as its border.
  public let ring: MultiPolygon
  /// The gates and entrances, and the places where a street passes through.
  public let openings: [Coordinate]
  /// The size of the enclosed area.
  let area: Area

  /// The largest enclosure within which a leg to an opening may be longer than the cap.
  static let mostForLongLegs = Area.squareMetres(100_000)

  /// Makes an enclosure from the number of its line, the corners of its ring and its openings; nil if there are fewer
  /// than three corners.
  public init?(line: Int, corners: [FixedCoordinate], openings: [FixedCoordinate]) {
    guard let ring = Ring(corners.map(\.coordinate)) else { return nil }
    self.line = line
    self.ring = MultiPolygon(Polygon(outer: ring))
    self.openings = openings.map(\.coordinate)
    area = .squareMetres(abs(Geodesic.area(ofRing: ring.corners).squareMetres))
  }

  /// Whether legs within it may be longer than the cap, as in a compound and not as in a walled town.
  var permitsLongLegs: Bool { area <= Self.mostForLongLegs }
}

/// A set of enclosures in which those around a place can be found.
public struct Enclosures: Sendable {
  private struct Entry: Sendable {
    let ring: Enclosure
    let low: (x: Double, y: Double)
    let high: (x: Double, y: Double)

    func contains(_ place: Coordinate) -> Bool {
      place.longitude >= low.x && place.longitude <= high.x && place.latitude >= low.y
        && place.latitude <= high.y && ring.ring.contains(place)
    }
  }

  /// The enclosures in ascending order of area.
  private let entries: [Entry]

  /// Takes the closed walls of a map.
  public init(_ map: StreetMap) {
    let lines = map.barriers.lines
    self.init(
      map.walledRings.compactMap { ring in
        Enclosure(
          line: ring.line, corners: lines.points(of: ring.line).map { lines.points[$0] },
          openings: ring.openings)
      })
  }

  /// Makes a set of enclosures.
  public init(_ rings: [Enclosure]) {
    entries = rings.map { ring in
      let corners = ring.ring.outerCorners
      let (xs, ys) = (corners.map(\.longitude), corners.map(\.latitude))
      return Entry(
        ring: ring, low: (xs.min() ?? 0, ys.min() ?? 0), high: (xs.max() ?? 0, ys.max() ?? 0))
    }.sorted {
      ($0.ring.area.squareMetres, $0.ring.line) < ($1.ring.area.squareMetres, $1.ring.line)
    }
  }

  /// The enclosures that contain a place, or all corners of an area, the innermost first. Borders are included.
  /// Linear in the number of enclosures.
  public func around(_ origin: WalkOrigin) -> [Enclosure] {
    let places =
      switch origin {
      case .point(let point): [point]
      case .ground(let area): area.outerCorners
      }
    guard !places.isEmpty else { return [] }
    return entries.filter { entry in places.allSatisfy(entry.contains) }.map(\.ring)
  }
}
