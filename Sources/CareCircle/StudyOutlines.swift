import Coverage
import Layers
import Reports

extension StudyResult {
  /// The number of gates that the drawing of all facilities that count puts on the wrong side; nil without streets.
  func drawingDisagreements() -> Int? {
    guard let streets, walkable != nil, case .walking = results.circle else { return nil }
    return streets.disagreements(with: coveredStreets.value)
  }

  /// The areas within a walk along the study's streets; nil without streets.
  ///
  /// `minutes` are the limits of the walk; if there are none, the circle's own limit applies.
  public func outlines(
    around centres: CircleCentres = .facilities, minutes: [Double] = [],
    merge: OutlineMerge = .overlap
  ) -> ResultLayer? {
    let isAroundEstates = centres == .estates
    let areas = walkable.flatMap {
      results.outlineAreas(
        along: $0, aroundEstates: isAroundEstates, minutes: minutes, merge: merge)
    }
    return areas.map { results.outlines($0, aroundEstates: isAroundEstates) }
  }
}
