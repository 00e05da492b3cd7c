import Coverage
import Reports
import Wording

extension Study {
  /// Draws the circle around each facility or estate. The study has to be read for `.circles` or for more.
  public func circles(
    around centres: CircleCentres
  ) throws(CareCircleError) -> (layer: FeatureLayer, study: StudyResult) {
    let result = try analyse()
    let layer = centres == .facilities ? result.circles : result.results.estateCircles
    return (layer, result)
  }
}
