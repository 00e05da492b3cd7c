/// A geometry as it is in the file. Its positions are plain numbers in the file's reference system.
public enum GeoJSONGeometry: Sendable, Hashable {
  /// A geometry of a single position.
  case point(Position)
  /// Any number of positions.
  case multiPoint([Position])
  /// A line of two or more positions.
  case lineString([Position])
  /// Any number of lines.
  case multiLineString([[Position]])
  /// An outer ring followed by its holes. The last position of a ring repeats the first.
  case polygon([[Position]])
  /// Any number of polygons.
  case multiPolygon([[[Position]]])
  /// A geometry collection. Collections are recognised, but their contents are not read.
  case geometryCollection

  /// The same geometry with outer rings counter-clockwise and holes clockwise (RFC 7946, 3.1.6).
  public func woundByRightHand() -> GeoJSONGeometry {
    switch self {
    case .polygon(let rings): .polygon(Self.wound(rings))
    case .multiPolygon(let polygons): .multiPolygon(polygons.map(Self.wound))
    default: self
    }
  }

  private static func wound(_ rings: [[Position]]) -> [[Position]] {
    rings.enumerated().map { index, ring in
      let area = doubleArea(ring)
      let isWrong = index == 0 ? area < 0 : area > 0
      return isWrong ? ring.reversed() : ring
    }
  }

  /// Twice the signed area; positive if the ring runs counter-clockwise.
  ///
  /// It is computed relative to the first position, so that a small ring far from the origin does
  /// not lose precision.
  private static func doubleArea(_ ring: [Position]) -> Double {
    guard let origin = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      let (a, b) = edge
      return sum + (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
  }
}
