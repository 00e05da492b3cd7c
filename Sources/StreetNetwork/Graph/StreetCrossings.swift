import Geodesy

/// The places where streets cross without a common vertex, so that one cannot turn from one into the other.
///
/// In lines that somebody drew this is often a vertex that was forgotten; it may also be a bridge. Streets above or
/// below ground are not considered.
struct StreetCrossings {
  /// The number of places.
  private(set) var count = 0
  /// One of the places; nil if there is none.
  private(set) var first: Coordinate?

  /// Finds the crossings in a graph. Takes time proportional to the number of segments and of those near each.
  init(_ graph: StreetGraph) {
    let index = SegmentIndex(graph.shapes)
    let points = graph.shapes.points
    var segments: [(index: Int, isOnGround: Bool)] = []
    for edge in 0..<graph.edgeCount {
      let isOnGround = !graph.traits[edge].contains(.offGround)
      for point in graph.shapes.points(of: edge).dropLast() { segments.append((point, isOnGround)) }
    }
    var isOnGround = [Bool](repeating: false, count: points.count)
    for segment in segments { isOnGround[segment.index] = segment.isOnGround }
    // The last segment that was compared with each other one, since the index may pass one more than once.
    var met = [Int32](repeating: -1, count: points.count)
    for (segment, isOn) in segments where isOn {
      let (a, b) = (points[segment], points[segment + 1])
      let low = FixedCoordinate(x: min(a.x, b.x), y: min(a.y, b.y))
      let high = FixedCoordinate(x: max(a.x, b.x), y: max(a.y, b.y))
      index.forEachSegment(in: low, high) { other in
        guard other > segment, isOnGround[other], met[other] != Int32(truncatingIfNeeded: segment)
        else { return }
        met[other] = Int32(truncatingIfNeeded: segment)
        guard let place = Self.crossing(a, b, points[other], points[other + 1]) else { return }
        count += 1
        first = first ?? place
      }
    }
  }

  /// The place at which two segments cross, each between its ends; nil if they do not.
  private static func crossing(
    _ a: FixedCoordinate, _ b: FixedCoordinate, _ p: FixedCoordinate, _ q: FixedCoordinate
  ) -> Coordinate? {
    let (fromP, fromQ) = (side(a, b, p), side(a, b, q))
    let (fromA, fromB) = (side(p, q, a), side(p, q, b))
    guard fromP != 0, fromQ != 0, fromA != 0, fromB != 0, (fromP < 0) != (fromQ < 0),
      (fromA < 0) != (fromB < 0)
    else { return nil }
    return ExactPlace(on: a, b, fromA / (fromA - fromB)).coordinate
  }

  /// Positive to the left of the line from `a` to `b`, negative to its right.
  private static func side(
    _ a: FixedCoordinate, _ b: FixedCoordinate, _ p: FixedCoordinate
  ) -> Double {
    (Double(b.x) - Double(a.x)) * (Double(p.y) - Double(a.y))
      - (Double(b.y) - Double(a.y)) * (Double(p.x) - Double(a.x))
  }
}
