import Foundation

/// A polygon in a plane. Rings do not repeat their first corner at the end.
public struct PlanePolygon: Hashable, Sendable {
  /// The outer border, counter-clockwise.
  public let outer: [PlanePoint]
  /// The borders of the holes, clockwise.
  public let holes: [[PlanePoint]]

  /// Makes a polygon from its rings, which must have the winding order given above.
  public init(outer: [PlanePoint], holes: [[PlanePoint]] = []) {
    self.outer = outer
    self.holes = holes
  }
}

/// A union of discs approximated by polygons.
public struct PlaneDrawing: Hashable, Sendable {
  /// The polygons, one for each outer ring; none for an empty union.
  public let polygons: [PlanePolygon]
  /// The number of holes that were left out, and so count as covered, because their area is less than the
  /// square of the tolerance or they have fewer than three corners.
  public let droppedGaps: Int
}

extension PlaneDiscUnion {
  /// Approximates the union by polygons with corners on the circles and sides that stay within `tolerance`
  /// metres of them.
  ///
  /// All sides lie inside the union. Sides of different discs do not cross, however large the tolerance: if
  /// two did, each disc would reach across the other's side, and a piece of circle beyond a side would be both
  /// covered and on the border. An arc gets at most 65,536 sides, and a circle at least four.
  public func drawing(tolerance: Double) -> PlaneDrawing {
    var holes: [[[PlanePoint]]] = rings.map { _ in [] }
    var dropped = 0
    for ring in rings where ring.isHole {
      let corners = corners(of: ring, tolerance: tolerance)
      if -ring.area < tolerance * tolerance || corners.count < 3 {
        dropped += 1
      } else {
        holes[ring.shell].append(corners)
      }
    }
    let polygons = rings.indices.filter { !rings[$0].isHole }.map {
      PlanePolygon(outer: corners(of: rings[$0], tolerance: tolerance), holes: holes[$0])
    }
    return PlaneDrawing(polygons: polygons, droppedGaps: dropped)
  }

  /// The corners of one ring, without consecutive duplicates.
  private func corners(of ring: BorderRing, tolerance: Double) -> [PlanePoint] {
    var corners: [PlanePoint] = []
    for arc in arcs[ring.arcs] {
      arc.forEachStart(pieces: Self.pieces(arc, tolerance)) { offset in
        let corner = PlanePoint(x: arc.centre.x + offset.x, y: arc.centre.y + offset.y)
        if corner != corners.last { corners.append(corner) }
      }
    }
    if corners.count > 1, corners.first == corners.last { corners.removeLast() }
    return corners
  }

  /// The number of sides that keeps the middle of each within the tolerance of the arc.
  private static func pieces(_ arc: BorderArc, _ tolerance: Double) -> Int {
    let share = max(1e-15, tolerance / arc.radius)
    let step = share < 0.29 ? 2 * acos(1 - share) : .pi / 2
    return max(1, Int(min(65_536, arc.sweep / step).rounded(.up)))
  }
}
