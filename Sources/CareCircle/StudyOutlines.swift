import Coverage
import Layers
import Reports

extension StudyResult {
  /// How many gates the drawing of all facilities that count puts on the wrong side; nil without streets.
  func drawingDisagreements() -> Int? {
    guard let streets, walkable != nil, case .walking = results.circle else { return nil }
    return streets.disagreements(with: coveredStreets.value)
  }

  /// The areas reached on foot along the study's streets; nil without streets.
  ///
  /// `minutes` are the limits, the circle's own when there are none.
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
