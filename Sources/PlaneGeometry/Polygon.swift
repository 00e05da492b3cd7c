import Geodesy

/// A closed ring of at least three corners. The first corner is not repeated at the end.
///
/// Between two corners the ring is straight in longitude and latitude, as RFC 7946 defines.
public struct Ring: Hashable, Sendable {
  /// The corners in order, without a closing repetition of the first.
  public let corners: [Coordinate]

  /// Makes a ring from corners. A last corner that equals the first is dropped.
  ///
  /// Nil if fewer than three corners are left.
  public init?(_ corners: [Coordinate]) {
    var open = corners
    if open.count > 1, open.first == open.last { open.removeLast() }
    guard open.count >= 3 else { return nil }
    self.corners = open
  }

  /// Twice the signed area in square degrees; positive if the ring runs counter-clockwise. It is computed
  /// relative to a corner, so that small rings do not lose precision.
  var doubleSignedArea: Double {
    guard var previous = corners.last else { return 0 }
    let origin = previous
    var sum = 0.0
    for corner in corners {
      sum +=
        (previous.longitude - origin.longitude) * (corner.latitude - origin.latitude)
        - (corner.longitude - origin.longitude) * (previous.latitude - origin.latitude)
      previous = corner
    }
    return sum
  }

  /// The same ring with the given winding order.
  public func wound(counterClockwise: Bool) -> Ring {
    (doubleSignedArea >= 0) == counterClockwise ? self : Ring(unchecked: corners.reversed())
  }

  private init(unchecked corners: [Coordinate]) {
    self.corners = corners
  }

  /// Calls `body` with the ends of every side of the ring, including the closing side.
  @inlinable
  public func forEachSide(_ body: (Coordinate, Coordinate) -> Void) {
    guard var previous = corners.last else { return }
    for corner in corners {
      body(previous, corner)
      previous = corner
    }
  }
}

/// An outer ring with holes. The border belongs to the polygon.
public struct Polygon: Hashable, Sendable {
  /// The outer border, counter-clockwise.
  public let outer: Ring
  /// The borders of the holes, clockwise.
  public let holes: [Ring]

  /// Makes a polygon and winds its rings by the right-hand rule of RFC 7946.
  public init(outer: Ring, holes: [Ring] = []) {
    self.outer = outer.wound(counterClockwise: true)
    self.holes = holes.map { $0.wound(counterClockwise: false) }
  }

  /// All rings, starting with the outer one.
  public var rings: [Ring] { [outer] + holes }
}

/// One or more polygons that together form one area.
public struct MultiPolygon: Hashable, Sendable {
  /// The component polygons; never empty.
  public let polygons: [Polygon]

  /// Makes a multi-polygon; nil if there are no polygons.
  public init?(_ polygons: [Polygon]) {
    guard !polygons.isEmpty else { return nil }
    self.polygons = polygons
  }

  /// Makes a multi-polygon from a single polygon.
  public init(_ polygon: Polygon) {
    polygons = [polygon]
  }

  /// The corners of the outer rings of all polygons.
  public var outerCorners: [Coordinate] { polygons.flatMap(\.outer.corners) }

  /// Whether a point lies inside or on the border. Linear in the number of corners.
  public func contains(_ point: Coordinate) -> Bool {
    var crossings = 0
    var onBorder = false
    forEachSide { start, end in
      if PlaneSide.touches(point, start, end) { onBorder = true }
      if PlaneSide.crossesRay(from: point, start, end) { crossings += 1 }
    }
    return onBorder || crossings % 2 == 1
  }

  /// Calls `body` with the ends of every side of every ring.
  @inlinable
  public func forEachSide(_ body: (Coordinate, Coordinate) -> Void) {
    for polygon in polygons {
      polygon.outer.forEachSide(body)
      for hole in polygon.holes { hole.forEachSide(body) }
    }
  }
}

/// Tests of a point against one side of a polygon, in the plane of longitude and latitude.
enum PlaneSide {
  /// Whether the point lies exactly on the side, including its ends.
  static func touches(_ point: Coordinate, _ start: Coordinate, _ end: Coordinate) -> Bool {
    turn(start, end, point) == 0
      && point.longitude >= min(start.longitude, end.longitude)
      && point.longitude <= max(start.longitude, end.longitude)
      && point.latitude >= min(start.latitude, end.latitude)
      && point.latitude <= max(start.latitude, end.latitude)
  }

  /// Whether the ray from the point to the east crosses the side. The side's lower end counts as part of it,
  /// its upper end does not, so that a ray through a corner is counted correctly.
  static func crossesRay(from point: Coordinate, _ start: Coordinate, _ end: Coordinate) -> Bool {
    guard (start.latitude > point.latitude) != (end.latitude > point.latitude) else { return false }
    let (low, high) = start.latitude < end.latitude ? (start, end) : (end, start)
    return turn(low, high, point) > 0
  }

  /// Positive if `c` lies to the left of the line from `a` to `b`, negative to the right, zero on the line.
  private static func turn(_ a: Coordinate, _ b: Coordinate, _ c: Coordinate) -> Double {
    (b.longitude - a.longitude) * (c.latitude - a.latitude)
      - (c.longitude - a.longitude) * (b.latitude - a.latitude)
  }
}
