import Coverage
import Layers
import Reports
import Wording

extension Study {
  /// Draws the circle around each facility or estate. If the study has streets, the areas along streets are drawn
  /// instead, for each of the limits in `minutes`. The study must have been read for `.circles` or for more.
  ///
  /// - Throws: `CareCircleError` if the policy of the study cannot be read.
  public func circles(
    around centres: CircleCentres, minutes: [Double] = [], merge: OutlineMerge = .overlap
  ) throws(CareCircleError) -> (layer: ResultLayer, study: StudyResult) {
    let result = try analyse()
    if let outlines = result.outlines(around: centres, minutes: minutes, merge: merge) {
      return (outlines, result)
    }
    let results = result.results
    switch (centres, merge) {
    case (.facilities, .split): return (results.splitFacilityCircles, result)
    case (.facilities, _): return (results.facilityCircles, result)
    case (.estates, .split): return (results.splitEstateCircles, result)
    case (.estates, _): return (results.estateCircles, result)
    }
  }
}
