import CareModel
import Coverage
import Registers
import Reports
import Wording

/// Circles alone: around facilities or estates, without a question.
public enum CircleStudy {
  /// What stands in the middle of the circles.
  public enum Centres: String, Sendable, CaseIterable {
    /// The plan's facilities.
    case facilities
    /// The plan's estates.
    case estates
  }

  /// Draws the plan's circle around each of its facilities or estates.
  public static func circles(
    around centres: Centres, of plan: StudyPlan
  ) throws(CareCircleError) -> (layer: FeatureLayer, study: StudyResult) {
    var alone = plan
    switch centres {
    case .facilities:
      try plan.check(needs: [.facilities], among: InputKind.all.ofStudies)
      let ofEstates: [InputKind] = [.estates, .gates, .estateAttributes, .estatePolygons]
      for kind in ofEstates { alone.inputs[kind] = [] }
    case .estates:
      try plan.check(needs: [.estates], among: InputKind.all.ofStudies)
      alone.inputs[.facilities] = []
    }
    let study = try Study(unchecked: alone).analyse()
    let layer = centres == .facilities ? study.circles : study.results.estateCircles
    return (layer, study)
  }
}
