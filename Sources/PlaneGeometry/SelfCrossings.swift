import Geodesy

/// Counts how often the sides of a polygon cross each other.
///
/// Repairing a polygon takes time that grows faster than its crossings. A border drawn by hand or simplified crosses
/// itself a few times; a polygon whose corners are in the wrong order does so thousands of times, and no repair gives
/// the area that was meant.
public enum SelfCrossings {
  /// The largest number of crossings in a polygon that is repaired.
  public static let most = 1000

  /// The largest number of pairs of sides that are looked at; a polygon with more is counted only in part.
  private static let mostPairs = 50_000_000

  /// The number of crossings between sides, not counting places where sides only touch, up to `limit`.
  ///
  /// Sides are taken from west to east, each with those that begin before it ends. Takes n log n time, and at most 50
  /// million comparisons of pairs.
  public static func count(in place: MultiPolygon, upTo limit: Int = most + 1) -> Int {
    let sides = place.polygons.flatMap(\.rings).flatMap { Side.all(of: $0) }
      .sorted { $0.west < $1.west }
    var (crossings, pairs) = (0, 0)
    for (index, side) in sides.enumerated() {
      var other = index + 1
      while other < sides.count, sides[other].west <= side.east {
        if side.crosses(sides[other]) { crossings += 1 }
        pairs += 1
        if crossings >= limit || pairs >= mostPairs { return crossings }
        other += 1
      }
    }
    return crossings
  }

  /// A side of a ring, from its western to its eastern end.
  private struct Side {
    let a: Coordinate
    let b: Coordinate
    var west: Double { a.longitude }
    var east: Double { b.longitude }

    static func all(of ring: Ring) -> [Side] {
      guard var last = ring.corners.last else { return [] }
      return ring.corners.map { corner in
        defer { last = corner }
        return last.longitude <= corner.longitude
          ? Side(a: last, b: corner) : Side(a: corner, b: last)
      }
    }

    /// Whether each side has one end on either hand of the other.
    func crosses(_ other: Side) -> Bool {
      hand(other.a) * hand(other.b) < 0 && other.hand(a) * other.hand(b) < 0
    }

    /// The sign of this is the hand of the side on which a point lies; 0 on the line.
    private func hand(_ point: Coordinate) -> Double {
      (b.longitude - a.longitude) * (point.latitude - a.latitude)
        - (b.latitude - a.latitude) * (point.longitude - a.longitude)
    }
  }
}
