import Geodesy

/// A spatial index of barriers, the lines that nobody walks across: rivers, railways, expressways and walls.
///
/// Only legs off the streets are tested against barriers. A street that crosses a barrier does so by a bridge, a
/// crossing or an underpass.
public struct BarrierIndex: Sendable {
  /// The lines of the barriers.
  public let lines: LineShapes
  private let index: SegmentIndex

  /// Indexes the lines of barriers.
  public init(_ lines: LineShapes) {
    self.lines = lines
    index = SegmentIndex(lines, cell: 100)
  }

  /// Whether there are no barriers.
  public var isEmpty: Bool { index.isEmpty }

  /// Whether the straight leg from `a` to `b` crosses a barrier.
  ///
  /// A leg that starts or ends on a barrier, or within 1 cm of it, does not cross it there. Lines for whose number
  /// `isIgnored` returns true are ignored.
  public func isCrossed(
    by a: FixedCoordinate, _ b: FixedCoordinate, ignoring isIgnored: (Int) -> Bool = { _ in false }
  ) -> Bool {
    guard !index.isEmpty else { return false }
    let leg = Leg(from: a, to: b)
    var isCrossed = false
    let low = FixedCoordinate(x: min(a.x, b.x), y: min(a.y, b.y))
    let high = FixedCoordinate(x: max(a.x, b.x), y: max(a.y, b.y))
    index.forEachSegment(near: low, high, within: 1) { segment in
      guard !isCrossed, leg.crosses(lines.points[segment], lines.points[segment + 1]) else {
        return
      }
      isCrossed = !isIgnored(lines.line(at: segment))
    }
    return isCrossed
  }

  /// Calls `body` with every barrier segment that meets the box from `low` to `high`, and with some that do not; with
  /// some more than once. A segment is given by the index of its first point.
  @inline(__always)
  func forEachSegment(
    in low: FixedCoordinate, _ high: FixedCoordinate, _ body: (Int) -> Void
  ) {
    index.forEachSegment(in: low, high, body)
  }

  /// Calls `body` with every barrier segment within `metres` of a place, and with some that are farther away; with some
  /// more than once.
  func forEachSegment(near place: FixedCoordinate, within metres: Double, _ body: (Int) -> Void) {
    index.forEachSegment(near: place, place, within: metres, body)
  }

  /// Whether there may be a barrier within about 100 m of a place. Constant time.
  func isBusy(around place: FixedCoordinate) -> Bool { index.isBusy(around: place) }
}

/// A straight leg in a local plane, in metres.
private struct Leg {
  private let origin: FixedCoordinate
  private let metric: LocalMetric
  private let x: Double
  private let y: Double
  private let length: Double

  /// The distance in metres within which an end counts as being on a barrier.
  private static let touch = 0.01

  init(from a: FixedCoordinate, to b: FixedCoordinate) {
    origin = a
    metric = LocalMetric(latitude: (Double(a.y) + Double(b.y)) / 2)
    x = (Double(b.x) - Double(a.x)) * metric.east
    y = (Double(b.y) - Double(a.y)) * metric.north
    length = (x * x + y * y).squareRoot()
  }

  /// The position of a point relative to the start of the leg.
  private func place(_ point: FixedCoordinate) -> (x: Double, y: Double) {
    (
      (Double(point.x) - Double(origin.x)) * metric.east,
      (Double(point.y) - Double(origin.y)) * metric.north
    )
  }

  /// Whether the leg crosses or touches the segment at a point more than 1 cm from both ends of the leg.
  func crosses(_ start: FixedCoordinate, _ end: FixedCoordinate) -> Bool {
    guard length > 2 * Self.touch else { return false }
    let (p, q) = (place(start), place(end))
    // The signed distances of the segment's ends from the line of the leg, and their positions along it.
    let (across, along) = (x / length, y / length)
    let (fromP, fromQ) = (p.y * across - p.x * along, q.y * across - q.x * along)
    guard (fromP <= 0) != (fromQ <= 0) || fromP == 0 || fromQ == 0 else { return false }
    let (atP, atQ) = (p.x * across + p.y * along, q.x * across + q.y * along)
    if fromP == fromQ {
      // The segment is parallel to the leg. It blocks the leg if it lies on its line, between its ends.
      return max(atP, atQ) > Self.touch && min(atP, atQ) < length - Self.touch
        && max(atP, atQ) - min(atP, atQ) >= 0 && fromP == 0
    }
    let at = atP + (atQ - atP) * (fromP / (fromP - fromQ))
    return at > Self.touch && at < length - Self.touch
  }
}
