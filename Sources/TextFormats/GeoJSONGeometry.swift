/// A geometry as the file has it: positions are numbers here, of whatever reference system.
public enum GeoJSONGeometry: Sendable, Hashable {
  /// One position.
  case point(Position)
  /// Any positions.
  case multiPoint([Position])
  /// Two positions or more.
  case lineString([Position])
  /// Any lines.
  case multiLineString([[Position]])
  /// An outer ring and its holes; the last position of a ring repeats the first.
  case polygon([[Position]])
  /// Any polygons.
  case multiPolygon([[[Position]]])
  /// A marker: collections are recognised, and not read.
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

  /// Twice the signed area, positive when counter-clockwise; relative to the first position, so
  /// that a small ring far from the origin keeps its digits.
  private static func doubleArea(_ ring: [Position]) -> Double {
    guard let origin = ring.first else { return 0 }
    return zip(ring, ring.dropFirst()).reduce(0) { sum, edge in
      let (a, b) = edge
      return sum + (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
  }
}
