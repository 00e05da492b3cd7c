import Parallel

/// The union of discs in a plane, bounded by arcs of their circles rather than by polygons.
///
/// The union is a closed set. It is correct for every point that is more than 1 mm from its border, and its
/// area is correct to the rounding of `Double`, whatever the input: identical, tangent and nested discs, and
/// points where many circles meet. The result depends only on the set of discs: the same discs in another
/// order give the same rings. The only exception is that the arcs of identical discs carry the index of the
/// first of them.
///
/// Building takes O(n log n + m log m) time for m pairs of neighbours, on all cores, and less if circles are
/// covered by their nearest neighbours. Very different radii take no longer than equal ones.
public struct PlaneDiscUnion: Sendable {
  /// The arcs of the border, ring by ring.
  public let arcs: [BorderArc]
  /// The rings: first the outer rings, then the holes.
  public let rings: [BorderRing]
  /// The area in square metres of the plane.
  public let area: Double
  /// The widest step between consecutive arcs that had to be closed where circles meet in one point, in
  /// metres.
  let widestStep: Double
  private let rows: DiscRows

  /// Makes the union of `discs`. It is empty if there are none.
  ///
  /// - Throws: `DiscUnionError` for the first disc whose radius is outside 1 mm...1,000 km or whose centre has
  ///   a coordinate beyond ±100,000 km, which includes NaN and infinities, and for more than 2^30 discs.
  public init(_ discs: [PlaneDisc]) throws(DiscUnionError) {
    guard discs.count <= 1 << 30 else { throw .tooMany(count: discs.count) }
    if let wrong = discs.firstIndex(where: { !$0.isUsable }) {
      throw PlaneDisc.radii.contains(discs[wrong].radius)
        ? .centreOutOfRange(disc: wrong) : .radiusOutOfRange(disc: wrong)
    }
    let rows = DiscRows(discs)
    let (found, components) = Self.border(of: rows)
    let links = ArcLinks(found, rows)
    let builder = RingBuilder(found, links, rows, components)
    arcs = builder.arcs
    rings = builder.rings
    area = rings.reduce(0) { $0 + $1.area }
    widestStep = links.widestStep
    self.rows = rows
  }

  /// The border arcs in the order of their discs, and the connected components of the discs.
  private static func border(of rows: DiscRows) -> ([FoundArc], DisjointSets) {
    let smaller = SmallerNeighbours(rows)
    let (arcs, joined) = ParallelMap.runs(
      rows.count, state: { ArcFinder(rows, smaller) }, finished: { $0.joined() }
    ) { finder, range in finder.arcs(of: range) }
    var components = joined.first ?? DisjointSets(0)
    for other in joined.dropFirst() { components.join(other) }
    return (arcs.flatMap { $0 }, components)
  }

  /// Whether a point lies in a disc or on its circle, tested against the discs rather than the rings. Takes
  /// O(log n) time, and more if many discs are near.
  public func contains(_ point: PlanePoint) -> Bool {
    guard point.x.isFinite, point.y.isFinite else { return false }
    return rows.covers(point.x, point.y)
  }
}
