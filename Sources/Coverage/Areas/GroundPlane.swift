import Geodesy
import PlaneGeometry

/// Projects polygons from the ellipsoid to the plane in which they are cut, and back.
///
/// Sides that are straight in longitude and latitude are curves in the plane. Sides longer than 500 m are projected in
/// pieces of at most that length, whose middles then lie within a centimetre of the curve.
struct GroundPlane: Sendable {
  let conic: ConformalConic

  private static let longest = 500.0

  /// The polygons projected to the plane.
  func polygons(of place: MultiPolygon) -> [PlanePolygon] {
    place.polygons.map { polygon in
      PlanePolygon(outer: ring(polygon.outer), holes: polygon.holes.map(ring))
    }
  }

  /// The part of a box that lies within the bounding box of some corners; empty if there is none.
  func polygons(of box: GroundBox, within corners: some Sequence<Coordinate>) -> [PlanePolygon] {
    var whole = GroundBox.empty
    for corner in corners { whole.add(corner) }
    // The bounding box is widened a little, so that the outermost sides lie inside.
    let hair = 1e-5
    let clipped = box.intersection(
      GroundBox(
        west: whole.west - hair, south: whole.south - hair, east: whole.east + hair,
        north: whole.north + hair))
    let points = [
      (clipped.west, clipped.south), (clipped.east, clipped.south), (clipped.east, clipped.north),
      (clipped.west, clipped.north),
    ].compactMap { Coordinate(longitude: $0, latitude: $1) }
    guard clipped.west < clipped.east, clipped.south < clipped.north, points.count == 4,
      let outer = Ring(points)
    else { return [] }
    return polygons(of: MultiPolygon(Polygon(outer: outer)))
  }

  private func ring(_ ring: Ring) -> [PlanePoint] {
    var points: [PlanePoint] = []
    points.reserveCapacity(ring.corners.count)
    ring.forEachSide { start, end in
      let (from, to) = (conic.point(of: start), conic.point(of: end))
      points.append(from)
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      let length = (dx * dx + dy * dy).squareRoot()
      let pieces = max(1, Int(min(1e6, (length / Self.longest).rounded(.up))))
      for piece in 1..<max(1, pieces) {
        let share = Double(piece) / Double(pieces)
        points.append(
          conic.point(
            of: Coordinate(
              uncheckedLongitude: start.longitude + (end.longitude - start.longitude) * share,
              latitude: start.latitude + (end.latitude - start.latitude) * share)))
      }
    }
    return points
  }

  /// A polygon projected back to the ellipsoid, its corners rounded to 7 decimals; nil if rounding leaves fewer than
  /// three corners of its outer ring.
  func polygon(_ polygon: PlanePolygon) -> Polygon? {
    conic.ring(of: polygon.outer).map {
      Polygon(outer: $0, holes: polygon.holes.compactMap { conic.ring(of: $0) })
    }
  }

  /// The total area on the ellipsoid, in square metres.
  func area(of polygons: [PlanePolygon]) -> Double {
    polygons.reduce(0) { sum, polygon in
      sum
        + ([polygon.outer] + polygon.holes).reduce(0) {
          $0 + Geodesic.area(ofRing: $1.map(conic.coordinate)).squareMetres
        }
    }
  }
}

/// A box in a plane. Its border belongs to it.
struct PlaneBox: Sendable {
  var low = PlanePoint(x: .infinity, y: .infinity)
  var high = PlanePoint(x: -.infinity, y: -.infinity)

  init(low: PlanePoint, high: PlanePoint) {
    (self.low, self.high) = (low, high)
  }

  /// The bounding box of some polygons.
  init(_ polygons: [PlanePolygon]) {
    var (west, south, east, north) = (
      Double.infinity, Double.infinity, -Double.infinity, -Double.infinity
    )
    for polygon in polygons {
      for point in polygon.outer {
        (west, east) = (min(west, point.x), max(east, point.x))
        (south, north) = (min(south, point.y), max(north, point.y))
      }
    }
    (low, high) = (PlanePoint(x: west, y: south), PlanePoint(x: east, y: north))
  }

  /// The box around both boxes.
  func joined(_ other: PlaneBox) -> PlaneBox {
    PlaneBox(
      low: PlanePoint(x: min(low.x, other.low.x), y: min(low.y, other.low.y)),
      high: PlanePoint(x: max(high.x, other.high.x), y: max(high.y, other.high.y)))
  }

  func widened(_ metres: Double) -> PlaneBox {
    PlaneBox(
      low: PlanePoint(x: low.x - metres, y: low.y - metres),
      high: PlanePoint(x: high.x + metres, y: high.y + metres))
  }

  func meets(_ other: PlaneBox) -> Bool {
    low.x <= other.high.x && high.x >= other.low.x && low.y <= other.high.y
      && high.y >= other.low.y
  }

  var polygon: PlanePolygon {
    PlanePolygon(outer: [
      low, PlanePoint(x: high.x, y: low.y), high, PlanePoint(x: low.x, y: high.y),
    ])
  }
}
