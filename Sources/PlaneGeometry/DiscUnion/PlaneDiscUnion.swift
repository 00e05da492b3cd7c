import Parallel

/// The union of discs in a plane, bounded by arcs of their circles: exact, not drawn.
///
/// The union is a closed set. It is right for every point that is more than 1 mm from its border, and its area to
/// the rounding of `Double`, whatever the mix: discs in one place, discs that touch from inside or outside, nested
/// ones, and points where many circles meet. Everything depends on the set of discs alone, so another order of the
/// same discs gives the same rings, except that of discs in one place the first gives its number to the arcs.
///
/// Building takes O(n log n + m log m) time for m pairs of neighbours, on every core, and less where circles are
/// covered by their nearest neighbours. Radii that differ much cost as much as equal ones.
public struct PlaneDiscUnion: Sendable {
  /// The arcs of the border, ring by ring.
  public let arcs: [BorderArc]
  /// The rings: first the outer ones, then those around gaps.
  public let rings: [BorderRing]
  /// The area in squared metres of the plane.
  public let area: Double
  /// The widest step between arcs that had to be closed where circles meet in one point, in metres.
  let widestStep: Double
  private let rows: DiscRows

  /// Unites `discs`; without any, the union is empty.
  ///
  /// - Throws: `DiscUnionError` for the first disc whose radius is not from 1 mm to 1,000 km or whose centre is
  ///   not within 100,000 km of the origin, NaN and infinities included, and for more than 2^30 discs.
  public init(_ discs: [PlaneDisc]) throws(DiscUnionError) {
    guard discs.count <= 1 << 30 else { throw .tooMany(count: discs.count) }
    if let wrong = discs.firstIndex(where: { !$0.isUsable }) {
      throw PlaneDisc.radii.contains(discs[wrong].radius)
        ? .centreOutOfRange(disc: wrong) : .radiusOutOfRange(disc: wrong)
    }
    let rows = DiscRows(discs)
    let (found, parts) = Self.border(of: rows)
    let links = ArcLinks(found, rows)
    let builder = RingBuilder(found, links, rows, parts)
    arcs = builder.arcs
    rings = builder.rings
    area = rings.reduce(0) { $0 + $1.area }
    widestStep = links.widestStep
    self.rows = rows
  }

  /// The border arcs in the order of their discs, and which discs hang together.
  private static func border(of rows: DiscRows) -> ([FoundArc], DisjointSets) {
    let smaller = SmallerNeighbours(rows)
    let (arcs, joined) = Workers.withStates(
      rows.count, state: { ArcFinder(rows, smaller) }, finished: { $0.joined() }
    ) { finder, places in finder.arcs(of: places) }
    var parts = joined.first ?? DisjointSets(0)
    for other in joined.dropFirst() { parts.join(other) }
    return (arcs.flatMap { $0 }, parts)
  }

  /// Whether a point lies in a disc or on its circle, by the formula and not by the rings. O(log n) time
  /// and more where many discs are near.
  public func contains(_ point: PlanePoint) -> Bool {
    guard point.x.isFinite, point.y.isFinite else { return false }
    return rows.covers(point.x, point.y)
  }
}
