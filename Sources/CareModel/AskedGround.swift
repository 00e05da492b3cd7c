import Geodesy
import PlaneGeometry

/// The ground to which a study is limited: only what lies on it is asked about.
///
/// A location lies on it if the point that represents it does; its border belongs to it. What has no location cannot be
/// said to lie elsewhere, so it is asked about.
package struct AskedGround: Sendable {
  package let place: MultiPolygon
  private let index: PolygonIndex

  /// The ground of some polygons.
  package init(_ place: MultiPolygon) {
    self.place = place
    index = PolygonIndex([place])
  }

  /// Whether something is asked about, given the point that represents it.
  package func holds(_ anchor: Coordinate?) -> Bool {
    anchor.map { index.first(containing: $0) != nil } ?? true
  }

  /// The indices of the points that are asked about. Uses all cores.
  package func indices(of anchors: [Coordinate?]) -> [Int] {
    let known = anchors.indices.filter { anchors[$0] != nil }
    var isAsked = [Bool](repeating: true, count: anchors.count)
    for (place, found) in zip(known, index.indices(containing: known.compactMap { anchors[$0] })) {
      isAsked[place] = found >= 0
    }
    return anchors.indices.filter { isAsked[$0] }
  }
}
